"""One process of a role on one database."""

import asyncio
import subprocess
import sys

import pytest

from tracking.database.engine import Database
from tracking.database.guard import hold_role
from tracking.errors import AlreadyRunning


async def hold(database: Database, role) -> None:
    async with hold_role(database, role):
        pass


async def test_a_second_process_of_a_role_is_refused(database):
    async with hold_role(database, "bot"):
        with pytest.raises(AlreadyRunning, match="bot"):
            await hold(database, "bot")


async def test_a_shadow_runs_beside_a_bot(database):
    async with hold_role(database, "bot"):
        await hold(database, "shadow")


async def test_the_role_is_free_again_when_its_holder_ends(database):
    await hold(database, "bot")
    await hold(database, "bot")


async def test_the_role_is_free_again_when_its_holder_fails(database):
    async def fail() -> None:
        async with hold_role(database, "bot"):
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await fail()
    await hold(database, "bot")


async def test_a_refused_process_does_not_take_the_role_from_its_holder(database):
    async with hold_role(database, "bot"):
        for _ in range(2):
            with pytest.raises(AlreadyRunning):
                await hold(database, "bot")


_HOLD_AND_DIE = """
import asyncio, os, sys
from tracking.database.engine import Database
from tracking.database.guard import hold_role

async def main():
    async with hold_role(Database(sys.argv[1]), "bot"):
        print("held", flush=True)
        sys.stdin.readline()
        os._exit(9)

asyncio.run(main())
"""


async def test_a_killed_process_leaves_no_lock_behind(sqlite_database):
    url = sqlite_database.url.render_as_string(hide_password=False)
    other = await asyncio.create_subprocess_exec(
        sys.executable, "-c", _HOLD_AND_DIE, url, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert other.stdout is not None
    assert await other.stdout.readline() == b"held\n"
    with pytest.raises(AlreadyRunning):
        await hold(sqlite_database, "bot")
    await other.communicate(b"die\n")
    await hold(sqlite_database, "bot")
