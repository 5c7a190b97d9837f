"""Indexes on tables that other programs write to meanwhile."""

from collections.abc import Sequence
from typing import cast

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
            valid = None if op.get_context().as_sql else _is_valid(name, table)
            if valid is False:
                op.drop_index(name, table_name=table, postgresql_concurrently=True)
            if not valid:
                # Where another table has one of this name it is said so, and not gone without.
                op.create_index(
                    name,
                    table,
                    list(columns),
                    postgresql_concurrently=True,
                    if_not_exists=True if op.get_context().as_sql else None,
                )
        finally:
            # What comes after, the next try too, must not make others queue behind it for so long.
            op.execute("RESET lock_timeout")


def _is_valid(name: str, table: str) -> bool | None:
    """None where the table has no such index."""
    query = sa.text(
        "SELECT indisvalid FROM pg_index "
        "WHERE indexrelid = to_regclass(:name) AND indrelid = to_regclass(:table)"
    )
    return cast("bool | None", op.get_bind().scalar(query, {"name": name, "table": table}))
