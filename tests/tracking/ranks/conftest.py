import pytest

from tests.tracking.ranks.world import Ranks


@pytest.fixture
async def world(database):
    world = Ranks(database)
    await world.begin()
    return world
