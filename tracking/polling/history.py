"""What spectator never showed: the history turn.

Riot's match lists are slow and complete. Each player's recent ids are compared with what is
stored, newest first; a record that is missing completes every follower in it. Riot's own filters
and start times are not trusted (developer-relations#1035, #1134): only the record's end decides
what is owed.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.games import Game, GameKey
from tracking.errors import MalformedRecord, RiotError, RiotForbidden, RiotRejected
from tracking.polling import store
from tracking.polling.completion import PRIVATE, Completion
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority

log = logging.getLogger(__name__)

PLAYERS_PER_TURN = 100
"""So many players at most are compared in one turn; the longest waiting come first."""

AT_ONCE = 8

PAGE = 20
MOST_PAGES = 5
"""Riot lists 100 ids at most per request; a hundred games in one absence are enough."""


class History:
    """Compares match lists with what is stored."""

    def __init__(
        self,
        *,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        completion: Completion,
        interval: timedelta,
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._completion = completion
        self._interval = interval
        self._fetching: defaultdict[GameKey, asyncio.Lock] = defaultdict(asyncio.Lock)
        """Premades miss the same game; its record is asked for once."""

    async def turn(self) -> dict[str, int]:
        """Compare the players who are due; one player's failure concerns him alone."""
        now = self._clock.now()
        async with self._database.read() as session:
            due = await store.history_due(
                session, before=now - self._interval, limit=PLAYERS_PER_TURN
            )
        counts = {"players": len(due), "found": 0, "failed": 0}
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(player: store.HistoryPlayer) -> int | None:
            async with gate:
                return await self._compare(player)

        outcomes = await asyncio.gather(*(one(player) for player in due))
        self._fetching.clear()
        for found in outcomes:
            counts["failed" if found is None else "found"] += 1 if found is None else found
        return counts

    async def _compare(self, player: store.HistoryPlayer) -> int | None:
        """How many games were found, None where Riot gave no list."""
        asked_at = self._clock.now()
        found = 0
        try:
            for game, puuid in player.puuids:
                found += await self._compare_game(player, game, puuid)
        except RiotError as error:
            log.info("no match list of player %d: %s", player.player_id, error)
            return None
        async with self._database.write() as session:
            await store.compared(session, player.player_id, at=asked_at)
        return found

    async def _compare_game(self, player: store.HistoryPlayer, game: Game, puuid: str) -> int:
        found = 0
        for page in range(MOST_PAGES):
            ids = await self._riot.match_ids(
                player.platform,
                puuid,
                game=game,
                start=page * PAGE,
                count=PAGE,
                priority=Priority.HISTORY,
            )
            keys = [key for key in map(GameKey.parse, ids) if key is not None]
            async with self._database.write() as session:
                stored = await store.stored_ends(session, player.player_id, keys)
                await store.hold_over_listed(session, player.player_id, keys, now=self._clock.now())
            reached, more = await self._newest_first(player, game, keys, stored)
            found += more
            if reached or len(ids) < PAGE or _was_compared(player, keys, stored):
                break
        return found

    async def _newest_first(
        self,
        player: store.HistoryPlayer,
        game: Game,
        keys: Sequence[GameKey],
        stored: dict[GameKey, datetime | None],
    ) -> tuple[bool, int]:
        """Fetch what is missing until a game that ended before anything was owed or compared."""
        found = 0
        for key in keys:
            if key in stored:
                ended = stored[key]
            else:
                async with self._fetching[key]:
                    fetched, ended = await self._fetch_once(player, game, key)
                found += fetched
            if ended is not None and ended < player.owed_since:
                return True, found
        return False, found

    async def _fetch_once(
        self, player: store.HistoryPlayer, game: Game, key: GameKey
    ) -> tuple[bool, datetime | None]:
        async with self._database.read() as session:
            stored = await store.stored_ends(session, player.player_id, [key])
        if key in stored:
            return False, stored[key]
        return True, await self._fetch(player, game, key)

    async def _fetch(
        self, player: store.HistoryPlayer, game: Game, key: GameKey
    ) -> datetime | None:
        try:
            answer = await self._riot.match(key.match_id, game=game, priority=Priority.HISTORY)
            if answer is not None:
                record = await self._completion.complete(answer, game, source="history")
                return record.ended_at
            reason, private = "Riot lists this game but does not publish it", False
        except RiotForbidden:
            reason, private = f"{PRIVATE}.", True
        except (RiotRejected, MalformedRecord) as error:
            reason, private = error.message, False
        async with self._database.write() as session:
            await store.open_listed(
                session,
                player.player_id,
                key,
                game,
                reason=reason,
                private=private,
                now=self._clock.now(),
            )
        return None


def _was_compared(
    player: store.HistoryPlayer, keys: Sequence[GameKey], stored: dict[GameKey, datetime | None]
) -> bool:
    """Whether what comes after these games was compared before. That the last of them is stored
    does not say so: a comparison that was interrupted stored the newest games alone."""
    ended = stored.get(keys[-1]) if keys else None
    return ended is not None and player.compared_at is not None and ended < player.compared_at
