import pytest

from tests.tracking.stats.world import Den


@pytest.fixture
async def den(database):
    den = Den(database)
    await den.begin()
    return den
