"""The two databases from outside: their addresses, their trouble, and SQL for the judge."""

import asyncio
import contextlib
import json
import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Protocol

import asyncpg  # type: ignore[import-untyped]

from tests.support.postgres import PostgresServer, find_binaries

Row = dict[str, Any]


class Store(Protocol):
    """A database that the bot uses."""

    name: str
    url: str

    async def rows(self, sql: str) -> list[Row]:
        """What a query gives; timestamps as the text or the naive datetime that is stored."""
        ...

    async def write(self, sql: str) -> None:
        """Change what is stored."""
        ...

    async def trouble(self, seconds: float, dice: int) -> str:
        """Be out of reach for so long; says how."""
        ...


class SqliteStore:
    """A file, which another program locks now and then."""

    name = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._path = folder / "chaos.db"
        for left in folder.glob("chaos.db*"):
            left.unlink()
        self.url = f"sqlite+aiosqlite:///{self._path}"

    async def rows(self, sql: str) -> list[Row]:
        return await asyncio.to_thread(self._rows, sql)

    def _rows(self, sql: str) -> list[Row]:
        with contextlib.closing(sqlite3.connect(self._path, timeout=30)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql)]

    async def write(self, sql: str) -> None:
        await asyncio.to_thread(self._write, sql)

    def _write(self, sql: str) -> None:
        with contextlib.closing(sqlite3.connect(self._path, timeout=30)) as connection:
            connection.execute(sql)
            connection.commit()

    async def trouble(self, seconds: float, dice: int) -> str:
        """Longer than the bot's connections wait for a lock (5 s), at times."""
        connection = sqlite3.connect(self._path, timeout=30, isolation_level=None)
        with contextlib.closing(connection):
            try:
                connection.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return "lock not had"
            await asyncio.sleep(seconds)
            connection.execute("ROLLBACK")
        return "locked by another program"


class PostgresStore:
    """A server of one's own, which is stopped, crashed and started again."""

    name = "postgresql"

    def __init__(self) -> None:
        self._server = PostgresServer(find_binaries())
        self.url = ""

    async def start(self) -> None:
        self.url = await asyncio.to_thread(self._server.start)

    async def stop(self) -> None:
        await asyncio.to_thread(self._server.stop)

    async def rows(self, sql: str) -> list[Row]:
        connection = await asyncpg.connect(self.url.replace("+asyncpg", ""))
        try:
            return [dict(row) for row in await connection.fetch(sql)]
        finally:
            await connection.close()

    async def write(self, sql: str) -> None:
        connection = await asyncpg.connect(self.url.replace("+asyncpg", ""))
        try:
            await connection.execute(sql)
        finally:
            await connection.close()

    async def trouble(self, seconds: float, dice: int) -> str:
        crash = dice % 2 == 0
        await asyncio.to_thread(self._server.go_down, crash=crash)
        await asyncio.sleep(min(seconds, 6.0))
        await asyncio.to_thread(self._server.come_back)
        return "crashed and restarted" if crash else "restarted"


@contextlib.asynccontextmanager
async def opened(dialect: str, folder: Path) -> AsyncIterator[Store]:
    """`sqlite` or `postgresql`, until the block ends."""
    if dialect == "sqlite":
        yield SqliteStore(folder)
        return
    store = PostgresStore()
    try:
        await store.start()
        yield store
    finally:
        await store.stop()


def as_json(value: Any) -> Any:
    """A JSON column, which both databases give as text here."""
    return json.loads(value) if isinstance(value, str) else value
