"""discord.ext.tasks loops that drive the turns, with their traps closed (discord.md §5).

An exception outside five kinds ends such a loop for good, and an overrun is followed by a burst of
iterations. So a turn lets nothing but cancellation out, and a tick that comes before the turn is
due returns at once. A watchdog starts a loop again that ended all the same.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from discord.ext import tasks
from discord.utils import MISSING

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.manager import DatabaseManager
from tracking.database.trouble import is_out_of_use
from tracking.errors import DatabaseLost

log = logging.getLogger(__name__)

Turn = Callable[[], Coroutine[Any, Any, Mapping[str, Any]]]

LONGEST_BACKOFF = 300.0
WATCHDOG_SECONDS = 10.0
STALLED_SECONDS = 60.0
"""So much later than due, a tick does not come any more: the library waits by the wall clock, and
one that was set back by an hour makes it wait for an hour."""

LONGEST_TURN = 600.0
"""A turn that takes longer hangs: it is cancelled, which counts as a failure."""
LONGEST_ABORT = 60.0
"""A turn that even a cancellation does not end, or a record that cannot be written."""
DATABASE_LOST_SECONDS = 600.0
"""After so long of failures that are the database's, the process ends to be started anew."""
LONGEST_STOP = 3.5
"""The process has eight seconds to stop, and Discord comes after the loops."""


class LoopStuck(Exception):
    """A turn hangs in a way that cannot be cancelled."""


class _TurnHung(Exception):
    """A turn took too long and was cancelled."""


@dataclass(slots=True)
class Liveness:
    """When a loop last succeeded, and how it goes since."""

    last_success: float | None = None
    failures: int = 0
    database_failing_since: float | None = None


