import pytest

from tests.tracking.riot.served import served
from tracking.riot.rate_limit import RateLimiter


@pytest.fixture
def lane(clock):
    return RateLimiter(clock, jitter=lambda: 0.0).lane("key", "euw1")


@pytest.fixture
async def riot():
    async with served() as started:
        yield started
