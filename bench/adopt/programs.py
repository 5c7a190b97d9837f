"""Programs that the measurement runs: the bot's commands, the old service, somebody in the way."""

import asyncio
import contextlib
import json
import os
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]

ROOT = Path(__file__).parents[2]

TABLES = ("tracked_players", "game_states", "tracked_games")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """A command that has ended."""

    code: int
    seconds: float
    cpu_seconds: float
    """Of the command itself; a busy machine stretches the other."""
    peak_mb: float
    """The most memory that was resident at one time."""
    out: str
    err: str


async def bot(url: str, *arguments: str, killed_after: float | None = None) -> Ran:
    """Run `python -m bot …` to its end, or kill it (SIGKILL) after so many seconds."""
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "DATABASE_URL": url}
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd="/",
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    used = _Used()
    watching = asyncio.create_task(_watch(process.pid, used))
    reading = asyncio.create_task(process.communicate())
    if killed_after is not None:
        await asyncio.wait([reading], timeout=killed_after)
        if not reading.done():
            process.kill()
    out, err = await reading
    seconds = time.perf_counter() - began
    watching.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await watching
    return Ran(
        code=process.returncode or 0,
        seconds=seconds,
        cpu_seconds=used.cpu_seconds,
        peak_mb=used.peak_mb,
        out=out.decode(),
        err=err.decode(),
    )


@dataclass(slots=True)
class _Used:
    cpu_seconds: float = 0.0
    peak_mb: float = 0.0

    def look(self, pid: int) -> None:
        """The kernel keeps both itself; they are read until the process is gone."""
        process = Path(f"/proc/{pid}")
        times = (process / "stat").read_text().rpartition(")")[2].split()[11:13]
        lines = (process / "status").read_text().splitlines()
        [peak] = [line.split()[1] for line in lines if line.startswith("VmHWM")]
        self.cpu_seconds = sum(map(int, times)) / os.sysconf("SC_CLK_TCK")
        self.peak_mb = int(peak) / 1024


async def _watch(pid: int, used: _Used) -> None:
    while True:
        with contextlib.suppress(OSError, ValueError):
            used.look(pid)
        await asyncio.sleep(0.05)


@dataclass(slots=True)
class Writing:
    """What the old service met; filled in when it is stopped."""

    statements: int = 0
    longest: float = 0.0


@contextlib.asynccontextmanager
async def old_service(url: str, *, days_ago: int = 0) -> AsyncIterator[Writing]:
    """The old service at work until the block ends."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bench.adopt.old_service",
        plain(url),
        f"--days-ago={days_ago}",
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert process.stdout is not None
    await process.stdout.readline()
    writing = Writing()
    try:
        yield writing
    finally:
        process.terminate()
        said = json.loads(await process.stdout.readline())
        await process.wait()
        writing.statements, writing.longest = said["statements"], said["longest"]


@contextlib.asynccontextmanager
async def somebody_in_the_way(url: str, *, held: float, free: float) -> AsyncIterator[None]:
    """Somebody who reads the old tables and then does nothing in his transaction for a while, again
    and again; he stands there already when the block begins."""
    connection = await asyncpg.connect(
        plain(url),
        # A plan that is kept would not outlive the migration.
        statement_cache_size=0,
        server_settings={"application_name": "somebody's psql"},
    )
    stands = asyncio.Event()

    async def stand() -> None:
        while True:
            async with connection.transaction():
                for table in TABLES:
                    if await connection.fetchval("SELECT to_regclass($1) IS NOT NULL", table):
                        await connection.fetch(f"SELECT * FROM {table} LIMIT 1")
                stands.set()
                await asyncio.sleep(held)
            await asyncio.sleep(free)

    standing = asyncio.create_task(stand())
    await stands.wait()
    try:
        yield
    finally:
        standing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await standing
        await connection.close()


def plain(url: str) -> str:
    """The address as asyncpg itself takes it."""
    return url.replace("postgresql+asyncpg", "postgresql")
