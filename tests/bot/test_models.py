"""Which turns run with which model, and what is taken over when it starts."""

from typing import cast

import pytest

from bot.models import take_over, turns
from tests.tracking.legacy.conftest import OldWorld
from tests.tracking.polling.riot import live, record
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
    assert names(world, use_game_centric_model=True) == NEW | {"takeover"}
    assert names(world, use_game_centric_model=False) == OLD


async def test_a_shadow_promotes_nothing(world):
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
