"""Which games are over, and with what result: the completion turn.

One request per game, one transaction per record: it opens and completes the row of every followed
player in the game and enqueues one announcement per channel that follows any of them.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.exc import DataError, IntegrityError
from sqlalchemy.orm.exc import StaleDataError

from tracking import outbox, ranks
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.events import Kind
from tracking.domain.games import Game
from tracking.domain.ladders import ladder_of
from tracking.domain.queues import is_known
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
from tracking.polling.awaiting import OUTAGE, Awaiting, Patience
from tracking.polling.match_service import MatchService, Part, part_of
from tracking.riot.client import MatchAnswer, RiotClient
from tracking.riot.rate_limit import Priority
from tracking.together import together

log = logging.getLogger(__name__)

GAMES_PER_TURN = 200
"""So many games at most are asked for in one turn; the rest is due in the next."""

AT_ONCE = 8
"""So many records of one service are read at the same time, each up to a few hundred kilobytes; one
that hangs holds up no other's."""

PRIVATE = "Riot keeps the records of this game private"
NOT_PUBLISHED = "Riot has not published the record yet."
NOT_NAMED = "The record of this game does not name this player."
UNREADABLE = "The record of this game could not be stored."

UNSTORABLE = (DataError, IntegrityError, LookupError, TypeError, ValueError)
"""What a record raises that we cannot read or the database does not take. What else fails is the
process's trouble, not this game's."""


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
        self._max_age = patience.announce_max_age
        self._emit = emit
        self.awaiting = Awaiting(
            database=database, service=self.service, clock=clock, patience=patience, emit=emit
        )
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

        outcomes = await together(one(each) for each in due)
        counts = dict.fromkeys(("completed", "awaited", "unavailable", "postponed"), 0)
        for outcome in outcomes:
            counts[outcome] += 1
        return {"due": len(due), **counts}

    async def settle(self, due: store.DueGame, *, priority: Priority = Priority.RESULT) -> str:
        """Ask for one game's record and store what follows; says which way it went: `completed`,
        `awaited`, `unavailable` or `postponed`."""
        if self.service.is_down(due.key, due.game):
            return await self.awaiting.postpone(due, OUTAGE)
        try:
            return await self._ask(due, priority)
        except RiotError as error:
            # An outage, a 429 or a dead key is nobody's retry: the game is asked for again.
            return await self.awaiting.postpone(due, error.message)
        except UNSTORABLE:
            log.exception("the record of game %s could not be stored", due.key.match_id)
            return await self.awaiting.missing(due, UNREADABLE, failed=True)

    async def _ask(self, due: store.DueGame, priority: Priority) -> str:
        """Raises RiotError where the answer says nothing of this very game."""
        try:
            answer = await self.service.record(due.key, game=due.game, priority=priority)
            if answer is None:
                return await self.awaiting.missing(due, NOT_PUBLISHED, priority=priority)
            await self.complete(answer, due.game)
        except RiotForbidden:
            if await self.service.works(due.key, due.game, priority=priority) is False:
                raise
            queue_name = due.rows[0][0].queue_type or "unknown queue"
            await self.awaiting.give_up(due, f"{PRIVATE} ({queue_name}).")
            return "unavailable"
        except RiotUnavailable as error:
            works = await self.service.works(due.key, due.game, priority=priority)
            if works is False or (works is None and not self.awaiting.is_overdue(due)):
                raise
            return await self.awaiting.missing(due, error.message, failed=True, silent=True)
        except (RiotRejected, MalformedRecord) as error:
            return await self.awaiting.missing(due, error.message, failed=True)
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
            await self.awaiting.postpone(replace(due, rows=tuple(lost)), NOT_NAMED)
        others = tuple(each for each in due.rows if waiting.get(each[0].id) is False)
        if not others:
            return "postponed"
        return await self.awaiting.missing(replace(due, rows=others), NOT_NAMED, failed=True)

    async def complete(
        self, answer: MatchAnswer, game: Game, *, source: str = "spectator"
    ) -> GameRecord:
        """Store a record for every followed player in it and enqueue its announcements, in one
        transaction. Doing it again changes nothing. Raises `MalformedRecord`."""
        record = read_match(answer.raw, game)
        self._note_queue(record)
        try:
            completed = await self._keep(record, answer.text, source)
        except (IntegrityError, StaleDataError):
            # A player in it was removed at this very moment: the others get their result.
            completed = await self._keep(record, answer.text, source)
        for each in completed:
            log.info(
                "completed game %s · %s · %s · %s",
                record.key.match_id,
                each.riot_id,
                record.queue_name,
                each.result.outcome.value,
            )
        return record

    async def _keep(self, record: GameRecord, raw: str, source: str) -> Sequence[store.Completed]:
        now = self._clock.now()
        async with self._database.write() as session:
            completed = await store.complete_record(
                session, record, raw=raw, now=now, source=source
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
                    max_age=self._max_age,
                )
        return completed

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


def _finished(
    record: GameRecord,
    completed: Sequence[store.Completed],
    over_by: datetime,
    lines: Mapping[int, RankLine],
) -> outbox.FinishedGame:
    results: Mapping[int, dict[str, object]] = {c.player_id: c.result.to_json() for c in completed}
    # Whoever was seen in it knows the queue of a game that was cut off.
    knows = next((c for c in completed if c.queue_id is not None), completed[0])
    return outbox.FinishedGame(
        kind=Kind.RESULT,
        key=record.key,
        game=record.game,
        queue_id=knows.queue_id,
        queue_name=knows.queue_name,
        ended_at=record.ended_at,
        over_by=over_by,
        duration_seconds=record.duration_seconds,
        results=results,
        names={c.player_id: c.name for c in completed if c.name is not None},
        formerly={c.player_id: c.former for c in completed if c.former is not None},
        ranks=lines,
    )
