"""Since when a model announces."""

from tracking.database import reign
from tracking.database.reign import Reign


async def begin(database, clock, game_centric):
    async with database.write() as session:
        return await reign.begin(session, game_centric=game_centric, now=clock.now())


async def current(database):
    async with database.read() as session:
        return await reign.current(session)


async def test_a_reign_begins_with_a_move_and_not_with_a_restart(database, clock):
    assert await current(database) is None
    assert not await begin(database, clock, False)
    first = clock.now()
    assert await current(database) == Reign(since=first, other_since=None)
    clock.shift(60)
    assert not await begin(database, clock, False)
    assert await current(database) == Reign(since=first, other_since=None)
    assert await begin(database, clock, True)
    second = clock.now()
    assert await current(database) == Reign(since=second, other_since=first)
    clock.shift(60)
    assert await begin(database, clock, False)
    assert await current(database) == Reign(since=clock.now(), other_since=second)
