"""The clean-up, revision 006: running it, taking it back, and whether it was run.

It has its own Alembic environment and version table, so that moving to the current version never
runs it (platform.md §3). `game_states` keeps its rows, so that an older version and the old service
go on working; what ends with 006 is that this version runs its old model, or writes rows for it.
"""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.clock import Clock, SystemClock
from tracking.database.engine import Database
from tracking.database.guard import hold_role
from tracking.database.migrate import MIGRATIONS, config, keep_copy, migrate
from tracking.database.readiness import demand_ready
from tracking.errors import AlreadyRunning, Refused

VERSION_TABLE = "alembic_version_cleanup"

REVISION = "006"

CLEANUP = MIGRATIONS / "cleanup"

UNDO = "python -m bot migrate --cleanup --undo"


async def clean_up(database: Database, *, clock: Clock | None = None) -> bool:
    """Archive `game_states`; False where that was done before.

    Raises Refused, with the reason, where the old model still writes. The main line must be
    current.
    """
    return await _move(database, command.upgrade, "head", clock)


async def undo_clean_up(database: Database, *, clock: Clock | None = None) -> bool:
    """Take the archive back; False where there is none. What was written since then is kept."""
    return await _move(database, command.downgrade, "base", clock)


async def alone(
    database: Database,
    work: Callable[[Connection], Any],
    *,
    clock: Clock | None = None,
    before: Callable[[], Awaitable[None]] | None = None,
) -> None:
    """Run Alembic work, and something before, while no process of ours has the old model; Refused
    where one has."""
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(hold_role(database, "legacy"))
        except AlreadyRunning as error:
            raise Refused(
                "A process runs the old model on this database; stop it, or let it run with "
                "USE_GAME_CENTRIC_MODEL=true, then run this again."
            ) from error
        if before is not None:
            await before()
        await migrate(database, work, clock=clock)


async def is_archived(session: AsyncSession) -> bool:
    """Whether `game_states` is archived."""
    return await session.run_sync(lambda s: _revision(s.connection())) is not None


async def _move(
    database: Database, move: Callable[[Config, str], None], target: str, clock: Clock | None
) -> bool:
    clock = clock or SystemClock()
    async with database.read() as session:
        revision = await session.run_sync(lambda s: _revision(s.connection()))
    if revision not in (None, REVISION):
        raise Refused(
            f"The clean-up stands at revision {revision}, which this version does not know; use "
            "the version that made it."
        )
    if revision == (REVISION if target == "head" else None):
        return False

    async def copy() -> None:
        if database.path is None:
            return
        if target == "head":  # a refusal must push no older copy out
            async with database.read() as session:
                await session.run_sync(lambda s: demand_ready(s.connection(), clock.now()))
        await keep_copy(database.path, REVISION, clock)

    await alone(database, lambda c: move(_config(c), target), clock=clock, before=copy)
    return True


def _revision(connection: Connection) -> str | None:
    found = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return max(found.get_current_heads(), default=None)


def _config(connection: Connection) -> Config:
    return config(connection, CLEANUP)
