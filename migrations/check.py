"""`python -m migrations.check`: do the models say what the migrations make?

On SQLite in a temporary file, and on PostgreSQL where TEST_POSTGRES_URL names a server or the
tests' own can be started. Prints the differences; exit 1 where there are any.
"""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from migrations.environment import options
from tracking.database import models  # noqa: F401, filling Base.metadata
from tracking.database.engine import Base, Database
from tracking.database.migrate import upgrade


async def differences(database: Database) -> list[Any]:
    """What autogenerate would change in a migrated database; empty where nothing."""
    async with database.engine.connect() as connection:
        return await connection.run_sync(_compare)


def _compare(connection: Connection) -> list[Any]:
    context = MigrationContext.configure(connection, opts=options(Base.metadata))
    return list(compare_metadata(context, Base.metadata))


@asynccontextmanager
async def _fresh_databases() -> AsyncIterator[list[str]]:
    """URLs of empty databases, of each kind there is here."""
    from tests.support import databases, postgres

    with tempfile.TemporaryDirectory() as folder, databases.shared_run():
        sqlite = databases.sqlite_url(Path(folder) / "check.db")
        try:
            databases.server_url()
        except postgres.NoPostgreSQL as reason:
            print(f"postgresql: not checked; {reason}")
            yield [sqlite]
            return
        async with databases.empty_postgresql() as postgresql:
            yield [sqlite, postgresql]


async def check() -> bool:
    """Whether models and migrations agree on every database there is here."""
    agree = True
    async with _fresh_databases() as urls:
        for url in urls:
            database = Database(url)
            try:
                await upgrade(database)
                found = await differences(database)
            finally:
                await database.close()
            agree = agree and not found
            print(f"{database.dialect}: {'models differ' if found else 'models match'}")
            for difference in found:
                print(f"  {difference}")
    return agree


if __name__ == "__main__":
    sys.exit(0 if asyncio.run(check()) else 1)
