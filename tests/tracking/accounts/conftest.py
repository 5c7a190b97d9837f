import pytest

from tests.tracking.accounts.world import World


@pytest.fixture
def world(database, clock) -> World:
    return World(database, clock)
