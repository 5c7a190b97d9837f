from datetime import timedelta

from sqlalchemy import delete

from tests.tracking.polling.riot import live, record
from tracking.database.models import Subscription
from tracking.errors import RiotRateLimited


async def held_over(world, *names):
    """The players were in game 1 and are in another now."""
    await world.follow(*names)
    for name in names:
        world.riot.live[name] = live(1, *names)
    await world.detect()
    world.riot.live = {name: live(2, *names) for name in names}
    await world.detect()


async def test_the_game_of_a_player_unfollowed_meanwhile_gets_its_result_and_is_told_nobody(world):
    """Its row once stayed ACTIVE, and its record was asked for every minute for ever."""
    await held_over(world, "otter")
    async with world.database.write() as session:
        await session.execute(delete(Subscription))
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.complete()
    assert (await world.games())["otter", 1].status == "COMPLETED"
    assert await world.announcements() == []


async def test_a_record_that_does_not_name_the_player_is_retried_and_given_up_saying_so(world):
    await held_over(world, "otter", "heron")
    world.riot.publish(record(1, world.clock.now(), heron=True))
    await world.complete(seconds=600)
    games = await world.games()
    assert (games["heron", 1].status, games["otter", 1].status) == ("COMPLETED", "ACTIVE")
    assert games["otter", 1].retry_count == 1
    await world.complete(seconds=25 * 3600)
    otter = (await world.games())["otter", 1]
    assert otter.status == "UNAVAILABLE"
    assert otter.last_error == "The record of this game does not name this player."


async def test_a_record_nobody_can_read_is_given_up_for_that_reason(world):
    await held_over(world, "otter")
    world.riot.records["EUW1_1"] = {"metadata": {}, "info": {}}
    await world.complete(seconds=25 * 3600)
    game = (await world.games())["otter", 1]
    assert game.status == "UNAVAILABLE"
    assert game.last_error == "The match record does not have the shape of a match record."


async def test_a_listed_game_that_spectator_still_shows_is_over(world):
    """Spectator has shown games for hours after their end (developer-relations#227)."""
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.compare()
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    await world.complete()
    assert (await world.games())["otter", 1].status == "COMPLETED"


async def test_a_comparison_that_was_interrupted_goes_on_where_it_stopped(world):
    """Newest first: what was stored by then once hid the older games behind it."""
    await world.follow("otter")
    await world.compare()
    world.clock.shift(30 * 3600)
    for number in range(1, 26):
        world.riot.publish(record(number, world.ago(hours=26 - number), otter=True))
    whole = world.riot.records["EUW1_4"]
    world.riot.records["EUW1_4"] = RiotRateLimited()
    await world.compare(seconds=0)
    assert len(await world.games()) == 21
    world.riot.records["EUW1_4"] = whole
    await world.compare()
    assert len(await world.games()) == 25


async def test_a_comparison_does_not_read_on_behind_what_it_compared_before(world):
    world.clock.shift(30 * 3600)
    await world.follow("otter")
    for number in range(1, 26):
        ended_at = world.clock.now() + timedelta(minutes=30 * number)
        world.riot.publish(record(number, ended_at, otter=True))
    world.clock.shift(20 * 3600)
    await world.compare()
    world.riot.asked.clear()
    await world.compare()
    assert world.riot.asked["ids lol"] == 1
