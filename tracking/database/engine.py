"""The declarative base, the UTC type, and a database as sessions.

Who opens a session commits: `Database.write` commits at its end, everything that takes a session
only flushes. No network call belongs inside `Database.write`: on SQLite it holds the one write
lock of the whole file.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy import JSON, TIMESTAMP, Dialect, MetaData, TypeDecorator
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import DeclarativeBase

from tracking.database.sqlite import READ_ONLY, Open, sqlite_engine
from tracking.errors import ConfigurationError

SQLITE = "sqlite+aiosqlite"
POSTGRESQL = "postgresql+asyncpg"

# PostgreSQL's own names for what the plan leaves unnamed, so that a database which the old
# service made and one made today are the same to every later migration.
NAMING_CONVENTION = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ix": "idx_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
}


class UtcTimestamp(TypeDecorator[datetime]):
    """An instant in a TIMESTAMP column, which the plan made without a time zone.

    Takes aware datetimes only and stores them as UTC; gives back aware UTC. A naive value is
    refused with ValueError: SQLite drops an offset silently and PostgreSQL takes a naive value as
    local time (platform.md §3).
    """

    impl = TIMESTAMP
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None or value.utcoffset() is None:
            raise ValueError(f"{value!r} is naive; the database takes aware datetimes only")
        return value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


Json = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
"""JSON, JSONB on PostgreSQL; None is SQL NULL on both."""


class Base(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMING_CONVENTION)
    type_annotation_map = {datetime: UtcTimestamp(), dict[str, Any]: Json}  # noqa: RUF012


class Database:
    """An engine and its sessions; opens nothing until the first session.

    `url` is `sqlite+aiosqlite:///path` or `postgresql+asyncpg://…`; anything else, and SQLite
    without a file, raises ConfigurationError.
    """

    def __init__(self, url: str) -> None:
        self.url = _checked_url(url)
        self.dialect = self.url.get_backend_name()
        """`sqlite` or `postgresql`."""
        self.path = Path(self.url.database or "") if self.dialect == "sqlite" else None
        """The SQLite file; None on PostgreSQL."""
        self._open = Open()
        self.engine = (
            sqlite_engine(self.url, self._open) if self.path else _postgresql_engine(self.url)
        )
        self._writers = async_sessionmaker(self.engine, expire_on_commit=False)
        reading = {READ_ONLY: True}
        if self.dialect == "postgresql":
            reading["postgresql_readonly"] = True
        self._readers = async_sessionmaker(
            self.engine.execution_options(**reading), expire_on_commit=False
        )

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncSession]:
        """A transaction that commits at its end and rolls back on any error.

        On SQLite it takes the write lock at its first statement, so that what it read is still
        true when it writes. On PostgreSQL a value that is read, changed in Python and written back
        needs `with_for_update()` (SQLite ignores it).
        """
        async with self._writers() as session, session.begin():
            yield session

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncSession]:
        """A transaction in which both databases refuse to write."""
        async with self._readers() as session, session.begin():
            yield session

    async def close(self) -> None:
        """Close every connection, also one that a task still uses."""
        await self.engine.dispose()
        await self._open.all_closed()


def _checked_url(text: str) -> URL:
    try:
        url = make_url(text)
    except ArgumentError:
        # The text may hold a password, so it is not repeated.
        raise ConfigurationError(
            "DATABASE_URL is not an address; write sqlite+aiosqlite:///data/lol-tracker.db or "
            "postgresql://user:password@host/name"
        ) from None
    if url.drivername not in (SQLITE, POSTGRESQL):
        raise ConfigurationError(
            f"DATABASE_URL names {url.drivername}, which is not supported; "
            f"use {SQLITE}:///… or {POSTGRESQL}://…"
        )
    name = url.database or ""
    if url.drivername == SQLITE and (not name or name == ":memory:" or name.startswith("file:")):
        raise ConfigurationError(
            "DATABASE_URL names no file; write a path, e.g. sqlite+aiosqlite:///data/lol-tracker.db"
        )
    return url


def _postgresql_engine(url: URL) -> AsyncEngine:
    return create_async_engine(
        url,
        pool_pre_ping=True,
        pool_size=5,
        max_overflow=10,
        pool_recycle=1_800,
        connect_args={
            "timeout": 10,
            "command_timeout": 60,
            "server_settings": {"timezone": "UTC", "application_name": "lol-tracker"},
            # A cached statement breaks when a migration changes its table, and behind a pooler
            # that hands out another server connection for each transaction.
            "statement_cache_size": 0,
            "prepared_statement_cache_size": 0,
            "prepared_statement_name_func": _statement_name,
        },
    )


def _statement_name() -> str:
    return f"__tracker_{uuid4().hex}__"
