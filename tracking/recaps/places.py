"""Where a server's recaps go. Functions take a session and never commit."""

from collections import Counter

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.guild_settings import channel_for
from tracking.database.guilds import Places, places
from tracking.database.models import Guild, Subscription
from tracking.domain.topics import Topic


async def place(session: AsyncSession, guild_id: int) -> int | None:
    """The channel chosen for recaps, else the server's; where it has none of these, the one in
    which the most players' results are posted. None where nobody has any."""
    chosen = await channel_for(session, guild_id, Topic.RECAPS)
    if chosen is not None:
        return chosen
    rows = await session.execute(
        select(*places())
        .select_from(Subscription)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(Subscription.guild_id == guild_id)
    )
    used = Counter(channel for lol, tft in rows for channel in Places(lol=lol, tft=tft).all)
    return min(used, key=lambda channel: (-used[channel], channel), default=None)
