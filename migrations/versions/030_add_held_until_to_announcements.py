"""Remember until when quiet hours hold a post back.

What is held is no backlog, and what was held is folded when the quiet hours end.
"""

import sqlalchemy as sa
from alembic import op

revision = "030"
down_revision = "029"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("announcements", sa.Column("held_until", sa.TIMESTAMP(), nullable=True))


def downgrade() -> None:
    op.drop_column("announcements", "held_until")
