"""Whose failure a missing record is: the game's own, or Riot's."""

import itertools

import pytest

from tests.tracking.polling.riot import live, record
from tracking.errors import (
    RiotError,
    RiotForbidden,
    RiotKeyInvalid,
    RiotRateLimited,
    RiotRejected,
    RiotUnavailable,
)

OUTAGES: list[RiotError | dict[str, object]] = [
    RiotUnavailable(status=503),
    RiotUnavailable(status=200),
    RiotForbidden(status=403),
    {},  # 404 for every record
]


@pytest.fixture
async def held(world):
    """Game 1 is over and its record missing; game 0 was completed before."""
    await world.follow("otter")
    world.clock.shift(600)
    world.riot.publish(record(0, world.clock.now(), seconds=300, otter=True))
    await world.compare()
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    return world


async def game(world, number=1):
    return (await world.games())["otter", number]


@pytest.mark.parametrize("outage", OUTAGES, ids=["503", "no JSON", "403", "404"])
async def test_an_outage_of_the_whole_match_service_is_no_games_retry_and_ends_none(held, outage):
    held.riot.match_outage = outage
    for hours in (1, 1, 30):
        await held.complete(seconds=3600 * hours)
    row = await game(held)
    assert (row.status, row.retry_count) == ("ACTIVE", 0)
    held.riot.match_outage = None
    held.riot.publish(record(1, held.clock.now(), otter=True))
    await held.complete()
    assert (await game(held)).status == "COMPLETED"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        # What Riot's servers said last is for the log; that they never gave the record is the
        # reason, which a long run under fire found replaced by a status code.
        (RiotUnavailable(status=500), "did not publish this game within 24 hours, and gave no"),
        (RiotRejected("Riot rejected the request."), "Riot rejected the request."),
    ],
)
async def test_a_record_that_alone_cannot_be_served_is_its_games_retry(held, error, said):
    held.riot.records["EUW1_1"] = error
    for count in (1, 2, 3):
        await held.complete(seconds=3600)
        assert (await game(held)).retry_count == count
    await held.complete(seconds=24 * 3600)
    row = await game(held)
    assert row.status == "UNAVAILABLE"
    assert said in row.last_error


@pytest.mark.parametrize("error", [RiotRateLimited(), RiotKeyInvalid()])
async def test_a_429_and_a_dead_key_are_no_games_retry_however_long(held, error):
    held.riot.records["EUW1_1"] = error
    for _ in range(3):
        await held.complete(seconds=12 * 3600)
    row = await game(held)
    assert (row.status, row.retry_count) == ("ACTIVE", 0)


async def test_an_outage_is_found_out_once_in_a_turn_and_the_rest_is_spared(held):
    for number in range(3, 40):
        held.riot.lists["otter"].insert(0, f"EUW1_{number}")
    await held.compare()
    held.riot.match_outage = RiotUnavailable(status=503)
    held.riot.asked.clear()
    counts = await held.complete(seconds=3600)
    assert counts["postponed"] == counts["due"] >= 30
    assert held.riot.asked["records"] <= 20


async def test_a_private_game_is_believed_only_where_other_records_are_served(held):
    held.riot.records["EUW1_1"] = RiotForbidden(status=403)
    await held.complete()
    assert (await game(held)).status == "UNAVAILABLE"
    assert held.riot.asked["match EUW1_0"] == 2  # once by history, once to be sure


async def test_a_record_without_the_player_is_his_games_retry_and_not_asked_for_for_ever(held):
    held.riot.records["EUW1_1"] = record(1, held.clock.now(), heron=True)
    await held.complete(seconds=3600)
    row = await game(held)
    assert (row.status, row.retry_count) == ("ACTIVE", 1)
    assert "does not name" in row.last_error
    await held.complete(seconds=25 * 3600)
    assert (await game(held)).status == "UNAVAILABLE"


async def test_due_times_outlive_a_restart_and_are_not_rushed_by_it(held):
    await held.complete(seconds=3600)
    await held.complete(seconds=3600)
    asked = held.riot.asked["match EUW1_1"]
    due_at = (await game(held)).due_at
    held.restart()
    await held.complete(seconds=1)
    assert held.riot.asked["match EUW1_1"] == asked
    await held.complete(seconds=(due_at - held.clock.now()).total_seconds())
    assert held.riot.asked["match EUW1_1"] == asked + 1


async def test_the_slow_ladder_asks_ever_less_often_until_the_deadline(held):
    asked = []
    while (await game(held)).status == "ACTIVE":
        before = held.riot.asked["match EUW1_1"]
        await held.complete(seconds=300)
        if held.riot.asked["match EUW1_1"] > before:
            asked.append(held.clock.now())
    gaps = [(later - sooner).total_seconds() for sooner, later in itertools.pairwise(asked)]
    assert max(gaps) <= 3600 < sum(gaps)
    assert 20 < len(asked) < 60
    assert gaps[-2] > gaps[0]


async def test_a_record_that_comes_after_hours_is_completed(held):
    for _ in range(8):
        await held.complete(seconds=2400)
    assert (await game(held)).retry_count > 3
    held.riot.publish(record(1, held.ago(hours=5), otter=True))
    await held.complete(seconds=3600)
    row = await game(held)
    assert (row.status, row.last_error) == ("COMPLETED", None)
