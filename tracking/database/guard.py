"""One process of a role on one database.

Two bots on one database would detect and announce side by side. A bot and a shadow may.
"""

import zlib
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from tracking.database.engine import Database
from tracking.database.trouble import explained
from tracking.errors import AlreadyRunning

Role = Literal["bot", "shadow"]


@asynccontextmanager
async def hold_role(database: Database, role: Role) -> AsyncIterator[None]:
    """Be the only process of this role until the block ends; AlreadyRunning where another is.

    The lock ends with the process, however that ends. On SQLite it is a file beside the database
    and so holds for one machine; on PostgreSQL it belongs to a connection of its own, which a
    restart of the server ends too.
    """
    async with AsyncExitStack() as stack:
        with explained(database):
            if database.path:
                taken = _lock_file(database.path, role, stack)
            else:
                taken = await _lock_session(database, role, stack)
        if not taken:
            raise AlreadyRunning(
                f"another {role} process already uses this database; stop it first, or give this "
                "one a DATABASE_URL of its own"
            )
        yield


def _lock_file(path: Path, role: Role, stack: AsyncExitStack) -> bool:
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{path}.{role}.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return False
    stack.callback(lock.release)
    return True


async def _lock_session(database: Database, role: Role, stack: AsyncExitStack) -> bool:
    engine = create_async_engine(
        database.url,
        poolclass=NullPool,
        # Never idle in a transaction: that would hold back VACUUM for as long as we run.
        isolation_level="AUTOCOMMIT",
        connect_args={
            "timeout": 10,
            "statement_cache_size": 0,
            "server_settings": {"application_name": f"lol-tracker-{role}-guard"},
        },
    )
    stack.push_async_callback(engine.dispose)
    connection = await stack.enter_async_context(engine.connect())
    key = zlib.crc32(f"lol-tracker {role}".encode())
    return bool(await connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": key}))
