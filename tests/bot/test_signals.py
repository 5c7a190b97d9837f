"""A signal ends the process at whatever point it stands, with 0 and within eight seconds."""

import asyncio
import os
import random
import signal
import sys
import time
from pathlib import Path

import pytest

from bot import signals
from bot.command_line import parser

ROOT = Path(__file__).resolve().parents[2]
ENV = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(ROOT),
    "RIOT_API_KEY": "RGAPI-test",
    "RIOT_API_URL": "http://127.0.0.1:9/{route}",
    "HEALTH_PORT": "0",
    "EMIT_EVENTS": "false",
    "USE_GAME_CENTRIC_MODEL": "true",
}
LONGEST_START = 1.5
"""Seconds; importing takes about one, the rest of a start less."""


async def started(folder, *arguments):
    """A process that has run its first line, but hardly more."""
    folder.mkdir()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env=ENV,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    async with asyncio.timeout(30):
        while not catches(process.pid, signal.SIGTERM):  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.002)
    return process


def catches(pid, number):
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) >> (number - 1) & 1)


async def stopped(process, number=signal.SIGTERM):
    """Its code, and what it said from now on; it has eight seconds."""
    began = time.monotonic()
    process.send_signal(number)
    try:
        _, said = await asyncio.wait_for(process.communicate(), 30)
    finally:
        if process.returncode is None:
            process.kill()
    assert time.monotonic() - began < 8
    assert b"Traceback" not in said
    assert b"does not come to its end" not in said
    return process.returncode


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
async def test_sigterm_at_any_moment_of_start_and_of_running_ends_it_with_0(tmp_path):
    dice = random.Random(7)
    moments = [dice.uniform(0, LONGEST_START) for _ in range(3)]

    async def starting(number, moment):
        process = await started(tmp_path / f"start{number}")
        await asyncio.sleep(moment)
        return await stopped(process, dice.choice(signals.STOPPING))

    async def running(number, moment):
        process = await started(tmp_path / f"run{number}")
        async with asyncio.timeout(60):
            while b"running:" not in await process.stderr.readline():
                pass
        await asyncio.sleep(moment)
        return await stopped(process)

    ends = [starting(n, moment) for n, moment in enumerate([0, *moments])]
    ends += [running(n, moment) for n, moment in enumerate(moments[:1])]
    assert await asyncio.gather(*ends) == [0] * len(ends)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads /proc")
async def test_a_command_that_was_stopped_does_not_say_that_it_is_done(tmp_path):
    assert await stopped(await started(tmp_path / "migrate", "migrate")) == 3


def test_every_command_but_run_is_known_to_end_by_itself():
    [commands] = [a for a in parser()._actions if a.dest == "command"]
    assert set(commands.choices or ()) - {"run"} == set(signals.ONCE)
    assert signals.code_of(["-m", "migrate"]) == 3
    assert signals.code_of(["-m", "--config", "other.toml"]) == 0
