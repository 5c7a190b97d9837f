"""Channels in which Discord does not let us post: what they are owed waits, and who can mend it
is told.

Functions take a session and never commit.
"""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from tracking import notices
from tracking.database import guilds


async def resume(session: AsyncSession, channel_id: int, now: datetime) -> bool:
    """Posting works there (again): what waits goes out. False where it was not paused."""
    resumed = await guilds.resume_channel(session, channel_id, now)
    if resumed:
        await notices.end(
            session,
            paused_key(channel_id),
            f"Results are posted in <#{channel_id}> again.",
            now=now,
        )
    return resumed


def paused_key(channel_id: int) -> str:
    """The condition "nothing can be posted in this channel"."""
    return f"paused:{channel_id}"
