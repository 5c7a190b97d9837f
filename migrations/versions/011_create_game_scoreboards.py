"""Create game_scoreboards: what a record says of all its players, once per game."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "011"
down_revision = "010"
branch_labels = None
depends_on = None

_JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    op.create_table(
        "game_scoreboards",
        sa.Column("platform", sa.String(8), nullable=False),
        sa.Column("game_id", sa.String(20), nullable=False),
        sa.Column("game", sa.String(3), nullable=False),
        sa.Column("data", _JSON, nullable=False),
        sa.Column("created_at", sa.TIMESTAMP(), nullable=False, server_default=sa.func.now()),
        sa.PrimaryKeyConstraint("platform", "game_id"),
    )


def downgrade() -> None:
    op.drop_table("game_scoreboards")
