"""Players whom nobody follows are removed after a week; never rows that the old model needs."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from tests.tracking.polling.riot import record
from tracking.database.cleanup import clean_up, undo_clean_up
from tracking.database.models import GameState, Player, Scoreboard, Subscription, TrackedGameRow
from tracking.polling.purge import KEPT, Purge


@pytest.fixture
async def purge(world):
    """The otter was unfollowed just over a week ago; he has a finished game."""
    await world.follow("otter", "heron")
    async with world.database.write() as session:
        await session.execute(delete(Subscription).where(Subscription.player_id == 1))
        await session.execute(
            update(Player).where(Player.id == 1).values(unfollowed_at=world.clock.now())
        )
        session.add(
            TrackedGameRow(
                player_id=1, game_id="1", status="COMPLETED", detected_at=world.clock.now()
            )
        )
    world.clock.shift(KEPT.total_seconds() + 1)
    return Purge(database=world.database, clock=world.clock)


async def add_state(world, **age):
    async with world.database.write() as session:
        session.add(GameState(player_id=1, status="NOT_IN_GAME", created_at=world.ago(**age)))


async def count(world, model):
    async with world.database.read() as session:
        return await session.scalar(select(func.count()).select_from(model))


async def test_who_was_unfollowed_for_a_week_is_removed_with_his_games(world, purge):
    assert await purge.turn() == 1
    assert await purge.turn() == 0
    assert (await count(world, Player), await count(world, TrackedGameRow)) == (1, 0)


async def test_with_him_go_what_channels_were_told_of_him_and_tables_of_games_nobody_played(
    world, purge
):
    await world.follow("otter")
    for number, players in ((7, {"otter": True}), (8, {"otter": True, "heron": True})):
        world.riot.publish(record(number, world.ago(seconds=5), **players))
    await world.compare()
    async with world.database.write() as session:
        await session.execute(delete(Subscription).where(Subscription.player_id == 1))
        long_ago = world.clock.now() - KEPT - timedelta(seconds=1)
        await session.execute(update(Player).where(Player.id == 1).values(unfollowed_at=long_ago))
    assert await purge.turn() == 1
    told = [(row.game_id, row.payload["players"]) for row in await world.announcements()]
    assert [(game_id, [x["game_name"] for x in players]) for game_id, players in told] == [
        ("8", ["Heron"])
    ]
    async with world.database.read() as session:
        assert list(await session.scalars(select(Scoreboard.game_id))) == ["8"]


async def test_within_the_week_he_stays(world, purge):
    async with world.database.write() as session:
        almost = world.clock.now() - KEPT + timedelta(minutes=1)
        await session.execute(update(Player).where(Player.id == 1).values(unfollowed_at=almost))
    assert await purge.turn() == 0


async def test_who_is_followed_again_stays(world, purge):
    await world.follow("otter", guild=2)
    assert await purge.turn() == 0


async def test_who_has_an_open_game_stays(world, purge):
    async with world.database.write() as session:
        await session.execute(update(TrackedGameRow).values(status="ACTIVE"))
    assert await purge.turn() == 0


async def test_rows_of_the_old_model_are_needed_until_006_and_come_back_when_it_is_undone(
    world, purge
):
    await add_state(world, days=400)
    assert await purge.turn() == 0
    await clean_up(world.database)
    assert await purge.turn() == 1
    assert await count(world, GameState) == 0
    await undo_clean_up(world.database)
    assert (await count(world, GameState), await purge.turn()) == (1, 0)
