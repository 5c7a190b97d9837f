"""A deliberate second post of what a channel was told before, as an admin asks for it.

Functions take a session and never commit.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.outbox_models import Announcement
from tracking.domain.events import GameEvent, Kind
from tracking.domain.games import GameKey
from tracking.outbox.keys import State

OF_GAMES = (Kind.RESULT, Kind.UNAVAILABLE, Kind.DIGEST)
"""What speaks of games; other posts are nothing an admin of a server handles."""

AGAIN = (State.SENT, State.FOLDED, State.UNCERTAIN, State.FAILED)
"""What can be posted again: what waits or is under way is not out yet."""

LIVE = (*AGAIN, State.PENDING, State.SENDING)

POSTED = (State.SENT, State.FOLDED)
"""What stands in its channel, so that posting again makes it stand there twice."""


async def announcements_of(
    session: AsyncSession, guild_id: int, key: GameKey
) -> list[Announcement]:
    """What a server's channels were told of a game, or are owed. A result comes before the news
    that there is none: where it is known, it alone counts. `key` may be a digest's own."""
    rows = await session.scalars(
        select(Announcement)
        .where(
            Announcement.guild_id == guild_id,
            Announcement.channel_id.is_not(None),
            Announcement.platform == key.platform,
            Announcement.game_id == key.game_id,
            Announcement.state.in_([state.value for state in LIVE]),
            Announcement.kind.in_([kind.value for kind in OF_GAMES]),
        )
        .order_by(Announcement.id)
        .execution_options(populate_existing=True)
    )
    found = list(rows)
    results = [row for row in found if row.kind == Kind.RESULT.value]
    return results or found


async def resend(
    session: AsyncSession,
    rows: Collection[Announcement],
    *,
    followed: Collection[int],
    now: datetime,
) -> list[int]:
    """Post each of these again, as a message of its own; gives back the channels.

    Only what was not asked for again since `rows` were read: of two admins who press at once, one
    does it. `followed` are the players who may still be named there. A new number makes a new
    nonce, and the first attempt is a first one again.
    """
    channels = []
    for row in rows:
        changed = await session.scalar(
            update(Announcement)
            .where(
                Announcement.id == row.id,
                Announcement.resend == row.resend,
                Announcement.state.in_([state.value for state in AGAIN]),
            )
            .values(
                state=State.PENDING.value,
                resend=func.coalesce(Announcement.resend, 0) + 1,
                attempts=0,
                first_attempt_at=None,
                due_at=now,
                last_error=None,
                payload=_for_the_followed(row.payload, followed),
            )
            .returning(Announcement.channel_id)
            .execution_options(synchronize_session=False)
        )
        if changed is not None:
            channels.append(changed)
    return channels


def _for_the_followed(payload: Mapping[str, Any], followed: Collection[int]) -> dict[str, Any]:
    """The payload without players whom the server does not follow any more; as it is where nobody
    would be left, or where it is no single game."""
    try:
        kept = GameEvent.from_json(payload).of(followed)
    except (KeyError, ValueError, TypeError, AttributeError):
        return dict(payload)
    return kept.to_json() if kept.players else dict(payload)
