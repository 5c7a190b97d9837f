"""006: the old model's table is archived when asked for, loses no row, and can be taken back."""

import asyncio
import logging
from datetime import UTC, datetime, timedelta

import asyncpg  # type: ignore[import-untyped]
import pytest
from alembic.config import main as alembic

from migrations.check import differences
from tests.migrations.schema import columns, statement, tables
from tests.support.clock import NoticedClock
from tests.support.migrating import move_to
from tracking.clock import SystemClock
from tracking.database import archive
from tracking.database.backup import copies
from tracking.database.cleanup import clean_up, undo_clean_up
from tracking.database.guard import hold_role
from tracking.database.migrate import MIGRATIONS, RETRY_SECONDS, upgrade
from tracking.errors import Refused
from tracking.legacy.recovery import Recovery

ROWS = "SELECT * FROM game_states ORDER BY id"
ARCHIVED = "SELECT * FROM game_states_archive ORDER BY id"

INI = str(MIGRATIONS.parent / "alembic.ini")


async def add_state(database, *, ago=timedelta(days=60), status="NOT_IN_GAME", **fields):
    at = (datetime.now(UTC) - ago).replace(tzinfo=None)
    values = {"player_id": 1, "game_id": "100", **fields}
    if database.path:
        at = at.isoformat(" ")
    names = ", ".join(values)
    await statement(
        database,
        f"INSERT INTO game_states (status, created_at, {names}) "
        f"VALUES (:status, :at, {', '.join(f':{name}' for name in values)})",
        status=status,
        at=at,
        **values,
    )


@pytest.fixture
async def old(database):
    """A database that the old model has left two months ago."""
    await statement(
        database,
        "INSERT INTO tracked_players (id, game_name, tag_line) VALUES (1, 'Quiet Otter', 'EUW'), "
        "(2, 'Slow Heron', 'NA1')",
    )
    await add_state(database, status="IN_GAME")
    await add_state(database, queue_type="ARAM", raw_api_response="{'gameId': 100, 'x': None}")
    await add_state(database, game_id=None)
    await add_state(database, player_id=2, status="in_game", game_id="101")
    return database


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


async def refused(database, match):
    with pytest.raises(Refused, match=match) as caught:
        await clean_up(database)
    assert "game_states_archive" not in await tables(database) or "rename" in match
    return caught.value.message


@pytest.mark.parametrize(
    ("ago", "origin", "who"),
    [
        (timedelta(hours=3), None, "the old service"),
        (timedelta(hours=23), "legacy", "this program's old model"),
        # The old service's clock may stand in another time zone than ours.
        (timedelta(hours=-9), None, "the old service"),
    ],
)
async def test_it_is_refused_while_rows_are_young(old, ago, origin, who):
    await add_state(old, ago=ago, origin=origin)
    assert who in await refused(old, "still writes: 1 rows")


async def test_a_row_of_a_wrong_year_among_older_ones_is_no_sign_of_life(old):
    await add_state(old, ago=timedelta(days=-500))
    await refused(old, "stands in the year")
    await add_state(old, ago=timedelta(days=50))
    assert await clean_up(old)


async def test_a_refusal_pushes_no_copy_of_the_file_out(old):
    if not old.path:
        pytest.skip("a server has its own backups")
    async with hold_role(old, "legacy"):
        await refused(old, "process runs the old model")
    await add_state(old, ago=timedelta(hours=3))
    await refused(old, "still writes")
    assert copies(old.path) == []


async def test_what_recover_wrote_is_nobodys_sign_of_life(old):
    await add_state(old, ago=timedelta(hours=1), origin="recover")
    assert await clean_up(old)


async def test_it_is_refused_while_a_process_has_the_old_model(old):
    async with hold_role(old, "legacy"):
        await refused(old, "process runs the old model")


@pytest.mark.parametrize("status", ["IN_GAME", "in_game"])
async def test_it_is_refused_while_an_open_game_stands_in_the_old_table_alone(old, status):
    await add_state(old, ago=timedelta(days=2), status=status, game_id="103")
    assert "103 of Quiet Otter#EUW" in await refused(old, "recover --to tracked_games")
    await statement(old, "INSERT INTO tracked_games (player_id, game_id) VALUES (1, '103')")
    assert await clean_up(old)


async def test_an_open_game_that_nobody_may_bring_over_is_no_obstacle(old):
    """He had all that is stored of him removed, and the old service wrote on."""
    await add_state(old, ago=timedelta(days=2), status="IN_GAME", game_id="103")
    await add_state(old, player_id=2, ago=timedelta(days=2), status="IN_GAME", game_id="")
    await refused(old, "1 open games")
    await statement(old, "UPDATE tracked_players SET erased_at = created_at WHERE id = 1")
    assert await clean_up(old)


async def test_who_was_removed_and_came_back_as_a_row_without_a_name_stays_out(old):
    """The archive was taken back: his rows belong to somebody again, whom nobody follows."""
    await clean_up(old)
    await add_state(old, ago=timedelta(days=2), status="IN_GAME", game_id="103")
    await add_state(old, ago=timedelta(days=2), status="IN_GAME", game_id="104", player_id=2)
    await statement(old, "DELETE FROM game_states WHERE player_id = 2")
    await statement(old, "DELETE FROM tracked_players WHERE id = 2")
    await undo_clean_up(old)
    clock = SystemClock()
    recovery = Recovery(database=old, clock=clock, young=timedelta(hours=24))
    await recovery.to_tracked_games()
    assert await statement(old, "SELECT player_id FROM tracked_games WHERE player_id = 2") == []
    await add_state(old, ago=timedelta(days=2), status="IN_GAME", game_id="105", player_id=2)
    assert await clean_up(old)


async def test_it_is_refused_before_the_new_table_is_there(empty_database):
    await move_to(empty_database, "004")
    await refused(empty_database, "stands at 004")


async def test_a_table_that_somebody_made_by_hand_is_left_alone(old):
    # The plan has operators run its SQL.
    await statement(old, "CREATE TABLE game_states_archive AS SELECT * FROM game_states")
    await refused(old, "rename it")
    assert len(await statement(old, ARCHIVED)) == 4


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
