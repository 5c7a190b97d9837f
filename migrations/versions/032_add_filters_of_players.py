"""Filters of single players, and which games a filter kept from being posted.

Filters change; that a game was muted when it ended does not, so that it is no loss afterwards and
is never posted late.
"""

import sqlalchemy as sa
from alembic import op

revision = "032"
down_revision = "031"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("subscriptions", sa.Column("muted", sa.String(400), nullable=True))
    op.create_table(
        "muted_games",
        sa.Column("subscription_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(8), nullable=False),
        sa.Column("game_id", sa.String(20), nullable=False),
        sa.Column("muted_by", sa.String(8), nullable=False),
        sa.Column("muted_at", sa.TIMESTAMP(), nullable=False),
        sa.PrimaryKeyConstraint("subscription_id", "platform", "game_id"),
        sa.ForeignKeyConstraint(["subscription_id"], ["subscriptions.id"], ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("muted_games")
    op.drop_column("subscriptions", "muted")
