"""Conditions that the operator or a server's admins are told of: once when one begins, once when
it ends.

What stands is stored, so a restart tells nobody again. A notice is an announcement of kind
`notice` and is posted with the same care as a result; `bot.announcer` finds its channel when it is
due (`OPERATOR_CHANNEL_ID`; for a server a channel where the bot may speak, else its owner). Until
one is found it waits, and is dropped when the condition ends first. Functions take a session and
never commit.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.outbox_models import Announcement, Notice
from tracking.database.upsert import insert_into
from tracking.domain.events import Kind, State

log = logging.getLogger(__name__)

END_HOLDS = timedelta(seconds=30)
"""So long a condition must be over before its end is told; one that comes back within it has
never ended for those who were told."""

_TOLD = (State.SENDING.value, State.SENT.value, State.UNCERTAIN.value)


async def begin(
    session: AsyncSession,
    key: str,
    text: str,
    *,
    now: datetime,
    guild_id: int | None = None,
    emit: bool = True,
) -> bool:
    """The condition `key` (100 characters at most) begins; False where it stands already.

    `text` is a sentence that says what to do. `guild_id` names the server whose admins are told;
    None is the operator. `emit` False is for a process that does not emit (`EMIT_EVENTS`): it
    writes to its log alone, and its conditions stand apart from those of the one that does.
    """
    if await _reopen(session, key, emit=emit):
        log.warning("%s", text)
        return True
    notice_id = await session.scalar(
        insert_into(session, Notice)
        .values(key=key, guild_id=guild_id, emit=emit, sentence=text, began_at=now)
        .on_conflict_do_nothing()
        .returning(Notice.id)
    )
    if notice_id is None:
        return False
    log.warning("%s", text)
    if emit:
        await _announce(session, notice_id, "b", text, guild_id=guild_id, now=now)
    return True


async def end(
    session: AsyncSession, key: str, text: str | None, *, now: datetime, emit: bool = True
) -> bool:
    """The condition is over; False where it did not stand.

    `text` is told where the beginning was, after `END_HOLDS` and only if the beginning was told;
    None tells nobody.
    """
    notice = await session.scalar(
        select(Notice)
        .where(Notice.key == key, Notice.emit == emit, Notice.ended_at.is_(None))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if notice is None:
        return False
    notice.ended_at = now
    await session.flush()
    log.warning("%s", text or f"over: {notice.sentence}")
    if not emit:
        return True
    told = await _begun(session, notice.id)
    if told is None:
        return True
    if told.state == State.PENDING.value and told.first_attempt_at is None:
        await session.delete(told)
        await session.flush()
    elif text is not None and (told.state in _TOLD or told.state == State.PENDING.value):
        await _announce(
            session,
            notice.id,
            "e",
            text,
            guild_id=notice.guild_id,
            now=now,
            channel_id=told.channel_id,
        )
    return True


async def once(
    session: AsyncSession,
    key: str,
    text: str,
    *,
    now: datetime,
    every: timedelta,
    guild_id: int | None = None,
    emit: bool = True,
) -> bool:
    """Something that happened and has no end is told, and not again within `every`."""
    last = await session.scalar(
        select(func.max(Notice.began_at)).where(Notice.key == key, Notice.emit == emit)
    )
    if last is not None and last > now - every:
        return False
    if not await begin(session, key, text, now=now, guild_id=guild_id, emit=emit):
        return False
    await session.execute(
        update(Notice)
        .where(Notice.key == key, Notice.emit == emit, Notice.ended_at.is_(None))
        .values(ended_at=now)
    )
    return True


async def standing(session: AsyncSession, *, emit: bool = True) -> dict[str, datetime]:
    """The conditions that stand, and since when."""
    rows = await session.execute(
        select(Notice.key, Notice.began_at)
        .where(Notice.emit == emit, Notice.ended_at.is_(None))
        .order_by(Notice.began_at, Notice.id)
    )
    return {row.key: row.began_at for row in rows}


async def _reopen(session: AsyncSession, key: str, *, emit: bool) -> bool:
    """Let a notice whose end is not told yet stand on, and drop that end."""
    last = await session.scalar(
        select(Notice)
        .where(Notice.key == key, Notice.emit == emit)
        .order_by(Notice.id.desc())
        .limit(1)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if last is None or last.ended_at is None:
        return False
    dropped = await session.scalar(
        delete(Announcement)
        .where(
            *_of(last.id, "e"),
            Announcement.state == State.PENDING.value,
            Announcement.first_attempt_at.is_(None),
        )
        .returning(Announcement.id)
    )
    if dropped is None:
        return False
    last.ended_at = None
    await session.flush()
    return True


async def _announce(
    session: AsyncSession,
    notice_id: int,
    part: str,
    text: str,
    *,
    guild_id: int | None,
    now: datetime,
    channel_id: int | None = None,
) -> None:
    session.add(
        Announcement(
            kind=Kind.NOTICE.value,
            platform="",
            game_id=f"n{notice_id}{part}",
            guild_id=guild_id,
            channel_id=channel_id,
            state=State.PENDING.value,
            payload={"kind": Kind.NOTICE.value, "text": text, "over": part == "e"},
            event_at=now,
            created_at=now,
            due_at=now if part == "b" else now + END_HOLDS,
            attempts=0,
            resend=0,
        )
    )
    await session.flush()


async def _begun(session: AsyncSession, notice_id: int) -> Announcement | None:
    """The announcement of the beginning, locked against a claim."""
    return await session.scalar(
        select(Announcement)
        .where(*_of(notice_id, "b"))
        .with_for_update()
        .execution_options(populate_existing=True)
    )


def _of(notice_id: int, part: str) -> tuple[Any, ...]:
    return (
        Announcement.kind == Kind.NOTICE.value,
        Announcement.game_id == f"n{notice_id}{part}",
    )
