"""Bring a database to the current main line.

Two starting processes take turns; a lock that somebody holds is waited for a little and tried
again; a SQLite file is copied aside first.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from tracking.clock import Clock, SystemClock
from tracking.database.backup import copy_aside
from tracking.database.blockers import who_uses
from tracking.database.engine import Base, Database
from tracking.database.models import Player
from tracking.database.trouble import explained, is_lock_timeout, probe
from tracking.database.turn import migrating
from tracking.errors import AlreadyRunning, ConfigurationError

log = logging.getLogger(__name__)

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"

PATIENCE_SECONDS = 300.0
"""How long we try again where tables are in use; autovacuum on a large one takes minutes."""
RETRY_SECONDS = 2.0
LONGEST_RETRY_SECONDS = 10.0


async def upgrade(database: Database, *, clock: Clock | None = None) -> None:
    """Migrate to the newest revision; do nothing where the database stands there already.

    A revision this program does not know was made by a newer one: warn and go on, so that going
    back to an older version works. Creates the SQLite file's folder. Raises ConfigurationError
    where the database cannot be used, AlreadyRunning where another process migrates for minutes.
    """
    clock = clock or SystemClock()
    with explained(database):
        if database.path:
            database.path.parent.mkdir(parents=True, exist_ok=True)
        async with migrating(database, clock) as connection:
            if await _is_behind(database, connection, clock):
                await _with_retries(connection, clock, lambda c: command.upgrade(config(c), "head"))


async def current_revision(database: Database) -> str | None:
    """The revision the database stands at; None for an empty one or a file that is not there."""
    if database.path and not database.path.exists():
        return None
    with explained(database):
        if database.path:
            await probe(database.path)
        async with database.engine.connect() as connection:
            return await connection.run_sync(_revision)


async def demand_current(database: Database) -> None:
    """Raise ConfigurationError where the database stands before this program's revision."""
    revision = await current_revision(database)
    if revision is None or (_is_known(revision) and revision != head_revision()):
        raise ConfigurationError(
            f"DATABASE_URL: the database stands at {revision or 'no revision'}, before this "
            "version's; run `python -m bot migrate` first."
        )
    if not _is_known(revision):
        async with database.engine.connect() as connection:
            _demand_a_newer_one(revision, await connection.run_sync(_missing))


def head_revision() -> str:
    """The newest revision of the main line."""
    head = ScriptDirectory.from_config(config()).get_current_head()
    assert head is not None
    return head


async def migrate(
    database: Database, work: Callable[[Connection], Any], *, clock: Clock | None = None
) -> None:
    """Run Alembic work on a connection fit for it, alone, and again where a lock stood in the way.

    `work` gets a connection that is in no transaction; on SQLite foreign keys are off.
    """
    clock = clock or SystemClock()
    with explained(database):
        async with migrating(database, clock) as connection:
            await _with_retries(connection, clock, work)


def config(connection: Connection | None = None, scripts: Path = MIGRATIONS) -> Config:
    """What Alembic's commands take; they run on this connection."""
    found = Config()
    found.set_main_option("script_location", str(scripts).replace("%", "%%"))
    found.set_main_option("path_separator", "os")
    found.attributes["connection"] = connection
    return found


async def _is_behind(database: Database, connection: AsyncConnection, clock: Clock) -> bool:
    """Whether there is anything to do; copies the file aside where there is."""
    revision = await connection.run_sync(_revision)
    head = head_revision()
    if revision == head:
        return False
    tables = await connection.run_sync(lambda c: inspect(c).get_table_names())
    missing = await connection.run_sync(_missing)
    await connection.rollback()
    if revision is not None and not _is_known(revision):
        _demand_a_newer_one(revision, missing)
        log.warning(
            "the database stands at revision %s, which this version does not know (its newest is "
            "%s); a newer version has migrated it, and this one runs on it as it is",
            revision,
            head,
        )
        return False
    if revision is None and Player.__tablename__ not in missing:
        raise ConfigurationError(
            "DATABASE_URL: the database has tables of the tracker but no revision; if they are "
            "those of the old service, run `alembic stamp 004` (or 005, where tracked_games is "
            "there) and start again"
        )
    if database.path and tables:
        await keep_copy(database.path, head, clock)
    return True


def _demand_a_newer_one(revision: str, missing: Sequence[str]) -> None:
    """No later revision takes a table away."""
    if missing:
        raise ConfigurationError(
            f"DATABASE_URL: the database stands at revision {revision}, which this version does "
            f"not know, and has no table {missing[0]}; if its tables are those of the old service, "
            "run `alembic stamp --purge 004` (or 005, where tracked_games is there) and start again"
        )


async def keep_copy(path: Path, revision: str, clock: Clock) -> None:
    """Copy the SQLite file aside before it is migrated to the revision; ConfigurationError where
    that fails."""
    try:
        copy = await asyncio.to_thread(copy_aside, path, revision, clock.now())
    except (sqlite3.Error, OSError) as error:
        raise ConfigurationError(
            f"DATABASE_URL: {path} must be copied aside before it is migrated, and that failed "
            f"({error}); make room beside it or mend the rights of its folder"
        ) from error
    log.info("copied the database to %s before migrating it", copy)


def _revision(connection: Connection) -> str | None:
    heads = MigrationContext.configure(connection).get_current_heads()
    return max(heads, default=None)


def _missing(connection: Connection) -> list[str]:
    """The tables that we need and that are not there, in whatever schema that is searched."""
    look = inspect(connection)
    return [name for name in sorted(Base.metadata.tables) if not look.has_table(name)]


def _is_known(revision: str) -> bool:
    scripts = ScriptDirectory.from_config(config())
    return any(script.revision == revision for script in scripts.walk_revisions())


async def _with_retries(
    connection: AsyncConnection, clock: Clock, work: Callable[[Connection], Any]
) -> None:
    # Each revision is its own transaction, so a retry goes on where the last try stopped.
    deadline, pause = clock.monotonic() + PATIENCE_SECONDS, RETRY_SECONDS
    while True:
        try:
            await connection.run_sync(work)
        except DBAPIError as error:
            await connection.rollback()
            if not is_lock_timeout(error):
                raise
            users = await who_uses(connection)
            if clock.monotonic() >= deadline:
                raise AlreadyRunning(
                    "the database cannot be migrated while its tables are in use"
                    f"{users and f' by {users}'}; stop what uses them and start again"
                ) from error
            log.warning(
                "the database is in use%s; migrating again in %g s", users and f" by {users}", pause
            )
            await clock.sleep(pause)
            pause = min(2 * pause, LONGEST_RETRY_SECONDS)
        else:
            return
