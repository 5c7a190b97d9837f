"""Create leaderboard_messages: leaderboards that keep themselves up to date."""

import sqlalchemy as sa
from alembic import op

revision = "023"
down_revision = "022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "leaderboard_messages",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=False),
        sa.Column("ladder", sa.String(24), nullable=False),
        sa.Column("message_id", sa.BigInteger(), nullable=True),
        sa.Column("shown", sa.String(40), nullable=True),
        sa.Column("begun_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("due_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("channel_id", "ladder"),
    )


def downgrade() -> None:
    op.drop_table("leaderboard_messages")
