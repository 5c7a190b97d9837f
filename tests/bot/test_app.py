"""The whole bot as a process, at a local Discord."""

import asyncio
import os
import signal
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from simulators.discord import LocalDiscord
from simulators.riot import LocalRiot

ROOT = Path(__file__).resolve().parents[2]
NOWHERE = "http://127.0.0.1:9"


@asynccontextmanager
async def bot_process(cwd, *arguments, **env):
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=cwd,
        env={
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "RIOT_API_KEY": "RGAPI-test",
            "RIOT_API_URL": NOWHERE + "/{route}",
            "USE_GAME_CENTRIC_MODEL": "true",
            "HEALTH_PORT": "0",
            **env,
        },
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()


async def line_with(process, words):
    """The first line of the log that holds the words; what came before is dropped."""
    async with asyncio.timeout(60):
        while line := await process.stderr.readline():
            if words in line.decode():
                return line.decode()
    raise AssertionError(f"it ended without saying {words!r}")


@pytest.fixture
async def discord_here():
    async with LocalDiscord() as started:
        yield started


def at(discord_here):
    return {
        "DISCORD_TOKEN": discord_here.token,
        "DISCORD_API_URL": discord_here.api_url,
        "DISCORD_GATEWAY_URL": discord_here.gateway_url,
    }


async def test_it_connects_answers_and_stops_within_eight_seconds(tmp_path, discord_here):
    guild = discord_here.add_guild("Otter Den")
    channel = discord_here.add_channel(guild, "here")
    async with bot_process(tmp_path, **at(discord_here)) as process:
        await line_with(process, "connected as")
        reply = await discord_here.slash(discord_here.world.owner, channel, "players")
        assert "/player add" in reply.text
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        _, rest = await asyncio.wait_for(process.communicate(), 30)
        assert time.monotonic() - began < 8
        assert process.returncode == 0
        assert b"Traceback" not in rest


async def test_its_loops_run_while_discord_is_away_and_it_stops_then_too(tmp_path):
    away = {
        "DISCORD_TOKEN": "some.token.here",
        "DISCORD_API_URL": f"{NOWHERE}/api/v10",
        "DISCORD_GATEWAY_URL": "ws://127.0.0.1:9/gateway",
    }
    async with bot_process(tmp_path, **away) as process:
        await line_with(process, "running: detection")
        await line_with(process, "connection to Discord ended")
        assert process.returncode is None
        process.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(process.wait(), 8) == 0


async def test_a_token_that_discord_refuses_is_one_line_and_code_2(tmp_path, discord_here):
    wrong = at(discord_here) | {"DISCORD_TOKEN": "wrong.token.here"}
    async with bot_process(tmp_path, **wrong) as process:
        _, said = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode == 2
        assert said.decode().splitlines()[-1].startswith("lol-tracker: DISCORD_TOKEN")
        assert "Traceback" not in said.decode()
        assert "wrong.token.here" not in said.decode()
        # discord.py warns that nobody can hear it speak, which it never does here.
        assert "voice" not in said.decode()


async def test_check_ends_with_1_where_something_does_not_work(tmp_path, discord_here):
    async with LocalRiot() as riot:
        found = {"RIOT_API_URL": riot.url_template, "RIOT_API_KEY": "RGAPI-expired"}
        async with bot_process(tmp_path, "check", **at(discord_here), **found) as process:
            out, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    assert out.decode().count("FAILED") == 1
