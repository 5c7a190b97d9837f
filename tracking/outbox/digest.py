"""Several posts that become one: results that are too old for a message of their own, and what
quiet hours held back."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import GameEvent, Kind
from tracking.domain.rank_events import RankEvent
from tracking.outbox.keys import DIGEST_GATHERS, DIGEST_WAITS, State


def read_payload(payload: Mapping[str, Any]) -> tuple[GameEvent, ...]:
    """The games of an announcement: one, or those of a digest, which may hold none."""
    if payload["kind"] == Kind.DIGEST.value:
        return tuple(GameEvent.from_json(game) for game in payload["games"])
    return (GameEvent.from_json(payload),)


def read_steps(payload: Mapping[str, Any]) -> tuple[tuple[str, RankEvent], ...]:
    """The promotions that a digest holds, each with what stands for the game in its key."""
    return tuple((step["id"], RankEvent.from_json(step)) for step in payload.get("steps", ()))


def is_of_quiet_hours(payload: Mapping[str, Any]) -> bool:
    """Whether a digest holds what quiet hours held back."""
    return bool(payload.get("quiet"))


def new_digest(first: Announcement, now: datetime) -> Announcement:
    """An empty digest for the channel of the oldest post that goes into it."""
    return Announcement(
        kind=Kind.DIGEST.value,
        platform="",
        game_id=f"d{first.id}",
        guild_id=first.guild_id,
        channel_id=first.channel_id,
        state=State.PENDING.value,
        payload={"kind": Kind.DIGEST.value, "games": []},
        event_at=first.event_at,
        created_at=now,
        attempts=0,
        resend=0,
    )


def fold_into(digest: Announcement, rows: Sequence[Announcement]) -> None:
    """Make these posts part of a digest that is not out yet: games, promotions, other digests."""
    games = list(digest.payload["games"])
    steps = list(digest.payload.get("steps", ()))
    for row in rows:
        if row.kind == Kind.DIGEST.value:
            games += row.payload["games"]
            steps += row.payload.get("steps", ())
        elif row.kind == Kind.PROMOTION.value:
            steps.append({**row.payload, "id": row.game_id})
        else:
            games.append(row.payload)
        digest.event_at = min(digest.event_at, row.event_at)
        row.state, row.due_at = State.FOLDED.value, None
    games.sort(key=lambda game: game.get("ended_at") or "")
    digest.payload = {**digest.payload, "games": games, **({"steps": steps} if steps else {})}


def readable(row: Announcement) -> bool:
    """Whether a post can become a line of a digest: one that cannot be read would spoil all."""
    try:
        if row.kind == Kind.PROMOTION.value:
            RankEvent.from_json(row.payload)
        else:
            read_payload(row.payload), read_steps(row.payload)
    except (KeyError, ValueError, TypeError, AttributeError):
        return False
    return True


async def fold_stale(session: AsyncSession, now: datetime, max_age: timedelta) -> int:
    """Fold each channel's results that are older than `max_age` into its digest; call it before
    `claim`, in the same transaction. Gives back how many were folded.

    Only what was surely never posted is folded. A digest that is not out yet takes further
    results, and waits a little for them. Paused channels wait as they are. A result that quiet
    hours held back is not old when they end.
    """
    paused = select(PausedChannel.channel_id)
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.state == State.PENDING.value,
            Announcement.kind.in_((Kind.RESULT.value, Kind.UNAVAILABLE.value)),
            Announcement.event_at < now - max_age,
            or_(Announcement.held_until.is_(None), Announcement.held_until < now - max_age),
            Announcement.first_attempt_at.is_(None),
            Announcement.resend == 0,
            Announcement.channel_id.is_not(None),
            Announcement.channel_id.not_in(paused),
        )
        .order_by(Announcement.channel_id, Announcement.event_at, Announcement.id)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    folded = 0
    for _, group in groupby(rows, key=lambda row: row.channel_id):
        if stale := [row for row in group if readable(row)]:
            await _fold(session, stale, now)
            folded += len(stale)
    await session.flush()
    return folded


async def _fold(session: AsyncSession, stale: Sequence[Announcement], now: datetime) -> None:
    digest = await _waiting_digest(session, stale[0].channel_id)
    if digest is None:
        digest = new_digest(stale[0], now)
        session.add(digest)
    fold_into(digest, stale)
    digest.due_at = min(now + DIGEST_GATHERS, digest.created_at + DIGEST_WAITS)


async def _waiting_digest(session: AsyncSession, channel_id: int | None) -> Announcement | None:
    """The channel's digest, where it was surely never posted."""
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.kind == Kind.DIGEST.value,
            Announcement.channel_id == channel_id,
            Announcement.state == State.PENDING.value,
            Announcement.first_attempt_at.is_(None),
        )
        .order_by(Announcement.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .execution_options(populate_existing=True)
    )
    return rows.first()
