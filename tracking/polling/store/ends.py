"""What is stored that says when a game was over whose record does not."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player, TrackedGameRow
from tracking.domain.ends import over_by
from tracking.domain.games import GameKey


async def over_by_rows(
    session: AsyncSession, key: GameKey, player_ids: Sequence[int], *, now: datetime
) -> datetime:
    """The latest moment at which the game of these players can have ended, by their rows."""
    theirs = TrackedGameRow.player_id.in_(player_ids)
    this_game = await session.execute(
        select(TrackedGameRow.seen_at, TrackedGameRow.held_over_at, Player.history_at)
        .join(Player, Player.id == TrackedGameRow.player_id)
        .where(theirs, TrackedGameRow.game_id == key.game_id)
    )
    rows = this_game.all()
    return over_by(
        seen_at=max((row.seen_at for row in rows if row.seen_at), default=None),
        held_over_at=min((row.held_over_at for row in rows if row.held_over_at), default=None),
        next_began_at=await _first_start(session, key, theirs),
        later_began_at=await _first_start(session, key),
        compared=any(row.history_at for row in rows),
        now=now,
    )


async def _first_start(session: AsyncSession, key: GameKey, *which: Any) -> datetime | None:
    """When the first of the games began that were made after this one, which is what their higher
    numbers say."""
    digits = func.length(TrackedGameRow.game_id)
    later = or_(
        digits > len(key.game_id),
        and_(digits == len(key.game_id), TrackedGameRow.game_id > key.game_id),
    )
    return await session.scalar(
        select(func.min(TrackedGameRow.started_at)).where(
            TrackedGameRow.platform == key.platform,
            TrackedGameRow.started_at.is_not(None),
            later,
            *which,
        )
    )
