"""Games that the new model had open when the operator went back to the old one."""

from tests.tracking.polling.riot import live, record


async def hold_over_one(world, number):
    world.riot.live["otter"] = live(number, "otter")
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.detect()


async def test_what_was_open_at_the_start_gets_its_result_under_the_old_model(world):
    await world.follow("otter")
    await hold_over_one(world, 1)
    world.restart()
    assert (await world.service.leftovers_turn())["awaited"] == 1
    world.riot.publish(record(1, world.clock.now(), otter=True))
    world.clock.shift(120)
    assert (await world.service.leftovers_turn())["completed"] == 1
    assert len(await world.announcements()) == 1


async def test_what_a_shadow_opens_later_is_left_to_it(world):
    await world.follow("otter")
    assert await world.service.leftovers_turn() == {}
    await hold_over_one(world, 1)
    world.riot.publish(record(1, world.clock.now(), otter=True))
    assert await world.service.leftovers_turn() == {}
    assert await world.announcements() == []
