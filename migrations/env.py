"""The main line's environment: `attributes["connection"]` from the program, a URL from settings
on the command line.
"""

import asyncio
import logging

from alembic import context

from migrations.environment import options, run_offline, run_online
from tracking.database import models  # noqa: F401, filling Base.metadata
from tracking.database.engine import Base, Database
from tracking.database.migrate import migrate
from tracking.errors import TrackerError
from tracking.settings import load_settings

CONFIGURATION = options(Base.metadata)


def database_url() -> str:
    """`-x url=…`, else DATABASE_URL or config.toml."""
    given = context.get_x_argument(as_dictionary=True).get("url")
    if given:
        return str(given)
    return load_settings(require_secrets=False).database_url


async def from_command_line() -> None:
    """The same lock, time-outs and pragmas as `python -m bot migrate`."""
    database = Database(database_url())
    try:
        await migrate(database, lambda connection: run_online(connection, CONFIGURATION))
    finally:
        await database.close()


def main() -> None:
    """Run in whichever way we were started."""
    given = context.config.attributes.get("connection")
    if given is not None:
        run_online(given, CONFIGURATION)
        return
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
    try:
        if context.is_offline_mode():
            run_offline(database_url(), CONFIGURATION)
        else:
            asyncio.run(from_command_line())
    except TrackerError as error:
        raise SystemExit(error.message) from None


main()
