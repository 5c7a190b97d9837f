"""Create guilds and subscriptions: which server follows whom, and where results go."""

import sqlalchemy as sa
from alembic import op

revision = "009"
down_revision = "008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "guilds",
        sa.Column("id", sa.BigInteger(), nullable=False, autoincrement=False),
        sa.Column("name", sa.String(100), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("joined_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("left_at", sa.TIMESTAMP(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("channel_id", sa.BigInteger(), nullable=True),
        sa.Column("fallback_channel_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("created_by", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["player_id"], ["tracked_players.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("guild_id", "player_id", name="uq_subscriptions_guild_id_player_id"),
    )
    op.create_index("idx_subscriptions_player_id", "subscriptions", ["player_id"])


def downgrade() -> None:
    op.drop_index("idx_subscriptions_player_id", table_name="subscriptions")
    op.drop_table("subscriptions")
    op.drop_table("guilds")
