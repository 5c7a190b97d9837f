"""Spectator off for everybody: noticed, told once, and every result comes all the same."""

from sqlalchemy import select

from tests.tracking.polling.riot import record
from tracking.database.outbox_models import Notice
from tracking.errors import RiotForbidden


async def test_a_spectator_that_refuses_everybody_is_told_of_once_and_when_it_is_back(world):
    await world.follow("otter")
    world.riot.live["otter"] = RiotForbidden(status=403)
    for _ in range(12):
        await world.detect()
    for _ in range(3):
        await world.service.upkeep_turn()
    world.clock.shift(400)
    world.riot.publish(record(1, world.ago(seconds=5), seconds=300, otter=True))
    await world.compare(seconds=0)
    assert (await world.games())["otter", 1].status == "COMPLETED"
    del world.riot.live["otter"]
    await world.detect()
    await world.service.upkeep_turn()
    async with world.database.read() as session:
        [notice] = await session.scalars(select(Notice))
    assert (notice.key, notice.ended_at) == ("spectator", world.clock.now())
