"""The steps of the schema: what each makes, that each can be undone, that no row is lost."""

import re
from typing import Any

import pytest
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError

from migrations.check import differences
from tests.migrations.schema import columns, index_definitions, statement, tables
from tests.support import databases
from tests.support.migrating import move_to
from tracking.database.engine import Database
from tracking.database.migrate import MIGRATIONS, head_revision, upgrade

PLAN = ["001", "002", "003", "004", "005"]


def revisions() -> list[str]:
    return sorted(path.name[:3] for path in (MIGRATIONS / "versions").glob("*.py"))


def json_of(database: Database) -> str:
    return "JSON" if database.path else "JSONB"


def test_files_are_numbered_and_leave_006_to_the_clean_up():
    files = [path.stem for path in (MIGRATIONS / "versions").glob("*.py")]
    assert all(re.fullmatch(r"\d{3}_[a-z0-9_]+", name) for name in files)
    assert len(set(revisions())) == len(files)
    assert revisions()[:6] == [*PLAN, "007"]


async def test_models_say_what_the_migrations_make(empty_database):
    await upgrade(empty_database)
    assert await differences(empty_database) == []


async def test_the_drift_check_sees_a_difference(database):
    await statement(database, "DROP INDEX idx_tracked_games_detected")
    assert await differences(database) != []


async def test_every_step_can_be_undone_and_done_again(empty_database):
    await move_to(empty_database, "-base")
    before = await snapshot(empty_database)
    for revision in revisions():
        await move_to(empty_database, revision)
        after = await snapshot(empty_database)
        await move_to(empty_database, "--1")
        assert await snapshot(empty_database) == before, revision
        await move_to(empty_database, revision)
        before = await snapshot(empty_database)
        assert before == after, revision


async def test_from_nothing_to_the_newest_and_back_and_again(empty_database):
    await move_to(empty_database, "head")
    whole = await snapshot(empty_database)
    await move_to(empty_database, "-base")
    assert await tables(empty_database) - {"alembic_version"} == set()
    await move_to(empty_database, "head")
    assert await snapshot(empty_database) == whole


async def snapshot(database: Database) -> dict[str, object]:
    found = await tables(database) - {"alembic_version"}
    return {
        name: (await columns(database, name), await index_definitions(database, name))
        for name in sorted(found)
    }


async def test_after_004_the_old_tables_are_as_the_contract_says(empty_database):
    await move_to(empty_database, "004")
    assert await tables(empty_database) == {"alembic_version", "tracked_players", "game_states"}
    assert await columns(empty_database, "tracked_players") == {
        "id": ("INTEGER", False),
        "game_name": ("VARCHAR(16)", False),
        "tag_line": ("VARCHAR(5)", False),
        "created_at": ("TIMESTAMP", False),
        "updated_at": ("TIMESTAMP", False),
    }
    assert await columns(empty_database, "game_states") == {
        "id": ("INTEGER", False),
        "player_id": ("INTEGER", False),
        "status": ("VARCHAR(50)", False),
        "game_id": ("VARCHAR(20)", True),
        "queue_type": ("VARCHAR(50)", True),
        "game_result_data": (json_of(empty_database), True),
        "duration_seconds": ("INTEGER", True),
        "created_at": ("TIMESTAMP", False),
        "game_start_time": ("TIMESTAMP", True),
        "game_end_time": ("TIMESTAMP", True),
        "raw_api_response": ("TEXT", True),
    }
    indexes = await index_definitions(empty_database, "game_states")
    indexes.pop("game_states_pkey", None)
    assert sorted(indexes.values()) == [
        "(game_id)",
        "(player_id, created_at)",
        "(player_id, status)",
        "(status)",
    ]


