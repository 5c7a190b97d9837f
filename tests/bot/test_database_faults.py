"""What a turn meets when the database fails under it: it fails, is retried, and nothing is lost."""

import asyncio
import os
import shutil
import sqlite3
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest
from sqlalchemy import event, text

from bot.loops import TurnLoop
from tests.support import databases
from tests.support.postgres import PostgresServer, find_binaries
from tracking.clock import SystemClock
from tracking.database.engine import Database


@pytest.fixture
def quickly_busy(sqlite_database, monkeypatch):
    """A database whose connections wait for a lock for no more than a moment."""
    monkeypatch.setattr("tracking.database.sqlite.BUSY_TIMEOUT_MS", 20)
    return sqlite_database


@pytest.fixture
async def private_database(tmp_path):
    """One whose engine no other test uses, so that it may be tampered with."""
    async with opened(await databases.migrated_sqlite(tmp_path)) as database:
        yield database


async def stored(database: Database) -> list[str]:
    async with database.read() as session:
        return list(await session.scalars(text("SELECT value FROM app_meta ORDER BY value")))


def storing(database: Database, value: str = "x", size: int = 1) -> TurnLoop:
    """A loop whose turn writes a row."""

    async def turn():
        async with database.write() as session:
            await session.execute(
                text(
                    "INSERT INTO app_meta (key, value, updated_at) VALUES (:k, :v, :at)"
                ).bindparams(k=value, v=value * size, at=SystemClock().now().replace(tzinfo=None))
            )
        return {}

    return TurnLoop("some", turn, seconds=30, database=database, clock=SystemClock(), role="bot")


async def test_a_turn_that_finds_sqlite_locked_is_retried_and_nothing_is_lost(quickly_busy):
    loop = storing(quickly_busy)
    with closing(sqlite3.connect(quickly_busy.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        await loop.run_once()
        assert loop.liveness.failures == 1
        assert loop.liveness.database_failing_since is not None
        assert await stored(quickly_busy) == []
    await loop.run_once()
    assert loop.liveness.failures == 0
    assert await stored(quickly_busy) == ["x"]


async def test_a_full_database_fails_the_turn_until_there_is_room(private_database):
    pages = 0

    @event.listens_for(private_database.engine.sync_engine, "checkout")
    def limit(connection, _record, _proxy):
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA max_page_count = {pages or 1_000_000}")
        cursor.close()

    with closing(sqlite3.connect(private_database.path)) as other:
        pages = other.execute("PRAGMA page_count").fetchone()[0]
    loop = storing(private_database, size=50_000)
    await loop.run_once()
    assert loop.liveness.failures == 1
    assert await stored(private_database) == []
    pages = 0
    await loop.run_once()
    assert loop.liveness.failures == 0
    assert len(await stored(private_database)) == 1


@pytest.fixture
def small_disk(tmp_path):
    """A disk with little room; needs the right to mount one."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    options = ["-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(folder)]
    if subprocess.run([mount, *options], capture_output=True).returncode:
        pytest.skip("a small disk may not be mounted here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


async def test_a_full_disk_fails_the_turn_until_there_is_room(small_disk):
    async with opened(await databases.migrated_sqlite(small_disk)) as database:
        loop = storing(database, size=20_000)
        await stored(database)
        filler = small_disk / "filler"
        fill(filler)
        await loop.run_once()
        assert loop.liveness.failures == 1
        filler.unlink()
        await loop.run_once()
        assert loop.liveness.failures == 0
        assert len(await stored(database)) == 1


def fill(path: Path) -> None:
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass


async def test_a_database_that_became_read_only_fails_the_turn(private_database):
    @event.listens_for(private_database.engine.sync_engine, "begin")
    def refuse(connection):
        connection.exec_driver_sql("PRAGMA query_only = ON")

    loop = storing(private_database)
    await loop.run_once()
    assert loop.liveness.failures == 1
    assert loop.liveness.database_failing_since is not None
    event.remove(private_database.engine.sync_engine, "begin", refuse)
    await loop.run_once()
    assert loop.liveness.failures == 0


async def test_after_a_restart_of_postgresql_the_turns_go_on(postgresql):
    server = PostgresServer(find_binaries())
    try:
        async with opened(await asyncio.to_thread(server.start)) as database:
            await restarted(server, database)
    finally:
        await asyncio.to_thread(server.stop)


async def restarted(server: PostgresServer, database: Database) -> None:
    async with database.write() as session:
        await session.execute(
            text("CREATE TABLE app_meta (key TEXT, value TEXT, updated_at TIMESTAMP)")
        )
    await storing(database, "a").run_once()
    await asyncio.to_thread(server.go_down)
    loop = storing(database, "b")
    await loop.run_once()
    assert loop.liveness.failures == 1
    assert loop.liveness.database_failing_since is not None
    await asyncio.to_thread(server.come_back)
    await loop.run_once()
    assert loop.liveness.failures == 0
    assert await stored(database) == ["a", "b"]


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    database = Database(url)
    try:
        yield database
    finally:
        await database.close()
