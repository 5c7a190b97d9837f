"""What a shadow process put down becomes owed when a process that emits takes over."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.models import TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.events import State
from tracking.outbox.keys import insert_once
from tracking.outbox.meanwhile import Due, owed_by_now
from tracking.outbox.told import OF_PLAYERS


async def promote(
    session: AsyncSession,
    now: datetime,
    max_age: timedelta,
    *,
    begun_by: datetime | None = None,
) -> int:
    """Owe what was suppressed and nobody announced; gives back how many announcements are new.

    Promoted is what ended within `max_age`, has no live announcement for its channel, and is still
    owed by now (`tracking.outbox.meanwhile`). What was put down under no channel stays down: a game
    is owed to the channels that follow a player when it completes, and nobody followed him then.
    `begun_by`: only games stored or over by then.

    The suppressed row stays as the record of what the shadow would have said; the unique index of
    the live ones makes a second call, or a second process, do nothing. A row that somebody changes
    at this moment is left for the next call.
    """
    rows = await session.scalars(
        select(Announcement)
        .where(*_young(now, max_age), *_begun_by(begun_by))
        .order_by(Announcement.event_at, Announcement.id)
        .with_for_update(skip_locked=True, of=Announcement)
        .execution_options(populate_existing=True)
    )
    new = 0
    for due in await owed_by_now(session, rows.all()):
        new += await _owe(session, due, now)
    return new


def _young(now: datetime, max_age: timedelta) -> tuple[ColumnElement[bool], ...]:
    twin = aliased(Announcement)
    live = exists().where(
        twin.kind == Announcement.kind,
        twin.platform == Announcement.platform,
        twin.game_id == Announcement.game_id,
        twin.channel_id == Announcement.channel_id,
        twin.state != State.SUPPRESSED.value,
    )
    return (
        Announcement.state == State.SUPPRESSED.value,
        Announcement.kind.in_([kind.value for kind in OF_PLAYERS]),
        Announcement.channel_id.is_not(None),
        Announcement.event_at >= now - max_age,
        ~live,
    )


def _begun_by(at: datetime | None) -> tuple[ColumnElement[bool], ...]:
    if at is None:
        return ()
    stored = exists().where(
        TrackedGameRow.game_id == Announcement.game_id,
        TrackedGameRow.platform == Announcement.platform,
        TrackedGameRow.detected_at < at,
    )
    return (or_(Announcement.event_at < at, stored),)


async def _owe(session: AsyncSession, due: Due, now: datetime) -> int:
    row = due.row
    owed = {
        "kind": row.kind,
        "platform": row.platform,
        "game_id": row.game_id,
        "guild_id": row.guild_id,
        "channel_id": due.channel_id,
        "state": State.PENDING.value,
        "payload": due.payload,
        "event_at": row.event_at,
        "created_at": now,
        "due_at": max(now, due.not_before or now),
    }
    inserted = await session.scalars(insert_once(session, [owed]).returning(Announcement.id))
    return len(inserted.all())
