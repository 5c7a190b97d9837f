"""What a server's moderators chose: by whose clock it lives, and where each sort of posts goes.

Functions take a session and never commit.
"""

import functools
import logging
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import and_, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.choice_models import TopicChannel
from tracking.database.models import Guild
from tracking.database.outbox_models import Announcement
from tracking.domain.events import State
from tracking.domain.quiet import QuietHours
from tracking.domain.topics import Topic

log = logging.getLogger(__name__)

UTC_ZONE = ZoneInfo("UTC")


async def time_zone(session: AsyncSession, guild_id: int) -> ZoneInfo:
    """By whose clock the server lives; UTC where it chose none, or one that this machine's data do
    not know (any more)."""
    return zone_of(await session.scalar(select(Guild.timezone).where(Guild.id == guild_id)))


def zone_of(stored: str | None) -> ZoneInfo:
    """The zone of a stored name; UTC where there is none."""
    return UTC_ZONE if stored is None else _zone(stored)


@functools.cache
def _zone(stored: str) -> ZoneInfo:
    """Cached, so that what is unknown here is said once: quiet hours ask every second."""
    try:
        return ZoneInfo(stored)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        log.warning("the time zone %r is not known here; UTC is used instead", stored)
        return UTC_ZONE


async def channel_for(session: AsyncSession, guild_id: int, topic: Topic) -> int | None:
    """Where the server wants this sort of posts: the channel chosen for it, else the server's; None
    where it has neither."""
    return await session.scalar(
        select(func.coalesce(TopicChannel.channel_id, Guild.channel_id))
        .select_from(Guild)
        .outerjoin(
            TopicChannel,
            and_(TopicChannel.guild_id == Guild.id, TopicChannel.topic == topic.value),
        )
        .where(Guild.id == guild_id)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietServer:
    """A server that has quiet hours."""

    guild_id: int
    quiet: QuietHours
    zone: ZoneInfo


async def quiet_servers(session: AsyncSession) -> list[QuietServer]:
    """The servers that have quiet hours, and the bot."""
    rows = await session.execute(
        select(Guild.id, Guild.quiet_from, Guild.quiet_until, Guild.timezone).where(
            Guild.quiet_from.is_not(None), Guild.left_at.is_(None)
        )
    )
    found = []
    for guild_id, start, end, timezone in rows:
        if (quiet := quiet_of(start, end)) is not None:
            found.append(QuietServer(guild_id=guild_id, quiet=quiet, zone=zone_of(timezone)))
    return found


def quiet_of(start: int | None, end: int | None) -> QuietHours | None:
    """The quiet hours that are stored; None where there are none."""
    if start is None or end is None:
        return None
    try:
        return QuietHours(start=start, end=end)
    except ValueError:
        return None


async def silent_servers(session: AsyncSession, guild_ids: Collection[int]) -> set[int]:
    """Those of the servers whose posts make no sound."""
    if not guild_ids:
        return set()
    rows = await session.scalars(
        select(Guild.id).where(Guild.id.in_(sorted(guild_ids)), Guild.silent.is_(True))
    )
    return set(rows)


async def release_held(session: AsyncSession, guild_id: int, now: datetime) -> None:
    """Let what the server's quiet hours hold back go out now; where it is quiet by other rules,
    it is held again."""
    await session.execute(
        update(Announcement)
        .where(
            Announcement.guild_id == guild_id,
            Announcement.state == State.PENDING.value,
            Announcement.held_until > now,
        )
        .values(due_at=now, held_until=now)
        .execution_options(synchronize_session=False)
    )
