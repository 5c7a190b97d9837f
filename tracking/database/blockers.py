"""Who uses the tables that a migration wants, told so that an operator finds it."""

from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.ext.asyncio import AsyncConnection

MOST = 3

# Whoever holds any lock on one of our tables; the longest transaction is the likeliest.
_HOLDERS = text(
    "SELECT DISTINCT a.pid, a.backend_type, a.application_name, a.state, "
    "extract(epoch FROM now() - a.xact_start)::int AS seconds "
    "FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_stat_activity a USING (pid) "
    "WHERE l.granted AND c.oid >= 16384 AND pg_table_is_visible(c.oid) "
    "AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) "
    "AND c.relkind IN ('r', 'i', 'v') AND a.pid <> pg_backend_pid() "
    "ORDER BY seconds DESC NULLS LAST LIMIT :most"
)


async def who_uses(connection: AsyncConnection) -> str:
    """`process 4711 (psql, idle in transaction for 35 s)`, of the longest first; empty where that
    is not known. Leaves the connection in no transaction."""
    if connection.dialect.name != "postgresql":
        return ""
    rows = (await connection.execute(_HOLDERS, {"most": MOST})).all()
    await connection.rollback()
    return ", ".join(f"process {row.pid} ({_doing(row)})" for row in rows)


def _doing(row: Row[Any]) -> str:
    """What another role does the server shows only to those it trusts."""
    name = row.application_name or row.backend_type or "unknown"
    if row.state is None and row.seconds is None:
        return f"{name}, of another role"
    return f"{name}, {row.state or 'at work'} for {row.seconds or 0} s"
