"""A server that removed the bot has its data removed after a stated time."""

import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.guilds import stop_following
from tracking.database.models import Guild, Subscription
from tracking.database.outbox_models import Announcement, Notice, PausedChannel

log = logging.getLogger(__name__)

SERVER_KEPT = timedelta(days=30)
"""So long a server that removed the bot finds its settings again; README and docs/privacy.md say
so. Its players are followed no more from the first moment on."""

AT_ONCE = 500
"""Announcements removed in one transaction, so that SQLite's one write lock is never held long."""

PER_TURN = 20
"""Transactions of one turn; the rest is the next one's."""


class Departed:
    """Removes what is stored of servers that the bot left long ago.

    Whatever names a server goes: its announcements in portions, then its notices and paused
    channels, then its own row and all that refers to that.
    """

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def turn(self) -> int:
        """Run one turn; gives back how many servers were removed."""
        before = self._clock.now() - SERVER_KEPT
        async with self._database.read() as session:
            due = list(await session.scalars(_due(before).limit(PER_TURN)))
        removed = done = 0
        for guild_id in due:
            while done < PER_TURN:
                done += 1
                async with self._database.write() as session:
                    left = await _remove_some(session, guild_id, before)
                if left is False:
                    removed += 1
                    log.info("server %d removed the bot long ago; its data are removed", guild_id)
                if not left:
                    break
        return removed


def _due(before: datetime) -> Any:
    return select(Guild.id).where(Guild.left_at < before).order_by(Guild.left_at, Guild.id)


async def _remove_some(session: AsyncSession, guild_id: int, before: datetime) -> bool | None:
    """Remove a part; whether more is left, None where the server took the bot back meanwhile."""
    still = await session.scalar(_due(before).where(Guild.id == guild_id).with_for_update())
    if still is None:
        return None
    some = select(Announcement.id).where(Announcement.guild_id == guild_id).limit(AT_ONCE)
    gone = await session.scalars(
        delete(Announcement)
        .where(Announcement.id.in_(some))
        .returning(Announcement.id)
        .execution_options(synchronize_session=False)
    )
    if len(gone.all()) == AT_ONCE:
        return True
    await stop_following(session, Subscription.guild_id == guild_id, now=before + SERVER_KEPT)
    for table in (Notice, PausedChannel):
        await session.execute(delete(table).where(table.guild_id == guild_id))
    await session.execute(delete(Guild).where(Guild.id == guild_id))
    return False
