"""What channels are owed and do not have: what waits, and what may or may not be there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import Kind
from tracking.domain.games import GameKey
from tracking.outbox.keys import State

OF_NO_GAME = (Kind.NOTICE.value, Kind.PROMOTION.value, Kind.RECAP.value)
"""What no admin can look after: `/games` speaks of games."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncertain:
    """A result of which nobody can say whether it was posted."""

    id: int
    kind: Kind
    key: GameKey
    channel_id: int
    event_at: datetime
    first_attempt_at: datetime | None
    reason: str


async def uncertain_in(session: AsyncSession, guild_id: int) -> list[Uncertain]:
    """What is uncertain in this server's channels, oldest first."""
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.guild_id == guild_id,
            Announcement.state == State.UNCERTAIN.value,
            Announcement.kind.not_in(OF_NO_GAME),
        )
        .order_by(Announcement.event_at, Announcement.id)
    )
    return [
        Uncertain(
            id=row.id,
            kind=Kind(row.kind),
            key=GameKey(platform=row.platform, game_id=row.game_id),
            channel_id=row.channel_id or 0,
            event_at=row.event_at,
            first_attempt_at=row.first_attempt_at,
            reason=row.last_error or "",
        )
        for row in rows
    ]


async def backlog(session: AsyncSession, now: datetime) -> int:
    """How many announcements wait or are under way; those of paused channels wait for an admin,
    those in quiet hours for their end, and are not counted."""
    count = select(func.count()).select_from(Announcement).where(*_owed(now))
    return await session.scalar(count) or 0


async def oldest_owed(session: AsyncSession, now: datetime) -> datetime | None:
    """Since when the backlog's oldest announcement has waited; None where there is none."""
    since = func.min(func.coalesce(Announcement.held_until, Announcement.created_at))
    return await session.scalar(select(since).where(*_owed(now)))


def _owed(now: datetime) -> tuple[Any, ...]:
    return (
        Announcement.state.in_((State.PENDING.value, State.SENDING.value)),
        Announcement.channel_id.is_not(None),
        Announcement.channel_id.not_in(select(PausedChannel.channel_id)),
        or_(Announcement.held_until.is_(None), Announcement.held_until <= now),
    )
