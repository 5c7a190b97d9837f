"""`Charts`: draws SVGs in a process of its own, one after the other, in bounded time.

resvg holds the interpreter's lock for the 0.15 s that a picture takes, which in a thread would stop
the gateway's heartbeat and everything else; so it has a process (`bot.charts.worker`), started with
the first picture. One that dies or hangs is replaced.
"""

import asyncio
import contextlib
import logging
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from pathlib import Path

from bot.charts.worker import LENGTH, PICTURE

log = logging.getLogger(__name__)

SECONDS = 8.0
"""For one picture, waiting for those before it included; a command's answer may be edited for
fifteen minutes, but nobody waits that long."""

WORKER = Path(__file__).resolve().parent / "worker.py"


class NoPicture(Exception):
    """The picture cannot be drawn; what it would have shown is told as text."""


class Charts:
    """Draws pictures; close it where it was made."""

    def __init__(self, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._process: Process | None = None
        self._turn = asyncio.Lock()
        self._closed = False

    async def render(self, svg: str) -> bytes:
        """The SVG as PNG, two pixels for each of its units. Raises NoPicture."""
        try:
            async with asyncio.timeout(self._seconds), self._turn:
                return await self._draw(svg)
        except TimeoutError:
            log.warning("a picture was not drawn within %g s", self._seconds)
            raise NoPicture(f"it was not drawn within {self._seconds:g} s") from None

    async def close(self) -> None:
        """End the process; nothing is drawn any more."""
        self._closed = True
        await self._end()

    async def _draw(self, svg: str) -> bytes:
        """Once more where the process had died, which is found out by asking it."""
        for left in (1, 0):
            try:
                return await self._ask(svg)
            except NoPicture:
                raise
            except (OSError, EOFError) as error:
                await self._end()
                log.warning("the process that draws pictures ended by itself")
                if not left:
                    raise NoPicture("the process that draws ended") from error
            except BaseException:
                # An answer that nobody reads would be taken for the next one's.
                await self._end()
                raise
        raise AssertionError("unreachable")

    async def _ask(self, svg: str) -> bytes:
        stdin, stdout = await self._pipes()
        request = svg.encode()
        stdin.write(LENGTH.pack(len(request)) + request)
        await stdin.drain()
        kind = await stdout.readexactly(1)
        (length,) = LENGTH.unpack(await stdout.readexactly(LENGTH.size))
        answer = await stdout.readexactly(length)
        if kind != PICTURE:
            raise NoPicture(answer.decode())
        return answer

    async def _pipes(self) -> tuple[asyncio.StreamWriter, asyncio.StreamReader]:
        if self._closed:
            raise NoPicture("the bot is stopping")
        if self._process is None:
            # Not the script's folder on the path, where a file of ours could hide one of Python's;
            # a session of its own, so that Ctrl-C at the terminal is the bot's affair alone.
            self._process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-P",
                str(WORKER),
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                start_new_session=True,
            )
        process = self._process
        assert process.stdin is not None
        assert process.stdout is not None
        return process.stdin, process.stdout

    async def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()
