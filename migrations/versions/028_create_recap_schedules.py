"""Create recap_schedules: the recaps that servers have switched on, and how far each was told."""

import sqlalchemy as sa
from alembic import op

revision = "028"
down_revision = "027"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recap_schedules",
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("period", sa.String(8), nullable=False),
        sa.Column("hour", sa.Integer(), nullable=False),
        sa.Column("switched_on_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("last", sa.Date(), nullable=True),
        sa.Column("waiting_since", sa.TIMESTAMP(), nullable=True),
        sa.PrimaryKeyConstraint("guild_id", "period"),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], ondelete="CASCADE"),
    )


def downgrade() -> None:
    op.drop_table("recap_schedules")
