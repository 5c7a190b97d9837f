"""Quiet hours: what becomes due in a server's is held back, and folded when they end.

When a post is let go is stored with it, so that a restart neither forgets nor rushes it. Functions
take a session and never commit.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from sqlalchemy import func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.chunks import chunks
from tracking.database.guild_settings import quiet_servers
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import Kind, State
from tracking.domain.quiet import quiet_until
from tracking.outbox.digest import fold_into, new_digest, readable

FOLDED = (Kind.RESULT, Kind.UNAVAILABLE, Kind.PROMOTION, Kind.DIGEST)
"""What may become a line of a digest; other posts come by themselves."""


async def hold(session: AsyncSession, now: datetime) -> int:
    """Hold back what is due in a server's quiet hours until they end; gives back how much.

    Not what an admin has just asked to be posted again, and not what may be posted already: only
    soon does Discord still know its nonce. What was tried and surely not posted begins anew then,
    so that it does not keep the place of others all night.
    """
    held = 0
    for until, guild_ids in (await _quiet_now(session, now)).items():
        for some in chunks(guild_ids):
            held += await _hold(session, some, until, now)
    return held


async def held_back(session: AsyncSession, guild_id: int, now: datetime) -> int:
    """How many posts the server's quiet hours hold back at this moment."""
    held = select(func.count()).where(
        Announcement.guild_id == guild_id,
        Announcement.state == State.PENDING.value,
        Announcement.held_until > now,
    )
    return await session.scalar(held) or 0


async def any_quiet(session: AsyncSession, now: datetime) -> bool:
    """Whether a server is in its quiet hours; only reads."""
    return bool(await _quiet_now(session, now))


async def _quiet_now(session: AsyncSession, now: datetime) -> dict[datetime, list[int]]:
    """The servers that are in their quiet hours, by when these end."""
    found: dict[datetime, list[int]] = defaultdict(list)
    for server in await quiet_servers(session):
        until = quiet_until(server.quiet, server.zone, now)
        if until is not None:
            found[until].append(server.guild_id)
    return found


async def _hold(
    session: AsyncSession, guild_ids: Sequence[int], until: datetime, now: datetime
) -> int:
    due = (
        await session.scalars(
            select(Announcement.id)
            .where(
                Announcement.state == State.PENDING.value,
                Announcement.guild_id.in_(guild_ids),
                or_(Announcement.due_at.is_(None), Announcement.due_at <= now),
                Announcement.first_attempt_at.is_(None),
                Announcement.resend == 0,
            )
            .with_for_update(skip_locked=True)
        )
    ).all()
    for ids in chunks(due):
        await session.execute(
            update(Announcement)
            .where(Announcement.id.in_(ids))
            .values(due_at=until, held_until=until, attempts=0)
            .execution_options(synchronize_session=False)
        )
    return len(due)


async def fold_held(session: AsyncSession, now: datetime) -> int:
    """Fold what was held back for a channel and may go out now into one digest, where it is more
    than one post; gives back how many were folded. Paused channels wait as they are."""
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.state == State.PENDING.value,
            Announcement.held_until <= now,
            Announcement.due_at <= now,
            Announcement.kind.in_([kind.value for kind in FOLDED]),
            Announcement.first_attempt_at.is_(None),
            Announcement.resend == 0,
            Announcement.channel_id.is_not(None),
            Announcement.channel_id.not_in(select(PausedChannel.channel_id)),
        )
        .order_by(Announcement.channel_id, Announcement.event_at, Announcement.id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    folded = 0
    for _, group in groupby(rows, key=lambda row: row.channel_id):
        held = [row for row in group if readable(row)]
        if len(held) > 1:
            folded += _fold(session, held, now)
    await session.flush()
    return folded


def _fold(session: AsyncSession, held: Sequence[Announcement], now: datetime) -> int:
    digest = next((row for row in held if row.kind == Kind.DIGEST.value), None)
    if digest is None:
        digest = new_digest(held[0], now)
        session.add(digest)
    others = [row for row in held if row is not digest]
    fold_into(digest, others)
    digest.payload = {**digest.payload, "quiet": True}
    digest.due_at = now
    return len(others)
