"""The bot as its operator runs it: a process, a supervisor that starts it again, and a killer."""

import asyncio
import os
import shutil
import signal
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from tests.chaos.script import Kill
from tracking.settings import Settings

SLOW_START = 5.0
"""A start that takes longer is not waited for: the machine is busy."""

ROOT = Path(__file__).parents[2]
STOPS_WITHIN = 20.0
"""The contract says eight seconds for a SIGTERM; the machine is busy here."""


class BotProcess:
    """`python -m bot run`, again and again."""

    def __init__(self, settings: Mapping[str, str], folder: Path, name: str = "bot") -> None:
        self._folder = folder
        self._environment = _plain() | {
            "PYTHONPATH": str(ROOT),
            "PYTHONFAULTHANDLER": "1",  # one that hangs writes into the log where it stands
            **settings,
        }
        self._process: asyncio.subprocess.Process | None = None
        self._guard: asyncio.Task[None] | None = None
        self._wanted = False
        self.log = folder / f"{name}.log"
        self.starts = 0
        self.ends: Counter[str] = Counter()
        """How processes ended: `SIGKILL`, `SIGTERM`, or by itself with which exit code."""
        self.slow_stops = 0

    def set(self, **settings: str) -> None:
        """Run with these settings from the next start on."""
        self._environment |= settings

    def is_running(self) -> bool:
        """Whether a process lives."""
        return self._process is not None and self._process.returncode is None

    async def start(self) -> None:
        """From now on it runs; whatever ends it by itself is followed by a new start."""
        self._wanted = True
        self.starts += 1
        with self.log.open("ab") as log:
            log.write(f"--- start {self.starts}\n".encode())
            self._process = await asyncio.create_subprocess_exec(
                *die_with_us(),
                sys.executable,
                "-m",
                "bot",
                "run",
                cwd=self._folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
        self._guard = asyncio.create_task(self._watch(self._process))

    async def kill(self) -> bool:
        """SIGKILL; False where it had ended by itself."""
        return await self._end(signal.SIGKILL)

    async def terminate(self) -> bool:
        """SIGTERM, and SIGKILL where it does not stop."""
        return await self._end(signal.SIGTERM)

    async def _end(self, how: signal.Signals) -> bool:
        self._wanted = False
        process = self._process
        if process is None or process.returncode is not None:
            return False
        process.send_signal(how)
        try:
            await asyncio.wait_for(process.wait(), STOPS_WITHIN)
        except TimeoutError:
            self.slow_stops += 1
            process.send_signal(signal.SIGABRT)
            await process.wait()
        self.ends[how.name] += 1
        if how is signal.SIGTERM and process.returncode not in (0, -signal.SIGTERM):
            self.ends[f"SIGTERM answered with exit code {process.returncode}"] += 1
        return True

    async def _watch(self, process: asyncio.subprocess.Process) -> None:
        code = await process.wait()
        if not self._wanted:
            return
        self.ends[f"by itself, exit code {code}"] += 1
        await asyncio.sleep(0.5)
        if self._wanted:
            await self.start()


class Killer:
    """Ends the process at the script's moments, and starts it again."""

    def __init__(
        self,
        bot: BotProcess,
        moments: Mapping[str, Callable[[], Awaitable[None]]],
        connected: Callable[[], Awaitable[None]],
        patience: float,
    ) -> None:
        self._bot = bot
        self._connected = connected
        self._patience = patience
        self._moments = moments
        """What an armed kill waits for, by its `how`; others come at once."""

    async def follow(self, kills: list[Kill], within: float) -> None:
        """All of them, or as many as the machine allows within so many seconds."""
        ends = asyncio.get_running_loop().time() + within
        for kill in kills:
            if asyncio.get_running_loop().time() > ends:
                return
            if kill.up:
                await _at_most(self._connected(), SLOW_START)
            await asyncio.sleep(kill.after)
            if moment := self._moments.get(kill.how):
                await _at_most(moment(), self._patience)
            await (self._bot.terminate() if kill.how == "term" else self._bot.kill())
            await asyncio.sleep(kill.rest)
            await self._bot.start()


async def _at_most(moment: Awaitable[None], seconds: float) -> None:
    try:
        await asyncio.wait_for(moment, seconds)
    except TimeoutError:
        return


def _plain() -> dict[str, str]:
    """The environment without any setting of a real bot."""
    names = {name.upper() for name in Settings.model_fields}
    return {k: v for k, v in os.environ.items() if k.removesuffix("_FILE") not in names}


def die_with_us() -> list[str]:
    return ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
