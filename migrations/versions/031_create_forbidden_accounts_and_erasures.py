"""Create forbidden_accounts and erasures: what owners of accounts asked for."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "031"
down_revision = "030"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "forbidden_accounts",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lol_puuid", sa.String(100), nullable=False),
        sa.Column("tft_puuid", sa.String(100), nullable=True),
        sa.Column("game_name", sa.String(16), nullable=False),
        sa.Column("tag_line", sa.String(5), nullable=False),
        sa.Column("forbidden_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("resolve_at", sa.TIMESTAMP(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lol_puuid"),
    )
    op.create_index("idx_forbidden_accounts_tft_puuid", "forbidden_accounts", ["tft_puuid"])
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("lol_puuid", sa.String(100), nullable=False),
        sa.Column("tft_puuid", sa.String(100), nullable=True),
        sa.Column(
            "known", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False
        ),
        sa.Column("asked_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("passed_at", sa.TIMESTAMP(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("lol_puuid"),
    )
    op.add_column("tracked_players", sa.Column("erased_at", sa.TIMESTAMP(), nullable=True))


def downgrade() -> None:
    op.drop_column("tracked_players", "erased_at")
    op.drop_table("erasures")
    op.drop_index("idx_forbidden_accounts_tft_puuid", table_name="forbidden_accounts")
    op.drop_table("forbidden_accounts")
