"""Create game_states: one row per state transition, the old model."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "002"
down_revision = "001"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "game_states",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("player_id", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(50), nullable=False),
        sa.Column("game_id", sa.String(20), nullable=True),
        sa.Column("queue_type", sa.String(50), nullable=True),
        sa.Column("game_result_data", _JSON, nullable=True),
        sa.Column("duration_seconds", sa.Integer(), nullable=True),
        sa.Column("created_at", sa.TIMESTAMP(), nullable=False, server_default=sa.func.now()),
        sa.Column("game_start_time", sa.TIMESTAMP(), nullable=True),
        sa.Column("game_end_time", sa.TIMESTAMP(), nullable=True),
        sa.Column("raw_api_response", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.ForeignKeyConstraint(["player_id"], ["tracked_players.id"]),
    )


def downgrade() -> None:
    op.drop_table("game_states")
