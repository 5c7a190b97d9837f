"""Both models on a database that the old service left: its own tables, its own habits."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, text, update

from tests.support import databases
from tests.support.clock import FakeClock
from tests.support.old_database import make_old_database
from tests.tracking.legacy.conftest import OldWorld
from tests.tracking.polling.riot import live, record
from tracking.database.engine import Database
from tracking.database.migrate import upgrade
from tracking.database.models import GameState, Player
from tracking.legacy.recovery import Recovery


@pytest.fixture(params=["004", "005"])
async def left(request, postgresql):
    clock = FakeClock()
    async with databases.empty_postgresql() as url:
        await make_old_database(
            url,
            players=2,
            rows=80,
            now=clock.now(),
            revision=request.param,
            apart=timedelta(days=1),
        )
        database = Database(url)
        await upgrade(database)
        world = OldWorld(database, clock)
        async with database.write() as session:
            for player, name in ((1, "otter"), (2, "heron")):
                await session.execute(
                    update(Player)
                    .where(Player.id == player)
                    .values(platform="EUW1", lol_puuid=name, tft_puuid=name, adopted=True)
                )
        yield world
        await database.close()


async def newest(world, player_id=1):
    async with world.database.read() as session:
        return await session.scalar(
            select(GameState)
            .where(GameState.player_id == player_id)
            .order_by(GameState.created_at.desc(), GameState.id.desc())
            .limit(1)
        )


async def play(world, turn):
    """A game that is seen, ends and is published."""
    world.riot.live["otter"] = live(77, "otter")
    await turn()
    world.riot.live.clear()
    world.riot.publish(record(77, world.clock.now(), otter=True))
    for _ in range(3):
        await turn()


async def test_our_old_model_writes_on_where_the_old_service_stopped(left):
    assert (await left.poll())["unchanged"] == 2
    await play(left, left.poll)
    row = await newest(left)
    assert (row.status, row.game_id, row.game_result_data["outcome"]) == (
        "NOT_IN_GAME",
        "77",
        "win",
    )


async def test_the_new_model_works_beside_the_old_rows(left):
    async def turn() -> Any:
        await left.detect()
        return await left.complete()

    await play(left, turn)
    assert (await left.games())["otter", 77].status == "COMPLETED"


async def test_our_old_model_finishes_a_game_that_the_old_service_saw_begin(left):
    """Its status in small letters, as some old services wrote it."""
    async with left.database.write() as session:
        session.add(
            GameState(player_id=1, status="in_game", game_id="78", created_at=left.clock.now())
        )
    left.riot.publish(record(78, left.clock.now(), otter=False))
    await left.poll()
    row = await newest(left)
    assert (row.status, row.game_id, row.origin) == ("NOT_IN_GAME", "78", "legacy")


async def test_rows_need_no_default_of_the_server(left):
    async with left.database.write() as session:
        defaults = await session.execute(
            text(
                "SELECT table_name FROM information_schema.columns WHERE column_default IS NULL "
                "AND column_name IN ('created_at', 'updated_at', 'detected_at') "
                "AND table_name IN ('tracked_players', 'game_states')"
            )
        )
        assert len(defaults.all()) == 3
        session.add(Player(game_name="Badger", tag_line="EUW"))
        session.add(GameState(player_id=1, status="NOT_IN_GAME"))


async def test_each_game_of_the_old_rows_is_brought_over_once(left):
    recovery = Recovery(database=left.database, clock=left.clock, young=timedelta(hours=24))
    expected = await games_of_old_rows(left.database)
    counted = (await recovery.to_tracked_games(dry_run=True)).rows
    written = (await recovery.to_tracked_games()).rows
    assert counted == written
    async with left.database.read() as session:
        found = set(await session.execute(text("SELECT player_id, game_id FROM tracked_games")))
    assert found == expected
    assert (await recovery.to_tracked_games()).rows == 0
    rows = await left.games()
    assert {row.status for row in rows.values()} >= {"COMPLETED", "UNAVAILABLE"}


async def games_of_old_rows(database: Database) -> set[Any]:
    async with database.read() as session:
        return set(
            await session.execute(
                text(
                    "SELECT player_id, game_id FROM game_states WHERE game_id IS NOT NULL "
                    "UNION SELECT player_id, game_id FROM tracked_games"
                )
            )
        )
