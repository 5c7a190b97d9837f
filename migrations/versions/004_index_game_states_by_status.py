"""Index game_states by status, and by player and status."""

from alembic import op

revision = "004"
down_revision = "003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("idx_game_states_status", "game_states", ["status"])
    op.create_index("idx_game_states_player_status", "game_states", ["player_id", "status"])


def downgrade() -> None:
    op.drop_index("idx_game_states_player_status", table_name="game_states")
    op.drop_index("idx_game_states_status", table_name="game_states")
