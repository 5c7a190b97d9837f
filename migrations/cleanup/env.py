"""The clean-up's environment (`alembic -n cleanup …`), run like the main line's."""

from migrations.environment import options, run
from tracking.database.cleanup import VERSION_TABLE, alone

run(options(None, VERSION_TABLE), alone)
