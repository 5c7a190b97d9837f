"""Sessions, transactions and the UTC type, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError, StatementError

from tests.support.clock import FakeClock
from tracking.database.engine import Database
from tracking.database.models import LoopRun, Meta, Player
from tracking.errors import ConfigurationError

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


async def put(database: Database, key: str, value: str, at: datetime = NOON) -> None:
    async with database.write() as session:
        session.add(Meta(key=key, value=value, updated_at=at))


async def test_a_naive_instant_is_refused(database):
    with pytest.raises(StatementError, match="naive"):
        await put(database, "a", "b", datetime(2026, 3, 1, 12, 0))  # noqa: DTZ001
    async with database.read() as session:
        assert await session.get(Meta, "a") is None


async def test_an_instant_comes_back_in_utc_whatever_its_offset_was(database):
    await put(database, "a", "b", NOON.astimezone(timezone(timedelta(hours=9))))
    async with database.read() as session:
        stored = (await session.scalars(select(Meta.updated_at))).one()
    assert stored == NOON
    assert stored.tzinfo is UTC


async def test_instants_compare_in_the_database_as_they_do_in_python(database):
    await put(database, "early", "", NOON - timedelta(microseconds=1))
    await put(database, "late", "", NOON)
    async with database.read() as session:
        before = select(Meta.key).where(Meta.updated_at < NOON)
        assert (await session.scalars(before)).all() == ["early"]


async def test_a_default_of_the_database_is_the_utc_now(database):
    async with database.write() as session:
        session.add(Player(game_name="Quiet Otter", tag_line="EUW"))
    async with database.read() as session:
        created = (await session.scalars(select(Player.created_at))).one()
    assert abs(created - datetime.now(UTC)) < timedelta(minutes=1)


async def test_what_failed_leaves_nothing_behind(database):
    async def write_and_fail() -> None:
        async with database.write() as session:
            session.add(Meta(key="a", value="b", updated_at=NOON))
            await session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await write_and_fail()
    async with database.read() as session:
        assert (await session.scalars(select(Meta))).all() == []


async def test_a_reader_may_not_write(database):
    async with database.read() as session:
        session.add(Meta(key="a", value="b", updated_at=NOON))
        with pytest.raises(DBAPIError):
            await session.flush()
        await session.rollback()
    await put(database, "a", "b")  # the connection it used is fit for writing again


async def test_concurrent_changes_are_not_lost(database):
    # With the driver's own transactions SQLite kept 24 of 80 such increments, without an error.
    await put(database, "count", "0")

    async def increment() -> None:
        for _ in range(10):
            async with database.write() as session:
                row = await session.get_one(Meta, "count", with_for_update=True)
                await asyncio.sleep(0)
                row.value = str(int(row.value) + 1)

    await asyncio.gather(*(increment() for _ in range(4)))
    async with database.read() as session:
        assert (await session.get_one(Meta, "count")).value == "40"


async def test_a_reader_is_not_held_up_by_a_writer(database):
    await put(database, "a", "old")
    async with database.write() as writer:
        (await writer.get_one(Meta, "a")).value = "new"
        await writer.flush()
        async with asyncio.timeout(2), database.read() as reader:
            assert (await reader.get_one(Meta, "a")).value == "old"


async def test_no_json_is_null_in_the_database(database, clock: FakeClock):
    async with database.write() as session:
        session.add(
            LoopRun(
                role="bot",
                loop="detection",
                started_at=clock.now(),
                duration_ms=1,
                outcome="ok",
                detail=None,
            )
        )
    async with database.read() as session:
        missing = text("SELECT count(*) FROM loop_runs WHERE detail IS NULL")
        assert await session.scalar(missing) == 1


async def test_a_row_that_points_nowhere_is_refused(database):
    orphan = text("INSERT INTO game_states (player_id, status) VALUES (99, 'IN_GAME')")
    async with database.write() as session:
        with pytest.raises(DBAPIError):
            await session.execute(orphan)
        await session.rollback()


async def test_sqlite_is_set_up_for_readers_beside_a_writer(sqlite_database):
    async with sqlite_database.read() as session:
        found = [
            await session.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 1, 1, 5000]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("not an address", "is not an address"),
        ("mysql://u:secret@host/db", "mysql"),
        ("postgresql+psycopg://u:secret@host/db", "postgresql+asyncpg"),
        ("sqlite+aiosqlite://", "names no file"),
        ("sqlite+aiosqlite:///:memory:", "names no file"),
    ],
)
def test_an_address_that_cannot_work_is_refused_by_name(url, says):
    with pytest.raises(ConfigurationError) as caught:
        Database(url)
    assert "DATABASE_URL" in caught.value.message
    assert says in caught.value.message
    assert "secret" not in caught.value.message
