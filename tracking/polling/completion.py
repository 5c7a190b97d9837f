"""Which games are over, and with what result: the completion turn.

One request per game, one transaction per record: it opens and completes the row of every followed
player in the game and enqueues one announcement per channel that follows any of them.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.exc import DataError, IntegrityError

from tracking import outbox, ranks
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.events import Kind
from tracking.domain.following import HeldOver, grace_ends, next_attempt
from tracking.domain.games import Game, TrackedGame
from tracking.domain.ladders import ladder_of
from tracking.domain.queues import QueueKind, is_known, queue
from tracking.domain.rank_lines import RankLine
from tracking.domain.results import GameRecord, read_match
from tracking.errors import (
    MalformedRecord,
    RiotError,
    RiotForbidden,
    RiotRejected,
    RiotUnavailable,
)
from tracking.polling import store
from tracking.polling.match_service import MatchService, Part, part_of
from tracking.riot.client import MatchAnswer, RiotClient
from tracking.riot.rate_limit import Priority

log = logging.getLogger(__name__)

GAMES_PER_TURN = 200
"""So many games at most are asked for in one turn; the rest is due in the next."""

AT_ONCE = 8
"""So many records of one service are read at the same time, each up to a few hundred kilobytes; one
that hangs holds up no other's."""

PRIVATE = "Riot keeps the records of this game private"
NOT_PUBLISHED = "Riot has not published the record yet."
NOT_NAMED = "The record of this game does not name this player."
OUTAGE = "Riot serves no match record at present."
UNREADABLE = "The record of this game could not be stored."

UNSTORABLE = (DataError, IntegrityError, LookupError, TypeError, ValueError)
"""What a record raises that we cannot read or the database does not take. What else fails is the
process's trouble, not this game's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long a missing record is waited for; all from the settings."""

    interval: timedelta
    grace: timedelta
    deadline: timedelta
    announce_max_age: timedelta


