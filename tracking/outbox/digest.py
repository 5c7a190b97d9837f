"""Results that are too old for a message of their own become one digest per channel."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Announcement, PausedChannel
from tracking.domain.events import GameEvent, Kind
from tracking.outbox.keys import DIGEST_GATHERS, DIGEST_WAITS, State


def digest_payload(games: Sequence[Any]) -> dict[str, Any]:
    """The payload of a digest: the payloads of its games, oldest first."""
    return {"kind": Kind.DIGEST.value, "games": list(games)}


def read_payload(payload: Mapping[str, Any]) -> tuple[GameEvent, ...]:
    """The games of an announcement: one, or those of a digest."""
    if payload["kind"] == Kind.DIGEST.value:
        return tuple(GameEvent.from_json(game) for game in payload["games"])
    return (GameEvent.from_json(payload),)


async def fold_stale(session: AsyncSession, now: datetime, max_age: timedelta) -> int:
    """Fold each channel's results that are older than `max_age` into its digest; call it before
    `claim`, in the same transaction. Gives back how many were folded.

    Only what was surely never posted is folded. A digest that is not out yet takes further
    results, and waits a little for them. Paused channels wait as they are.
    """
    paused = select(PausedChannel.channel_id)
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.state == State.PENDING.value,
            Announcement.kind.in_((Kind.RESULT.value, Kind.UNAVAILABLE.value)),
            Announcement.event_at < now - max_age,
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
        stale = list(group)
        await _fold(session, stale, now)
        folded += len(stale)
    await session.flush()
    return folded


async def _fold(session: AsyncSession, stale: Sequence[Announcement], now: datetime) -> None:
    first = stale[0]
    digest = await _waiting_digest(session, first.channel_id)
    if digest is None:
        digest = Announcement(
            kind=Kind.DIGEST.value,
            platform="",
            game_id=f"d{first.id}",
            guild_id=first.guild_id,
            channel_id=first.channel_id,
            state=State.PENDING.value,
            payload=digest_payload(()),
            event_at=first.event_at,
            created_at=now,
            attempts=0,
            resend=0,
        )
        session.add(digest)
    games = [*digest.payload["games"], *(row.payload for row in stale)]
    digest.payload = digest_payload(sorted(games, key=lambda game: game.get("ended_at") or ""))
    digest.event_at = min(digest.event_at, first.event_at)
    digest.due_at = min(now + DIGEST_GATHERS, digest.created_at + DIGEST_WAITS)
    for row in stale:
        row.state = State.FOLDED.value
        row.due_at = None


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
