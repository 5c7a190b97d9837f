import asyncio

import pytest
from sqlalchemy import select

from bot.loops import WATCHDOG_SECONDS, TurnLoop, watch
from tests.bot.waiting import until
from tracking.clock import SystemClock
from tracking.database.models import LoopRun


class Turns:
    def __init__(self, *outcomes):
        self.outcomes = list(outcomes)
        self.ran = 0
        self.reached = asyncio.Event()
        self.enough = len(self.outcomes)

    async def __call__(self):
        self.ran += 1
        if self.ran >= self.enough:
            self.reached.set()
        outcome = self.outcomes.pop(0) if self.outcomes else None
        if isinstance(outcome, Exception):
            raise outcome
        return {"done": 1}


@pytest.fixture
def loop_of(sqlite_database):
    def make(turn, seconds=0.01, clock=None):
        return TurnLoop(
            "some",
            turn,
            seconds=seconds,
            database=sqlite_database,
            clock=clock or SystemClock(),
            role="bot",
        )

    return make


async def runs(database):
    async with database.read() as session:
        return list(await session.scalars(select(LoopRun).order_by(LoopRun.id)))


@pytest.mark.parametrize("error", [ValueError("no"), OSError("no"), TimeoutError(), KeyError("k")])
async def test_no_exception_of_a_turn_ends_its_loop(loop_of, error):
    turn = Turns(error, error, None)
    loop = loop_of(turn)
    loop.start()
    await asyncio.wait_for(turn.reached.wait(), 10)
    assert loop.is_running()
    await loop.stop()
    assert not loop.is_running()


async def test_every_run_is_recorded_with_its_outcome(loop_of, sqlite_database, clock):
    loop = loop_of(Turns(None, ValueError("no")), clock=clock)
    await loop.run_once()
    await loop.run_once()
    assert [(r.loop, r.outcome) for r in await runs(sqlite_database)] == [
        ("some", "ok"),
        ("some", "error"),
    ]


async def test_an_overrun_is_not_followed_by_a_burst(loop_of, clock):
    turn = Turns()
    loop = loop_of(turn, seconds=10, clock=clock)

    async def slow():
        clock.shift(35)
        return await turn()

    loop._turn = slow
    for _ in range(5):  # what discord.ext.tasks does to catch up
        await loop._tick()
    assert turn.ran == 1


async def test_a_tick_before_its_time_does_nothing(loop_of, clock):
    turn = Turns()
    loop = loop_of(turn, seconds=10, clock=clock)
    await loop._tick()
    clock.shift(5)
    await loop._tick()
    assert turn.ran == 1
    clock.shift(5)
    await loop._tick()
    assert turn.ran == 2


async def test_failures_in_a_row_make_the_pauses_longer(loop_of, clock):
    turn = Turns(*[ValueError("no")] * 3)
    loop = loop_of(turn, seconds=10, clock=clock)
    waits = []
    for _ in range(3):
        await loop._tick()
        waits.append(loop._due - clock.monotonic())
        clock.shift(waits[-1])
    assert waits == [20, 40, 80]


async def test_a_record_that_cannot_be_written_ends_nothing(loop_of, sqlite_database, clock):
    loop = loop_of(Turns(), clock=clock)
    await sqlite_database.close()

    class Broken:
        def write(self):
            raise OSError("disk full")

    loop._database = Broken()
    await loop.run_once()
    assert loop.liveness.last_success is not None


async def test_a_loop_that_ended_can_be_started_again(loop_of):
    turn = Turns(None, None)
    loop = loop_of(turn)
    loop.start()
    await loop.stop()
    loop.start_again()
    await asyncio.wait_for(turn.reached.wait(), 10)
    await loop.stop()


async def test_the_watchdog_starts_a_loop_again_that_ended(loop_of, clock):
    turn = Turns(None, None)
    loop = loop_of(turn, seconds=3600, clock=clock)
    loop.start()
    watchdog = asyncio.create_task(watch([loop], clock))
    await until(lambda: turn.ran)
    await loop.stop()
    await clock.advance(WATCHDOG_SECONDS)
    await asyncio.wait_for(turn.reached.wait(), 10)
    watchdog.cancel()
    await loop.stop()


async def test_the_watchdog_starts_a_loop_again_whose_tick_never_comes(loop_of, clock):
    # The library waits by the wall clock; set back by an hour, it waits for an hour.
    turn = Turns(None, None)
    loop = loop_of(turn, seconds=3600, clock=clock)
    loop.start()
    watchdog = asyncio.create_task(watch([loop], clock))
    await until(lambda: turn.ran and loop.turn_seconds() is None)
    await clock.advance(3 * 3600)
    await asyncio.wait_for(turn.reached.wait(), 10)
    watchdog.cancel()
    await loop.stop()


async def test_a_long_turn_is_not_taken_for_a_stalled_loop(loop_of, clock):
    loop = loop_of(Turns(), seconds=10, clock=clock)

    async def slow():
        clock.shift(900)
        assert not loop.is_stalled()
        return {}

    loop._turn = slow
    await loop._tick()
    assert not loop.is_stalled()


async def test_a_stop_writes_the_record_that_is_being_written(loop_of, sqlite_database, clock):
    loop = loop_of(Turns(None), seconds=3600, clock=clock)
    loop.start()
    await until(lambda: loop._writing)
    await loop.stop()
    assert len(await runs(sqlite_database)) == 1
