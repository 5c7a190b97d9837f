"""Remember which program wrote a row of the old model.

NULL is the old service's own: it announces by itself, outside these tables.
"""

import sqlalchemy as sa
from alembic import op

from tracking.database.archive import ARCHIVE

revision = "016"
down_revision = "015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for table in _tables():
        op.add_column(table, sa.Column("origin", sa.String(20), nullable=True))


def downgrade() -> None:
    for table in _tables():
        op.drop_column(table, "origin")


def _tables() -> tuple[str, ...]:
    """With the archive of the clean-up, where that was run by hand before."""
    archived = not op.get_context().as_sql and sa.inspect(op.get_bind()).has_table(ARCHIVE)
    return ("game_states", ARCHIVE) if archived else ("game_states",)