class Completion:
    """Fetches the records of games held over and stores their results."""

    def __init__(
        self,
        *,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        patience: Patience,
        emit: bool,
    ) -> None:
        self.service = MatchService(
            database=database,
            riot=riot,
            clock=clock,
            # Found out once in a turn, and anew in the next.
            valid_seconds=patience.interval.total_seconds() / 2,
        )
        self._database = database
        self._clock = clock
        self._patience = patience
        self._emit = emit
        self._unknown_queues: set[int] = set()

    async def turn(self, *, only: Collection[int] | None = None) -> dict[str, int]:
        """Run one turn; a failing game concerns itself alone. `only` bounds it to these rows."""
        now = self._clock.now()
        async with self._database.write() as session:
            await store.hold_over_overdue(session, now=now)
        async with self._database.read() as session:
            due = await store.games_due(session, now=now, limit=GAMES_PER_TURN, only=only)
        gates: defaultdict[Part, asyncio.Semaphore] = defaultdict(
            lambda: asyncio.Semaphore(AT_ONCE)
        )

        async def one(each: store.DueGame) -> str:
            async with gates[part_of(each.key, each.game)]:
                return await self.settle(each)

        outcomes = await asyncio.gather(*(one(each) for each in due))
        counts = dict.fromkeys(("completed", "awaited", "unavailable", "postponed"), 0)
        for outcome in outcomes:
            counts[outcome] += 1
        return {"due": len(due), **counts}

    async def settle(self, due: store.DueGame, *, priority: Priority = Priority.RESULT) -> str:
        """Ask for one game's record and store what follows; says which way it went: `completed`,
        `awaited`, `unavailable` or `postponed`."""
        if self.service.is_down(due.key, due.game):
            return await self._postpone(due, OUTAGE)
        try:
            return await self._ask(due, priority)
        except RiotError as error:
            # An outage, a 429 or a dead key is nobody's retry: the game is asked for again.
            return await self._postpone(due, error.message)
        except UNSTORABLE:
            log.exception("the record of game %s could not be stored", due.key.match_id)
            return await self._missing(due, UNREADABLE, failed=True)

    async def _ask(self, due: store.DueGame, priority: Priority) -> str:
        """Raises RiotError where the answer says nothing of this very game."""
        try:
            answer = await self.service.record(due.key, game=due.game, priority=priority)
            if answer is None:
                return await self._missing(due, NOT_PUBLISHED, priority=priority)
            await self.complete(answer, due.game)
        except RiotForbidden:
            if await self.service.works(due.key, due.game, priority=priority) is False:
                raise
            queue_name = due.rows[0][0].queue_type or "unknown queue"
            await self.give_up(due, f"{PRIVATE} ({queue_name}).")
            return "unavailable"
        except RiotUnavailable as error:
            works = await self.service.works(due.key, due.game, priority=priority)
            if works is False or (works is None and not self._is_overdue(due)):
                raise
            return await self._missing(due, error.message, failed=True, silent=True)
        except (RiotRejected, MalformedRecord) as error:
            return await self._missing(due, error.message, failed=True)
        return await self._unnamed(due)

    async def _unnamed(self, due: store.DueGame) -> str:
        """The record is stored; who is not named in it waits on, or is given up in the end."""
        async with self._database.read() as session:
            waiting = await store.still_waiting(session, [row.id for row, _ in due.rows])
        if not waiting:
            return "completed"
        lost = [each for each in due.rows if waiting.get(each[0].id) is True]
        if lost:
            # Under another id, which is being found out: the record will name him then.
            await self._postpone(replace(due, rows=tuple(lost)), NOT_NAMED)
        others = tuple(each for each in due.rows if waiting.get(each[0].id) is False)
        if not others:
            return "postponed"
        return await self._missing(replace(due, rows=others), NOT_NAMED, failed=True)

    async def complete(
        self, answer: MatchAnswer, game: Game, *, source: str = "spectator"
    ) -> GameRecord:
        """Store a record for every followed player in it and enqueue its announcements, in one
        transaction. Doing it again changes nothing. Raises `MalformedRecord`."""
        record = read_match(answer.raw, game)
        self._note_queue(record)
        now = self._clock.now()
        async with self._database.write() as session:
            completed = await store.complete_record(
                session, record, raw=answer.text, now=now, source=source
            )
            if completed:
                ids = [each.player_id for each in completed]
                over_by = record.over_by or await store.over_by_rows(
                    session, record.key, ids, now=now
                )
                lines = await ranks.rank_lines(
                    session,
                    record.key,
                    ladder_of(record.queue_id),
                    ids,
                    ended_at=record.ended_at,
                    now=now,
                )
                await outbox.enqueue(
                    session,
                    _finished(record, completed, over_by, lines),
                    emit=self._emit,
                    now=now,
                    max_age=self._patience.announce_max_age,
                )
        for each in completed:
            log.info(
                "completed game %s · %s · %s · %s",
                record.key.match_id,
                each.riot_id,
                record.queue_name,
                each.result.outcome.value,
            )
        return record

    def _note_queue(self, record: GameRecord) -> None:
        """Tell once of a queue that Riot has and we do not (riot.md §8); its games go on."""
        number = record.queue_id
        if number is None or is_known(number) or number in self._unknown_queues:
            return
        self._unknown_queues.add(number)
        log.warning(
            "queue %d of %s is not known; it is called %s",
            number,
            record.key.match_id,
            record.queue_name,
        )

    async def _missing(
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
        overdue = self._is_overdue(due)
        running = not failed and await self._is_running(due)
        graced = [
            running or (not failed and now < self._grace_ends(row, why)) for row, why in due.rows
        ]
        # Before it counts: does Riot deny everything?
        counts = not failed and (overdue or not all(graced))
        if counts and await self.service.works(due.key, due.game, priority=priority) is False:
            return await self._postpone(due, OUTAGE)
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

    def _too_late(self, *, silent: bool) -> str:
        hours = self._patience.deadline.total_seconds() / 3600
        asked_last = ", and gave no usable answer when it was asked last" if silent else ""
        return f"Riot did not publish this game within {hours:g} hours{asked_last}."

    def _is_overdue(self, due: store.DueGame) -> bool:
        now = self._clock.now()
        held = min(row.awaited_since or now for row, _ in due.rows)
        return now - held >= self._patience.deadline

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

    async def _postpone(self, due: store.DueGame, reason: str) -> str:
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


def _finished(
    record: GameRecord,
    completed: Sequence[store.Completed],
    over_by: datetime,
    lines: Mapping[int, RankLine],
) -> outbox.FinishedGame:
    results: Mapping[int, dict[str, object]] = {c.player_id: c.result.to_json() for c in completed}
    return outbox.FinishedGame(
        kind=Kind.RESULT,
        key=record.key,
        game=record.game,
        queue_id=record.queue_id,
        queue_name=completed[0].queue_name,
        ended_at=record.ended_at,
        over_by=over_by,
        duration_seconds=record.duration_seconds,
        results=results,
        names={c.player_id: c.name for c in completed if c.name is not None},
        ranks=lines,
    )
