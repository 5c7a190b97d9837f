"""Bringing a database to the current revision: safely, once, and with clear refusals."""

import asyncio
import logging
import os
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from tests.support import databases, postgres
from tests.support.clock import FakeClock, NoticedClock
from tests.support.migrating import move_to
from tracking.database import migrate, turn
from tracking.database.backup import KEPT, copies, copy_aside
from tracking.database.engine import Database
from tracking.database.migrate import current_revision, head_revision, upgrade
from tracking.errors import AlreadyRunning, ConfigurationError

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


async def test_an_empty_database_comes_to_the_newest_revision(empty_database):
    assert await current_revision(empty_database) is None
    await upgrade(empty_database)
    assert await current_revision(empty_database) == head_revision()


async def test_asking_for_the_revision_makes_no_file(tmp_path):
    database = Database(databases.sqlite_url(tmp_path / "none.db"))
    assert await current_revision(database) is None
    assert list(tmp_path.iterdir()) == []


async def test_a_database_that_stands_there_already_is_left_alone(database, monkeypatch):
    monkeypatch.setattr(command, "upgrade", None)
    await upgrade(database)


async def test_processes_that_start_together_take_turns(empty_database):
    others = [Database(empty_database.url.render_as_string(hide_password=False)) for _ in range(3)]
    await asyncio.gather(*(upgrade(each) for each in others))
    assert await current_revision(empty_database) == head_revision()
    for each in others:
        await each.close()


async def test_a_process_that_waits_too_long_for_its_turn_says_so(empty_database, monkeypatch):
    monkeypatch.setattr(turn, "TURN_SECONDS", 0.0)
    started, done = asyncio.Event(), asyncio.Event()

    async def hold() -> None:
        async with turn.migrating(empty_database, FakeClock()):
            started.set()
            await done.wait()

    if empty_database.path:
        empty_database.path.parent.mkdir()
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(hold())
        await started.wait()
        with pytest.raises(AlreadyRunning, match="migrating"):
            await upgrade(empty_database)
        done.set()


async def test_a_newer_revision_is_warned_of_and_run_on(database, caplog):
    async with database.write() as session:
        await session.execute(text("UPDATE alembic_version SET version_num = '999'"))
    with caplog.at_level(logging.WARNING):
        await upgrade(database)
    assert "revision 999" in caplog.text
    assert await current_revision(database) == "999"


async def test_tables_without_a_revision_are_not_touched(empty_database):
    await move_to(empty_database, "004")
    async with empty_database.write() as session:
        await session.execute(text("DROP TABLE alembic_version"))
    with pytest.raises(ConfigurationError, match="alembic stamp 004"):
        await upgrade(empty_database)


async def test_a_table_in_use_is_waited_for_and_tried_again(postgresql, monkeypatch):
    clock = NoticedClock()
    async with databases.empty_postgresql() as url:
        database = Database(url)
        await move_to(database, "005")
        monkeypatch.setattr(turn, "LOCK_TIMEOUT", "50ms")
        async with database.write() as reader:
            await reader.execute(text("SELECT count(*) FROM tracked_players"))
            task = asyncio.create_task(upgrade(database, clock=clock))
            await clock.asleep.wait()
        monkeypatch.undo()
        await clock.advance(migrate.RETRY_SECONDS)
        await task
        assert await current_revision(database) == head_revision()
        await database.close()


async def test_a_table_in_use_for_too_long_is_reported(postgresql, monkeypatch):
    monkeypatch.setattr(turn, "LOCK_TIMEOUT", "50ms")
    monkeypatch.setattr(migrate, "PATIENCE_SECONDS", 0.0)
    async with databases.empty_postgresql() as url:
        database = Database(url)
        await move_to(database, "005")
        async with database.write() as reader:
            await reader.execute(text("SELECT count(*) FROM tracked_players"))
            with pytest.raises(AlreadyRunning, match="tables are in use"):
                await upgrade(database)
        assert await current_revision(database) == "005"
        await database.close()


async def test_a_file_is_copied_aside_before_it_is_migrated(tmp_path):
    database = Database(databases.sqlite_url(tmp_path / "tracker.db"))
    await move_to(database, "005")
    async with database.write() as session:
        insert = "INSERT INTO tracked_players (game_name, tag_line) VALUES ('Quiet Otter', 'EUW')"
        await session.execute(text(insert))
    # The connection is still open, so the row stands in the write-ahead log only.
    assert (tmp_path / "tracker.db-wal").stat().st_size > 0
    clock = FakeClock(NOW)
    await upgrade(database, clock=clock)
    await upgrade(database, clock=clock)
    await database.close()
    (copy,) = copies(tmp_path / "tracker.db")
    assert copy.name == f"tracker.db.before-{head_revision()}-20260301T180000Z"
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT game_name FROM tracked_players").fetchall() == [
            ("Quiet Otter",)
        ]
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("005",)


