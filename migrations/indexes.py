"""Indexes on tables that other programs write to meanwhile."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

PATIENCE = "60s"
"""How long building waits for the transactions before it; it stops nobody meanwhile."""


def index_beside_writers(name: str, table: str, columns: Sequence[str]) -> None:
    """Create an index without stopping writers: concurrently on PostgreSQL.

    There it commits what the revision did before, so that must bear being repeated: a try that is
    cut short is made again from the beginning, and leaves an invalid index that is dropped first.
    """
    if op.get_context().dialect.name != "postgresql":
        op.create_index(name, table, list(columns))
        return
    with op.get_context().autocommit_block():
        op.execute(f"SET lock_timeout = '{PATIENCE}'")
        try:
            if not op.get_context().as_sql and _is_invalid(name):
                op.drop_index(name, table_name=table, postgresql_concurrently=True)
            op.create_index(
                name, table, list(columns), postgresql_concurrently=True, if_not_exists=True
            )
        finally:
            # What comes after, the next try too, must not make others queue behind it for so long.
            op.execute("RESET lock_timeout")


def _is_invalid(name: str) -> bool:
    found = op.get_bind().scalar(
        sa.text("SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(:name)"),
        {"name": name},
    )
    return found is False
