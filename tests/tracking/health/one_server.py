"""One server that follows one player, and what it is owed."""

from datetime import timedelta

from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.health.stored import announce, ran, tracked
from tracking.health.loss import data_loss

CHANNEL = 10


class OneServer:
    """It follows him since three hours; times are in minutes before now."""

    def __init__(self, database, clock):
        self.database, self.now = database, clock.now()

    async def ready(self):
        async with self.database.write() as session:
            await add_guild(session, 1, self.ago(180), channel_id=CHANNEL)
            self.otter = await add_player(session)
            await subscribe(session, 1, self.otter, self.ago(180))
        return self

    def ago(self, minutes):
        return self.now - timedelta(minutes=minutes)

    async def write(self, write, *args, **more):
        async with self.database.write() as session:
            return await write(session, *args, **more)

    async def shadows(self):
        await self.write(ran, "completion", self.ago(60))

    async def announces(self):
        await self.write(ran, "completion", self.ago(60), role="bot")

    async def completed(self, number=1, *, player=None, minutes=30, **more):
        at = self.ago(minutes)
        await self.write(tracked, player or self.otter, number, at, completed=at, **more)

    async def told(self, number=1, *, player=None, minutes=30, **more):
        values = {"guild_id": 1, "channel_id": CHANNEL, **more}
        await self.write(announce, player or self.otter, number, self.ago(minutes), **values)

    async def loss(self, hours=24):
        async with self.database.read() as session:
            return await data_loss(session, since=self.ago(60 * hours), now=self.now)

    async def unsent(self):
        return [*(await self.loss()).unsent]
