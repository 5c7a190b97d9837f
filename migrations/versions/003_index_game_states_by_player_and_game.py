"""Index game_states by player and time, and by game."""

from alembic import op

revision = "003"
down_revision = "002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("idx_game_states_player_created", "game_states", ["player_id", "created_at"])
    op.create_index("idx_game_states_game_id", "game_states", ["game_id"])


def downgrade() -> None:
    op.drop_index("idx_game_states_game_id", table_name="game_states")
    op.drop_index("idx_game_states_player_created", table_name="game_states")
