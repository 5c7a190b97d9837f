"""Who holds which locks on PostgreSQL, and who waits for one."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.engine import Engine

from tracking.database.engine import Database

STOPS_WRITERS = {
    "ShareLock",
    "ShareRowExclusiveLock",
    "ExclusiveLock",
    "AccessExclusiveLock",
}

_OWN_LOCKS = (
    "SELECT c.relname, l.mode, pg_stat_get_xact_blocks_fetched(c.oid) AS blocks "
    "FROM pg_locks l JOIN pg_class c ON c.oid = l.relation "
    "WHERE l.pid = pg_backend_pid() AND c.relkind = 'r' AND c.oid >= 16384"
)
# The server's count is not set back at the end of each transaction.
_READ_BEFORE = (
    "SELECT relname, pg_stat_get_xact_blocks_fetched(oid) FROM pg_class "
    "WHERE relkind = 'r' AND oid >= 16384"
)


async def until_it_waits(database: Database) -> None:
    """Until some transaction waits for another."""
    async with asyncio.timeout(10), database.read() as session:
        waiting = text("SELECT count(*) FROM pg_locks WHERE NOT granted")
        while not await session.scalar(waiting):  # noqa: ASYNC110 - nobody tells of it
            await asyncio.sleep(0.01)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A lock that stops writers, held until a transaction of the migration was committed."""

    table: str
    mode: str
    blocks: int
    """Of the table, read in that transaction: how much of it was gone through."""


@dataclass(slots=True)
class Watched:
    """One list for each transaction that held such locks."""

    transactions: list[list[Held]] = field(default_factory=list)


@contextmanager
def watched_migrations() -> Iterator[Watched]:
    """Look at the locks of each migrating transaction on PostgreSQL just before it is committed."""
    watched = Watched()
    before: dict[str, int] = {}

    def begun(connection: Any) -> None:
        if _migrates(connection):
            before.update(connection.exec_driver_sql(_READ_BEFORE).all())

    def look(connection: Any) -> None:
        if not _migrates(connection):
            return
        rows = connection.exec_driver_sql(_OWN_LOCKS).all()
        held = [
            Held(table=row.relname, mode=row.mode, blocks=row.blocks - before.get(row.relname, 0))
            for row in rows
            if row.mode in STOPS_WRITERS
        ]
        if held:
            watched.transactions.append(held)

    event.listen(Engine, "begin", begun)
    event.listen(Engine, "commit", look)
    try:
        yield watched
    finally:
        event.remove(Engine, "begin", begun)
        event.remove(Engine, "commit", look)


def _migrates(connection: Any) -> bool:
    if connection.dialect.name != "postgresql":
        return False
    name = connection.exec_driver_sql("SELECT current_setting('application_name')").scalar()
    return bool(name == "lol-tracker-migrate")
