"""What becomes of a game that is over and has no record for us: awaited, postponed, or given up."""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracking import outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.events import Kind
from tracking.domain.following import HeldOver, grace_ends, next_attempt
from tracking.domain.games import TrackedGame
from tracking.domain.queues import QueueKind, queue
from tracking.polling import store
from tracking.polling.match_service import MatchService
from tracking.riot.rate_limit import Priority

log = logging.getLogger(__name__)

OUTAGE = "Riot serves no match record at present."


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a missing record is waited for; all from the settings."""

    interval: timedelta
    grace: timedelta
    deadline: timedelta
    announce_max_age: timedelta


class Awaiting:
    """Writes down when a game is asked for next, or that it never is."""

    def __init__(
        self,
        *,
        database: Database,
        service: MatchService,
        clock: Clock,
        patience: Patience,
        emit: bool,
    ) -> None:
        self._database = database
        self._service = service
        self._clock = clock
        self._patience = patience
        self._emit = emit

    async def missing(
        self,
        due: store.DueGame,
        reason: str,
        *,
        failed: bool = False,
        silent: bool = False,
        priority: Priority = Priority.RESULT,
    ) -> str:
        """The game has no record for us; `failed`: not because it is not published yet; `silent`:
        Riot had no usable answer about it."""
        now = self._clock.now()
        overdue = self.is_overdue(due)
        running = not failed and await self._is_running(due)
        graced = [
            running or (not failed and now < self._grace_ends(row, why)) for row, why in due.rows
        ]
        # Before it counts: does Riot deny everything?
        counts = not failed and (overdue or not all(graced))
        if counts and await self._service.works(due.key, due.game, priority=priority) is False:
            return await self.postpone(due, OUTAGE)
        if overdue:
            said = reason if failed and not silent else self._too_late(silent=silent)
            await self.give_up(due, said, again=True)
            return "unavailable"
        async with self._database.write() as session:
            for (row, _), in_grace in zip(due.rows, graced, strict=True):
                await store.put_off(
                    session,
                    row.id,
                    now=now,
                    due_at=self._next_attempt(row, in_grace=in_grace),
                    reason=reason,
                    retry=not in_grace,
                )
        return "awaited"

    async def postpone(self, due: store.DueGame, reason: str) -> str:
        """It is asked for again in the next turn, and this was no retry of its own."""
        now = self._clock.now()
        at = now + self._patience.interval
        log.info("game %s is asked for again later: %s", due.key.match_id, reason)
        async with self._database.write() as session:
            for row, _ in due.rows:
                await store.put_off(session, row.id, now=now, due_at=at, reason=reason, retry=False)
        return "postponed"

    async def give_up(
        self, due: store.DueGame, reason: str, *, was_asked: bool = True, again: bool = False
    ) -> int:
        """UNAVAILABLE, and announced as such where the game's start had been seen; gives back of
        how many rows this very call says so. `was_asked` False: not because of Riot's answer;
        `again`: its record is asked for once more when it stands in a match list after all."""
        now = self._clock.now()
        async with self._database.write() as session:
            given_up = await store.give_up(
                session,
                [row.id for row, _ in due.rows],
                reason=reason,
                now=now,
                was_asked=was_asked,
                again_at=now if again else None,
            )
            if seen := [each.player_id for each in given_up if each.seen]:
                await outbox.enqueue(
                    session,
                    _unpublished(due, seen, reason),
                    emit=self._emit,
                    now=now,
                    max_age=self._patience.announce_max_age,
                )
        if given_up:
            log.info("no result for game %s: %s", due.key.match_id, reason)
        return len(given_up)

    def is_overdue(self, due: store.DueGame) -> bool:
        """Whether its deadline is over."""
        now = self._clock.now()
        held = min(row.awaited_since or now for row, _ in due.rows)
        return now - held >= self._patience.deadline

    def _too_late(self, *, silent: bool) -> str:
        hours = self._patience.deadline.total_seconds() / 3600
        asked_last = ", and gave no usable answer when it was asked last" if silent else ""
        return f"Riot did not publish this game within {hours:g} hours{asked_last}."

    async def _is_running(self, due: store.DueGame) -> bool:
        since = self._clock.now() - 3 * self._patience.interval
        async with self._database.read() as session:
            return await store.seen_lately(session, due.key, since=since)

    def _grace_ends(self, row: TrackedGame, why: HeldOver) -> datetime:
        named = (row.queue_type or "").startswith("Arena")
        arena = named or queue(row.queue_id).kind is QueueKind.ARENA
        return grace_ends(row, arena=arena, reason=why, grace=self._patience.grace)

    def _next_attempt(self, row: TrackedGame, *, in_grace: bool) -> datetime:
        now = self._clock.now()
        return next_attempt(
            now=now,
            held_over_at=row.held_over_at or now,
            in_grace=in_grace,
            retries=row.retry_count + (0 if in_grace else 1),
            interval=self._patience.interval,
        )


def _unpublished(due: store.DueGame, players: list[int], reason: str) -> outbox.FinishedGame:
    row = due.rows[0][0]
    return outbox.FinishedGame(
        kind=Kind.UNAVAILABLE,
        key=due.key,
        game=due.game,
        queue_id=row.queue_id,
        queue_name=row.queue_type or "",
        ended_at=row.ended_at or row.held_over_at,
        duration_seconds=None,
        results=dict.fromkeys(players, None),
        reason=reason,
    )
