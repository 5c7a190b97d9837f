"""What a turn writes down of the lists before it repairs anything."""

import json

from sqlalchemy import delete, update

from tests.tracking.polling.riot import record
from tracking.database.models import Subscription, TrackedGameRow
from tracking.errors import RiotUnavailable

NOTHING = {"overdue": 0, "overdue_games": [], "after_absence": 0, "listed_late": 0, "refused": 0}


async def compare(world, minutes=11.0):
    """What a comparison so many minutes later found, of what the audit says."""
    told = await world.compare(60 * minutes)
    return {name: told[name] for name in ("listed", *NOTHING)}


def publish(world, number, *, minutes_ago=1.0, **winners):
    world.clock.shift(120)
    world.riot.publish(record(number, world.ago(minutes=minutes_ago), seconds=300, **winners))


async def test_an_ordinary_evening_has_nothing_overdue_and_counts_each_game_once(world):
    await world.follow("otter", "heron")
    assert await compare(world) == {"listed": 0, **NOTHING}
    publish(world, 1, otter=True, heron=True)
    assert await compare(world) == {"listed": 2, **NOTHING}
    publish(world, 2, otter=False)
    assert await compare(world) == {"listed": 1, **NOTHING}
    assert await compare(world) == {"listed": 0, **NOTHING}


async def test_a_sweep_that_was_left_out_shows_in_what_the_next_one_finds(world):
    await world.follow("otter")
    await compare(world)
    publish(world, 1, otter=True)
    found = await compare(world, minutes=40)
    assert found == {"listed": 1, **NOTHING, "overdue": 1, "overdue_games": ["EUW1_1"]}
    assert await compare(world) == {"listed": 0, **NOTHING}


async def test_a_row_that_vanished_is_overdue_although_it_is_repaired_at_once(world):
    await world.follow("otter")
    publish(world, 1, otter=True)
    await compare(world)
    async with world.database.write() as session:
        await session.execute(delete(TrackedGameRow))
    found = await compare(world)
    assert found["overdue_games"] == ["EUW1_1"]
    assert ("otter", 1) in await world.games()


async def test_a_row_that_vanished_is_overdue_after_a_restart_too(world):
    await world.follow("otter")
    publish(world, 1, otter=True)
    for _ in range(4):
        await compare(world)
    async with world.database.write() as session:
        await session.execute(delete(TrackedGameRow))
    world.restart()
    assert (await compare(world))["overdue_games"] == ["EUW1_1"]


async def test_what_was_played_while_no_process_ran_is_told_apart(world):
    await world.follow("otter")
    await compare(world)
    publish(world, 1, otter=True)
    world.clock.shift(3 * 3600)
    world.restart()
    assert await compare(world, minutes=1) == {"listed": 1, **NOTHING, "after_absence": 1}


async def test_a_game_that_riot_lists_late_is_told_apart(world):
    await world.follow("otter")
    for _ in range(12):
        await compare(world)
    publish(world, 1, minutes_ago=100, otter=True)
    assert await compare(world) == {"listed": 1, **NOTHING, "listed_late": 1}


async def test_lists_that_riot_does_not_give_are_told_apart(world):
    await world.follow("otter")
    await compare(world)
    publish(world, 1, otter=True)
    kept, world.riot.lists["otter"] = world.riot.lists["otter"], RiotUnavailable()
    for _ in range(4):
        await world.compare()
    world.riot.lists["otter"] = kept
    assert await compare(world) == {"listed": 1, **NOTHING, "refused": 1}


async def test_games_that_ended_before_he_was_followed_are_no_loss(world):
    for number in range(1, 6):
        publish(world, number, otter=True)
        world.clock.shift(3600)
    await world.follow("otter")
    assert await compare(world) == {"listed": 0, **NOTHING}
    publish(world, 6, otter=True)
    assert await compare(world) == {"listed": 1, **NOTHING}


async def test_who_is_followed_again_is_owed_from_then_on(world):
    await world.follow("otter")
    await compare(world)
    async with world.database.write() as session:
        await session.execute(delete(Subscription))
    publish(world, 1, otter=True)
    world.clock.shift(3600)
    await world.follow("otter")
    assert await compare(world) == {"listed": 0, **NOTHING}


async def test_an_adopted_player_is_compared_for_the_first_time_without_a_loss(world):
    await world.follow("otter")
    async with world.database.write() as session:
        await session.execute(update(Subscription).values(created_at=world.ago(days=900)))
    for number in range(1, 6):
        publish(world, number, minutes_ago=6000 - number, otter=True)
    world.restart()
    found = await compare(world, minutes=1)
    assert found == {"listed": 5, **NOTHING, "after_absence": 5}


async def test_what_is_written_down_is_of_bounded_size(world, monkeypatch):
    monkeypatch.setattr("tracking.polling.audit.MOST_NAMED", 3)
    await world.follow("otter")
    await compare(world)
    for number in range(1, 31):
        publish(world, number, otter=True)
    found = await world.compare(3600)
    assert found["overdue"] == 30
    assert found["overdue_games"] == ["EUW1_30", "EUW1_29", "EUW1_28"]
    assert len(json.dumps(found)) < 400
