"""Add to tracked_games which champions' players a running game showed without a name."""

import sqlalchemy as sa
from alembic import op

revision = "033"
down_revision = "032"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tracked_games", sa.Column("live_anonymous", sa.String(120), nullable=True))


def downgrade() -> None:
    op.drop_column("tracked_games", "live_anonymous")
