"""Add to tracked_games which game it is and how far its lifecycle has come.

On a database that stood at 005 the table may be large and in use: its indexes are built beside
the writers, and the columns bear being added again where that was cut short.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.indexes import index_beside_writers

revision = "008"
down_revision = "007"
branch_labels = None
depends_on = None

_COLUMNS = (
    "platform",
    "game",
    "queue_id",
    "ended_at",
    "seen_at",
    "absent_looks",
    "held_over_at",
    "held_over_reason",
    "due_at",
    "source",
)


def upgrade() -> None:
    _add("platform", sa.String(8))
    _add("game", sa.String(3))
    _add("queue_id", sa.Integer())
    _add("ended_at", sa.TIMESTAMP())
    _add("seen_at", sa.TIMESTAMP())
    _add("absent_looks", sa.Integer(), nullable=False, server_default="0")
    _add("held_over_at", sa.TIMESTAMP())
    _add("held_over_reason", sa.String(40))
    _add("due_at", sa.TIMESTAMP())
    _add("source", sa.String(20))
    index_beside_writers("idx_tracked_games_due", "tracked_games", ["status", "due_at"])
    index_beside_writers("idx_tracked_games_game", "tracked_games", ["game_id"])


def _add(name: str, kind: Any, **options: Any) -> None:
    # SQLite rolls the whole revision back instead, and knows no such words.
    again = True if op.get_context().dialect.name == "postgresql" else None
    op.add_column("tracked_games", sa.Column(name, kind, **options), if_not_exists=again)


def downgrade() -> None:
    op.drop_index("idx_tracked_games_game", table_name="tracked_games")
    op.drop_index("idx_tracked_games_due", table_name="tracked_games")
    for column in reversed(_COLUMNS):
        op.drop_column("tracked_games", column)
