"""The recap of the week so far in every server: nobody waits in front of a gallery until Monday."""

from datetime import UTC, datetime

from sqlalchemy import select

from tracking import outbox, recaps
from tracking.database.engine import Database
from tracking.database.guild_settings import UTC_ZONE
from tracking.database.models import Guild
from tracking.domain.recap_periods import Period, present


async def recaps_of_the_week(database_url: str) -> None:
    """Put them into the bot's outbox, as its own turn does when they are due."""
    database, now = Database(database_url), datetime.now(UTC)
    span = present(Period.WEEKLY, UTC_ZONE, now)
    try:
        async with database.read() as session:
            servers = list(await session.scalars(select(Guild.id)))
        for guild_id in servers:
            async with database.write() as session:
                made = await recaps.make(session, guild_id, span, UTC_ZONE, now=now)
                channel_id = await recaps.place(session, guild_id)
                if channel_id is not None and not made.recap.empty:
                    await outbox.enqueue_recap(
                        session, made.recap, guild_id=guild_id, channel_id=channel_id, now=now
                    )
    finally:
        await database.close()
