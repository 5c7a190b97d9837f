"""Who uses the tables that a migration wants, told so that an operator finds it."""

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

MOST = 3

# Whoever holds any lock on one of our tables; the longest transaction is the likeliest.
_HOLDERS = text(
    "SELECT DISTINCT a.pid, a.backend_type, a.application_name, a.state, "
    "extract(epoch FROM now() - a.xact_start)::int AS seconds "
    "FROM pg_locks l JOIN pg_class c ON c.oid = l.relation JOIN pg_stat_activity a USING (pid) "
    "WHERE l.granted AND c.relnamespace = current_schema()::regnamespace "
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
    return ", ".join(
        f"process {row.pid} ({row.application_name or row.backend_type}, "
        f"{row.state or 'at work'} for {row.seconds or 0} s)"
        for row in rows
    )
