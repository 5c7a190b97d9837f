"""Databases lent to one test after another.

A new engine asks the server what it is and compiles every statement anew; a new PostgreSQL
database is a copy of three hundred files. So a process keeps both, and hands them out emptied.
"""

import contextlib
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable

from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from tests.support import databases
from tracking.database.engine import Base, Database

_END_OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid()
"""
SHAPE = """
    SELECT md5(concat(
        (SELECT string_agg(a::text, '' ORDER BY attrelid, attnum)
         FROM pg_attribute a WHERE attrelid >= 16384),
        (SELECT string_agg(concat(oid, relname), '' ORDER BY oid)
         FROM pg_class WHERE oid >= 16384),
        (SELECT string_agg(concat(oid, conname), '' ORDER BY oid)
         FROM pg_constraint WHERE oid >= 16384),
        (SELECT string_agg(version_num, '' ORDER BY version_num) FROM alembic_version)
    ))
"""
"""Changes with each column, table, index and constraint that a test adds, changes or drops."""

_shapes: dict[str, str] = {}
"""What each PostgreSQL database answered when it was new."""


class Lender:
    """Migrated, empty databases, each for one test at a time."""

    def __init__(
        self, make: Callable[[], Awaitable[Database]], empty: Callable[[Database], Awaitable[None]]
    ) -> None:
        self._make = make
        self._empty = empty
        self._free: list[Database] = []

    @contextlib.asynccontextmanager
    async def lend(self) -> AsyncIterator[Database]:
        """A database that nobody else uses, as new."""
        database = self._free.pop() if self._free else await self._make()
        try:
            await self._empty(database)
            yield database
        finally:
            await database.close()
            self._free.append(database)


async def new_sqlite() -> Database:
    """A SQLite file in a folder of its own; `empty_sqlite` makes it."""
    folder = databases.run_folder() / databases.new_name()
    return Database(databases.sqlite_url(folder / "tracker.db"))


async def empty_sqlite(database: Database) -> None:
    """Put a new file in the place of the old one, and nothing beside it."""
    assert database.path is not None
    folder = database.path.parent
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    await databases.migrated_sqlite(folder)


async def new_postgresql() -> Database:
    """A PostgreSQL database; the end of the run removes it."""
    name = databases.new_name()
    await databases.clone(name, await databases.postgresql_template())
    database = Database(databases.with_database(name))
    async with database.engine.connect() as connection:
        _shapes[name] = await _shape(connection)
    return database


async def empty_postgresql(database: Database) -> None:
    """Take every row out; where a test changed more than rows, make the database anew."""
    name = str(database.url.database)
    with contextlib.suppress(DBAPIError):
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql(_END_OTHERS)
            tables = ", ".join(Base.metadata.tables)
            await connection.exec_driver_sql(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
            if await _shape(connection) == _shapes[name]:
                return
    await database.close()
    await databases.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    await databases.clone(name, await databases.postgresql_template())


async def _shape(connection: AsyncConnection) -> str:
    return str((await connection.exec_driver_sql(SHAPE)).scalar_one())


SQLITE = Lender(new_sqlite, empty_sqlite)
POSTGRESQL = Lender(new_postgresql, empty_postgresql)
