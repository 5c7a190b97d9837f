"""What a game's post says of its players' ranks."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.domain.games import GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.rank_lines import RankLine, rank_line
from tracking.ranks.reading import histories

CONTEXT = timedelta(days=1)
"""So much before a game's end is read: the standing before it, and the games that share it."""


async def rank_lines(
    session: AsyncSession,
    key: GameKey,
    ladder: Ladder | None,
    player_ids: Collection[int],
    *,
    ended_at: datetime | None,
    now: datetime,
) -> dict[int, RankLine]:
    """By player id, what this game meant for his rank as far as it is known; nothing where the
    game counts for no ladder."""
    if ladder is None or not player_ids:
        return {}
    found = await histories(
        session, player_ids, since=(ended_at or now) - CONTEXT, now=now, ladder=ladder
    )
    return {
        player_id: rank_line(ladder, history.games[key])
        for (player_id, _), history in found.items()
        if key in history.games
    }
