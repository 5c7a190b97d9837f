"""Databases of the old service that somebody has worked on: views on its tables, other schemas,
other owners, what the plan's SQL made by hand. They are taken as they are, or one sentence says
what to do."""

import asyncio
import re
from datetime import UTC, datetime

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import text

from tests.migrations.schema import index_definitions, statement
from tests.support import databases
from tests.support.old_database import TRACKED_GAMES, make_old_database
from tracking.clock import SystemClock
from tracking.database import migrate, turn
from tracking.database.blockers import who_uses
from tracking.database.cleanup import clean_up, undo_clean_up
from tracking.database.engine import Database
from tracking.database.migrate import (
    current_revision,
    demand_current,
    head_revision,
    upgrade,
)
from tracking.errors import AlreadyRunning, ConfigurationError

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)

pytestmark = pytest.mark.usefixtures("postgresql")


@pytest.fixture(params=["004"])
async def left(request):
    async with databases.empty_postgresql() as url:
        await make_old_database(url, players=5, rows=100, now=NOW, revision=request.param)
        database = Database(url)
        yield database
        await database.close()


at_005 = pytest.mark.parametrize("left", ["005"], indirect=True)


async def run(database, *statements):
    for each in statements:
        await statement(database, each)


async def refusal(database):
    with pytest.raises(ConfigurationError) as caught:
        await upgrade(database)
    assert "\n" not in caught.value.message
    return caught.value.message


PLANS_VIEW = """
CREATE VIEW game_tracking_metrics AS
SELECT
  DATE_TRUNC('hour', detected_at) as hour,
  COUNT(*) as games_detected,
  COUNT(CASE WHEN status = 'COMPLETED' THEN 1 END) as games_completed,
  COUNT(CASE WHEN status = 'ACTIVE' THEN 1 END) as games_active,
  AVG(CASE WHEN status = 'COMPLETED' THEN duration_seconds END) as avg_duration,
  MAX(retry_count) as max_retries,
  COUNT(CASE WHEN retry_count > 0 THEN 1 END) as games_with_retries
FROM tracked_games
GROUP BY DATE_TRUNC('hour', detected_at)
"""


@at_005
async def test_what_stands_on_the_old_tables_and_the_plans_view_goes_on_standing(left):
    await run(
        left,
        "DROP VIEW game_tracking_metrics",
        PLANS_VIEW,
        "CREATE VIEW dashboard AS SELECT hour, games_detected FROM game_tracking_metrics",
        "CREATE VIEW open_games AS SELECT * FROM tracked_games WHERE status = 'ACTIVE'",
        "CREATE MATERIALIZED VIEW states AS SELECT status, count(*) FROM game_states GROUP BY 1",
    )
    await upgrade(left)
    assert await current_revision(left) == head_revision()
    ((games,),) = await statement(left, "SELECT sum(games_detected) FROM dashboard")
    assert games
    await statement(left, "SELECT * FROM open_games, states LIMIT 1")


@at_005
async def test_a_view_of_that_name_that_others_need_is_named(left):
    """It has other columns than the plan's."""
    await statement(left, "CREATE VIEW dashboard AS SELECT * FROM game_tracking_metrics")
    assert "dashboard" in await refusal(left)


async def test_a_table_that_the_plans_sql_made_by_hand_is_named(left):
    await statement(left, TRACKED_GAMES[: TRACKED_GAMES.index(";")])
    said = await refusal(left)
    assert "tracked_games" in said
    assert "alembic stamp 005" in said
    await statement(left, "UPDATE alembic_version SET version_num = '005'")
    await upgrade(left)


@pytest.mark.parametrize("revision", ["1a2b3c4d5e6f", "004b"])
async def test_a_revision_that_nobody_of_ours_made_is_no_newer_one(left, revision):
    await statement(left, f"UPDATE alembic_version SET version_num = '{revision}'")
    said = await refusal(left)
    assert revision in said
    assert "alembic stamp --purge 004" in said
    with pytest.raises(ConfigurationError, match="--purge"):
        await demand_current(left)


async def test_a_column_by_a_name_of_ours_is_named(left):
    await statement(left, "ALTER TABLE tracked_players ADD COLUMN platform TEXT")
    assert re.search("platform.*rename", await refusal(left))
    await statement(left, "ALTER TABLE tracked_players RENAME COLUMN platform TO region")
    await upgrade(left)


async def test_an_index_by_a_name_of_ours_on_another_table_is_named(left):
    await statement(left, "CREATE INDEX idx_tracked_games_due ON game_states (status, id)")
    assert re.search("idx_tracked_games_due.*rename", await refusal(left))
    await statement(left, "ALTER INDEX idx_tracked_games_due RENAME TO ours")
    await upgrade(left)
    made = await index_definitions(left, "tracked_games")
    assert made["idx_tracked_games_due"] == "(status, due_at)"


async def test_a_role_that_does_not_own_the_tables_is_told_so(left):
    role = f"stranger_{databases.new_name()}"
    await run(
        left,
        f'CREATE ROLE "{role}" LOGIN',
        f'GRANT ALL ON SCHEMA public TO "{role}"',
        f'GRANT ALL ON ALL TABLES IN SCHEMA public TO "{role}"',
    )
    theirs = Database(left.url.set(username=role).render_as_string(hide_password=False))
    try:
        said = await refusal(theirs)
        assert "must be owner of table tracked_players" in said
        assert role in said
        async with left.write() as session, theirs.engine.connect() as connection:
            await session.execute(text("SELECT 1 FROM tracked_players"))
            assert (await who_uses(connection)).endswith("(lol-tracker, of another role)")
    finally:
        await theirs.close()
        await run(left, f'DROP OWNED BY "{role}"', f'DROP ROLE "{role}"')


