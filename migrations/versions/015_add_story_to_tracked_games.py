"""Add to tracked_games how often its record was asked for, and when it was given up or reopened."""

import sqlalchemy as sa
from alembic import op

revision = "015"
down_revision = "014"
branch_labels = None
depends_on = None

_COLUMNS = ("asked_count", "first_asked_at", "last_asked_at", "given_up_at", "reopened_at")


def upgrade() -> None:
    op.add_column("tracked_games", sa.Column("asked_count", sa.Integer(), nullable=True))
    for name in _COLUMNS[1:]:
        op.add_column("tracked_games", sa.Column(name, sa.TIMESTAMP(), nullable=True))


def downgrade() -> None:
    for column in reversed(_COLUMNS):
        op.drop_column("tracked_games", column)
