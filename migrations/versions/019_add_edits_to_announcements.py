"""Let announcements remember that their message is to be edited."""

import sqlalchemy as sa
from alembic import op

from migrations.indexes import index_beside_writers

revision = "019"
down_revision = "018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # The index commits on PostgreSQL, so that the columns must bear being added again.
    again = True if op.get_context().dialect.name == "postgresql" else None
    op.add_column(
        "announcements",
        sa.Column("edit_due_at", sa.TIMESTAMP(), nullable=True),
        if_not_exists=again,
    )
    op.add_column(
        "announcements",
        sa.Column("edits", sa.Integer(), nullable=False, server_default="0"),
        if_not_exists=again,
    )
    index_beside_writers("idx_announcements_edit_due", "announcements", ["edit_due_at"])


def downgrade() -> None:
    op.drop_index("idx_announcements_edit_due", table_name="announcements")
    op.drop_column("announcements", "edits")
    op.drop_column("announcements", "edit_due_at")
