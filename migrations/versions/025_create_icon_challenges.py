"""Create icon_challenges: how members prove that a Riot account is theirs."""

import sqlalchemy as sa
from alembic import op

revision = "025"
down_revision = "024"
branch_labels = None
depends_on = None

OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    op.create_table(
        "icon_challenges",
        sa.Column("token", sa.String(32), nullable=False),
        sa.Column("user_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.String(20), nullable=False),
        sa.Column("lol_puuid", sa.String(100), nullable=False),
        sa.Column("tft_puuid", sa.String(100), nullable=True),
        sa.Column("platform", sa.String(8), nullable=False),
        sa.Column("game_name", sa.String(16), nullable=False),
        sa.Column("tag_line", sa.String(5), nullable=False),
        sa.Column("icon", sa.Integer(), nullable=False),
        sa.Column("begun_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("expires_at", sa.TIMESTAMP(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("tried_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("proved_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("closed_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("used_at", sa.TIMESTAMP(), nullable=True),
        sa.PrimaryKeyConstraint("token"),
    )
    op.create_index(
        "uq_icon_challenges_open",
        "icon_challenges",
        ["user_id", "lol_puuid"],
        unique=True,
        postgresql_where=OPEN,
        sqlite_where=OPEN,
    )
    op.create_index(
        "uq_icon_challenges_icon",
        "icon_challenges",
        ["lol_puuid", "icon"],
        unique=True,
        postgresql_where=OPEN,
        sqlite_where=OPEN,
    )
    op.create_index("idx_icon_challenges_begun", "icon_challenges", ["begun_at"])


def downgrade() -> None:
    op.drop_table("icon_challenges")
