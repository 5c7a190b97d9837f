"""Create tracked_players: the players whose games are followed."""

import sqlalchemy as sa
from alembic import op

revision = "001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tracked_players",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("game_name", sa.String(16), nullable=False),
        sa.Column("tag_line", sa.String(5), nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(), nullable=False, server_default=sa.func.now()),
        sa.Column("updated_at", sa.TIMESTAMP(), nullable=False, server_default=sa.func.now()),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("game_name", "tag_line", name="uq_tracked_players_riot_id"),
    )


def downgrade() -> None:
    op.drop_table("tracked_players")
