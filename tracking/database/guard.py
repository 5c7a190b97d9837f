"""One process of a role on one database.

Two bots on one database would detect and announce side by side. A bot and a shadow may.
"""

import asyncio
import contextlib
import logging
import zlib
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, create_async_engine
from sqlalchemy.pool import NullPool

from tracking.clock import Clock, SystemClock
from tracking.database.engine import Database
from tracking.database.trouble import UNREACHABLE, explained
from tracking.errors import AlreadyRunning, DatabaseLost

log = logging.getLogger(__name__)

Role = Literal["bot", "shadow", "legacy"]
"""`legacy` is held besides by whoever runs the old model, and by who archives what it wrote."""

_ANOTHER = {
    "legacy": "another process runs the old model on this database, or archives what it wrote"
}

LOOK_SECONDS = 5.0
"""How often we look whether the role is still ours; two processes may work side by side for so
long after the server was restarted, and the claims in the outbox hold them apart."""

ANSWER_SECONDS = 10.0

_ENDED = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = :pid "
    "AND backend_start = :since"
)
_SELF = text("SELECT pid, backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid()")
_LOCK = text("SELECT pg_try_advisory_lock(:key)")

Keep = Callable[[Clock], Any]


@asynccontextmanager
async def hold_role(database: Database, role: Role) -> AsyncIterator[Keep]:
    """Be the only process of this role until the block ends; AlreadyRunning where another is.

    The lock ends with the process, however that ends. On SQLite it is a file beside the database
    and so holds for one machine; on PostgreSQL it belongs to a connection of its own, which a
    restart of the server ends too.

    Gives a coroutine function to be run meanwhile: it takes a lost lock again, raises
    AlreadyRunning where another process was quicker, and DatabaseLost where the SQLite file is
    not there any more.
    """
    held = _Files(database.path, role) if database.path else _Session(database, role)
    async with AsyncExitStack() as stack:
        stack.push_async_callback(held.release)
        with explained(database):
            taken = await held.take()
        if not taken:
            raise AlreadyRunning(
                f"{_another(role)}; stop it first, or give this one a DATABASE_URL of its own"
            )
        yield held.keep


def _another(role: Role) -> str:
    return _ANOTHER.get(role, f"another {role} process already uses this database")


class _Files:
    """A locked file beside the database."""

    def __init__(self, path: Path, role: Role) -> None:
        self._path = path
        self._role = role
        self._lock = FileLock(f"{path}.{role}.lock")

    async def take(self) -> bool:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            return False
        return True

    async def release(self) -> None:
        self._lock.release()

    async def keep(self, clock: Clock) -> None:
        """Notice when the database's file is not the one we opened: what is written to a deleted
        file is gone when the process ends."""
        first = _identity(self._path)
        while True:
            await clock.sleep(LOOK_SECONDS)
            found = _identity(self._path)
            if found != first:
                what = "is gone" if found is None else "was replaced by another file"
                raise DatabaseLost(f"{self._path} {what} while it was in use")


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


class _Session:
    """An advisory lock of PostgreSQL, on a connection of its own."""

    def __init__(self, database: Database, role: Role) -> None:
        self._role = role
        self._key = zlib.crc32(f"lol-tracker {role}".encode())
        self._engine = create_async_engine(
            database.url,
            poolclass=NullPool,
            # Never idle in a transaction: that would hold back VACUUM for as long as we run.
            isolation_level="AUTOCOMMIT",
            connect_args={
                "timeout": ANSWER_SECONDS,
                "statement_cache_size": 0,
                "server_settings": {"application_name": f"lol-tracker-{role}-guard"},
            },
        )
        self._connection: AsyncConnection | None = None
        self._backend: dict[str, Any] | None = None
        """Which of the server's processes holds the lock for us."""

    async def take(self) -> bool:
        connection = await self._engine.connect()
        try:
            if self._backend:
                # The server may not know yet that our old connection is gone.
                await connection.execute(_ENDED, self._backend)
            for left in reversed(range(5 if self._backend else 1)):
                if await connection.scalar(_LOCK, {"key": self._key}):
                    break
                if not left:
                    await connection.close()
                    return False
                await SystemClock().sleep(0.1)
            pid, since = (await connection.execute(_SELF)).one()
        except BaseException:
            await self._drop(connection)
            raise
        self._connection, self._backend = connection, {"pid": pid, "since": since}
        return True

    async def release(self) -> None:
        if self._connection is not None:
            await self._drop(self._connection)
        await self._engine.dispose()

    async def keep(self, clock: Clock) -> None:
        """Look after the lock, for ever."""
        while True:
            await clock.sleep(LOOK_SECONDS)
            try:
                async with asyncio.timeout(ANSWER_SECONDS):
                    await self._look()
            except (*UNREACHABLE, TimeoutError) as error:
                log.warning("the database does not answer the role's guard: %s", _line(error))
                if self._connection is not None:
                    connection, self._connection = self._connection, None
                    await self._drop(connection)

    async def _look(self) -> None:
        if self._connection is not None:
            await self._connection.execute(text("SELECT 1"))
            return
        if not await self.take():
            raise AlreadyRunning(
                f"another {self._role} process took over this database while it could not be "
                "reached; this one ends"
            )
        log.info("the database is back, and the role of the %s is still ours", self._role)

    async def _drop(self, connection: AsyncConnection) -> None:
        # It may be broken in any way, and is not used again.
        with contextlib.suppress(*UNREACHABLE, TimeoutError):
            async with asyncio.timeout(1):
                await connection.invalidate()
                await connection.close()


def _line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
