"""Archive game_states, the old model's table, and say in the database that it is deprecated.

Its rows stay: an older version, and the old service, find what they need when one goes back. On
SQLite, which keeps no comments, the archive and the version table are the notice.
"""

from alembic import op

from tracking.clock import SystemClock
from tracking.database import archive
from tracking.database.readiness import demand_ready
from tracking.errors import Refused

revision = "006"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _demand_connection()
    demand_ready(op.get_bind(), SystemClock().now())
    if op.get_context().dialect.name == "sqlite":
        archive.copy_at_once(op.get_bind())
        return
    with op.get_context().autocommit_block():
        above = archive.copy_beside_writers(op.get_bind())
    archive.finish(op.get_bind(), above)


def downgrade() -> None:
    _demand_connection()
    archive.restore(op.get_bind())


def _demand_connection() -> None:
    if op.get_context().as_sql:
        raise Refused("006 looks at the database before it acts; it cannot be printed as SQL.")