async def test_005_makes_the_columns_of_the_plan(empty_database):
    await move_to(empty_database, "005")
    assert await columns(empty_database, "tracked_games") == {
        "id": ("INTEGER", False),
        "player_id": ("INTEGER", False),
        "game_id": ("VARCHAR(20)", False),
        "status": ("VARCHAR(20)", False),
        "detected_at": ("TIMESTAMP", False),
        "started_at": ("TIMESTAMP", True),
        "completed_at": ("TIMESTAMP", True),
        "queue_type": ("VARCHAR(50)", True),
        "game_result_data": (json_of(empty_database), True),
        "duration_seconds": ("INTEGER", True),
        "raw_api_response": ("TEXT", True),
        "last_error": ("TEXT", True),
        "retry_count": ("INTEGER", False),
    }


async def test_005_makes_the_indexes_of_the_plan(empty_database):
    # Autogenerate sees neither a changed predicate nor a lost direction, so the text is compared.
    await move_to(empty_database, "005")
    indexes = await index_definitions(empty_database, "tracked_games")
    expected = {
        "idx_tracked_games_status": "(status)",
        "idx_tracked_games_player_status": "(player_id, status)",
        "idx_tracked_games_detected": "(detected_at DESC)",
        "idx_tracked_games_completed": "(completed_at DESC) WHERE completed_at IS NOT NULL",
    }
    assert expected.items() <= indexes.items()
    if not empty_database.path:
        assert indexes["uq_tracked_games_player_game"] == "(player_id, game_id)"


async def test_005_says_in_the_database_what_the_table_is(empty_database):
    if empty_database.path:
        pytest.skip("SQLite keeps no comments")
    await move_to(empty_database, "005")
    ((comment,),) = await statement(
        empty_database, "SELECT obj_description('tracked_games'::regclass, 'pg_class')"
    )
    assert comment == "Game-centric tracking where each row represents a complete game lifecycle"


async def test_only_one_announcement_of_a_game_and_channel_is_live(database):
    indexes = await index_definitions(database, "announcements")
    predicate = "WHERE state <> 'SUPPRESSED'"
    assert indexes["uq_announcements_live"] == f"(kind, platform, game_id, channel_id) {predicate}"
    insert = (
        "INSERT INTO announcements (kind, platform, game_id, channel_id, state, payload, "
        "event_at, created_at) VALUES ('result', 'EUW1', '1', 5, '{state}', '{{}}', "
        "'2026-03-01 18:00:00', '2026-03-01 18:00:00')"
    )
    for state in ("SUPPRESSED", "SUPPRESSED", "SENT"):
        await statement(database, insert.format(state=state))
    with pytest.raises(DBAPIError):
        await statement(database, insert.format(state="PENDING"))


async def old_rows(database: Database) -> None:
    """What a database of the old service holds (synthetic)."""
    await statement(
        database,
        "INSERT INTO tracked_players (id, game_name, tag_line, created_at, updated_at) VALUES "
        "(1, 'Quiet Otter', 'EUW', '2025-01-01 10:00:00', '2025-01-01 10:00:00'), "
        "(2, 'Slow Heron', 'NA1', '2025-01-02 10:00:00', '2025-01-02 10:00:00')",
    )
    await statement(
        database,
        "INSERT INTO game_states (player_id, status, game_id, queue_type, created_at, "
        "raw_api_response) VALUES (1, 'IN_GAME', '100', NULL, '2025-01-03 10:00:00', :raw), "
        "(1, 'NOT_IN_GAME', '100', 'RANKED', '2025-01-03 10:40:00', NULL)",
        raw="{'gameId': 100, 'text': None}",
    )


OLD_COLUMNS = {
    "tracked_players": "id, game_name, tag_line, created_at, updated_at",
    "game_states": "id, player_id, status, game_id, queue_type, created_at, raw_api_response",
    "tracked_games": "id, player_id, game_id, status, detected_at, completed_at, "
    "duration_seconds, last_error, retry_count",
}


async def read_old(database: Database, table: str) -> list[tuple[object, ...]]:
    return await statement(database, f"SELECT {OLD_COLUMNS[table]} FROM {table} ORDER BY id")


