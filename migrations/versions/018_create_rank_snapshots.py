"""Create rank_snapshots and rank_looks: what was seen of ranks, and when it is looked for."""

import sqlalchemy as sa
from alembic import op

revision = "018"
down_revision = "017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rank_snapshots",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("ladder", sa.String(24), nullable=False),
        sa.Column("taken_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("still_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("tier", sa.String(12), nullable=True),
        sa.Column("division", sa.String(3), nullable=True),
        sa.Column("lp", sa.Integer(), nullable=True),
        sa.Column("wins", sa.Integer(), nullable=False),
        sa.Column("losses", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["player_id"], ["tracked_players.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("player_id", "ladder", "taken_at"),
    )
    op.create_table(
        "rank_looks",
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("game", sa.String(3), nullable=False),
        sa.Column("looked_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(), nullable=False),
        sa.PrimaryKeyConstraint("player_id", "game"),
        sa.ForeignKeyConstraint(["player_id"], ["tracked_players.id"], ondelete="CASCADE"),
    )
    op.create_index("idx_rank_looks_due_at", "rank_looks", ["due_at"])


def downgrade() -> None:
    op.drop_index("idx_rank_looks_due_at", table_name="rank_looks")
    op.drop_table("rank_looks")
    op.drop_table("rank_snapshots")
