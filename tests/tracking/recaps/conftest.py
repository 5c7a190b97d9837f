import pytest

from tests.tracking.recaps.world import Server


@pytest.fixture
async def server(database, clock):
    server = Server(database, clock)
    await server.begin()
    return server
