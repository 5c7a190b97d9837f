"""Promises of the turns that a change could break without any other test noticing."""

from datetime import timedelta

import pytest

from tests.tracking.polling.riot import live, record
from tracking import outbox
from tracking.domain.following import LONGEST_GAME, Seen
from tracking.polling import store


async def held_over(world, *names):
    await world.follow(*names)
    for name in names:
        world.riot.live[name] = live(1, *names)
    await world.detect()
    for name in names:
        world.riot.live[name] = live(2, *names)
    await world.detect()


async def test_a_game_that_shows_up_again_is_not_asked_for(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    assert (await world.games())["otter", 1].held_over_at is not None
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    assert (await world.games())["otter", 1].held_over_at is None
    await world.complete()
    assert world.riot.asked["match EUW1_1"] == 0


async def test_a_look_that_comes_too_late_changes_no_finished_game(world):
    await held_over(world, "otter")
    row_id = (await world.games())["otter", 1].id
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.complete()
    before = (await world.games())["otter", 1]
    late = [(before.player_id, Seen(row_id=row_id, live=live(1, "otter")))]
    async with world.database.write() as session:
        await store.apply_steps(session, late, looked=[], now=world.clock.now())
    after = (await world.games())["otter", 1]
    assert (after.seen_at, after.held_over_at) == (before.seen_at, before.held_over_at)


async def test_no_result_is_stored_without_its_announcement(world, monkeypatch):
    await held_over(world, "otter")
    world.riot.publish(record(1, world.clock.now(), otter=True))

    async def fails(*_, **__):
        raise OSError("the disk is full")

    with monkeypatch.context() as broken:
        broken.setattr(outbox, "enqueue", fails)
        with pytest.raises(OSError, match="full"):
            await world.complete()
    assert (await world.games())["otter", 1].status == "ACTIVE"
    await world.complete()
    assert (await world.games())["otter", 1].status == "COMPLETED"
    assert len(await world.announcements()) == 1


async def test_a_game_is_awaited_until_its_deadline(world):
    await held_over(world, "otter")
    await world.complete(seconds=23 * 3600)
    assert (await world.games())["otter", 1].status == "ACTIVE"


async def test_a_missing_record_is_no_failure_while_another_follower_is_seen_in_the_game(world):
    await world.follow("otter", "heron")
    for name in ("otter", "heron"):
        world.riot.live[name] = live(1, "otter", "heron")
    await world.detect()
    world.riot.live = {"otter": live(2, "otter"), "heron": live(1, "heron")}
    await world.detect()
    await world.detect(seconds=5000)
    await world.complete(seconds=30)
    games = await world.games()
    assert games["otter", 1].held_over_at is not None
    assert games["otter", 1].retry_count == 0


async def test_a_game_nobody_saw_begin_is_given_up_in_silence(world):
    await world.follow("otter")
    world.clock.shift(1900)
    world.riot.publish(record(1, world.ago(seconds=10), otter=True))
    world.riot.records.clear()
    await world.compare()
    await world.complete(seconds=25 * 3600)
    assert (await world.games())["otter", 1].status == "UNAVAILABLE"
    assert await world.announcements() == []


async def test_a_restart_does_not_rush_an_attempt_that_is_due_later(world):
    await held_over(world, "otter")
    await world.complete(seconds=1000)
    asked = world.riot.asked["match EUW1_1"]
    world.restart()
    await world.complete(seconds=5)
    assert world.riot.asked["match EUW1_1"] == asked
    await world.complete(seconds=300)
    assert world.riot.asked["match EUW1_1"] == asked + 1


async def test_a_game_that_spectator_shows_for_longer_than_any_lasts_is_asked_for(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    hours = (LONGEST_GAME + timedelta(minutes=5)).total_seconds()
    await world.complete(seconds=hours)
    assert (await world.games())["otter", 1].status == "COMPLETED"


async def test_a_game_that_is_listed_is_asked_for_at_once_whatever_was_due(world):
    await held_over(world, "otter")
    for _ in range(4):
        await world.complete(seconds=3600)
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.compare(seconds=0)
    await world.complete(seconds=0)
    assert (await world.games())["otter", 1].status == "COMPLETED"
