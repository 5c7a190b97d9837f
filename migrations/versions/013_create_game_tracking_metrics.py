"""Create the view game_tracking_metrics: the plan's figures by the hour of detection.

`hour` is a timestamp on PostgreSQL and text, `YYYY-MM-DD HH:00:00`, on SQLite.
"""

from alembic import op

revision = "013"
down_revision = "012"
branch_labels = None
depends_on = None

_HOUR = {
    "postgresql": "date_trunc('hour', detected_at)",
    "sqlite": "strftime('%Y-%m-%d %H:00:00', detected_at)",
}

_VIEW = """
CREATE {replacing}VIEW game_tracking_metrics AS
SELECT
  {hour} AS hour,
  COUNT(*) AS games_detected,
  COUNT(CASE WHEN status = 'COMPLETED' THEN 1 END) AS games_completed,
  COUNT(CASE WHEN status = 'ACTIVE' THEN 1 END) AS games_active,
  AVG(CASE WHEN status = 'COMPLETED' THEN duration_seconds END) AS avg_duration,
  MAX(retry_count) AS max_retries,
  COUNT(CASE WHEN retry_count > 0 THEN 1 END) AS games_with_retries
FROM tracked_games
GROUP BY {hour}
"""


# The plan has operators create this view by hand, so it may be there, and other views on it, which
# stand in the way of dropping it. One with other columns cannot be replaced.
_REPLACED = """
DO $$ BEGIN
  {replace};
EXCEPTION WHEN invalid_table_definition THEN
  DROP VIEW game_tracking_metrics;
  {create};
END $$
"""


def upgrade() -> None:
    dialect = op.get_context().dialect.name
    create = _VIEW.format(hour=_HOUR[dialect], replacing="")
    if dialect == "postgresql":
        replace = _VIEW.format(hour=_HOUR[dialect], replacing="OR REPLACE ")
        op.execute(_REPLACED.format(replace=replace, create=create))
    else:
        op.execute("DROP VIEW IF EXISTS game_tracking_metrics")
        op.execute(create)


def downgrade() -> None:
    op.execute("DROP VIEW game_tracking_metrics")
