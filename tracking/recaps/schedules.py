"""Which recaps servers have switched on, and how far each was told.

Functions take a session and never commit.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.guild_settings import zone_of
from tracking.database.guilds import remember_guild
from tracking.database.models import Guild
from tracking.database.recap_models import RecapSchedule
from tracking.database.upsert import insert_into
from tracking.domain.recap_periods import Period, Schedule, Span, due

USUAL_HOUR = 9
"""Of a recap that nobody has chosen another hour for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A recap that a server is owed."""

    guild_id: int
    span: Span
    zone: ZoneInfo
    waiting_since: datetime | None
    """Since when it waits for what is still to come in."""


async def switched_on(session: AsyncSession, guild_id: int) -> dict[Period, Schedule]:
    """The recaps that this server has switched on."""
    rows = await session.scalars(
        select(RecapSchedule)
        .where(RecapSchedule.guild_id == guild_id, RecapSchedule.switched_on_at.is_not(None))
        .execution_options(populate_existing=True)
    )
    found = (_schedule(row) for row in rows)
    return {
        each.period: each
        for each in sorted(found, key=lambda each: list(Period).index(each.period))
    }


async def switch_on(
    session: AsyncSession, guild_id: int, name: str, period: Period, now: datetime
) -> None:
    """From now on; does nothing where it is on. `name` is the server's."""
    await remember_guild(session, guild_id, name, now)
    fresh: dict[str, Any] = {"switched_on_at": now, "waiting_since": None}
    await session.execute(
        insert_into(session, RecapSchedule)
        .values(guild_id=guild_id, period=period.value, hour=USUAL_HOUR, **fresh)
        .on_conflict_do_update(
            index_elements=["guild_id", "period"],
            set_=fresh,
            where=RecapSchedule.switched_on_at.is_(None),
        )
    )


async def switch_off(session: AsyncSession, guild_id: int, period: Period) -> None:
    """From now on; does nothing where it is off."""
    await session.execute(
        update(RecapSchedule)
        .where(RecapSchedule.guild_id == guild_id, RecapSchedule.period == period.value)
        .values(switched_on_at=None, waiting_since=None)
    )


async def choose_hour(
    session: AsyncSession, guild_id: int, name: str, period: Period, hour: int, now: datetime
) -> None:
    """Post it at this hour of the server's clock, 0 to 23, once it is on. Raises ValueError for
    another hour. `name` is the server's."""
    if hour not in range(24):
        raise ValueError(f"{hour} is no hour of the day")
    await remember_guild(session, guild_id, name, now)
    await session.execute(
        insert_into(session, RecapSchedule)
        .values(guild_id=guild_id, period=period.value, hour=hour)
        .on_conflict_do_update(index_elements=["guild_id", "period"], set_={"hour": hour})
    )


async def all_due(session: AsyncSession, now: datetime) -> list[Due]:
    """Every recap that a server is owed now, the shorter time first; one statement."""
    rows = await session.execute(
        select(RecapSchedule, Guild.timezone)
        .join(Guild, Guild.id == RecapSchedule.guild_id)
        .where(RecapSchedule.switched_on_at.is_not(None), Guild.left_at.is_(None))
    )
    found = []
    for row, timezone in rows:
        zone = zone_of(timezone)
        span = due(_schedule(row), zone, now)
        if span is not None:
            found.append(
                Due(guild_id=row.guild_id, span=span, zone=zone, waiting_since=row.waiting_since)
            )
    return sorted(found, key=lambda each: (each.guild_id, list(Period).index(each.span.period)))


async def wait(session: AsyncSession, owed: Due, now: datetime) -> None:
    """It is due, and waits for what is still to come in."""
    await session.execute(
        update(RecapSchedule)
        .where(*_of(owed), RecapSchedule.waiting_since.is_(None))
        .values(waiting_since=now)
    )


async def settle(session: AsyncSession, owed: Due) -> bool:
    """Its recap is in the outbox with this transaction, or there is nothing to tell; False where
    another process, or a moderator who switched it off, was quicker."""
    settled = await session.scalar(
        update(RecapSchedule)
        .where(
            *_of(owed),
            RecapSchedule.switched_on_at.is_not(None),
            or_(RecapSchedule.last.is_(None), RecapSchedule.last < owed.span.first),
        )
        .values(last=owed.span.first, waiting_since=None)
        .returning(RecapSchedule.guild_id)
    )
    return settled is not None


def _of(owed: Due) -> tuple[Any, ...]:
    period = owed.span.period.value
    return RecapSchedule.guild_id == owed.guild_id, RecapSchedule.period == period


def _schedule(row: RecapSchedule) -> Schedule:
    assert row.switched_on_at is not None
    return Schedule(
        period=Period(row.period),
        hour=row.hour,
        switched_on_at=row.switched_on_at,
        last=row.last,
    )