async def test_the_rows_of_a_database_at_004_survive(empty_database):
    await move_to(empty_database, "004")
    await old_rows(empty_database)
    kept = ("tracked_players", "game_states")
    before = [await read_old(empty_database, table) for table in kept]
    await upgrade(empty_database)
    assert [await read_old(empty_database, table) for table in kept] == before
    assert await statement(
        empty_database, "SELECT platform, lol_puuid, adopted FROM tracked_players WHERE id = 1"
    ) == [(None, None, 0 if empty_database.path else False)]


async def test_the_rows_of_a_database_at_005_survive(empty_database):
    await move_to(empty_database, "005")
    await old_rows(empty_database)
    await statement(
        empty_database,
        "INSERT INTO tracked_games (player_id, game_id, status, detected_at, completed_at, "
        "duration_seconds, retry_count) VALUES "
        "(1, '100', 'COMPLETED', '2025-01-03 10:00:00', '2025-01-03 10:41:00', 2400, 1), "
        "(2, '101', 'ACTIVE', '2025-01-03 11:00:00', NULL, NULL, 0)",
    )
    before = [await read_old(empty_database, table) for table in OLD_COLUMNS]
    await upgrade(empty_database)
    assert [await read_old(empty_database, table) for table in OLD_COLUMNS] == before
    new = "SELECT platform, game, absent_looks, held_over_at FROM tracked_games"
    assert await statement(empty_database, new) == [(None, None, 0, None)] * 2
    await move_to(empty_database, "-005")
    assert [await read_old(empty_database, table) for table in OLD_COLUMNS] == before


async def test_a_program_one_version_older_can_still_write(database):
    # The old service knows only its own columns; all that came later has a default or may be NULL.
    await old_rows(database)
    await statement(
        database,
        "INSERT INTO tracked_games (player_id, game_id, detected_at) "
        "VALUES (2, '101', '2025-01-03 11:00:00')",
    )
    assert await statement(database, "SELECT status, absent_looks FROM tracked_games") == [
        ("ACTIVE", 0)
    ]


async def test_no_revision_takes_anything_from_older_programs(tmp_path):
    """What is added to a table they write to may be left out by them, and forbids them nothing."""
    database = Database(databases.sqlite_url(tmp_path / "tracker.db"))
    before: dict[str, Any] = {}
    for revision in revisions():
        await move_to(database, revision)
        after = await demands(database)
        for table, (columns_before, unique_before) in before.items():
            columns_after, unique_after = after[table]
            added = {name: columns_after[name] for name in columns_after.keys() - columns_before}
            assert columns_before.items() <= columns_after.items(), (revision, table)
            assert not [name for name, needed in added.items() if needed[1]], (revision, table)
            assert unique_before == unique_after, (revision, table)
        before = after
    await database.close()


async def demands(database: Database) -> dict[str, Any]:
    """Of each table: the type of each column and whether it must be given, and what is unique."""

    def read(connection: Connection) -> dict[str, Any]:
        look: Any = inspect(connection)
        return {
            table: (
                {
                    each["name"]: (
                        str(each["type"]),
                        not each["nullable"]
                        and each["default"] is None
                        and not each["primary_key"],
                    )
                    for each in look.get_columns(table)
                },
                {
                    tuple(each["column_names"])
                    for each in (*look.get_unique_constraints(table), *look.get_indexes(table))
                    if each.get("unique", True)
                },
            )
            for table in look.get_table_names()
        }

    async with database.read() as session:
        return await (await session.connection()).run_sync(read)


async def test_a_player_of_the_old_model_is_not_deleted_under_its_states(database):
    await old_rows(database)
    with pytest.raises(DBAPIError):
        await statement(database, "DELETE FROM tracked_players WHERE id = 1")


async def test_a_view_made_by_hand_is_no_obstacle(empty_database):
    # The plan has operators create game_tracking_metrics themselves.
    await move_to(empty_database, "012")
    await statement(
        empty_database, "CREATE VIEW game_tracking_metrics AS SELECT 1 AS hour, 2 AS other"
    )
    await upgrade(empty_database)
    assert head_revision() == revisions()[-1]
    await statement(empty_database, "SELECT games_detected FROM game_tracking_metrics")
