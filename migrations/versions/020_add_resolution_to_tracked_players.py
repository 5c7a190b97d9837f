"""Remember of each player as of when he is known and when Riot is asked about him again.

What is stored was true when the row was last changed; no record older than that brings an old name
back.
"""

import sqlalchemy as sa
from alembic import op

revision = "020"
down_revision = "019"
branch_labels = None
depends_on = None

_COLUMNS = ("known_at", "resolve_at", "lacking_since")


def upgrade() -> None:
    for name in _COLUMNS:
        op.add_column("tracked_players", sa.Column(name, sa.TIMESTAMP(), nullable=True))
    op.execute("UPDATE tracked_players SET known_at = updated_at WHERE lol_puuid IS NOT NULL")


def downgrade() -> None:
    for column in reversed(_COLUMNS):
        op.drop_column("tracked_players", column)
