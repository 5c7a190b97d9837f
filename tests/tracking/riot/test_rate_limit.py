"""The limiter in simulated time: against true fixed windows, and rule by rule."""

import asyncio
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tracking.riot.lanes import WIDE, ask, opened, refused, settle
from tests.tracking.riot.simulation import (
    FixedWindowServer,
    Traffic,
    limiter,
    saturate,
    simulate,
)
from tracking.riot.rate_limit import Priority, RateLimiter

PERSONAL = {1: 20, 120: 100}


def test_a_personal_key_uses_its_long_window_and_is_never_refused():
    server = simulate(saturate(PERSONAL, seconds=1330))
    assert server.refusals == 0
    assert len(server.app[120].history) >= 10
    assert server.use() >= 0.99


def test_a_production_key_uses_its_long_window_and_is_never_refused():
    # The real windows, 500:10 and 30000:600, a tenth as long for the second: same pace.
    server = simulate(saturate({10: 500, 60: 3000}, seconds=670))
    assert server.refusals == 0
    assert len(server.app[60].history) >= 10
    assert server.use() >= 0.99


def test_a_method_limit_that_binds_is_used_as_well():
    server = simulate(saturate({10: 500}, seconds=670, method={60: 1000}))
    assert server.refusals == 0
    assert server.use() >= 0.99


def test_answers_slower_than_the_window_do_not_stop_the_limiter():
    # Every answer of a burst came after the window's end, and the limiter waited for ever.
    server = simulate(saturate({1: 20, 120: 100}, seconds=400, latency=lambda: (0.1, 3.0)))
    assert server.refusals == 0
    assert server.received >= 300


@settings(max_examples=60, deadline=None)
@given(
    windows=st.dictionaries(st.integers(1, 30), st.integers(1, 40), min_size=1, max_size=3),
    method=st.dictionaries(st.integers(1, 30), st.integers(1, 40), max_size=2),
    slowest=st.tuples(st.floats(0, 4), st.floats(0, 4)),
    workers=st.integers(1, 30),
    seed=st.integers(0, 2**16),
)
def test_no_request_is_refused_whatever_the_windows_and_the_latency(
    windows, method, slowest, workers, seed
):
    chance = random.Random(seed)

    def latency():
        return chance.uniform(0, slowest[0]), chance.uniform(0, slowest[1])

    server = simulate(
        saturate(windows, seconds=100, latency=latency, workers=workers, method=method)
    )
    assert server.refusals == 0
    # It goes on to the end: whatever binds, each window is used again and again. A lap is a
    # window, its slack, and both journeys, once for the serial start.
    longest = max([*windows, *method])
    assert server.received >= (100 - 9) // (longest + 9)


def test_two_processes_with_half_the_budget_each_share_one_key():
    async def run():
        server = FixedWindowServer({1: 20, 120: 100})
        lanes = [limiter(share=0.5).lane("key", "europe") for _ in range(2)]
        # They do not begin in the same moment: each learns the limits by one request.
        await Traffic(server, lanes=lanes).work(1330, workers=30)
        return server

    server = simulate(run())
    assert server.refusals == 0
    assert server.use() >= 0.98


def test_what_others_used_of_a_window_is_not_used_again():
    async def run():
        server = FixedWindowServer({120: 100})
        for _ in range(60):
            server.receive(0.0)
        await Traffic(server, lanes=[limiter().lane("key", "europe")]).work(119, workers=30)
        return server

    server = simulate(run())
    assert server.refusals == 0
    assert server.received == 100


async def test_the_first_request_goes_alone(lane):
    tasks = [ask(lane) for _ in range(3)]
    await settle()
    assert [task.done() for task in tasks] == [True, False, False]
    lane.done(tasks[0].result(), WIDE, refused=False)
    await settle()
    assert all(task.done() for task in tasks)


async def test_the_first_request_of_a_method_goes_alone_and_holds_up_no_other_method(lane):
    await opened(lane)
    first, second, other = ask(lane, "match"), ask(lane, "match"), ask(lane, "spectator")
    await settle()
    assert (first.done(), second.done(), other.done()) == (True, False, True)
    second.cancel()


async def test_a_first_request_without_an_answer_lets_the_next_one_try(lane):
    tasks = [ask(lane) for _ in range(3)]
    await settle()
    lane.done(tasks[0].result(), None, refused=False)
    await settle()
    assert [task.done() for task in tasks] == [True, True, False]
    tasks[2].cancel()


