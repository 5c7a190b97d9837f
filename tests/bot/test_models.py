"""Which turns run with which model, and what is taken over when it starts."""

from typing import cast

import pytest

from bot.models import take_over, turns
from tests.tracking.legacy.conftest import OldWorld
from tests.tracking.polling.riot import live, record
from tracking import outbox
from tracking.database import reign
from tracking.riot.client import RiotClient

OLD = {"polling", "leftovers", "upkeep"}
NEW = {"detection", "completion", "history", "ranks", "upkeep", "alerts"}


@pytest.fixture
def world(sqlite_database, clock):
    return OldWorld(sqlite_database, clock)


def settings(world, **values):
    return world.settings.model_copy(update=values)


def names(world, **values):
    made = turns(
        settings(world, **values),
        world.service,
        database=world.database,
        riot=cast(RiotClient, world.riot),
        clock=world.clock,
    )
    return {turn.name for turn in made}


async def since(world):
    async with world.database.read() as session:
        found = await reign.current(session)
        return found and found.since


async def test_one_setting_chooses_the_model(world):
    assert names(world, use_game_centric_model=True) == NEW | {"takeover", "recaps"}
    assert names(world, use_game_centric_model=False) == OLD


async def test_a_shadow_promotes_nothing_and_makes_no_recaps(world):
    assert names(world, use_game_centric_model=True, emit_events=False) == NEW


async def test_a_shadow_takes_nothing_over(world):
    await take_over(settings(world, emit_events=False), world.database, world.clock)
    assert await since(world) is None


@pytest.mark.parametrize("new", [True, False])
async def test_a_process_that_announces_begins_its_models_reign(world, new):
    await take_over(settings(world, use_game_centric_model=new), world.database, world.clock)
    assert await since(world) == world.clock.now()


async def test_what_a_shadow_finishes_after_the_cut_over_is_posted(world):
    """The plan stops the shadow after the cut-over. Until then it may be the quicker one."""
    shadow = OldWorld(world.database, world.clock)
    shadow.riot = world.riot
    shadow.settings = settings(world, emit_events=False)
    shadow.restart()
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await shadow.detect()
    world.riot.live.clear()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await shadow.detect()
    await shadow.detect()
    await shadow.complete()
    await world.complete()
    assert [each.state for each in await world.announcements()] == ["SUPPRESSED"]
    assert await world.service.takeover_turn() == {"promoted": 1}
    assert await world.service.takeover_turn() == {"promoted": 0}
    assert [each.state for each in await world.announcements()] == ["SUPPRESSED", "PENDING"]


async def finished(world):
    """A result that somebody stores now."""
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live.clear()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.detect()
    await world.detect()
    await world.complete()


async def claimed(world):
    async with world.database.write() as session:
        return await outbox.claim(session, world.clock.now(), 10)


async def test_what_a_dead_sender_claimed_is_due_at_once(world):
    await finished(world)
    assert len(await claimed(world)) == 1
    assert await claimed(world) == []
    await take_over(settings(world, emit_events=False), world.database, world.clock)
    assert await claimed(world) == []
    await take_over(world.settings, world.database, world.clock)
    [again] = await claimed(world)
    assert (again.attempts, again.in_doubt) == (2, True)


async def test_what_a_shadow_put_down_is_owed_at_the_start(world):
    world.settings = settings(world, emit_events=False)
    world.restart()
    await finished(world)
    for _ in range(2):
        await take_over(settings(world, emit_events=True), world.database, world.clock)
    assert [each.state for each in await world.announcements()] == ["SUPPRESSED", "PENDING"]


async def test_what_the_old_model_has_open_is_taken_over_by_the_new_one(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    for _ in range(2):
        await take_over(world.settings, world.database, world.clock)
    [row] = (await world.games()).values()
    assert (row.status, row.held_over_at) == ("ACTIVE", None)


async def test_what_the_new_model_has_open_is_taken_over_by_the_old_one(world):
    await finished(world)
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    for _ in range(2):
        await take_over(settings(world, use_game_centric_model=False), world.database, world.clock)
    assert await world.states() == [("IN_GAME", "2", None)]
