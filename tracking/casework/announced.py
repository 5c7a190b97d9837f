"""What a server's channels were told of a game, or are owed.

Functions take a session and never commit.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import outbox
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.events import Kind
from tracking.domain.games import GameKey
from tracking.outbox import State

MOST_DIGESTS = 50
"""So many digests are looked through for a game, the newest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The message into which an old result was folded."""

    state: State
    message_id: int | None
    sent_at: datetime | None
    last_error: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Announced:
    """An announcement of the game in one of the server's channels."""

    id: int
    kind: Kind
    channel_id: int
    state: State
    player_ids: frozenset[int]
    created_at: datetime
    due_at: datetime | None
    held_until: datetime | None
    """Until when quiet hours hold, or last held, it back."""
    attempts: int
    resend: int
    sent_at: datetime | None
    message_id: int | None
    last_error: str | None
    paused: str | None
    """Why nothing can be posted in the channel; None where all is well."""
    digest: Digest | None
    """Of a result that was folded: where it went."""


async def announced(session: AsyncSession, guild_id: int, key: GameKey) -> list[Announced]:
    """What the server's channels were told of a game, or are owed, in the order it was written."""
    rows = (
        await session.scalars(
            select(Announcement)
            .where(
                Announcement.guild_id == guild_id,
                Announcement.channel_id.is_not(None),
                Announcement.platform == key.platform,
                Announcement.game_id == key.game_id,
                Announcement.kind.in_([kind.value for kind in outbox.OF_GAMES]),
                Announcement.state.in_([state.value for state in State]),
            )
            .order_by(Announcement.created_at, Announcement.id)
        )
    ).all()
    channels = {row.channel_id for row in rows if row.channel_id is not None}
    paused = await _paused(session, channels)
    digests = await _digests(session, guild_id, rows)
    return [_announced(row, paused, digests) for row in rows]


def _announced(
    row: Announcement, paused: Mapping[int, str], digests: Mapping[int, Digest]
) -> Announced:
    channel_id = row.channel_id or 0
    return Announced(
        id=row.id,
        kind=Kind(row.kind),
        channel_id=channel_id,
        state=State(row.state),
        player_ids=frozenset(told_players(row.payload)),
        created_at=row.created_at,
        due_at=row.due_at,
        held_until=row.held_until,
        attempts=row.attempts,
        resend=row.resend,
        sent_at=row.sent_at,
        message_id=row.message_id,
        last_error=row.last_error,
        paused=paused.get(channel_id),
        digest=digests.get(row.id),
    )


def told_players(payload: Mapping[str, Any]) -> set[int]:
    """Who is named in an announcement; nobody where its payload cannot be read."""
    try:
        return {line.player_id for event in outbox.read_payload(payload) for line in event.players}
    except (KeyError, ValueError, TypeError, AttributeError):
        return set()


async def _paused(session: AsyncSession, channels: Collection[int]) -> dict[int, str]:
    rows = await session.scalars(
        select(PausedChannel).where(PausedChannel.channel_id.in_(sorted(channels)))
    )
    return {row.channel_id: row.reason for row in rows}


async def _digests(
    session: AsyncSession, guild_id: int, rows: Sequence[Announcement]
) -> dict[int, Digest]:
    """Where folded results went, by the result's announcement."""
    folded = [row for row in rows if row.state == State.FOLDED.value]
    if not folded:
        return {}
    digests = await session.scalars(
        select(Announcement)
        .where(
            Announcement.guild_id == guild_id,
            Announcement.kind == Kind.DIGEST.value,
            Announcement.channel_id.in_([row.channel_id for row in folded]),
        )
        .order_by(Announcement.id.desc())
        .limit(MOST_DIGESTS)
    )
    found: dict[int, Digest] = {}
    for digest in digests:
        for row in folded:
            if digest.channel_id == row.channel_id and _holds(digest, row):
                found.setdefault(
                    row.id,
                    Digest(
                        state=State(digest.state),
                        message_id=digest.message_id,
                        sent_at=digest.sent_at,
                        last_error=digest.last_error,
                    ),
                )
    return found


def _holds(digest: Announcement, row: Announcement) -> bool:
    games = digest.payload.get("games") or ()
    return any(
        (game.get("platform"), game.get("game_id")) == (row.platform, row.game_id)
        for game in games
        if isinstance(game, Mapping)
    )
