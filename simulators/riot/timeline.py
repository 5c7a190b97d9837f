"""A script of what happens when."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something that happens `at` so many seconds after the beginning."""

    at: float
    what: str
    act: Callable[[], None]


class Timeline:
    """Steps in order of time: run in real time, or moved along by a test.

    An error of a step ends the run and is raised.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._steps: list[Step] = []
        self._done = 0

    @property
    def duration(self) -> float:
        """Seconds until the last step."""
        return max((step.at for step in self._steps), default=0.0)

    @property
    def waiting(self) -> list[Step]:
        """What has not happened yet, soonest first."""
        return self._steps[self._done :]

    def add(self, at: float, what: str, act: Callable[[], None]) -> None:
        """ValueError when that moment has passed already."""
        if self._done and at < self._steps[self._done - 1].at:
            raise ValueError(f"{what} at {at:g} s comes too late")
        self._steps.append(Step(at=at, what=what, act=act))
        self._steps.sort(key=lambda step: step.at)

    def advance_to(self, seconds: float) -> list[Step]:
        """Let everything happen that is due by then; gives what happened."""
        happened = []
        while self.waiting and self.waiting[0].at <= seconds:
            step = self.waiting[0]
            self._done += 1
            step.act()
            happened.append(step)
        return happened

    async def run(self, tell: Callable[[Step], None] = lambda step: None) -> None:
        """The whole script, by the clock; `tell` hears of each step."""
        begin = self._clock()
        while self.waiting:
            await self._sleep(max(0.0, begin + self.waiting[0].at - self._clock()))
            for step in self.advance_to(self._clock() - begin):
                tell(step)
