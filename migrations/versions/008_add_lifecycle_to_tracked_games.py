"""Add to tracked_games which game it is and how far its lifecycle has come."""

import sqlalchemy as sa
from alembic import op

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
    op.add_column("tracked_games", sa.Column("platform", sa.String(8), nullable=True))
    op.add_column("tracked_games", sa.Column("game", sa.String(3), nullable=True))
    op.add_column("tracked_games", sa.Column("queue_id", sa.Integer(), nullable=True))
    op.add_column("tracked_games", sa.Column("ended_at", sa.TIMESTAMP(), nullable=True))
    op.add_column("tracked_games", sa.Column("seen_at", sa.TIMESTAMP(), nullable=True))
    op.add_column(
        "tracked_games",
        sa.Column("absent_looks", sa.Integer(), nullable=False, server_default="0"),
    )
    op.add_column("tracked_games", sa.Column("held_over_at", sa.TIMESTAMP(), nullable=True))
    op.add_column("tracked_games", sa.Column("held_over_reason", sa.String(40), nullable=True))
    op.add_column("tracked_games", sa.Column("due_at", sa.TIMESTAMP(), nullable=True))
    op.add_column("tracked_games", sa.Column("source", sa.String(20), nullable=True))
    op.create_index("idx_tracked_games_due", "tracked_games", ["status", "due_at"])
    op.create_index("idx_tracked_games_game", "tracked_games", ["game_id"])


def downgrade() -> None:
    op.drop_index("idx_tracked_games_game", table_name="tracked_games")
    op.drop_index("idx_tracked_games_due", table_name="tracked_games")
    for column in reversed(_COLUMNS):
        op.drop_column("tracked_games", column)
