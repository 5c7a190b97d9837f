"""SQLite as an engine: how a connection is opened, how a transaction begins, and how it ends also
where its task is cancelled, which may happen at any await.
"""

import asyncio
import contextlib
import sqlite3
import weakref
from collections.abc import Callable
from functools import partial
from typing import Any

import aiosqlite
from sqlalchemy import event
from sqlalchemy.engine import URL, Connection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

BUSY_TIMEOUT_MS = 5_000
"""How long a SQLite connection waits for the write lock before it gives up."""

READ_ONLY = "tracker_read_only"
"""Execution option of the engine behind `Database.read`."""


class Open:
    """The connections of an engine that have not come to their end."""

    def __init__(self) -> None:
        self.drivers: weakref.WeakSet[_Driver] = weakref.WeakSet()
        self.ends: set[asyncio.Future[Any]] = set()
        """What their threads still have to answer; they fail loudly where the event loop closed
        before that."""

    async def all_closed(self) -> None:
        """Close what is left after the engine was disposed of, and wait until every thread has
        answered. A pool that is disposed of drops what a task still uses, and nobody else would
        ever close that; the task's next statement fails."""
        for driver in list(self.drivers):
            driver.stop()
        while self.ends:
            await asyncio.wait(self.ends)


def sqlite_engine(
    url: URL, opened: Open, *, foreign_keys: bool = True, **options: Any
) -> AsyncEngine:
    """An engine whose transactions read and write as `Database` says. Its connections are noted in
    `opened`, whose `all_closed` must be awaited after the engine was disposed of."""

    def connect(database: str, **given: Any) -> aiosqlite.Connection:
        connector = partial(sqlite3.connect, database, factory=_Connection, **given)
        return _Driver(connector, opened)

    def prepare(connection: Any, _record: object) -> None:
        # The driver's own transactions begin too late: a read-modify-write loses updates without
        # any error (platform.md §3). With None it leaves BEGIN to `_begin`.
        connection.isolation_level = None
        cursor = connection.cursor()
        # busy_timeout comes first: changing the journal mode needs a lock itself.
        cursor.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
        cursor.execute("PRAGMA journal_mode = WAL")
        cursor.execute("PRAGMA synchronous = NORMAL")
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.close()

    engine = create_async_engine(url, connect_args={"async_creator_fn": connect}, **options)
    event.listen(engine.sync_engine, "connect", prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    reading = bool(connection.get_execution_options().get(READ_ONLY))
    # The connections are shared by readers and writers, so each transaction says which it is.
    connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


class _Connection(sqlite3.Connection):
    """Ends its transaction when it is closed.

    SQLite itself does so only once every cursor is gone, and the traceback of what failed may hold
    one for as long as it likes.
    """

    def close(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self.rollback()
        super().close()


class _Driver(aiosqlite.Connection):
    """A connection that is closed also where its task was cancelled, and whose end is awaited."""

    def __init__(self, connector: Callable[[], sqlite3.Connection], opened: Open) -> None:
        super().__init__(connector, iter_chunk_size=64)
        # What hangs in a statement must not keep the process from ending.
        self._thread.daemon = True
        self._opened = opened
        self._stopping: asyncio.Future[Any] | None = None

    async def _connect(self) -> "_Driver":
        opening = asyncio.ensure_future(super()._connect())
        self._await(opening)
        try:
            await asyncio.shield(opening)
        except asyncio.CancelledError:
            opening.add_done_callback(self._not_wanted)
            raise
        # Not earlier: a thread that is told to stop while it opens leaves the file open.
        self._opened.drivers.add(self)
        return self

    def _not_wanted(self, opening: "asyncio.Future[Any]") -> None:
        if not opening.cancelled() and opening.exception() is None:
            self.stop()

    def stop(self) -> "asyncio.Future[Any] | None":
        """Stop the thread; whoever asks again waits for the same end.

        A thread that has ended answers nobody: a close that was cancelled and a stop by force ask
        both, and the second of them would wait for ever, through every further cancellation.
        """
        self._opened.drivers.discard(self)
        if self._stopping is None:
            self._stopping = super().stop()
            if self._stopping is None:
                return None
            self._await(self._stopping)
        return asyncio.shield(self._stopping)

    def _await(self, future: "asyncio.Future[Any]") -> None:
        self._opened.ends.add(future)
        future.add_done_callback(self._opened.ends.discard)
