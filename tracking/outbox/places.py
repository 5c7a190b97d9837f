"""Notices look for a channel: which it is, only a connected client can say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.choice_models import TopicChannel
from tracking.database.models import Guild
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import Kind, State
from tracking.domain.topics import Topic

LOOKS_EVERY = timedelta(minutes=10)
"""How often a place is looked for again where there was none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Homeless:
    """A notice that has no channel yet."""

    id: int
    guild_id: int | None
    """None: the operator's."""
    preferred: tuple[int, ...]
    """The server's own channels, the one for alerts first."""
    barred: frozenset[int]
    """Channels that are paused, or refused this notice."""


async def homeless(session: AsyncSession, now: datetime, limit: int = 50) -> list[Homeless]:
    """The notices that look for a channel now."""
    rows = await session.execute(
        select(Announcement, TopicChannel.channel_id, Guild.channel_id)
        .outerjoin(Guild, Guild.id == Announcement.guild_id)
        .outerjoin(
            TopicChannel,
            and_(
                TopicChannel.guild_id == Announcement.guild_id,
                TopicChannel.topic == Topic.ALERTS.value,
            ),
        )
        .where(
            Announcement.kind == Kind.NOTICE.value,
            Announcement.state == State.PENDING.value,
            Announcement.channel_id.is_(None),
            Announcement.due_at <= now,
        )
        .order_by(Announcement.id)
        .limit(limit)
    )
    found = rows.all()
    if not found:
        return []
    paused = frozenset(await session.scalars(select(PausedChannel.channel_id)))
    return [
        Homeless(
            id=row.id,
            guild_id=row.guild_id,
            preferred=tuple(each for each in preferred if each is not None),
            barred=paused.union(row.payload.get("refused", ())),
        )
        for row, *preferred in found
    ]


async def give_place(session: AsyncSession, announcement_id: int, channel_id: int) -> None:
    """The notice is to be posted there."""
    await session.execute(
        update(Announcement)
        .where(Announcement.id == announcement_id, Announcement.channel_id.is_(None))
        .values(channel_id=channel_id)
    )


async def no_place(session: AsyncSession, ids: Sequence[int], now: datetime) -> None:
    """These can be told nowhere at present; a place is looked for again later."""
    await session.execute(
        update(Announcement)
        .where(Announcement.id.in_(ids), Announcement.channel_id.is_(None))
        .values(due_at=now + LOOKS_EVERY)
    )


def leave_place(row: Announcement, now: datetime) -> None:
    """The notice was refused where it was to be posted: another channel, or, for the operator who
    has one only, later."""
    if row.first_attempt_at is not None:
        row.due_at = now + LOOKS_EVERY
        return
    if row.guild_id is None:
        row.due_at = now + LOOKS_EVERY
    else:
        refused = [*row.payload.get("refused", ()), row.channel_id]
        row.payload = {**row.payload, "refused": refused}
    row.channel_id = None
    row.attempts = 0
