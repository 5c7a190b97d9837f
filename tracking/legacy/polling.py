"""PollingService: the old model, state transitions per player in `game_states`.

It asks for each player by himself and keeps what it waits for in memory, as the old service did.
Its announcements go through the same outbox as the new model's.
"""

import asyncio
import logging
from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracking import outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.followed import FollowedPlayer, followed_players, present
from tracking.database.forbidden import withheld
from tracking.database.scoreboards import keep
from tracking.domain.events import Kind
from tracking.domain.games import Game, LiveGame
from tracking.domain.queues import queue, queue_named
from tracking.domain.results import GameRecord, read_match
from tracking.domain.withholding import withhold_in_text, withhold_partners
from tracking.errors import MalformedRecord, RiotError, RiotForbidden, RiotKeyInvalid, RiotRejected
from tracking.legacy import store
from tracking.legacy.transitions import IN_GAME, NOT_IN_GAME, Began, LastState, Over, transition
from tracking.riot.client import MatchAnswer, RiotClient
from tracking.riot.rate_limit import Priority
from tracking.settings import Settings
from tracking.together import together

log = logging.getLogger(__name__)

AT_ONCE = 8


@dataclass(frozen=True, slots=True)
class _Silent:
    """Nobody could say whether he plays."""


class PollingService:
    """One turn looks at every player and stores the transitions."""

    def __init__(
        self, *, database: Database, riot: RiotClient, settings: Settings, clock: Clock
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._emit = settings.emit_events
        self._max_age = timedelta(hours=settings.announce_max_age_hours)
        self._grace = timedelta(seconds=settings.result_grace_seconds)
        self._most_retries = settings.max_result_retries
        self._missing_since: dict[tuple[int, str], datetime] = {}
        self._retries: Counter[tuple[int, str]] = Counter()

    async def polling_turn(self) -> dict[str, int]:
        """Look at everybody once; one player's failure concerns him alone."""
        async with self._database.read() as session:
            players = await followed_players(session)
            states = await store.last_states(session)
        gate = asyncio.Semaphore(AT_ONCE)
        counts: Counter[str] = Counter()

        async def one(player: FollowedPlayer) -> None:
            async with gate:
                counts[await self._look(player, states.get(player.player_id))] += 1

        await together(one(player) for player in players)
        return {"players": len(players), **counts}

    async def _look(self, player: FollowedPlayer, last: LastState | None) -> str:
        live = await self._live(player)
        if isinstance(live, _Silent):
            return "failed"
        step = transition(last, live)
        if isinstance(step, Began):
            return await self._began(player, step)
        if isinstance(step, Over):
            return await self._over(player, step)
        return "unchanged"

    async def _live(self, player: FollowedPlayer) -> LiveGame | _Silent | None:
        asked: list[LiveGame | _Silent | None] = []
        for game, puuid in player.puuids:
            try:
                live = await self._riot.live_game(
                    player.platform, puuid, game=game, priority=Priority.DETECTION
                )
            except (RiotKeyInvalid, RiotForbidden):
                continue  # one key is dead: the other game goes on
            except RiotError as error:
                log.info("no look at player %d: %s", player.player_id, error)
                asked.append(_Silent())
                continue
            if live is not None:
                return live
            asked.append(None)
        return None if asked and not any(asked) else _Silent()

    async def _began(self, player: FollowedPlayer, step: Began) -> str:
        async with self._database.write() as session:
            if not await present(session, {player.player_id}):
                return "gone"
            store.write_began(session, player.player_id, step.live, self._clock.now())
        before = f"{IN_GAME} {step.forgotten}" if step.forgotten else NOT_IN_GAME
        live = step.live
        log.info(
            "state transition %s -> %s · %s · %s · %s",
            before,
            IN_GAME,
            player.riot_id,
            live.key.match_id,
            queue(live.queue_id, mode=live.mode, map_id=live.map_id).name,
        )
        return "forgotten" if step.forgotten else "began"

    async def _over(self, player: FollowedPlayer, step: Over) -> str:
        game = store.game_of(step.queue_type)
        key = store.key_of(player.platform, step.game_id)
        try:
            answer = await self._riot.match(key.match_id, game=game, priority=Priority.RESULT)
            if answer is not None:
                return await self._finished(player, step, game, answer)
        except (RiotForbidden, RiotRejected, MalformedRecord) as error:
            log.info("no result of %s: %s", key.match_id, error)
            return await self._without_result(player, step)
        except RiotError as error:
            log.info("game %s is asked for again later: %s", key.match_id, error)
            return "postponed"
        if self._is_patient(player, step):
            return "awaited"
        return await self._without_result(player, step)

    def _is_patient(self, player: FollowedPlayer, step: Over) -> bool:
        """Whether a missing record is still waited for. A restart begins to wait anew."""
        which = (player.player_id, step.game_id)
        now = self._clock.now()
        if now < self._missing_since.setdefault(which, now) + self._grace:
            return True
        self._retries[which] += 1
        return self._retries[which] < self._most_retries

    def _forget(self, player: FollowedPlayer, step: Over) -> None:
        self._missing_since.pop((player.player_id, step.game_id), None)
        self._retries.pop((player.player_id, step.game_id), None)

    async def _finished(
        self, player: FollowedPlayer, step: Over, game: Game, answer: MatchAnswer
    ) -> str:
        record = read_match(answer.raw, game)
        now = self._clock.now()
        async with self._database.write() as session:
            if not await present(session, {player.player_id}):
                return "gone"
            nameless = await withheld(session, record.results, record.names)
            record = withhold_partners(record, nameless)
            results = await store.results_of_followers(session, record)
            store.write_over(
                session,
                player.player_id,
                game_id=step.game_id,
                queue_type=record.queue_name or step.queue_type,
                result=results.get(player.player_id),
                record=record,
                raw=withhold_in_text(answer.text, nameless),
                now=now,
            )
            await keep(session, record, now, withheld=nameless)
            await outbox.enqueue(
                session,
                _event(record, results, step),
                emit=self._emit,
                now=now,
                max_age=self._max_age,
            )
        self._told(player, step, record.queue_name)
        self._forget(player, step)
        return "finished"

    async def _without_result(self, player: FollowedPlayer, step: Over) -> str:
        async with self._database.write() as session:
            if not await present(session, {player.player_id}):
                return "gone"
            store.write_over(
                session,
                player.player_id,
                game_id=step.game_id,
                queue_type=step.queue_type,
                result=None,
                record=None,
                raw=None,
                now=self._clock.now(),
            )
        self._told(player, step, f"{step.queue_type or 'unknown queue'} · without a result")
        self._forget(player, step)
        return "without_result"

    def _told(self, player: FollowedPlayer, step: Over, how: str) -> None:
        log.info(
            "state transition %s -> %s · %s · %s · %s",
            IN_GAME,
            NOT_IN_GAME,
            player.riot_id,
            store.key_of(player.platform, step.game_id).match_id,
            how,
        )


def _event(record: GameRecord, results: dict[int, store.Result], step: Over) -> outbox.FinishedGame:
    # The record of a game that was cut off names no queue; the transition into it did.
    seen = None if record.knows_queue else queue_named(step.queue_type)
    return outbox.FinishedGame(
        kind=Kind.RESULT,
        key=record.key,
        game=record.game,
        queue_id=seen.id if seen else record.queue_id,
        queue_name=seen.name if seen else record.queue_name,
        ended_at=record.ended_at,
        over_by=record.over_by,
        duration_seconds=record.duration_seconds,
        results=results,
    )
