"""The operator's hands: changes the setting, restarts, starts and stops a shadow."""

import asyncio
import math
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.chaos.process import BotProcess
from tests.chaos.stage import Stage
from tests.moves.script import Round, Step

SLOW_START = 12.0


@dataclass(slots=True, kw_only=True)
class Diary:
    """What was done, and when; instants are epoch seconds."""

    moves: list[tuple[float, bool]] = field(default_factory=list)
    """When the first process after a move was started, and whether it is the new model's. The
    first entry is the first start. A model of which no process lived long enough to connect to
    Discord never announced: moving to it and back was a restart."""
    arrived: bool = True
    """Whether some process of the last one came that far."""
    short_lived: int = 0
    shadows: int = 0
    restarts: int = 0
    settled: int = 0
    """Moves that waited until all was told."""
    broken: list[str] = field(default_factory=list)

    @property
    def new(self) -> bool:
        """Which model runs."""
        return self.moves[-1][1]

    def moved(self, at: float, *, new: bool) -> None:
        """The first process of this model was started."""
        if not self.arrived:
            self.moves.pop()
            self.short_lived += 1
        self.arrived = bool(self.moves) and self.new == new
        if not self.arrived:
            self.moves.append((at, new))


class Pace:
    """Lets the games go no faster than the operator: a busy machine takes longer for each step,
    and the moves at the end are to find games running too."""

    def __init__(self) -> None:
        self._allowed = 0.0
        self._changed = asyncio.Condition()

    async def allow(self, seconds: float) -> None:
        """So much more of the script may be played."""
        async with self._changed:
            self._allowed += seconds
            self._changed.notify_all()

    async def play(self, stage: Stage) -> None:
        """Each game at its time or later, in order; gives back control when the last is over."""
        began = time.monotonic()
        async with asyncio.TaskGroup() as group:
            for number, plan in enumerate(stage.script.games):
                await asyncio.sleep(max(0.0, began + plan.at - time.monotonic()))
                waits = time.monotonic()
                async with self._changed:
                    while plan.at > self._allowed:
                        await self._changed.wait()
                began += time.monotonic() - waits  # all later ones are as much later
                group.create_task(stage.play_one(number, plan))


class Operator:
    """Follows the steps of a round."""

    def __init__(
        self,
        settings: Mapping[str, str],
        folder: Path,
        stage: Stage,
        untold: Callable[[], Awaitable[list[str]]],
        diary: Diary,
        pace: Pace,
    ) -> None:
        self.bot = BotProcess(settings, folder)
        self.shadow = BotProcess(
            {
                **settings,
                "EMIT_EVENTS": "false",
                "USE_GAME_CENTRIC_MODEL": "true",
                "LOG_PREFIX": "[SHADOW]",
            },
            folder,
            "shadow",
        )
        self._stage = stage
        self._untold = untold
        self._diary = diary
        self._pace = pace

    async def start(self, *, new: bool) -> None:
        """The first start, or the one after a move."""
        self.bot.set(USE_GAME_CENTRIC_MODEL="true" if new else "false")
        self._diary.moved(time.time(), new=new)
        await self.bot.start()

    async def follow(self, plan: Round) -> None:
        """All steps, in order."""
        new = plan.starts_new
        for number, step in enumerate(plan.steps):
            await self._pace.allow(step.seconds())
            if number in plan.choices:
                await self._stage.choose_channel(self._stage.guilds[plan.choices[number]])
            if step.up:
                await _at_most(self._stage.connected(), SLOW_START)
            await asyncio.sleep(step.after)
            if step.what == "shadow":
                await self._shadow(step)
                continue
            if step.settled:
                await self._settle()
            await self._end(self.bot, step)
            await asyncio.sleep(step.rest)
            if step.what == "move":
                new = not new
                await self.start(new=new)
            else:
                self._diary.restarts += 1
                await self.bot.start()
        await self._pace.allow(math.inf)

    async def _shadow(self, step: Step) -> None:
        if not self.shadow.is_running():
            self._diary.shadows += 1
            await self.shadow.start()
        else:
            await (self.shadow.terminate() if step.how == "term" else self.shadow.kill())

    async def _end(self, process: BotProcess, step: Step) -> None:
        moments = {"post": self._stage.next_post, "record": self._stage.next_record}
        if moment := moments.get(step.how):
            await _at_most(moment(), self._stage.script.scale.patience)
        self._diary.arrived |= self._stage.discord.gateway.connected
        await (process.terminate() if step.how == "term" else process.kill())

    async def _settle(self) -> None:
        """What the last move owes is told before the next one."""
        self._diary.settled += 1
        began = time.monotonic()
        while left := await self._untold():
            if time.monotonic() - began > SETTLES_WITHIN:
                self._diary.broken += [
                    f"{each}\n  {SETTLES_WITHIN:g} s after the move it was not told"
                    for each in left
                ]
                return
            await asyncio.sleep(0.3)


SETTLES_WITHIN = 40.0


async def _at_most(moment: Awaitable[None], seconds: float) -> None:
    try:
        await asyncio.wait_for(moment, seconds)
    except TimeoutError:
        return
