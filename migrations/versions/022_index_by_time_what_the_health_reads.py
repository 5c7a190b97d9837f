"""Index announcements and the runs of the loops by time: a report reads its window of them."""

from alembic import op

from migrations.indexes import index_beside_writers

revision = "022"
down_revision = "021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    index_beside_writers("idx_announcements_created", "announcements", ["created_at"])
    index_beside_writers("idx_loop_runs_started", "loop_runs", ["started_at"])


def downgrade() -> None:
    op.drop_index("idx_loop_runs_started", table_name="loop_runs")
    op.drop_index("idx_announcements_created", table_name="announcements")
