"""Moving a database to any revision, for the tests of the migrations."""

from alembic import command

from tracking.database import migrate
from tracking.database.engine import Database


async def move_to(database: Database, revision: str) -> None:
    """Upgrade to this revision, or with `-` before it downgrade; `-base` empties the database."""
    if database.path:
        database.path.parent.mkdir(parents=True, exist_ok=True)
    move = command.downgrade if revision.startswith("-") else command.upgrade
    target = revision.removeprefix("-")
    await migrate.migrate(database, lambda c: move(migrate.config(c), target))
