"""What becomes of the role when the database goes away under the process."""

import asyncio
from typing import Any, cast

import pytest

from tests.support import databases
from tests.support.postgres import PostgresServer, find_binaries
from tests.tracking.database.test_guard import hold
from tracking.database import guard
from tracking.database.engine import Database
from tracking.database.guard import hold_role
from tracking.errors import AlreadyRunning, DatabaseLost


@pytest.fixture
async def server(postgresql):
    started = PostgresServer(find_binaries())
    started_at = await asyncio.to_thread(started.start)
    yield started, started_at
    await asyncio.to_thread(started.stop)


@pytest.fixture
async def database(server):
    opened = Database(server[1])
    yield opened
    await opened.close()


async def looked(clock, task):
    """Let the guard look once more; real time passes while the server answers."""
    await clock.advance(guard.LOOK_SECONDS)
    async with asyncio.timeout(10):
        while not clock._sleepers and not task.done():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def test_the_role_is_taken_again_after_the_server_was_restarted(database, server, clock):
    async with hold_role(database, "bot") as keep:
        task = asyncio.create_task(keep(clock))
        await asyncio.to_thread(server[0].go_down)
        await looked(clock, task)
        await looked(clock, task)
        await asyncio.to_thread(server[0].come_back)
        await looked(clock, task)
        with pytest.raises(AlreadyRunning):
            await hold(database, "bot")
        task.cancel()


async def test_who_lost_the_role_to_another_process_ends_with_a_sentence(database, server, clock):
    async with hold_role(database, "bot") as keep:
        task = asyncio.create_task(keep(clock))
        await asyncio.to_thread(server[0].go_down)
        await asyncio.to_thread(server[0].come_back)
        await looked(clock, task)
        async with hold_role(database, "bot"):
            await looked(clock, task)
            with pytest.raises(AlreadyRunning, match="took over this database"):
                await task


async def test_a_connection_cut_on_one_side_only_does_not_cost_the_role(clock, postgresql):
    async with databases.empty_postgresql() as url:
        database = Database(url)
        async with hold_role(database, "bot") as keep:
            held = cast(Any, keep).__self__
            lost, held._connection = held._connection, None  # the server knows of nothing
            task = asyncio.create_task(keep(clock))
            await looked(clock, task)
            assert held._connection is not None
            task.cancel()
            await held._drop(lost)
        await database.close()


@pytest.mark.parametrize("replaced", [False, True])
async def test_a_database_file_deleted_or_replaced_ends_the_process(
    sqlite_database, clock, replaced
):
    async with hold_role(sqlite_database, "bot") as keep:
        task = asyncio.create_task(keep(clock))
        await clock.advance(60)
        assert not task.done()
        kept = sqlite_database.path.with_name("kept.db")
        sqlite_database.path.rename(kept)
        if replaced:
            sqlite_database.path.write_bytes(kept.read_bytes())
        await clock.advance(guard.LOOK_SECONDS)
        with pytest.raises(DatabaseLost, match="replaced" if replaced else "gone"):
            await task
