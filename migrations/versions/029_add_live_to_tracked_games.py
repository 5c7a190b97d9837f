"""Add to tracked_games what spectator showed of its player, and index games by player and end.

The table may be large and in use: the index is built beside the writers, and the columns bear
being added again where that was cut short.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

from migrations.indexes import index_beside_writers

revision = "029"
down_revision = "028"
branch_labels = None
depends_on = None

_COLUMNS = ("live_champion_id", "live_team_id", "live_hidden")


def upgrade() -> None:
    _add("live_champion_id", sa.Integer())
    _add("live_team_id", sa.Integer())
    _add("live_hidden", sa.Boolean(), nullable=False, server_default=sa.false())
    index_beside_writers(
        "idx_tracked_games_player_ended", "tracked_games", ["player_id", "ended_at"]
    )


def _add(name: str, kind: Any, **options: Any) -> None:
    # SQLite rolls the whole revision back instead, and knows no such words.
    again = True if op.get_context().dialect.name == "postgresql" else None
    op.add_column("tracked_games", sa.Column(name, kind, **options), if_not_exists=again)


def downgrade() -> None:
    op.drop_index("idx_tracked_games_player_ended", table_name="tracked_games")
    for column in reversed(_COLUMNS):
        op.drop_column("tracked_games", column)
