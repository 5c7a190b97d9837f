"""Rows that are one player's: read and removed a part at a time."""

from collections.abc import AsyncIterator, Collection, Mapping
from typing import Any

from sqlalchemy import Column, MetaData, Table, delete, inspect, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.archive import ARCHIVE
from tracking.database.engine import Base, Database
from tracking.database.models import GameState

AT_ONCE = 500
"""Rows of one statement: neither a lock nor the memory grows with how much somebody played."""

RECORDS = 50
"""Rows of one page where each may hold a record of some hundred kilobytes."""


def table_of(name: str) -> Table:
    """A table by its name; the archive of `game_states`, which only 006 makes, like that table."""
    if name == ARCHIVE:
        states: Any = GameState.__table__
        return states.to_metadata(MetaData(), name=ARCHIVE)  # type: ignore[no-any-return]
    return Base.metadata.tables[name]


async def has_archive(session: AsyncSession) -> bool:
    """Whether `game_states` has an archive."""
    return await session.run_sync(lambda s: inspect(s.connection()).has_table(ARCHIVE))


def _of(table: Table, players: Collection[int]) -> Any:
    column = table.c.id if table.name == "tracked_players" else table.c.player_id
    return column.in_(sorted(players))


def _key(table: Table) -> list[Column[Any]]:
    return list(table.primary_key) or [table.c.id]


async def pages(
    database: Database, table: Table, players: Collection[int]
) -> AsyncIterator[list[Mapping[str, Any]]]:
    """Their rows, each page read in a transaction of its own."""
    key = _key(table)
    size = RECORDS if "raw_api_response" in table.c else AT_ONCE
    after: tuple[Any, ...] | None = None
    while True:
        query = select(table).where(_of(table, players)).order_by(*key).limit(size)
        if after is not None:
            query = query.where(tuple_(*key) > tuple_(*after))
        async with database.read() as session:
            rows = [row._mapping for row in await session.execute(query)]
        if rows:
            yield [{str(name): value for name, value in row.items()} for row in rows]
        if len(rows) < size:
            return
        after = tuple(rows[-1][column] for column in key)


async def remove_some(session: AsyncSession, table: Table, players: Collection[int]) -> bool:
    """Remove a part of their rows, without committing; whether that was all there was."""
    key = _key(table)
    some = select(*key).where(_of(table, players)).limit(AT_ONCE)
    gone = await session.execute(delete(table).where(tuple_(*key).in_(some)).returning(*key))
    return len(gone.all()) < AT_ONCE