class TurnLoop:
    """One turn, every so many seconds, never two at once."""

    def __init__(
        self,
        name: str,
        turn: Turn,
        *,
        seconds: float,
        database: Database,
        clock: Clock,
        role: str,
        record_idle: bool = True,
        longest: float = LONGEST_TURN,
    ) -> None:
        self.name = name
        self.seconds = seconds
        self.longest = longest
        self.liveness = Liveness()
        self._turn = turn
        self._database = database
        self._clock = clock
        self._role = role
        self._record_idle = record_idle
        self._due = clock.monotonic()
        self._began: float | None = None
        self._turning: asyncio.Task[Mapping[str, Any]] | None = None
        self._aborted = False
        self._writing: asyncio.Task[None] | None = None
        self._loop = self._new_loop()

    def _new_loop(self) -> "tasks.Loop[Any]":
        return tasks.Loop(
            self._tick,
            seconds=self.seconds,
            hours=0,
            minutes=0,
            time=MISSING,
            count=None,
            reconnect=False,
            name=f"loop {self.name}",
        )

    def start(self) -> None:
        """Begin; the first turn runs at once."""
        self._loop.start()

    def is_running(self) -> bool:
        """Whether the loop is alive."""
        return self._loop.is_running()

    def is_stalled(self) -> bool:
        """Whether its tick is long overdue and no turn is under way."""
        overdue = self._clock.monotonic() - self._due
        return self._began is None and overdue > self.seconds + STALLED_SECONDS

    @property
    def may_take_long(self) -> bool:
        """Whether its turns may take longer than others'."""
        return self.longest > LONGEST_TURN

    def turn_seconds(self) -> float | None:
        """How long the present turn has been under way; None between turns."""
        return None if self._began is None else self._clock.monotonic() - self._began

    def look_after(self) -> None:
        """Cancel a turn that hangs. Raises LoopStuck where that does not help, and DatabaseLost
        where the database has been out of use for too long."""
        since = self.liveness.database_failing_since
        if since is not None and self._clock.monotonic() - since > DATABASE_LOST_SECONDS:
            raise DatabaseLost(
                f"the database has been out of use for {DATABASE_LOST_SECONDS:g} s (loop "
                f"{self.name}); the lines before say why"
            )
        under_way = self.turn_seconds() or 0.0
        if under_way > self.longest + LONGEST_ABORT:
            raise LoopStuck(f"loop {self.name} hangs, and cannot be cancelled")
        if under_way > self.longest and not self._aborted and self._turning is not None:
            self._aborted = True
            self._turning.cancel()

    def start_again(self) -> None:
        """A loop that ended or waits for ever is started anew."""
        log.error(
            "loop %s had %s; it is started again",
            self.name,
            "stalled" if self.is_running() else "ended",
        )
        self._loop.cancel()
        self._due = self._clock.monotonic()
        self._loop = self._new_loop()
        self._loop.start()

    async def stop(self) -> None:
        """Cancel the wait or the turn, and let a record that is being written be written; nothing
        is waited for longer than `LONGEST_STOP`."""
        task = self._loop.get_task()
        self._loop.cancel()
        waited = [each for each in (task, self._writing) if each is not None]
        if waited:
            await asyncio.wait(waited, timeout=LONGEST_STOP)

    async def _tick(self) -> None:
        now = self._clock.monotonic()
        if now < self._due:
            return
        self._due = now + self.seconds * 0.95
        self._began = now
        try:
            await self.run_once()
        finally:
            self._began = None
        # An overrun makes the library catch up at once; those ticks find the turn not due.
        self._due = max(self._due, self._clock.monotonic() + self._pause())

    def _pause(self) -> float:
        """The shortest rest after a turn: a fifth of the interval, more after failures."""
        if not self.liveness.failures:
            return self.seconds * 0.2
        return float(min(self.seconds * 2 ** min(self.liveness.failures, 10), LONGEST_BACKOFF))

    async def run_once(self) -> None:
        """One guarded, recorded turn."""
        began, started_at = self._clock.monotonic(), self._clock.now()
        detail: Mapping[str, Any] = {}
        try:
            detail = await self._bounded_turn()
        except Exception as error:
            log.exception("loop %s failed", self.name)
            # Its first line: the database's go on with values, which may be people's names.
            told = f"{type(error).__name__}: {error}".splitlines()[0]
            detail = {"error": told[:300]}
            self._failed(error)
        else:
            self.liveness.failures = 0
            self.liveness.database_failing_since = None
            self.liveness.last_success = self._clock.monotonic()
        milliseconds = round((self._clock.monotonic() - began) * 1000)
        if self._record_idle or self.liveness.failures or any(detail.values()):
            self._writing = asyncio.create_task(self._record(started_at, milliseconds, detail))
            await asyncio.shield(self._writing)

    async def _bounded_turn(self) -> Mapping[str, Any]:
        self._aborted = False
        self._turning = asyncio.ensure_future(self._turn())
        try:
            return await self._turning
        except asyncio.CancelledError:
            if not self._aborted:
                raise
            raise _TurnHung(f"it took longer than {self.longest:g} s and was cancelled") from None
        finally:
            self._turning = None

    def _failed(self, error: Exception) -> None:
        self.liveness.failures += 1
        if not is_out_of_use(error):
            self.liveness.database_failing_since = None
        elif self.liveness.database_failing_since is None:
            self.liveness.database_failing_since = self._clock.monotonic()

    async def _record(
        self, started_at: datetime, milliseconds: int, detail: Mapping[str, Any]
    ) -> None:
        try:
            async with self._database.write() as session:
                await DatabaseManager(session).record_loop_run(
                    role=self._role,
                    loop=self.name,
                    started_at=started_at,
                    duration_ms=milliseconds,
                    outcome="error" if self.liveness.failures else "ok",
                    detail=dict(detail),
                )
        except Exception:
            log.exception("the run of loop %s could not be recorded", self.name)


async def watch(loops: Sequence[TurnLoop], clock: Clock) -> None:
    """Start any loop again that ended or stalled, and cancel turns that hang, until cancelled.
    Raises what `TurnLoop.look_after` raises."""
    while True:
        await clock.sleep(WATCHDOG_SECONDS)
        for loop in loops:
            loop.look_after()
            if not loop.is_running() or loop.is_stalled():
                loop.start_again()
