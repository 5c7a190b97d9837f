import pytest

from tests.support.clock import FakeClock
from tests.tracking.players.world import World
from tracking.database.engine import Database


@pytest.fixture
def world(database: Database, clock: FakeClock) -> World:
    return World(database, clock)
