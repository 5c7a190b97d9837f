"""How an Alembic environment runs; the main line and the clean-up share it."""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from alembic import context
from sqlalchemy import Connection, MetaData

from tracking.database.archive import DEPRECATED
from tracking.database.engine import Database
from tracking.errors import TrackerError
from tracking.settings import load_settings

# They belong to the clean-up, which has its own environment and version table.
CLEANUP_TABLES = frozenset({"game_states_archive", "alembic_version_cleanup"})

Migrate = Callable[[Database, Callable[[Connection], Any]], Coroutine[Any, Any, None]]
"""Runs Alembic work on a database with the lock, time-outs and pragmas it needs."""


def options(metadata: MetaData | None, version_table: str = "alembic_version") -> dict[str, Any]:
    """What `context.configure` is told apart from the connection."""
    return {
        "target_metadata": metadata,
        "version_table": version_table,
        "transaction_per_migration": True,
        # With an explicit BEGIN SQLite rolls DDL back like PostgreSQL; Alembic assumes it cannot.
        "transactional_ddl": True,
        "compare_type": True,
        "compare_server_default": True,
        "include_name": is_main_line,
        "include_object": overlook_notice,
    }


def is_main_line(name: str | None, kind: str, _parents: object) -> bool:
    """Whether autogenerate looks at this object of the database."""
    return not (kind == "table" and name in CLEANUP_TABLES)


def overlook_notice(
    _mine: Any, _name: str | None, kind: str, _reflected: bool, theirs: Any
) -> bool:
    """Keep the clean-up's notice on game_states from being taken for a change of the main line:
    Alembic compares comments after asking here, and asks nowhere else about them."""
    if kind == "table" and theirs is not None and theirs.comment == DEPRECATED:
        theirs.comment = None
    return True


def run(configuration: dict[str, Any], migrate: Migrate) -> None:
    """Run in whichever way we were started: on `attributes["connection"]` from the program, with
    an address from settings on the command line, or printing SQL (`--sql`)."""
    given = context.config.attributes.get("connection")
    if given is not None:
        _online(given, configuration)
        return
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        if context.is_offline_mode():
            _offline(configuration)
        else:
            asyncio.run(_from_command_line(configuration, migrate))
    except TrackerError as error:
        raise SystemExit(error.message) from None


def _database_url() -> str:
    """`-x url=…`, else DATABASE_URL or config.toml."""
    given = context.get_x_argument(as_dictionary=True).get("url")
    if given:
        return str(given)
    return load_settings(require_secrets=False).database_url


async def _from_command_line(configuration: dict[str, Any], migrate: Migrate) -> None:
    database = Database(_database_url())
    try:
        await migrate(database, lambda connection: _online(connection, configuration))
    finally:
        await database.close()


def _online(connection: Connection, configuration: dict[str, Any]) -> None:
    """Run what the command asks for on a connection that is in no transaction."""
    context.configure(connection=connection, **configuration)
    with context.begin_transaction():
        context.run_migrations()


def _offline(configuration: dict[str, Any]) -> None:
    context.configure(
        url=_database_url(),
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
        **configuration,
    )
    with context.begin_transaction():
        context.run_migrations()
