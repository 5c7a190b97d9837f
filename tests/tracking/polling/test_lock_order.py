"""Turns write the same rows at the same time, so all of them take locks in one order: games player
by player, then players, then who follows them. On PostgreSQL two orders are a deadlock, which a
long run under fire met: it ended a history turn each time."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.locks import until_it_waits
from tests.tracking.polling.riot import live, record
from tracking import subscriptions
from tracking.database.models import Guild, Player, Subscription, TrackedGameRow
from tracking.domain.following import Seen
from tracking.domain.games import Game
from tracking.domain.results import read_match
from tracking.players import Players, RiotId
from tracking.polling import store
from tracking.polling.housekeeping import Housekeeping
from tracking.privacy import SERVER_KEPT, Departed, Subject
from tracking.privacy.erase import begin


@pytest.fixture
def dialect(postgresql):
    """SQLite has one writer at a time."""
    return "postgresql"


@pytest.fixture
async def pair(world):
    """The rows of two players in one game, in the order of their players."""
    await world.follow("otter", "heron")
    for name in ("otter", "heron"):
        world.riot.live[name] = live(1, "otter", "heron")
    await world.detect()
    games = await world.games()
    return games["otter", 1], games["heron", 1]


async def locked(session, table, row_id):
    """Lock one row, or say that somebody else has it."""
    query = select(table.id).where(table.id == row_id)
    return await session.scalar(query.with_for_update(key_share=True, skip_locked=True)) is not None


async def test_looks_take_their_rows_player_by_player(world, pair):
    otter, heron = pair

    async def look():
        steps = [
            (row.player_id, Seen(row_id=row.id, live=live(1, "otter", "heron")))
            for row in (heron, otter)
        ]
        async with world.database.write() as session:
            await store.apply_steps(session, steps, looked=[], now=world.clock.now())

    async with world.database.write() as other:
        assert await locked(other, TrackedGameRow, otter.id)
        looking = asyncio.create_task(look())
        await until_it_waits(world.database)
        assert await locked(other, TrackedGameRow, heron.id)
    await looking


async def test_a_record_takes_no_player_before_its_last_game(world, pair):
    otter, heron = pair
    world.clock.shift(600)
    told = read_match(record(1, world.clock.now(), otter=True, heron=True), Game.LOL)

    async def complete():
        async with world.database.write() as session:
            return await store.complete_record(
                session, told, raw="{}", now=world.clock.now(), source="spectator"
            )

    async with world.database.write() as other:
        assert await locked(other, TrackedGameRow, heron.id)
        completing = asyncio.create_task(complete())
        await until_it_waits(world.database)
        assert not await locked(other, TrackedGameRow, otter.id)
        assert await locked(other, Player, otter.player_id)
    assert len(await completing) == 2


async def unfollow(world):
    players = Players(world.database, world.riot, world.clock, 100)
    await players.unfollow(guild_id=1, player="1")


async def forget_guild(world):
    async with world.database.write() as session:
        await subscriptions.forget_guild(session, 1, world.clock.now())


async def remove_departed(world):
    async with world.database.write() as session:
        guild = await session.get(Guild, 1)
        guild.left_at = world.clock.now() - SERVER_KEPT - timedelta(days=1)
    await Departed(database=world.database, clock=world.clock).turn()


async def erase(world):
    who = RiotId(game_name="Otter", tag_line="EUW")
    async with world.database.write() as session:
        subject = Subject(riot_id=who, lol_puuid="otter", tft_puuid="otter")
        await begin(session, subject, world.clock.now())


@pytest.mark.parametrize("end", [unfollow, forget_guild, remove_departed, erase])
async def test_who_ends_a_subscription_takes_the_player_before_it(world, end):
    """A turn that has stored a result of his writes down next whose filter muted it."""
    await world.follow("otter")
    async with world.database.write() as other:
        followed = await other.scalar(select(Subscription.id))
        assert await locked(other, Player, 1)
        ending = asyncio.create_task(end(world))
        await until_it_waits(world.database)
        assert await locked(other, Subscription, followed)
    await ending
    async with world.database.read() as session:
        assert await session.scalar(select(Subscription.id)) is None


async def test_records_are_dropped_around_rows_that_somebody_has(world):
    """Whoever takes somebody out of records has locked some, and waits for others."""
    await world.follow("otter", "heron")
    world.riot.publish(record(1, world.ago(seconds=5), otter=True, heron=True))
    await world.compare()
    rows = await world.games()
    world.clock.shift(86_400)
    housekeeping = Housekeeping(database=world.database, clock=world.clock, raw_response_days=0.1)
    async with world.database.write() as other:
        assert await locked(other, TrackedGameRow, rows["otter", 1].id)
        async with asyncio.timeout(10):
            assert (await housekeeping.turn())["raw_dropped"] == 1
    assert (await housekeeping.turn())["raw_dropped"] == 1
