import asyncio
import logging

import pytest

from tests.tracking.polling.riot import live, record
from tracking.errors import RiotForbidden, RiotKeyInvalid, RiotUnavailable


async def test_game_a_ends_and_b_begins_within_one_interval_and_a_is_lost(world):
    """The race of the migration plan: what the new model was made for."""
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    world.riot.live["otter"] = live(2, "otter")
    await world.poll()
    world.riot.live.clear()
    world.riot.publish(record(2, world.clock.now(), otter=False))
    await world.poll()
    assert await world.states() == [
        ("IN_GAME", "1", None),
        ("IN_GAME", "2", None),
        ("NOT_IN_GAME", "2", "loss"),
    ]
    assert [a.game_id for a in await world.announcements()] == ["2"]


async def test_a_game_is_one_row_when_it_begins_and_one_with_its_result(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    await world.poll()
    world.riot.live.clear()
    assert (await world.poll())["awaited"] == 1
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.poll()
    await world.poll()
    assert await world.states() == [("IN_GAME", "1", None), ("NOT_IN_GAME", "1", "win")]


async def test_a_record_that_does_not_come_leaves_a_row_without_a_result(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    world.riot.live.clear()
    await world.poll()
    for _ in range(3):
        await world.poll(301)
    assert (await world.states())[-1] == ("NOT_IN_GAME", "1", None)
    assert await world.announcements() == []


async def test_a_private_record_leaves_a_row_without_a_result(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    world.riot.live.clear()
    world.riot.records["EUW1_1"] = RiotForbidden()
    await world.poll()
    assert (await world.states())[-1] == ("NOT_IN_GAME", "1", None)


async def test_an_outage_of_riot_is_no_transition(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    world.riot.live["otter"] = RiotUnavailable()
    assert (await world.poll())["failed"] == 1
    world.riot.live["otter"] = RiotKeyInvalid()
    assert (await world.poll())["failed"] == 1
    world.riot.live.clear()
    world.riot.records["EUW1_1"] = RiotUnavailable()
    assert (await world.poll())["postponed"] == 1
    assert await world.states() == [("IN_GAME", "1", None)]


async def test_premades_are_named_in_one_announcement_though_they_end_one_by_one(world):
    await world.follow("otter", "heron")
    for name in ("otter", "heron"):
        world.riot.live[name] = live(1, "otter", "heron")
    await world.poll()
    world.riot.publish(record(1, world.clock.now(), otter=True, heron=True))
    del world.riot.live["otter"]
    await world.poll()
    del world.riot.live["heron"]
    await world.poll()
    [announcement] = await world.announcements()
    assert len(announcement.payload["players"]) == 2


async def test_both_models_beside_each_other_announce_a_game_once(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    await world.detect()
    world.riot.live.clear()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.poll()
    await world.detect()
    await world.detect()
    await world.complete()
    assert len(await world.announcements()) == 1


async def test_each_transition_is_one_line_with_player_match_and_queue(world, caplog):
    caplog.set_level(logging.INFO)
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    world.riot.live.clear()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.poll()
    lines = [m for m in caplog.messages if "state transition" in m]
    assert len(lines) == 2
    assert all("Otter#EUW" in line and "EUW1_1" in line for line in lines)
    assert all("Ranked Solo/Duo" in line for line in lines)


async def test_a_poll_that_fails_leaves_nothing_running_behind_it(world, monkeypatch):
    await world.follow("otter", "heron")
    answer = world.riot.live_game

    async def live_game(platform, puuid, **asked):
        if puuid == "otter":
            raise OSError("the disk is full")
        for _ in range(100):
            await asyncio.sleep(0)
        return await answer(platform, puuid, **asked)

    monkeypatch.setattr(world.riot, "live_game", live_game)
    world.riot.live["heron"] = live(2, "heron")
    before = asyncio.all_tasks()
    with pytest.raises(OSError, match="disk is full"):
        await world.poll()
    assert asyncio.all_tasks() == before
    assert await world.states() == [("IN_GAME", "2", None)]
