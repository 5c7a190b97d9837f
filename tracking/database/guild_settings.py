"""What a server's moderators chose: by whose clock it lives, and where each sort of posts goes.

Functions take a session and never commit.
"""

import logging
from collections.abc import Collection
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from sqlalchemy import and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Guild, TopicChannel
from tracking.domain.topics import Topic

log = logging.getLogger(__name__)

UTC_ZONE = ZoneInfo("UTC")


async def time_zones(session: AsyncSession, guild_ids: Collection[int]) -> dict[int, ZoneInfo]:
    """By whose clock each of the servers lives; UTC where it chose none, or one that this
    machine's data do not know (any more)."""
    if not guild_ids:
        return {}
    rows = await session.execute(
        select(Guild.id, Guild.timezone).where(
            Guild.id.in_(sorted(guild_ids)), Guild.timezone.is_not(None)
        )
    )
    chosen = {guild_id: zone_of(name) for guild_id, name in rows}
    return {guild_id: chosen.get(guild_id, UTC_ZONE) for guild_id in guild_ids}


async def time_zone(session: AsyncSession, guild_id: int) -> ZoneInfo:
    """The same of one server."""
    return (await time_zones(session, {guild_id}))[guild_id]


def zone_of(stored: str | None) -> ZoneInfo:
    """The zone of a stored name; UTC where there is none."""
    if stored is None:
        return UTC_ZONE
    try:
        return ZoneInfo(stored)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        log.warning("the time zone %r is not known here; UTC is used instead", stored)
        return UTC_ZONE


async def channels_for(
    session: AsyncSession, guild_ids: Collection[int], topic: Topic
) -> dict[int, int]:
    """Where each of the servers wants this sort of posts: the channel chosen for it, else the
    server's; servers that have neither are not in it."""
    if not guild_ids:
        return {}
    chosen = func.coalesce(TopicChannel.channel_id, Guild.channel_id)
    rows = await session.execute(
        select(Guild.id, chosen)
        .outerjoin(
            TopicChannel,
            and_(TopicChannel.guild_id == Guild.id, TopicChannel.topic == topic.value),
        )
        .where(Guild.id.in_(sorted(guild_ids)), chosen.is_not(None))
    )
    return {guild_id: channel_id for guild_id, channel_id in rows}


async def channel_for(session: AsyncSession, guild_id: int, topic: Topic) -> int | None:
    """The same of one server; None where it has no channel."""
    return (await channels_for(session, {guild_id}, topic)).get(guild_id)
