"""How an Alembic environment is configured; the main line and the clean-up share it."""

from typing import Any

from alembic import context
from sqlalchemy import Connection, MetaData

# They belong to the clean-up, which has its own environment and version table.
CLEANUP_TABLES = frozenset({"game_states_archive", "alembic_version_cleanup"})


def options(metadata: MetaData, version_table: str = "alembic_version") -> dict[str, Any]:
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
    }


def is_main_line(name: str | None, kind: str, _parents: object) -> bool:
    """Whether autogenerate looks at this object of the database."""
    return not (kind == "table" and name in CLEANUP_TABLES)


def run_online(connection: Connection, configuration: dict[str, Any]) -> None:
    """Run what the command asks for on a connection that is in no transaction."""
    context.configure(connection=connection, **configuration)
    with context.begin_transaction():
        context.run_migrations()


def run_offline(url: str, configuration: dict[str, Any]) -> None:
    """Print the SQL (`alembic upgrade … --sql`)."""
    context.configure(
        url=url, literal_binds=True, dialect_opts={"paramstyle": "named"}, **configuration
    )
    with context.begin_transaction():
        context.run_migrations()
