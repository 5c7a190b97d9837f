"""Recaps: one of a day, a week, a month in a server's channel. Functions never commit."""

from datetime import datetime

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.recap import Recap, recap_id
from tracking.outbox.keys import State, insert_once


async def enqueue_recap(
    session: AsyncSession, recap: Recap, *, guild_id: int, channel_id: int, now: datetime
) -> bool:
    """Owe it to the channel; False where the channel was told of this period already. Nobody
    calls this in a process that does not emit.

    An older one of its kind that could not be posted so far is not posted any more.
    """
    told = recap_id(recap.period, recap.first)
    await session.execute(
        update(Announcement)
        .where(
            Announcement.kind == Kind.RECAP.value,
            Announcement.guild_id == guild_id,
            Announcement.game_id != told,
            Announcement.game_id.startswith(f"{recap.period.value}:"),
            Announcement.state == State.PENDING.value,
            Announcement.first_attempt_at.is_(None),
        )
        .values(state=State.FOLDED.value, due_at=None)
        .execution_options(synchronize_session=False)
    )
    row = {
        "kind": Kind.RECAP.value,
        "platform": "",
        "game_id": told,
        "guild_id": guild_id,
        "channel_id": channel_id,
        "state": State.PENDING.value,
        "payload": recap.to_json(),
        "event_at": now,
        "created_at": now,
        "due_at": now,
    }
    added = await session.scalars(insert_once(session, [row]).returning(Announcement.id))
    return len(added.all()) == 1
