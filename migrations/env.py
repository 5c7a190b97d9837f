"""The main line's environment (`alembic …`)."""

from migrations.environment import options, run
from tracking.database import models  # noqa: F401, filling Base.metadata
from tracking.database.engine import Base
from tracking.database.migrate import migrate

run(options(Base.metadata), migrate)
