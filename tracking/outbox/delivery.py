"""What became of a claim: the message is there, or this attempt failed, for now or for good.

A message that is there counts, whatever became of the claim (`tracking.outbox.claims`); all else
counts only while the claim holds, so that a late loser changes nothing.
"""

from datetime import datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import notices, pauses
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.outbox.keys import State
from tracking.outbox.places import leave_place
from tracking.outbox.waiting import OF_NO_GAME

REJECTED_EVERY = timedelta(days=1)


async def delivered(
    session: AsyncSession, announcement_id: int, message_id: int | None, now: datetime
) -> None:
    """Discord has the message. `message_id` is None where it was posted and deleted again."""
    await session.execute(
        update(Announcement)
        .where(Announcement.id == announcement_id, Announcement.state != State.SENT.value)
        .values(
            state=State.SENT.value,
            message_id=message_id,
            sent_at=now,
            due_at=None,
            last_error=None,
        )
    )


async def failed(
    session: AsyncSession,
    announcement_id: int,
    reason: str,
    retry_at: datetime,
    *,
    maybe_posted: bool = True,
) -> None:
    """This attempt failed; the next is due at `retry_at`.

    `maybe_posted` False says that Discord surely does not have the message: it answered this
    attempt with a refusal, or was not reached, and no earlier attempt left a doubt
    (`Claimed.in_doubt`). The next attempt then counts as the first.
    """
    await _put_back(session, announcement_id, reason, retry_at, maybe_posted=maybe_posted)


async def refused(
    session: AsyncSession,
    announcement_id: int,
    reason: str,
    now: datetime,
    *,
    gone: bool = False,
    maybe_posted: bool = False,
) -> None:
    """Discord does not let us post in this channel: pause it; what it is owed waits. `gone`: the
    channel was deleted. A notice looks for another channel."""
    row = await _put_back(session, announcement_id, reason, now, maybe_posted=maybe_posted)
    if row is None or row.channel_id is None:
        return
    if row.kind == Kind.NOTICE.value:
        leave_place(row, now)
    elif gone and row.guild_id is not None:
        await pauses.gone(session, row.channel_id, row.guild_id, now)
    else:
        await pauses.pause(session, row.channel_id, row.guild_id, reason, now)
    await session.flush()


async def dead(session: AsyncSession, announcement_id: int, reason: str, now: datetime) -> None:
    """Discord will never take this message, which is a fault of ours: the operator is told."""
    row = await _claimed(session, announcement_id)
    if row is None:
        return
    row.state, row.last_error, row.due_at = State.FAILED.value, reason, None
    await session.flush()
    if row.kind != Kind.NOTICE.value:
        await notices.once(
            session,
            "rejected",
            f"A post could not be made ({row.kind} {row.platform}_{row.game_id}, channel "
            f"{row.channel_id}): {reason}. It is given up. This is a fault of the program: please "
            "report it with the log.",
            now=now,
            every=REJECTED_EVERY,
        )


async def uncertain(
    session: AsyncSession, announcement_id: int, reason: str, now: datetime
) -> None:
    """Nobody can say whether it was posted, so it is not posted again; the admins are told."""
    row = await _claimed(session, announcement_id)
    if row is None:
        return
    row.state, row.last_error, row.due_at = State.UNCERTAIN.value, reason, None
    await session.flush()
    if row.kind not in OF_NO_GAME and row.guild_id is not None:
        await notices.begin(
            session,
            pauses.unread_key(row.channel_id),
            f"Whether a result was posted in <#{row.channel_id}> is not known, because {reason}. "
            "It is not posted again by itself: `/games stuck` shows it. Give me the permission "
            "Read Message History there, then use `/channel test`.",
            now=now,
            guild_id=row.guild_id,
        )


async def _put_back(
    session: AsyncSession,
    announcement_id: int,
    reason: str,
    due_at: datetime,
    *,
    maybe_posted: bool,
) -> Announcement | None:
    row = await _claimed(session, announcement_id)
    if row is None:
        return None
    row.state, row.last_error, row.due_at = State.PENDING.value, reason, due_at
    if not maybe_posted:
        row.first_attempt_at = None
    await session.flush()
    return row


async def _claimed(session: AsyncSession, announcement_id: int) -> Announcement | None:
    """The row while it is claimed: a late loser must not undo what another sender, or a server
    that removed the bot, recorded."""
    return await session.scalar(
        select(Announcement)
        .where(Announcement.id == announcement_id, Announcement.state == State.SENDING.value)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
