"""discord.ext.tasks loops that drive the turns, with their traps closed (discord.md §5).

An exception outside five kinds ends such a loop for good, and an overrun is followed by a burst of
iterations. So a turn lets nothing but cancellation out, and a tick that comes before the turn is
due returns at once. A watchdog starts a loop again that ended all the same.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from discord.ext import tasks
from discord.utils import MISSING

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.manager import DatabaseManager

log = logging.getLogger(__name__)

Turn = Callable[[], Awaitable[Mapping[str, Any]]]

LONGEST_BACKOFF = 300.0
WATCHDOG_SECONDS = 10.0
STALLED_SECONDS = 60.0
"""So much later than due, a tick does not come any more: the library waits by the wall clock, and
one that was set back by an hour makes it wait for an hour."""


@dataclass(slots=True)
class Liveness:
    """When a loop last ran, and how that went."""

    last_success: float | None = None
    last_run: float | None = None
    failures: int = 0


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
    ) -> None:
        self.name = name
        self.seconds = seconds
        self.liveness = Liveness()
        self._turn = turn
        self._database = database
        self._clock = clock
        self._role = role
        self._record_idle = record_idle
        self._due = clock.monotonic()
        self._busy = False
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
        return not self._busy and overdue > self.seconds + STALLED_SECONDS

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
        """Cancel the wait or the turn, and let a record that is being written be written."""
        task = self._loop.get_task()
        self._loop.cancel()
        if task is not None:
            await asyncio.gather(task, return_exceptions=True)
        if self._writing is not None:
            await asyncio.gather(self._writing, return_exceptions=True)

    async def _tick(self) -> None:
        now = self._clock.monotonic()
        if now < self._due:
            return
        self._due = now + self.seconds * 0.95
        self._busy = True
        try:
            await self.run_once()
        finally:
            self._busy = False
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
            detail = await self._turn()
        except Exception as error:
            log.exception("loop %s failed", self.name)
            detail = {"error": f"{type(error).__name__}: {error}"[:300]}
            self.liveness.failures += 1
        else:
            self.liveness.failures = 0
            self.liveness.last_success = self._clock.monotonic()
        self.liveness.last_run = self._clock.monotonic()
        milliseconds = round((self._clock.monotonic() - began) * 1000)
        if self._record_idle or self.liveness.failures or any(detail.values()):
            self._writing = asyncio.create_task(self._record(started_at, milliseconds, detail))
            await asyncio.shield(self._writing)

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
    """Start any loop again that ended or stalled; runs until it is cancelled."""
    while True:
        await clock.sleep(WATCHDOG_SECONDS)
        for loop in loops:
            if not loop.is_running() or loop.is_stalled():
                loop.start_again()
