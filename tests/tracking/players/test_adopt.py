"""Players of an old database are given to a server while the old service goes on writing."""

import pytest
from sqlalchemy import delete, select

from tests.support.following import add_player
from tracking.database.models import Player, Subscription
from tracking.players import adopt as adopting


@pytest.mark.parametrize("dialect", ["postgresql"], indirect=True)
async def test_whom_the_old_service_deletes_meanwhile_is_left_out(database, clock, monkeypatch):
    async with database.write() as session:
        for name in ("Quiet Otter", "Loud Heron"):
            await add_player(session, name, adopted=True)
    allowed = adopting._allowed

    async def as_he_goes(*given, **more):
        async with database.write() as other:
            await other.execute(delete(Player).where(Player.id == 1))
        return await allowed(*given, **more)

    monkeypatch.setattr(adopting, "_allowed", as_he_goes)
    async with database.write() as session:
        done = await adopting.adopt(session, guild_id=1, channel_id=2, most=100, now=clock.now())
        assert done.new == ("Loud Heron#EUW",)
    async with database.read() as session:
        assert list(await session.scalars(select(Subscription.player_id))) == [2]
