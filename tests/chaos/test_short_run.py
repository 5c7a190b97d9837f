"""The short chaos run: each game told exactly once, through kills and every kind of trouble."""

import asyncio
import os
import sys
from pathlib import Path

import pytest

from tests.chaos.scale import SHORT
from tests.chaos.script import write_script

pytestmark = pytest.mark.waits

ROOT = Path(__file__).parents[2]
SEEDS = {"sqlite": 2, "postgresql": 3}


async def test_no_game_is_lost_and_none_is_told_twice(dialect, tmp_path):
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.chaos",
        "--short",
        f"--seed={SEEDS[dialect]}",
        f"--database={dialect}",
        f"--keep={tmp_path}",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        said, _ = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert process.returncode == 0, said.decode()


@pytest.mark.parametrize("seed", SEEDS.values())
def test_the_short_run_has_its_share_of_everything(seed):
    script = write_script(seed, SHORT)
    assert len(script.games) >= 40
    assert len(script.kills) >= 8
    assert {"lol", "tft"} == {game.kind for game in script.games}
    assert any(len(game.players) > 1 for game in script.games)
    assert all((script.riot, script.discord, script.database, script.people))


def test_the_same_seed_writes_the_same_script():
    assert write_script(7, SHORT) == write_script(7, SHORT)
    assert write_script(7, SHORT) != write_script(8, SHORT)