async def test_tables_behind_another_schema_in_the_search_path_are_found(left, monkeypatch):
    monkeypatch.setattr(migrate, "PATIENCE_SECONDS", 0.0)
    name = left.url.database
    await run(
        left, "CREATE SCHEMA ours", f'ALTER DATABASE "{name}" SET search_path TO ours, public'
    )
    theirs = Database(left.url.render_as_string(hide_password=False))
    await statement(left, "DELETE FROM public.alembic_version")
    assert "alembic stamp 004" in await refusal(theirs)
    await statement(left, "INSERT INTO public.alembic_version VALUES ('004')")
    somebody = await asyncpg.connect(
        left.url.set(drivername="postgresql").render_as_string(),
        server_settings={"application_name": "somebody's psql"},
    )
    transaction = somebody.transaction()
    await transaction.start()
    await somebody.fetch("SELECT count(*) FROM public.tracked_players")
    with pytest.raises(AlreadyRunning, match="somebody's psql"):
        await upgrade(theirs)
    await transaction.rollback()
    await somebody.close()
    await upgrade(theirs)
    assert await current_revision(theirs) == head_revision()
    await statement(theirs, "INSERT INTO tracked_games (player_id, game_id) VALUES (1, '1')")
    assert await clean_up(theirs)
    assert await undo_clean_up(theirs)
    await theirs.close()


ODD_COLUMNS = (
    "ALTER TABLE game_states ALTER id DROP DEFAULT",
    "ALTER TABLE game_states ALTER id ADD GENERATED ALWAYS AS IDENTITY (START 100000)",
    "ALTER TABLE game_states ADD day DATE GENERATED ALWAYS AS (created_at::date) STORED",
    'ALTER TABLE game_states ADD "order" TEXT NOT NULL DEFAULT \'x"y\'',
    "ALTER TABLE tracked_players ALTER id DROP DEFAULT",
    "ALTER TABLE tracked_players ALTER id ADD GENERATED ALWAYS AS IDENTITY (START 100000)",
    "ALTER TABLE tracked_players ALTER created_at TYPE TIMESTAMPTZ",
    "ALTER TABLE tracked_players ADD long TEXT GENERATED ALWAYS AS (game_name || tag_line) STORED",
)


async def test_rows_of_whatever_columns_are_archived_and_put_back(left):
    await run(left, *ODD_COLUMNS)
    await upgrade(left)
    rows = await statement(left, "SELECT * FROM game_states ORDER BY id")
    await clean_up(left)
    await run(
        left,
        "DELETE FROM game_states WHERE player_id = 2 OR id % 5 = 0",
        "DELETE FROM tracked_players WHERE id = 2",
    )
    await undo_clean_up(left)
    assert await statement(left, "SELECT * FROM game_states ORDER BY id") == rows
    await statement(
        left,
        "INSERT INTO game_states (player_id, status, created_at) VALUES (1, 'IN_GAME', now())",
    )


@at_005
@pytest.mark.parametrize("cut_short", [False, True])
async def test_an_archive_from_before_a_column_was_added_is_completed_and_put_back(left, cut_short):
    """006 by hand at 005, which nothing forbids, then this version: `origin` came later."""
    await clean_up(left)
    if cut_short:
        await run(
            left,
            "DELETE FROM alembic_version_cleanup",
            "ALTER TABLE game_states ADD further TEXT DEFAULT 'x'",
        )
    await upgrade(left)
    assert await clean_up(left) is cut_short
    archived = await statement(left, "SELECT id, origin FROM game_states_archive ORDER BY id")
    assert archived == await statement(left, "SELECT id, origin FROM game_states ORDER BY id")
    assert await undo_clean_up(left)


async def test_what_operators_bound_for_a_service_does_not_bound_a_migration(left):
    for what in ("statement_timeout", "idle_in_transaction_session_timeout", "lock_timeout"):
        await statement(left, f"ALTER DATABASE \"{left.url.database}\" SET {what} TO '9s'")
    theirs = Database(left.url.render_as_string(hide_password=False))
    async with turn.migrating(theirs, SystemClock()) as connection:
        shown = "SELECT current_setting('statement_timeout'), current_setting('lock_timeout')"
        assert (await connection.execute(text(shown))).one() == ("0", turn.LOCK_TIMEOUT)
    await theirs.close()


async def test_two_upgrades_and_somebody_who_sits_in_his_transaction(left, monkeypatch):
    monkeypatch.setattr(migrate, "RETRY_SECONDS", 0.05)
    monkeypatch.setattr(migrate, "LONGEST_RETRY_SECONDS", 0.1)
    other = Database(left.url.render_as_string(hide_password=False))
    somebody = await asyncpg.connect(left.url.set(drivername="postgresql").render_as_string())
    transaction = somebody.transaction()
    await transaction.start()
    await somebody.execute("UPDATE tracked_players SET updated_at = updated_at WHERE id = 1")
    both = asyncio.gather(upgrade(left), upgrade(other))
    await asyncio.sleep(1.0)
    assert not both.done()
    await transaction.commit()
    await both
    assert await current_revision(left) == head_revision()
    await somebody.close()
    await other.close()