async def test_without_headers_a_personal_keys_limits_hold(clock, lane):
    await opened(lane, headers={})
    tasks = [ask(lane) for _ in range(200)]
    await settle()
    assert sum(task.done() for task in tasks) == 19
    for task in tasks:
        task.cancel()


@pytest.mark.parametrize(
    "header",
    ["", "nonsense", "20", "0:10", "20:0", "-1:10", "20:1:2", "²:1", "9" * 40 + ":1", "5:9999999"],
)
async def test_a_header_that_cannot_be_read_changes_nothing(lane, header):
    await opened(lane, headers={"X-App-Rate-Limit": header, "X-App-Rate-Limit-Count": header})
    tasks = [ask(lane) for _ in range(30)]
    await settle()
    assert sum(task.done() for task in tasks) == 19
    for task in tasks:
        task.cancel()


async def test_windows_are_joined_by_their_seconds_whatever_their_order(lane):
    # 100:120,20:1 beside 5:1,95:120 as seen in 2026 (riot.md §4.1)
    headers = {"X-App-Rate-Limit": "100:120,20:1", "X-App-Rate-Limit-Count": "5:1,97:120"}
    await opened(lane, headers=headers)
    tasks = [ask(lane) for _ in range(10)]
    await settle()
    assert sum(task.done() for task in tasks) == 3
    for task in tasks:
        task.cancel()


async def test_the_servers_count_only_ever_raises_ours(lane):
    headers = {"X-App-Rate-Limit": "10:120", "X-App-Rate-Limit-Count": "1:120"}
    await opened(lane, headers=headers)
    for _ in range(9):
        lane.done(await ask(lane), headers, refused=False)
    eleventh = ask(lane)
    await settle()
    assert not eleventh.done()
    eleventh.cancel()


async def test_a_changed_limit_keeps_what_was_used(lane):
    await opened(lane, headers={"X-App-Rate-Limit": "10:120"})
    for _ in range(4):
        lane.done(await ask(lane), {"X-App-Rate-Limit": "10:120"}, refused=False)
    lane.done(await ask(lane), {"X-App-Rate-Limit": "8:120"}, refused=False)
    tasks = [ask(lane) for _ in range(5)]
    await settle()
    assert sum(task.done() for task in tasks) == 2
    for task in tasks:
        task.cancel()


async def test_a_window_learnt_late_knows_what_was_used_before(lane):
    await opened(lane, headers={"X-App-Rate-Limit": "100:10"})
    for _ in range(6):
        lane.done(await ask(lane), {"X-App-Rate-Limit": "100:10,8:60"}, refused=False)
    tasks = [ask(lane) for _ in range(5)]
    await settle()
    assert sum(task.done() for task in tasks) == 1
    for task in tasks:
        task.cancel()


async def test_a_share_of_the_limit_is_ours(clock):
    lane = RateLimiter(clock, share=0.5).lane("key", "euw1")
    await opened(lane, headers={"X-App-Rate-Limit": "10:120"})
    tasks = [ask(lane) for _ in range(10)]
    await settle()
    assert sum(task.done() for task in tasks) == 4
    for task in tasks:
        task.cancel()


async def test_a_request_under_way_counts_until_its_window_is_over_for_certain(clock, lane):
    await opened(lane, headers={"X-App-Rate-Limit": "1:10"})
    await clock.advance(10.1)
    slow = await ask(lane)
    waiting = ask(lane)
    await clock.advance(60)
    assert not waiting.done()
    lane.done(slow, {"X-App-Rate-Limit": "1:10"}, refused=False)
    await clock.advance(9.9)
    assert not waiting.done()
    await clock.advance(0.2)
    assert waiting.done()


async def test_routes_and_keys_have_limits_of_their_own(clock):
    limits = RateLimiter(clock)
    await opened(limits.lane("key", "euw1"), headers={"X-App-Rate-Limit": "1:120"})
    for other in (limits.lane("key", "kr"), limits.lane("other", "euw1")):
        assert (await asyncio.wait_for(ask(other), 1)).sent_at == 0.0


async def test_the_most_urgent_goes_first_and_the_others_in_the_order_they_came(clock, lane):
    await opened(lane, headers={"X-App-Rate-Limit": "1:10"})
    went = []

    async def request(name, priority):
        permit = await lane.acquire("spectator", priority)
        went.append(name)
        lane.done(permit, {"X-App-Rate-Limit": "1:10"}, refused=False)

    work = [("ranks", Priority.RANKS), ("history", Priority.HISTORY)]
    work += [("look 1", Priority.DETECTION), ("look 2", Priority.DETECTION)]
    work += [("result", Priority.RESULT), ("person", Priority.PERSON)]
    tasks = [asyncio.create_task(request(*each)) for each in work]
    await clock.advance(100)
    await asyncio.gather(*tasks)
    assert went == ["person", "result", "look 1", "look 2", "history", "ranks"]


