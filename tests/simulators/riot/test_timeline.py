"""A script keeps to its times."""

from functools import partial

import pytest

from simulators.riot.timeline import Timeline


def script(happened, **options):
    timeline = Timeline(**options)
    for at in (5, 1, 3):
        timeline.add(at, f"at {at}", partial(happened.append, at))
    return timeline


def test_what_is_due_happens_in_order_and_once():
    happened: list[int] = []
    timeline = script(happened)
    assert [step.what for step in timeline.advance_to(3)] == ["at 1", "at 3"]
    timeline.advance_to(4)
    assert (happened, [step.at for step in timeline.waiting]) == ([1, 3], [5])
    assert timeline.duration == 5


def test_nothing_is_added_to_the_past():
    timeline = script([])
    timeline.advance_to(3)
    with pytest.raises(ValueError, match="too late"):
        timeline.add(2, "regret", lambda: None)


async def test_a_run_sleeps_until_each_step_and_tells_of_it(now):
    happened: list[int] = []
    told = []

    async def sleep(seconds):
        now.move(seconds)

    begin = now()
    await script(happened, clock=now, sleep=sleep).run(
        lambda step: told.append((step.at, now() - begin))
    )
    assert happened == [1, 3, 5]
    assert told == [(1, 1), (3, 3), (5, 5)]


async def test_a_sleep_that_wakes_too_soon_loses_nothing(now):
    happened: list[int] = []

    async def sleep(seconds):
        now.move(seconds / 2 if seconds > 0.5 else seconds)

    await script(happened, clock=now, sleep=sleep).run()
    assert happened == [1, 3, 5]


async def test_a_step_that_fails_ends_the_run():
    async def sleep(seconds): ...

    def fail() -> None:
        raise LookupError("trouble")

    timeline = Timeline(sleep=sleep)
    timeline.add(0, "trouble", fail)
    with pytest.raises(LookupError, match="trouble"):
        await timeline.run()
