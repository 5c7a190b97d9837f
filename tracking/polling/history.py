"""What spectator never showed: the history turn.

Spectator is fast and unreliable, match lists are slow and complete. Each player's recent ids are
compared with what is stored; a record that is missing completes every follower in it. Riot's own
filters and start times are not used at all (developer-relations#1035, #1134): only the record's end
decides what is owed. After an absence everybody's newest game comes before anybody's second.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.games import Game, GameKey
from tracking.domain.listing import Listing
from tracking.domain.results import GameRecord, read_match
from tracking.errors import (
    MalformedRecord,
    RiotError,
    RiotForbidden,
    RiotRejected,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.players import mark_foreign
from tracking.polling import store
from tracking.polling.audit import Audits, detail
from tracking.polling.awaiting import OUTAGE
from tracking.polling.completion import (
    NOT_NAMED,
    PRIVATE,
    UNREADABLE,
    UNSTORABLE,
    Completion,
)
from tracking.polling.lists_due import ListDue, ListsDue, cluster_of
from tracking.polling.visibility import PlayedUnseen, Visibility
from tracking.polling.walks import Services, Walk, each, newest_missing
from tracking.riot.client import MatchAnswer, RiotClient
from tracking.riot.rate_limit import Priority

log = logging.getLogger(__name__)

RECORDS_PER_TURN = 200
"""So many records at most in one turn, so that a long absence does not make one turn endless; what
is left over comes first in the next."""

REACH = timedelta(hours=6)
"""So far behind the last comparison a list is read, beyond its first page: records come late."""

AGAIN = timedelta(days=1)
"""A game that was given up and is listed without a record is asked for that rarely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """When the games ended that are looked for."""

    after: datetime
    before: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What asking for a record gave."""

    ended_at: datetime | None = None
    named: frozenset[str] = frozenset()
    reason: str = NOT_NAMED
    final: bool = True
    """Whether there will never be more, for those whom it does not name."""


class History:
    """Compares match lists with what is stored."""

    def __init__(
        self,
        *,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        completion: Completion,
        visibility: Visibility,
        interval: timedelta,
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._completion = completion
        self._visibility = visibility
        self._interval = interval
        self._lists = ListsDue(
            database=database, riot=riot, clock=clock, visibility=visibility, interval=interval
        )
        self._ended: Between | None = None
        self._services = Services()
        self._audits = Audits(began_at=clock.now())

    async def turn(self, ended: Between | None = None) -> dict[str, Any]:
        """Compare the lists that are due; one player's failure concerns him alone. Says too what
        was missing before anything was repaired (`tracking.polling.audit`).

        `ended`: only games that ended then are stored, and of what has no record nothing is
        written down. The others are somebody else's to find.
        """
        self._ended = ended
        walks = [self._walk(due) for due in await self._lists.choose()]
        self._services = Services()
        counts = {"players": len({walk.player.player_id for walk in walks}), "found": 0}
        open_walks, records = walks, 0
        while open_walks and records < RECORDS_PER_TURN:
            await each(open_walks, self._next_page)
            while wanted := newest_missing(open_walks):
                found = await self._fetch_all(wanted)
                counts["found"] += found
                records += len(wanted)
                if records >= RECORDS_PER_TURN:
                    break
            open_walks = [w for w in open_walks if not w.failed and not w.listing.is_read()]
        await self._remember(walks)
        counts["failed"] = sum(walk.failed for walk in walks)
        return counts | detail([walk.audit for walk in walks], self._interval)

    def _walk(self, due: ListDue) -> Walk:
        player = due.player
        since = max(player.owed_since, self._ended.after) if self._ended else player.owed_since
        reach = max(since, due.compared_at - REACH) if due.compared_at else since
        audit = self._audits.begin(
            due.where,
            compared_at=due.compared_at,
            owed_since=player.owed_since,
            now=due.at,
            interval=due.interval,
        )
        return Walk(due=due, listing=Listing(owed_since=since, reach=reach), audit=audit)

    async def _next_page(self, walk: Walk) -> None:
        player, listing = walk.player, walk.listing
        part = cluster_of(player.platform), walk.game
        if self._services.is_down(part):
            walk.failed = True
            return
        self._lists.asked(walk.due)
        try:
            ids = await self._riot.match_ids(
                player.platform,
                walk.due.puuid,
                game=walk.game,
                start=listing.start,
                count=listing.count,
                priority=Priority.HISTORY,
            )
        except RiotError as error:
            walk.failed = True
            self._services.refused[part] += isinstance(error, RiotUnavailable)
            await self._no_list(walk, error)
            return
        self._services.answered.add(part)
        first = listing.start == 0
        keys = listing.add_page(ids)
        if first and not keys:
            async with self._database.read() as session:
                walk.hollow = await store.has_results(session, player.player_id, walk.game)
        await self._compare(walk, keys)

    async def _no_list(self, walk: Walk, error: RiotError) -> None:
        log.info("no match list of player %d: %s", walk.player.player_id, error)
        if isinstance(error, RiotWrongKeyPuuid):
            async with self._database.write() as session:
                await mark_foreign(session, [walk.player.player_id], self._clock.now())

    async def _compare(self, walk: Walk, keys: Sequence[GameKey]) -> None:
        """Learn what is stored of these games; what is listed and ACTIVE is over."""
        if not keys:
            return
        player_id, now = walk.player.player_id, self._clock.now()
        async with self._database.read() as session:
            stored = await store.stored_games(session, player_id, keys, now=now)
        walk.audit.add(keys, {key: game.ended_at for key, game in stored.items()})
        known = {key: game.ended_at for key, game in stored.items() if not game.ask_again}
        walk.listing.learn(known)
        if any(ended_at is None for ended_at in known.values()):
            async with self._database.write() as session:
                await store.hold_over_listed(session, player_id, keys, now=now)

    async def _fetch_all(self, wanted: dict[tuple[Game, GameKey], list[Walk]]) -> int:
        """Ask for each of these records once, for everybody who lists it; how many were there."""
        found = 0

        async def one(item: tuple[tuple[Game, GameKey], list[Walk]]) -> None:
            nonlocal found
            (game, key), walks = item
            try:
                answer = await self._fetch(key, game, walks)
            except RiotError as error:
                log.info("game %s is compared again later: %s", key.match_id, error)
                for walk in walks:
                    walk.failed = True
                return
            found += bool(answer.named)
            for walk in walks:
                await self._learn(walk, key, answer)

        await each(wanted.items(), one)
        return found

    async def _fetch(self, key: GameKey, game: Game, walks: Sequence[Walk]) -> _Found:
        """Raises RiotError where the answer says nothing of this very game."""
        service = self._completion.service
        try:
            answer = await service.record(key, game=game, priority=Priority.HISTORY)
            if answer is None:
                if await service.works(key, game, priority=Priority.HISTORY) is False:
                    raise RiotUnavailable(OUTAGE)
                return _Found(reason="Riot lists this game but does not publish it.", final=False)
            if other := self._not_ours(answer, game):
                return _Found(ended_at=other.ended_at, named=frozenset(other.results))
            record = await self._completion.complete(answer, game, source="history")
        except RiotForbidden:
            if await service.works(key, game, priority=Priority.HISTORY) is False:
                raise
            return _Found(reason=f"{PRIVATE}.")
        except RiotUnavailable as error:
            if not await service.works(key, game, priority=Priority.HISTORY):
                raise
            return _Found(reason=error.message, final=False)
        except (RiotRejected, MalformedRecord) as error:
            return _Found(reason=error.message, final=False)
        except UNSTORABLE:
            log.exception("the record of game %s could not be stored", key.match_id)
            return _Found(reason=UNREADABLE, final=False)
        self._visibility.played(
            [
                PlayedUnseen(
                    player_id=walk.player.player_id,
                    platform=key.platform,
                    game=game,
                    key=key,
                    started_at=record.started_at,
                    ended_at=record.ended_at,
                )
                for walk in walks
            ],
            self._clock.now(),
        )
        return _Found(ended_at=record.ended_at, named=frozenset(record.results))

    def _not_ours(self, answer: MatchAnswer, game: Game) -> GameRecord | None:
        """The record where it is of a game that somebody else is to find."""
        if self._ended is None:
            return None
        record = read_match(answer.raw, game)
        at = record.ended_at
        return None if at and self._ended.after <= at < self._ended.before else record

    async def _learn(self, walk: Walk, key: GameKey, found: _Found) -> None:
        walk.listing.learn({key: found.ended_at})
        walk.audit.found(key, found.ended_at)
        if walk.due.puuid in found.named:
            return
        if self._ended is not None:
            # It may be another game. Where a record may still come it is asked for again.
            walk.failed = walk.failed or not found.final
            return
        now = self._clock.now()
        async with self._database.write() as session:
            await store.open_listed(
                session,
                walk.player.player_id,
                key,
                walk.game,
                reason=found.reason,
                final=found.final,
                now=now,
                again_at=now + AGAIN,
            )

    async def _remember(self, walks: Sequence[Walk]) -> None:
        """Write down who was compared whole; a list that was not is read again from its top."""
        for walk in walks:
            self._audits.end(walk.due.where, walk.audit, whole=walk.is_whole)
            if walk.is_whole:
                self._lists.compared(walk.due)
        whole: dict[int, datetime] = {}
        for player in {walk.player.player_id: walk.player for walk in walks}.values():
            at = self._lists.all_compared_at(player)
            if at is not None and at != player.compared_at:
                whole[player.player_id] = at
        if whole:
            async with self._database.write() as session:
                for player_id, at in sorted(whole.items()):
                    await store.compared(session, player_id, at=at)
