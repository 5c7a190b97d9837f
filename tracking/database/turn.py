"""Taking turns at a database's schema: one migrating process at a time, on a connection fit for it.

Statements that want a table to themselves wait for it only shortly: whoever comes after a waiting
one queues behind it, the old service's writes too.
"""

import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.sqlite import Open, sqlite_engine
from tracking.database.trouble import probe
from tracking.errors import AlreadyRunning

ADVISORY_LOCK = 0x6C6F_6C74_0000_0001
"""Key of the PostgreSQL lock that a migrating process holds ("lolt", 1)."""

TURN_SECONDS = 300.0
"""How long we wait while another process migrates."""
POLL_SECONDS = 0.25
LOCK_TIMEOUT = "400ms"
"""How long one statement waits for a table that somebody uses; for so long all who come after us
queue behind us, and nobody may be stopped for a second."""


@contextlib.asynccontextmanager
async def migrating(database: Database, clock: Clock) -> AsyncIterator[AsyncConnection]:
    """A connection in no transaction, while no other process has one from here."""
    opened = Open()
    engine = _engine(database, opened)
    try:
        if database.path:
            async with _file_turn(database.path, clock):
                await probe(database.path)
                async with engine.connect() as connection:
                    yield connection
        else:
            async with engine.connect() as connection:
                await _advisory_turn(connection, clock)
                yield connection
    finally:
        await engine.dispose()
        await opened.all_closed()


def _engine(database: Database, opened: Open) -> AsyncEngine:
    if not database.path:
        server = {
            "timezone": "UTC",
            "application_name": "lol-tracker-migrate",
            "lock_timeout": LOCK_TIMEOUT,
            # Operators bound what a service may run; an index on a large table takes minutes.
            "statement_timeout": "0",
            "idle_in_transaction_session_timeout": "0",
        }
        return create_async_engine(
            database.url,
            poolclass=NullPool,
            connect_args={"timeout": 10, "statement_cache_size": 0, "server_settings": server},
        )
    # With foreign keys on, replacing a table empties those that point to it, without an error.
    return sqlite_engine(database.url, opened, foreign_keys=False, poolclass=NullPool)


@contextlib.asynccontextmanager
async def _file_turn(path: Path, clock: Clock) -> AsyncIterator[None]:
    lock = FileLock(f"{path}.migrate.lock")

    def take() -> bool:
        with contextlib.suppress(Timeout):
            lock.acquire(timeout=0)
            return True
        return False

    await _poll(take, clock)
    try:
        yield
    finally:
        lock.release()


async def _advisory_turn(connection: AsyncConnection, clock: Clock) -> None:
    # Asked again and again rather than waited for: who waits inside a statement holds a snapshot,
    # and CREATE INDEX CONCURRENTLY of the one who migrates would wait for him for ever.
    deadline = clock.monotonic() + TURN_SECONDS
    statement = text("SELECT pg_try_advisory_lock(:key)")
    while True:
        taken = await connection.scalar(statement, {"key": ADVISORY_LOCK})
        await connection.commit()
        if taken:
            return  # held until the connection closes
        await _wait(deadline, clock)


async def _poll(take: Callable[[], bool], clock: Clock) -> None:
    deadline = clock.monotonic() + TURN_SECONDS
    while not take():
        await _wait(deadline, clock)


async def _wait(deadline: float, clock: Clock) -> None:
    if clock.monotonic() >= deadline:
        raise AlreadyRunning(
            f"another process has been migrating the database for {TURN_SECONDS:g} s; "
            "wait for it or stop it, then start again"
        )
    await clock.sleep(POLL_SECONDS)
