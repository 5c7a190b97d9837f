"""A turn that hangs, and a database that cannot be used: seen, ended, counted."""

import asyncio
import sqlite3

import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from bot.loops import (
    DATABASE_LOST_SECONDS,
    LONGEST_ABORT,
    LONGEST_TURN,
    WATCHDOG_SECONDS,
    LoopStuck,
    TurnLoop,
    watch,
)
from tests.bot.waiting import until
from tracking.errors import DatabaseLost


@pytest.fixture
def loop(sqlite_database, clock):
    return TurnLoop("some", nothing, seconds=30, database=sqlite_database, clock=clock, role="bot")


async def nothing():
    return {}


async def hangs():
    await asyncio.Event().wait()
    return {}


async def test_a_turn_that_hangs_is_cancelled_counted_and_followed_by_another(loop, clock):
    loop._turn = hangs
    loop.start()
    watchdog = asyncio.create_task(watch([loop], clock))
    await until(lambda: loop.turn_seconds() is not None)
    await clock.advance(LONGEST_TURN)
    assert loop.liveness.failures == 0
    loop._turn = nothing
    await clock.advance(WATCHDOG_SECONDS)
    await until(lambda: loop.liveness.failures == 1 and loop.turn_seconds() is None)
    assert loop.is_running()
    clock.shift(300)
    await loop._tick()
    assert loop.liveness.failures == 0
    watchdog.cancel()
    await loop.stop()


async def test_a_turn_that_cannot_be_cancelled_ends_the_process(loop, clock):
    over = asyncio.Event()

    async def stubborn():
        while not over.is_set():
            try:
                await over.wait()
            except asyncio.CancelledError:
                continue
        return {}

    loop._turn = stubborn
    turn = asyncio.create_task(loop._tick())
    watchdog = asyncio.create_task(watch([loop], clock))
    await until(lambda: loop.turn_seconds() is not None)
    await clock.advance(LONGEST_TURN + LONGEST_ABORT + 2 * WATCHDOG_SECONDS)
    with pytest.raises(LoopStuck, match="some"):
        await watchdog
    over.set()
    await turn


async def test_a_database_out_of_use_for_ten_minutes_ends_the_process(loop, clock):
    async def fails():
        raise DBAPIError("SELECT 1", {}, sqlite3.OperationalError("disk I/O error"))

    loop._turn = fails
    for _ in range(3):
        await loop.run_once()
        loop.look_after()
        clock.shift(DATABASE_LOST_SECONDS / 2)
    clock.shift(1)
    with pytest.raises(DatabaseLost, match="some"):
        loop.look_after()


@pytest.mark.parametrize(
    "between",
    [None, ValueError("a mistake of ours"), IntegrityError("", {}, sqlite3.IntegrityError("row"))],
)
async def test_a_database_that_works_in_between_ends_nothing(loop, clock, between):
    outcomes = [OSError("away"), between, OSError("away")]

    async def turn():
        if (outcome := outcomes.pop(0)) is not None:
            raise outcome
        return {}

    loop._turn = turn
    for _ in range(3):
        await loop.run_once()
        clock.shift(DATABASE_LOST_SECONDS * 0.6)
        loop.look_after()


async def test_a_stop_waits_for_nothing_that_hangs(loop, monkeypatch):
    monkeypatch.setattr("bot.loops.LONGEST_STOP", 0.02)
    over = asyncio.Event()

    async def stubborn():
        while not over.is_set():
            try:
                await over.wait()
            except asyncio.CancelledError:
                continue
        return {}

    loop._turn = stubborn
    loop.start()
    await until(lambda: loop.turn_seconds() is not None)
    async with asyncio.timeout(5):
        await loop.stop()
    over.set()
    await loop.stop()
