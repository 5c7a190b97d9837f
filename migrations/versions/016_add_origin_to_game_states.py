"""Remember which program wrote a row of the old model.

NULL is the old service's own: it announces by itself, outside these tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "016"
down_revision = "015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("game_states", sa.Column("origin", sa.String(20), nullable=True))


def downgrade() -> None:
    op.drop_column("game_states", "origin")
