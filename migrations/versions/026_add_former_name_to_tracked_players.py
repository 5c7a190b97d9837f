"""Remember what a player was called before, and since when he is not.

Whoever reads a post with a name he never saw wants to know whose it is.
"""

import sqlalchemy as sa
from alembic import op

revision = "026"
down_revision = "025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("tracked_players", sa.Column("former_riot_id", sa.String(22), nullable=True))
    op.add_column("tracked_players", sa.Column("renamed_at", sa.TIMESTAMP(), nullable=True))


def downgrade() -> None:
    op.drop_column("tracked_players", "renamed_at")
    op.drop_column("tracked_players", "former_riot_id")
