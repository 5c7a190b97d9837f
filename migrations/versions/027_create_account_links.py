"""Create account_links and mention_wishes: which accounts are whose, and who wants to be told."""

import sqlalchemy as sa
from alembic import op

revision = "027"
down_revision = "026"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "account_links",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("lol_puuid", sa.String(100), nullable=False),
        sa.Column("tft_puuid", sa.String(100), nullable=True),
        sa.Column("platform", sa.String(8), nullable=False),
        sa.Column("game_name", sa.String(16), nullable=False),
        sa.Column("tag_line", sa.String(5), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("proved_at", sa.TIMESTAMP(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lol_puuid"),
    )
    op.create_index("idx_account_links_user", "account_links", ["user_id"])
    op.create_table(
        "mention_wishes",
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("guild_id", sa.BigInteger(), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(), nullable=False),
        sa.PrimaryKeyConstraint("user_id", "guild_id"),
        sa.ForeignKeyConstraint(["guild_id"], ["guilds.id"], ondelete="CASCADE"),
    )
    op.create_index("idx_mention_wishes_guild", "mention_wishes", ["guild_id"])


def downgrade() -> None:
    op.drop_table("mention_wishes")
    op.drop_table("account_links")