async def test_a_new_file_needs_no_copy(tmp_path):
    database = Database(databases.sqlite_url(tmp_path / "deep" / "er" / "tracker.db"))
    await upgrade(database)
    await database.close()
    assert copies(tmp_path / "deep" / "er" / "tracker.db") == []


def test_only_the_newest_copies_stay(tmp_path):
    path = tmp_path / "tracker.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
    neighbour = tmp_path / "tracker.db.before-mine"
    neighbour.write_text("not one of ours")
    for number in range(KEPT + 2):
        copy_aside(path, f"{number:03}", NOW + timedelta(days=number))
    assert [copy.name.split("-")[1] for copy in copies(path)] == ["002", "003", "004"]
    assert neighbour.exists()
    assert not list(tmp_path.glob("*.part*"))


async def test_a_database_that_cannot_be_copied_is_not_migrated(tmp_path, monkeypatch):
    database = Database(databases.sqlite_url(tmp_path / "tracker.db"))
    await move_to(database, "005")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(migrate, "copy_aside", full)
    with pytest.raises(ConfigurationError, match="No space left"):
        await upgrade(database)
    assert await current_revision(database) == "005"
    await database.close()


def _not_a_database(folder: Path) -> Path:
    path = folder / "notes.db"
    path.write_text("This is a letter, not a database. " * 50)
    return path


def _a_folder(folder: Path) -> Path:
    path = folder / "folder.db"
    path.mkdir()
    return path


def _below_a_file(folder: Path) -> Path:
    (folder / "file").write_text("")
    return folder / "file" / "tracker.db"


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (_not_a_database, "is not an SQLite database"),
        (_a_folder, "is a folder"),
        (_below_a_file, "cannot be used"),
    ],
)
async def test_a_file_that_cannot_be_the_database_is_named(tmp_path, make, says):
    database = Database(databases.sqlite_url(make(tmp_path)))
    for attempt in (upgrade, current_revision):
        if attempt is current_revision and make is _below_a_file:
            continue  # such a file is not there, so there is no revision either
        with pytest.raises(ConfigurationError, match="DATABASE_URL") as caught:
            await attempt(database)
        assert says in caught.value.message
    await database.close()


@pytest.mark.parametrize(
    "taken", ["CREATE TABLE guilds (id)", "ALTER TABLE tracked_players ADD COLUMN platform TEXT"]
)
async def test_a_name_that_is_taken_is_named(tmp_path, taken):
    database = Database(databases.sqlite_url(tmp_path / "tracker.db"))
    await move_to(database, "005")
    async with database.write() as session:
        await session.execute(text(taken))
    with pytest.raises(ConfigurationError, match=r"(guilds|platform).*rename"):
        await upgrade(database)
    await database.close()


async def test_a_letter_is_left_as_it_is(tmp_path):
    path = _not_a_database(tmp_path)
    before = path.read_bytes()
    database = Database(databases.sqlite_url(path))
    with pytest.raises(ConfigurationError):
        await upgrade(database)
    await database.close()
    assert path.read_bytes() == before


async def refusal(url: str) -> str:
    database = Database(url)
    try:
        with pytest.raises(ConfigurationError) as caught:
            await upgrade(database)
        with pytest.raises(ConfigurationError):
            await current_revision(database)
    finally:
        await database.close()
    assert "DATABASE_URL" in caught.value.message
    assert "hush" not in caught.value.message
    return caught.value.message


async def test_a_server_that_does_not_answer_is_named():
    port = postgres._free_port()
    said = await refusal(f"postgresql+asyncpg://someone:hush@127.0.0.1:{port}/tracker")
    assert f"127.0.0.1:{port} does not answer" in said


async def test_a_missing_database_is_named(postgresql):
    url = databases.server_url().set(database="nowhere")
    assert "no database 'nowhere'" in await refusal(url.render_as_string(hide_password=False))


async def test_a_wrong_password_is_named_and_not_repeated(postgresql, guarded_role):
    url = databases.server_url().set(username=guarded_role, password="hush-wrong")
    said = await refusal(url.render_as_string(hide_password=False))
    assert f"refuses user '{guarded_role}'" in said


@pytest.fixture
async def guarded_role(postgresql):
    if "TEST_POSTGRES_URL" in os.environ:
        pytest.skip("a server from outside has its own rules on passwords")
    await databases.execute(f"CREATE ROLE {postgres.GUARDED} LOGIN PASSWORD 'hush-right'")
    yield postgres.GUARDED
    await databases.execute(f"DROP ROLE {postgres.GUARDED}")


async def test_the_copy_keeps_the_rights_of_the_file(tmp_path):
    path = tmp_path / "tracker.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE t (a)")
    path.chmod(0o600)
    assert copy_aside(path, "013", NOW).stat().st_mode & 0o777 == 0o600
    shutil.rmtree(tmp_path)
