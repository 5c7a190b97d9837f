"""Create tracked_games for the game-centric model.

Each row is one player's game, from detection to result, in place of the state transitions of
game_states. Columns, constraints, indexes and comment are those of the migration plan.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "005"
down_revision = "004"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "tracked_games",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("game_id", sa.String(20), nullable=False),
        sa.Column("status", sa.String(20), nullable=False, server_default="ACTIVE"),
        sa.Column("detected_at", sa.TIMESTAMP(), nullable=False, server_default=sa.func.now()),
        sa.Column("started_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("completed_at", sa.TIMESTAMP(), nullable=True),
        sa.Column("queue_type", sa.String(50), nullable=True),
        sa.Column("game_result_data", _JSON, nullable=True),
        sa.Column("duration_seconds", sa.Integer(), nullable=True),
        sa.Column("raw_api_response", sa.Text(), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("retry_count", sa.Integer(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["player_id"], ["tracked_players.id"], ondelete="CASCADE"),
        sa.UniqueConstraint("player_id", "game_id", name="uq_tracked_games_player_game"),
    )
    op.create_index("idx_tracked_games_status", "tracked_games", ["status"])
    op.create_index("idx_tracked_games_player_status", "tracked_games", ["player_id", "status"])
    op.create_index("idx_tracked_games_detected", "tracked_games", [sa.text("detected_at DESC")])
    op.create_index(
        "idx_tracked_games_completed",
        "tracked_games",
        [sa.text("completed_at DESC")],
        postgresql_where=sa.text("completed_at IS NOT NULL"),
        sqlite_where=sa.text("completed_at IS NOT NULL"),
    )
    if op.get_context().dialect.name == "postgresql":  # SQLite keeps no comments
        op.execute(
            "COMMENT ON TABLE tracked_games IS "
            "'Game-centric tracking where each row represents a complete game lifecycle'"
        )


def downgrade() -> None:
    op.drop_index("idx_tracked_games_completed", table_name="tracked_games")
    op.drop_index("idx_tracked_games_detected", table_name="tracked_games")
    op.drop_index("idx_tracked_games_player_status", table_name="tracked_games")
    op.drop_index("idx_tracked_games_status", table_name="tracked_games")
    op.drop_table("tracked_games")
