"""Taking a database into use: first the role, then its tables.

A PostgreSQL server that is not there yet, as when both are started together or it is being
restarted, is waited for; what no waiting mends is said at once.
"""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack

from bot.loops import DATABASE_LOST_SECONDS
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.guard import Keep, Role, hold_role
from tracking.database.migrate import upgrade
from tracking.database.trouble import UNREACHABLE, is_away
from tracking.errors import ConfigurationError, DatabaseLost

log = logging.getLogger(__name__)

SHORTEST_REST, LONGEST_REST = 1.0, 30.0
"""Seconds between two attempts."""


async def open_database(
    stack: AsyncExitStack,
    database: Database,
    *,
    roles: Sequence[Role],
    clock: Clock,
    meanwhile: Callable[[], Awaitable[None]],
) -> list[Keep]:
    """Hold the roles until the stack ends, and migrate; gives back what keeps the roles.

    `meanwhile` is called once where the server has to be waited for. Raises ConfigurationError and
    AlreadyRunning, and DatabaseLost where it has not come after `DATABASE_LOST_SECONDS`.
    """
    began, rest = clock.monotonic(), SHORTEST_REST
    waiting = False
    while True:
        try:
            keeps = await _attempt(stack, database, roles)
        except (ConfigurationError, *UNREACHABLE) as error:
            if not is_away(database, error.__cause__ or error):
                raise
            if clock.monotonic() - began >= DATABASE_LOST_SECONDS:
                raise DatabaseLost(f"{_line(error)}; it was waited for in vain") from error
            if not waiting:
                waiting = True
                log.warning("%s; waiting for it", _line(error))
                await meanwhile()
        else:
            if waiting:
                log.info("the database answers")
            return keeps
        await clock.sleep(rest)
        rest = min(rest * 2, LONGEST_REST)


async def _attempt(stack: AsyncExitStack, database: Database, roles: Sequence[Role]) -> list[Keep]:
    async with AsyncExitStack() as attempt:
        # First the role: a second process must not migrate what the first one works on.
        keeps = [await attempt.enter_async_context(hold_role(database, role)) for role in roles]
        await upgrade(database)
        await stack.enter_async_context(attempt.pop_all())
    return keeps


def _line(error: BaseException) -> str:
    return (str(error) or type(error).__name__).splitlines()[0]
