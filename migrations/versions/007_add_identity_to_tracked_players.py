"""Add platform, puuids and the marks of polling to tracked_players.

006 is not missing: it is the clean-up of the old model, which has its own environment.
"""

import sqlalchemy as sa
from alembic import op

revision = "007"
down_revision = "005"
branch_labels = None
depends_on = None

_COLUMNS = (
    "platform",
    "lol_puuid",
    "tft_puuid",
    "looked_at",
    "last_seen_at",
    "history_at",
    "problem",
    "adopted",
    "unfollowed_at",
)


def upgrade() -> None:
    op.add_column("tracked_players", sa.Column("platform", sa.String(8), nullable=True))
    op.add_column("tracked_players", sa.Column("lol_puuid", sa.String(100), nullable=True))
    op.add_column("tracked_players", sa.Column("tft_puuid", sa.String(100), nullable=True))
    op.add_column("tracked_players", sa.Column("looked_at", sa.TIMESTAMP(), nullable=True))
    op.add_column("tracked_players", sa.Column("last_seen_at", sa.TIMESTAMP(), nullable=True))
    op.add_column("tracked_players", sa.Column("history_at", sa.TIMESTAMP(), nullable=True))
    op.add_column("tracked_players", sa.Column("problem", sa.Text(), nullable=True))
    op.add_column(
        "tracked_players",
        sa.Column("adopted", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column("tracked_players", sa.Column("unfollowed_at", sa.TIMESTAMP(), nullable=True))
    op.create_index("idx_tracked_players_lol_puuid", "tracked_players", ["lol_puuid"])
    op.create_index("idx_tracked_players_tft_puuid", "tracked_players", ["tft_puuid"])


def downgrade() -> None:
    op.drop_index("idx_tracked_players_tft_puuid", table_name="tracked_players")
    op.drop_index("idx_tracked_players_lol_puuid", table_name="tracked_players")
    for column in reversed(_COLUMNS):
        op.drop_column("tracked_players", column)
