from datetime import timedelta

import pytest

from tests.support.clock import FakeClock
from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.outbox.world import CHANNEL, GUILD, World
from tracking.database.engine import Database


@pytest.fixture
async def world(database: Database, clock: FakeClock) -> World:
    now = clock.now()
    async with database.write() as session:
        await add_guild(session, GUILD, now, channel_id=CHANNEL)
        first = await add_player(session, "Quiet Otter", "EUW")
        second = await add_player(session, "Brave Teapot", "0001")
        for player in (first, second):
            await subscribe(session, GUILD, player, now - timedelta(hours=1))
    return World(database=database, clock=clock, first=first, second=second)
