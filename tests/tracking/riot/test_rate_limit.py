import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support.clock import FakeClock
from tests.tracking.riot.server import LimitedServer
from tracking.riot.rate_limit import Lane, Priority, parse_windows


def lane_at(clock, share=1.0):
    return Lane(clock, share)


def test_windows_are_joined_by_seconds_whatever_their_order():
    assert parse_windows("100:120,20:1") == parse_windows("20:1,100:120") == {1: 20, 120: 100}


@pytest.mark.parametrize("header", [None, "", "abc", "1:", ":1", "5:0", "-1:5", "1.5:2"])
def test_a_header_that_makes_no_sense_teaches_nothing(header):
    assert parse_windows(header) == {}


@pytest.mark.parametrize(
    ("limits", "windows"),
    [
        pytest.param({1: 20, 120: 100}, 10, id="personal"),
        pytest.param({10: 50, 60: 300}, 10, id="production, a tenth"),
    ],
)
async def test_no_request_is_refused_and_the_longest_window_is_used_to_99_percent(
    clock, limits, windows
):
    server, lane = LimitedServer(clock, limits, reverse=True), lane_at(clock)
    longest = max(limits)
    await server.keep_asking(lane, workers=60, until=windows * longest)
    assert server.refused == 0
    assert len(server.accepted) >= 0.99 * windows * limits[longest]


@settings(max_examples=25, deadline=None)
@given(
    limit=st.integers(1, 30),
    seconds=st.integers(1, 20),
    latency=st.floats(0, 3),
    workers=st.integers(1, 40),
)
def test_whatever_the_window_and_the_latency_nothing_is_refused(limit, seconds, latency, workers):
    async def run() -> int:
        clock = FakeClock()
        server = LimitedServer(clock, {seconds: limit}, latency=latency)
        lane = lane_at(clock)
        # The first answers teach the limits; until then a personal key's are assumed.
        await server.keep_asking(lane, workers, until=6 * seconds)
        return server.refused

    assert asyncio.run(run()) == 0


async def test_until_riot_has_spoken_one_request_goes_at_a_time(clock):
    lane = lane_at(clock)
    first = asyncio.create_task(lane.acquire("m", Priority.PERSON))
    second = asyncio.create_task(lane.acquire("m", Priority.PERSON))
    await clock.advance(10)
    assert first.done()
    assert not second.done()
    lane.answered("m", await first, {"X-App-Rate-Limit": "20:1"})
    await clock.advance(0)
    assert second.done()


async def spoken(clock, limits="2:10", method="m"):
    """A lane that knows its limits, with one request used."""
    lane = lane_at(clock)
    permit = await lane.acquire(method, Priority.PERSON)
    lane.answered(method, permit, {"X-App-Rate-Limit": limits, "X-App-Rate-Limit-Count": "1:10"})
    return lane


async def test_a_person_goes_before_results_and_detection(clock):
    lane = await spoken(clock, "1:10")
    order: list[Priority] = []

    async def ask(priority):
        permit = await lane.acquire("m", priority)
        order.append(priority)
        lane.answered("m", permit, {})

    tasks = [asyncio.create_task(ask(p)) for p in reversed(Priority)]
    await clock.advance(100)
    assert order == list(Priority)
    assert all(task.done() for task in tasks)


async def test_a_method_that_is_paused_holds_up_no_other(clock):
    lane = await spoken(clock, "20:10", method="known")
    permit = await lane.acquire("slow", Priority.PERSON)
    lane.answered("slow", permit, {"X-Method-Rate-Limit": "9:10"}, refused=True)
    lane.refused("slow", {"X-Rate-Limit-Type": "method", "Retry-After": "30"})
    slow = asyncio.create_task(lane.acquire("slow", Priority.PERSON))
    other = asyncio.create_task(lane.acquire("known", Priority.RANKS))
    await clock.advance(1)
    assert other.done()
    assert not slow.done()
    await clock.advance(30)
    assert slow.done()


@pytest.mark.parametrize("kind", ["service", "server", "something new", ""])
async def test_a_429_that_is_not_the_applications_pauses_the_method_alone(clock, kind):
    lane = await spoken(clock, "20:10")
    lane.refused("m", {"X-Rate-Limit-Type": kind, "Retry-After": "5"})
    assert lane.application.wait(clock.monotonic()) == 0
    assert lane.method("m").wait(clock.monotonic()) == pytest.approx(5.5)


async def test_a_429_of_the_application_pauses_every_method_at_this_route(clock):
    lane = await spoken(clock, "20:10")
    lane.refused("m", {"X-Rate-Limit-Type": "application", "Retry-After": "7"})
    assert lane.application.wait(clock.monotonic()) == pytest.approx(7.5)


@pytest.mark.parametrize("header", [{}, {"Retry-After": "soon"}, {"Retry-After": "-1"}])
async def test_without_retry_after_the_pause_grows_up_to_a_ceiling(clock, header):
    lane = await spoken(clock, "20:10")
    pauses = []
    for _ in range(8):
        lane.refused("m", header)
        pauses.append(lane.method("m").wait(clock.monotonic()))
        clock.shift(pauses[-1])
    assert pauses[:3] == [5, 10, 20]
    assert pauses[-1] == 120


async def test_the_servers_count_is_believed_upwards_only(clock):
    lane = await spoken(clock, "10:10")
    window = lane.application._windows[10]
    for said, held in (("7:10", 7), ("3:10", 8)):
        permit = await lane.acquire("m", Priority.PERSON)
        lane.answered("m", permit, {"X-App-Rate-Limit": "10:10", "X-App-Rate-Limit-Count": said})
        assert window.used == held


async def test_a_share_of_the_limits_is_all_that_is_used(clock):
    server, lane = LimitedServer(clock, {10: 100}), lane_at(clock, share=0.5)
    await server.keep_asking(lane, workers=30, until=10)
    assert len(server.accepted) == 50


async def test_a_cancelled_waiter_leaves_nothing_behind(clock):
    lane = await spoken(clock, "1:10")
    waiter = asyncio.create_task(lane.acquire("m", Priority.PERSON))
    await clock.advance(1)
    waiter.cancel()
    await clock.advance(0)
    assert lane.waiting == {}
    later = asyncio.create_task(lane.acquire("m", Priority.PERSON))
    await clock.advance(10)
    assert later.done()


async def test_the_budget_is_an_even_pace_and_never_more_than_is_free(clock):
    lane = await spoken(clock, "100:120")
    assert lane.application.free_within(clock.monotonic(), 30) == 25
