"""INSERT with ON CONFLICT, which each database spells with its own construct."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession


def insert_into(session: AsyncSession, table: Any) -> postgresql.Insert:
    """An INSERT that takes `on_conflict_do_nothing` and `on_conflict_do_update`.

    `table` is a mapped class. Both dialects' constructs have the same methods, so that callers
    write one statement.
    """
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    return sqlite.insert(table)  # type: ignore[return-value]
