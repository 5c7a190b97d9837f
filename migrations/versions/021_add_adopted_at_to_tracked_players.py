"""Remember since when a player of an old database is ours.

His row is as old as that database; his match list would be read back to its beginning.
"""

import sqlalchemy as sa
from alembic import op

revision = "021"
down_revision = "020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tracked_players", sa.Column("adopted_at", sa.TIMESTAMP(), nullable=True))


def downgrade() -> None:
    op.drop_column("tracked_players", "adopted_at")
