"""A task may be cancelled at any await: nothing is stored half, and no lock stays behind."""

import asyncio
import gc
import random
import threading

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError

from tracking.database.engine import Database


async def pair(database: Database) -> None:
    """Writes two rows that belong together."""
    async with database.write() as session:
        for key in ("a", "b"):
            await session.execute(
                text("INSERT INTO cancelled (kind) VALUES (:key)").bindparams(key=key)
            )
            await session.execute(text("SELECT kind FROM cancelled"))


@pytest.mark.parametrize("seed", range(3))
async def test_a_transaction_cancelled_anywhere_leaves_nothing_half_and_no_lock(database, seed):
    async with database.write() as session:
        await session.execute(text("CREATE TABLE cancelled (kind TEXT)"))
    chance = random.Random(seed)
    gc.disable()  # what only the garbage collector releases is not released
    try:
        for _ in range(25):
            task = asyncio.create_task(pair(database))
            for _ in range(chance.randrange(12)):
                await asyncio.sleep(0)
            await asyncio.sleep(chance.random() * 0.004)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            async with asyncio.timeout(3), database.write() as session:
                kinds = list(await session.scalars(text("SELECT kind FROM cancelled")))
                assert kinds.count("a") == kinds.count("b")
    finally:
        gc.enable()


async def test_a_stop_while_a_statement_waits_for_a_lock_comes_to_its_end(sqlite_database):
    # A process under fire hung here at its end: what closes the connection gracefully and what
    # stops it by force were cancelled together, and the first waited for a thread that was gone.
    released = threading.Event()
    async with sqlite_database.write() as session:
        await session.execute(text("CREATE TABLE cancelled (kind TEXT)"))

    async def blocked():
        async with sqlite_database.write() as session:
            pooled = await (await session.connection()).get_raw_connection()
            pooled.driver_connection._tx.put_nowait((None, released.wait))
            await session.execute(text("SELECT kind FROM cancelled"))

    others = asyncio.all_tasks()
    blocking = asyncio.create_task(blocked(), name="blocked")
    await asyncio.sleep(0.05)
    for _ in range(2):  # the stop of its loop, then asyncio's at the end of all
        for task in asyncio.all_tasks() - others:
            task.cancel()
        await asyncio.sleep(0.01)
    left = asyncio.all_tasks() - others
    assert left - {blocking}, "nothing closes the connection any more: this test shows nothing"
    released.set()
    _, waiting = await asyncio.wait(left, timeout=3)
    assert not waiting
    async with asyncio.timeout(3):
        await sqlite_database.close()


async def test_closing_a_database_closes_also_what_a_task_left_behind_still_uses(sqlite_database):
    # SQLAlchemy drops a connection that is in use when its pool is disposed of: nobody closed it.
    async with sqlite_database.write() as session:
        await session.execute(text("CREATE TABLE cancelled (kind TEXT)"))
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def left_behind():
        async with sqlite_database.write() as session:
            await session.execute(text("INSERT INTO cancelled (kind) VALUES ('a')"))
            begun.set()
            await goes_on.wait()
            await session.execute(text("INSERT INTO cancelled (kind) VALUES ('b')"))

    task = asyncio.create_task(left_behind())
    await begun.wait()
    async with asyncio.timeout(3):
        await sqlite_database.close()
    goes_on.set()
    with pytest.raises(OperationalError):
        await task
    gc.collect()  # an open connection would say so here
    async with sqlite_database.read() as session:
        assert list(await session.scalars(text("SELECT kind FROM cancelled"))) == []


async def test_a_connection_cancelled_while_it_opens_is_closed(sqlite_database):
    for steps in range(12):
        task = asyncio.create_task(pair(sqlite_database))
        for _ in range(steps):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await sqlite_database.close()
    assert not sqlite_database._open.ends
