"""A database that the old service left, and goes on writing to, is brought up to date in place."""

import asyncio
from datetime import UTC, datetime

import asyncpg  # type: ignore[import-untyped]
import pytest

from tests.migrations.schema import statement
from tests.support import databases
from tests.support.locks import watched_migrations
from tests.support.migrating import move_to
from tests.support.old_database import make_old_database
from tracking.database import migrate
from tracking.database.engine import Database
from tracking.database.migrate import current_revision, head_revision, upgrade
from tracking.errors import AlreadyRunning

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)

OLD_TABLES = ("tracked_players", "game_states", "tracked_games")

LARGE = 20
"""Blocks: whoever goes through a table of thousands of rows reads more."""


@pytest.fixture(params=["004", "005"])
async def left_database(request, postgresql):
    async with databases.empty_postgresql() as url:
        await make_old_database(url, players=100, rows=20_000, now=NOW, revision=request.param)
        database = Database(url)
        yield database
        await database.close()


async def files(database):
    """Which file each table lies in: another one after it was rewritten."""
    rows = await statement(
        database,
        "SELECT relname, relfilenode FROM pg_class WHERE relname = ANY(:tables)",
        tables=list(OLD_TABLES),
    )
    return {str(name): node for name, node in rows}


async def old_service(database, stop):
    """Writes as it did, on a connection of its own, until it is stopped; how many rows it wrote."""
    connection = await asyncpg.connect(database.url.set(drivername="postgresql").render_as_string())
    written = 0
    try:
        while not stop.is_set():
            await connection.execute(
                "INSERT INTO game_states (player_id, status, game_id, created_at) "
                "VALUES ($1, 'IN_GAME', $2, now() AT TIME ZONE 'UTC')",
                1 + written % 100,
                str(9_000_000_000 + written),
            )
            written += 1
    finally:
        await connection.close()
    return written


async def test_the_upgrade_rewrites_no_table_and_goes_through_none_while_it_is_locked(
    left_database,
):
    before = await files(left_database)
    ((states,),) = await statement(left_database, "SELECT count(*) FROM game_states")
    stop = asyncio.Event()
    writing = asyncio.create_task(old_service(left_database, stop))
    with watched_migrations() as watched:
        await upgrade(left_database)
    stop.set()
    written = await writing
    assert await current_revision(left_database) == head_revision()
    after = await files(left_database)
    assert {name: after[name] for name in before} == before
    assert watched.transactions
    for held in watched.transactions:
        assert len({each.table for each in held} & before.keys()) <= 1, held
        assert not [each for each in held if each.table in before and each.blocks > LARGE]
    counted = await statement(left_database, "SELECT count(*) FROM game_states")
    assert (counted, written > 0) == ([(states + written,)], True)


async def test_a_revision_that_was_cut_short_is_made_again(postgresql):
    """Killed in the middle of 008 a database has its columns, and an index that is not valid."""
    async with databases.empty_postgresql() as url:
        database = Database(url)
        await move_to(database, "007")
        await statement(database, "ALTER TABLE tracked_games ADD platform VARCHAR(8)")
        await statement(database, "CREATE INDEX idx_tracked_games_game ON tracked_games (game_id)")
        await statement(
            database,
            "UPDATE pg_index SET indisvalid = false "
            "WHERE indexrelid = 'idx_tracked_games_game'::regclass",
        )
        await upgrade(database)
        assert (
            await statement(
                database,
                "SELECT relname FROM pg_index JOIN pg_class ON oid = indexrelid "
                "WHERE NOT indisvalid",
            )
            == []
        )
        assert await current_revision(database) == head_revision()
        await database.close()


async def test_who_is_in_the_way_is_named(postgresql, monkeypatch):
    monkeypatch.setattr(migrate, "PATIENCE_SECONDS", 0.0)
    async with databases.empty_postgresql() as url:
        database = Database(url)
        await move_to(database, "005")
        somebody = await asyncpg.connect(
            database.url.set(drivername="postgresql").render_as_string(),
            server_settings={"application_name": "somebody's psql"},
        )
        transaction = somebody.transaction()
        await transaction.start()
        await somebody.fetch("SELECT count(*) FROM tracked_players")
        with pytest.raises(AlreadyRunning, match=r"\(somebody's psql, idle in transaction"):
            await upgrade(database)
        await transaction.rollback()
        await somebody.close()
        await database.close()
