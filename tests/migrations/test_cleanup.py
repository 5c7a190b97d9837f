"""006: the old model's table is archived when asked for, loses no row, and can be taken back."""

import asyncio
import logging
from datetime import timedelta

import asyncpg  # type: ignore[import-untyped]
import pytest
from alembic.config import main as alembic

from migrations.check import differences
from tests.migrations.old_model import add_state
from tests.migrations.schema import columns, statement, tables
from tests.support.clock import NoticedClock
from tests.support.migrating import move_to
from tracking.database import archive
from tracking.database.cleanup import clean_up, undo_clean_up
from tracking.database.migrate import MIGRATIONS, RETRY_SECONDS, upgrade

ROWS = "SELECT * FROM game_states ORDER BY id"
ARCHIVED = "SELECT * FROM game_states_archive ORDER BY id"

INI = str(MIGRATIONS.parent / "alembic.ini")


async def count(database, table="game_states", what="count(*)"):
    ((found,),) = await statement(database, f"SELECT {what} FROM {table}")
    return found


async def comment(database, table="game_states"):
    if database.path:
        return None
    ((found,),) = await statement(
        database, "SELECT obj_description(CAST(:name AS regclass), 'pg_class')", name=table
    )
    return found


async def test_the_rows_are_archived_and_stay_where_they_are(old):
    rows = await statement(old, ROWS)
    assert await clean_up(old)
    assert await statement(old, ROWS) == rows
    assert await statement(old, ARCHIVED) == rows
    assert list(await columns(old, "game_states_archive")) == list(
        await columns(old, "game_states")
    )
    if not old.path:
        assert await comment(old) == archive.DEPRECATED
    assert not await clean_up(old)


async def test_moving_to_the_current_version_never_runs_it(old):
    await upgrade(old)
    assert "game_states_archive" not in await tables(old)


async def test_the_main_line_goes_on_as_if_nothing_had_been(old):
    await clean_up(old)
    await upgrade(old)
    assert await differences(old) == []


async def test_an_older_program_writes_on(old):
    """Going back in a hurry, before anybody thinks of 006: the old service finds its table."""
    await clean_up(old)
    await add_state(old, ago=timedelta(0), status="IN_GAME", game_id="102")
    ((newest,),) = await statement(old, "SELECT max(game_id) FROM game_states")
    assert newest == "102"


async def test_on_a_database_at_005_it_works_by_hand(empty_database):
    await move_to(empty_database, "005")
    assert await clean_up(empty_database)


async def test_taken_back_everything_is_as_it_was(old):
    if not old.path:
        await statement(old, "COMMENT ON TABLE game_states IS 'the service''s own: 100 % of it'")
    before = (await statement(old, ROWS), await tables(old), await comment(old))
    await clean_up(old)
    assert await undo_clean_up(old)
    rest = await tables(old) - {"alembic_version_cleanup"}
    assert (await statement(old, ROWS), rest, await comment(old)) == before
    assert not await undo_clean_up(old)


async def test_taken_back_what_was_written_meanwhile_is_kept(old):
    await clean_up(old)
    await add_state(old, game_id="104")
    await undo_clean_up(old)
    assert await count(old) == 5


async def test_taken_back_no_row_is_missing_though_its_player_was_removed(old):
    rows = await statement(old, ROWS)
    await clean_up(old)
    await statement(old, "DELETE FROM game_states WHERE player_id = 2")
    await statement(old, "DELETE FROM tracked_players WHERE id = 2")
    # On SQLite it gets the id of the row that is gone.
    await add_state(old, game_id="105")
    await undo_clean_up(old)
    kept = await statement(old, ROWS)
    assert {row[1:] for row in rows} <= {row[1:] for row in kept}
    assert len(kept) == len(rows) + 1
    assert await statement(old, "SELECT game_name FROM tracked_players WHERE id = 2") == [("?2",)]


async def test_rows_written_while_it_runs_are_archived(old, monkeypatch):
    if old.path:
        pytest.skip("on SQLite writers wait")
    monkeypatch.setattr(archive, "AT_ONCE", 50)
    await statement(
        old,
        "INSERT INTO game_states (player_id, status, created_at) "
        "SELECT 1, 'NOT_IN_GAME', '2025-01-01' FROM generate_series(1, 2000)",
    )
    done = asyncio.Event()
    connection = await asyncpg.connect(old.url.set(drivername="postgresql").render_as_string())

    async def write():
        while not done.is_set():
            await connection.execute(
                "INSERT INTO game_states (player_id, status, created_at) "
                "VALUES (1, 'IN_GAME', '2025-01-02')"
            )

    writing = asyncio.create_task(write())
    await clean_up(old)
    done.set()
    await writing
    await connection.close()
    # The writer takes one id after the other: what is archived is all up to some moment.
    archived, states = await count(old, "game_states_archive"), await count(old)
    assert await count(old, "game_states_archive", "max(id)") == archived
    assert await count(old, what="max(id)") == states
    assert 2004 < archived < states


async def test_a_row_under_way_is_waited_for(old):
    if old.path:
        pytest.skip("on SQLite nobody writes beside somebody")
    clock = NoticedClock()
    async with old.write() as session:
        insert = (
            "INSERT INTO game_states (player_id, status, created_at) "
            "VALUES (1, 'NOT_IN_GAME', '2025-01-01')"
        )
        await (await session.connection()).exec_driver_sql(insert)
        cleaning = asyncio.create_task(clean_up(old, clock=clock))
        await clock.asleep.wait()
    await clock.advance(RETRY_SECONDS)
    await cleaning
    assert len(await statement(old, ARCHIVED)) == 5


async def test_an_archive_that_was_cut_short_is_completed(old, monkeypatch):
    def killed(*_):
        raise RuntimeError("killed")

    rows = await statement(old, ROWS)
    with monkeypatch.context() as patched:
        patched.setattr(archive, "copy_at_once" if old.path else "finish", killed)
        with pytest.raises(RuntimeError, match="killed"):
            await clean_up(old)
    assert await comment(old) is None
    await add_state(old, game_id="106")
    assert await clean_up(old)
    assert await statement(old, ARCHIVED) == await statement(old, ROWS)
    assert len(rows) + 1 == len(await statement(old, ARCHIVED))


async def by_hand(database, *arguments):
    """`alembic -n cleanup …`; in a thread, as it has an event loop of its own."""
    url = database.url.render_as_string(hide_password=False)
    given = ["-c", INI, "-n", "cleanup", "-x", f"url={url}", *arguments]
    await asyncio.to_thread(alembic, given)


async def test_by_hand_it_does_the_same(old, caplog):
    caplog.set_level(logging.CRITICAL)
    await add_state(old, ago=timedelta(hours=1))
    with pytest.raises(SystemExit, match="still writes"):
        await by_hand(old, "upgrade", "head")
    await statement(old, "DELETE FROM game_states WHERE id = 5")
    await by_hand(old, "upgrade", "head")
    assert len(await statement(old, ARCHIVED)) == 4
    await by_hand(old, "downgrade", "base")
    assert "game_states_archive" not in await tables(old)
    with pytest.raises(SystemExit, match="cannot be printed"):
        await by_hand(old, "upgrade", "head", "--sql")