async def test_a_full_method_holds_up_no_other_method(lane):
    headers = WIDE | {"X-Method-Rate-Limit": "1:120"}
    await opened(lane, "match", headers=headers)
    full, free = ask(lane, "match", Priority.PERSON), ask(lane, "spectator", Priority.RANKS)
    await settle()
    assert (full.done(), free.done()) == (False, True)
    full.cancel()


async def test_slots_go_to_the_most_urgent_lane(clock):
    limits = RateLimiter(clock, max_in_flight=1)
    euw = await opened(limits.lane("key", "euw1"))
    kr = await opened(limits.lane("key", "kr"))
    first = await ask(euw)
    low, high = ask(euw, priority=Priority.RANKS), ask(kr, priority=Priority.PERSON)
    await settle()
    assert not low.done()
    assert not high.done()
    euw.done(first, WIDE, refused=False)
    await settle()
    assert (low.done(), high.done()) == (False, True)
    kr.done(high.result(), WIDE, refused=False)
    await settle()
    assert low.done()


async def test_a_cancelled_waiter_leaves_nothing_behind(clock, lane):
    await opened(lane, headers={"X-App-Rate-Limit": "2:10"})
    await ask(lane)
    waiting = [ask(lane) for _ in range(50)]
    await settle()
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)
    last = ask(lane)
    await clock.advance(10.1)
    assert last.done()
    assert not any(lane._waiting.values())


async def test_a_permit_that_nobody_takes_is_free_again(lane):
    first, second = ask(lane), ask(lane)
    await settle()
    lane.done(first.result(), {"X-App-Rate-Limit": "2:120"}, refused=False)
    # Its turn has come, and it is cancelled before it notices.
    second.cancel()
    await settle()
    assert second.cancelled()
    assert (await asyncio.wait_for(ask(lane), 1)).method == "spectator"


async def test_no_timer_stays_when_nobody_waits(lane):
    await opened(lane, headers={"X-App-Rate-Limit": "1:120"})
    waiting = ask(lane)
    await settle()
    waiting.cancel()
    await settle()
    names = {task.get_name() for task in asyncio.all_tasks()}
    assert "riot rate limit" not in names


def test_the_budget_of_a_short_while_is_an_even_pace(clock):
    limits = RateLimiter(clock)
    assert limits.budget("key", "euw1", "spectator", 30.0) == 50
    assert limits.budget("key", "euw1", "spectator", 240.0) == 200


async def test_the_budget_leaves_something_for_more_urgent_work(clock):
    limits = RateLimiter(clock)
    lane = await opened(limits.lane("key", "euw1"), headers={"X-App-Rate-Limit": "100:120"})
    for _ in range(59):
        lane.done(await ask(lane), {}, refused=False)
    assert limits.budget("key", "euw1", "spectator", 30.0) == 25
    for _ in range(30):
        lane.done(await ask(lane), {}, refused=False)
    assert limits.budget("key", "euw1", "spectator", 30.0) == 10


async def test_whoever_asks_often_gets_something_as_soon_as_it_is_free(clock):
    # At a pace of less than one a second, a turn each second never had a budget for two looks.
    limits = RateLimiter(clock)
    await opened(limits.lane("key", "euw1"), headers={"X-App-Rate-Limit": "100:120"})
    assert limits.budget("key", "euw1", "spectator", 1.0) >= 2


async def test_a_paused_scope_has_no_budget(clock):
    limits = RateLimiter(clock)
    lane = await opened(limits.lane("key", "euw1"))
    await refused(lane, Retry_After="40")
    assert limits.budget("key", "euw1", "spectator", 30.0) == 0
    assert limits.budget("key", "euw1", "match", 30.0) > 0


async def test_who_waits_already_is_taken_off_the_budget(clock):
    limits = RateLimiter(clock)
    lane = await opened(limits.lane("key", "euw1"), headers={"X-App-Rate-Limit": "4:30"})
    tasks = [ask(lane) for _ in range(5)]
    await settle()
    assert limits.budget("key", "euw1", "spectator", 30.0) == 2
    for task in tasks:
        task.cancel()
