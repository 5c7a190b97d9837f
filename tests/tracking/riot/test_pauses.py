"""What a refusal stops, and for how long."""

import pytest

from tests.tracking.riot.lanes import WIDE, ask, opened, refused, settle
from tracking.errors import RiotRateLimited
from tracking.riot.rate_limit import RateLimiter


@pytest.mark.parametrize("kind", ["method", "service", "server", "something new", None])
async def test_a_refusal_pauses_only_the_method_it_hit(clock, lane, kind):
    await opened(lane)
    headers = {"Retry_After": "7"} | ({"X_Rate_Limit_Type": kind} if kind else {})
    await refused(lane, **headers)
    hit, other = ask(lane), ask(lane, "match")
    await settle()
    assert (hit.done(), other.done()) == (False, True)
    await clock.advance(7.4)
    assert not hit.done()
    await clock.advance(1.1)
    assert hit.done()


async def test_a_refused_application_pauses_every_method_of_its_route(clock):
    limits = RateLimiter(clock, jitter=lambda: 0.0)
    lane = await opened(limits.lane("key", "euw1"))
    await refused(lane, X_Rate_Limit_Type="application", Retry_After="3")
    hit, elsewhere = ask(lane, "match"), ask(limits.lane("key", "kr"))
    await settle()
    assert (hit.done(), elsewhere.done()) == (False, True)
    await clock.advance(4)
    assert hit.done()


async def test_waiters_do_not_slip_through_while_a_refusal_is_noted(lane):
    # A pump between counting the answer and noting its refusal sent the next one into it.
    await opened(lane, headers={"X-App-Rate-Limit": "2:120"})
    running = await ask(lane)
    waiting = ask(lane)
    await settle()
    lane.done(running, {"X-App-Rate-Limit": "9:120", "Retry-After": "9"}, refused=True)
    await settle()
    assert not waiting.done()
    waiting.cancel()


@pytest.mark.parametrize("retry_after", [None, "", "soon", "-1", "1.5", "9" * 12])
async def test_without_retry_after_the_pause_doubles_up_to_a_ceiling(clock, lane, retry_after):
    await opened(lane)
    pauses = []
    for _ in range(7):
        headers = {} if retry_after is None else {"Retry_After": retry_after}
        await refused(lane, **headers)
        before = clock.monotonic()
        waiting = ask(lane)
        while not waiting.done():
            await clock.advance(0.5)
        pauses.append(round(clock.monotonic() - before))
        lane._not_sent(waiting.result())
    assert pauses == [5, 10, 20, 40, 60, 60, 60]


async def test_retry_after_zero_again_and_again_is_not_asked_without_pause(clock, lane):
    await opened(lane)
    for _ in range(6):
        await refused(lane, Retry_After="0")
        waiting = ask(lane)
        await settle()
        assert not waiting.done()
        await clock.advance(20)
        lane._not_sent(waiting.result())
    assert clock.monotonic() == 120


async def test_requests_refused_together_make_one_pause(clock, lane):
    await opened(lane)
    together = [await ask(lane) for _ in range(10)]
    for permit in together:
        lane.done(permit, {}, refused=True)
    waiting = ask(lane)
    await clock.advance(5.1)
    assert waiting.done()


async def test_after_a_refusal_one_request_tries_before_the_others_follow(clock, lane):
    await opened(lane)
    await refused(lane, Retry_After="1")
    tasks = [ask(lane) for _ in range(5)]
    await clock.advance(2)
    assert [task.done() for task in tasks] == [True, False, False, False, False]
    lane.done(tasks[0].result(), WIDE, refused=False)
    await settle()
    assert all(task.done() for task in tasks)


async def test_a_bar_of_an_hour_is_an_error_and_not_an_hours_wait(clock, lane):
    await opened(lane)
    waiting = ask(lane)
    await settle()
    early = ask(lane)
    await settle()
    lane.done(waiting.result(), {"Retry-After": "3600"}, refused=True)
    lane.done(await early, WIDE, refused=False)
    with pytest.raises(RiotRateLimited):
        await ask(lane)
    await clock.advance(3602)
    assert await ask(lane)


async def test_who_waits_when_a_long_bar_begins_is_told_too(lane):
    await opened(lane, headers={"X-App-Rate-Limit": "2:120"})
    running = await ask(lane)
    waiting = ask(lane)
    await settle()
    lane.done(running, {"Retry-After": "3600", "X-Rate-Limit-Type": "application"}, refused=True)
    with pytest.raises(RiotRateLimited):
        await waiting
