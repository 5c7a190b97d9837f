"""The ranked games that may have moved a rank: stored results, and games whose record is awaited.

Functions take a session and never commit.
"""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.chunks import chunks
from tracking.database.models import TrackedGameRow
from tracking.database.result_fields import result_text, whole_number
from tracking.domain.games import Game, GameKey, GameStatus
from tracking.domain.ladders import QUEUES, Ladder
from tracking.domain.rank_changes import RankedGame
from tracking.domain.results import Outcome

SKEW = timedelta(minutes=1)
"""By so much Riot's clock for a game and ours for a look may differ."""

SHORTEST_TFT = timedelta(minutes=8)
"""Nobody is out of a TFT game earlier."""

UNSEEN = timedelta(minutes=5)
"""So long before we noticed its end a game may have ended that spectator did not show any more."""

OnLadder = tuple[int, Ladder]
"""A player's id and one of his ladders."""


async def games_on_ladders(
    session: AsyncSession,
    player_ids: Collection[int],
    *,
    since: datetime,
    until: datetime | None = None,
    now: datetime,
) -> dict[OnLadder, list[RankedGame]]:
    """Their ranked games that ended after `since` (and before `until`) or may have by now."""
    games: dict[OnLadder, list[RankedGame]] = defaultdict(list)
    for ids in chunks(player_ids):
        theirs = select(*_COLUMNS).where(
            TrackedGameRow.player_id.in_(ids), TrackedGameRow.queue_id.in_(list(QUEUES))
        )
        # One after the other, so that an index of a player's games by their end serves either.
        over = [theirs.where(part) for part in _over_within(since, until)]
        for row in await session.execute(union_all(*over)):
            game = _ranked_game(row, now)
            if game is not None:
                games[row.player_id, QUEUES[row.queue_id]].append(game)
    return games


def _over_within(since: datetime, until: datetime | None) -> tuple[ColumnElement[bool], ...]:
    """Games whose end is known, and games whose end is not."""
    ended, held = TrackedGameRow.ended_at, TrackedGameRow.held_over_at
    active = TrackedGameRow.status == GameStatus.ACTIVE.value
    known, unknown = ended >= since, and_(ended.is_(None), or_(held >= since, active))
    if until is None:
        return known, unknown
    return and_(known, ended <= until), and_(unknown, or_(held <= until, held.is_(None)))


_COLUMNS = (
    TrackedGameRow.player_id,
    TrackedGameRow.platform,
    TrackedGameRow.game_id,
    TrackedGameRow.game,
    TrackedGameRow.queue_id,
    TrackedGameRow.status,
    TrackedGameRow.detected_at,
    TrackedGameRow.started_at,
    TrackedGameRow.seen_at,
    TrackedGameRow.ended_at,
    TrackedGameRow.held_over_at,
    *map(result_text, ("outcome", "placement", "time_eliminated")),
)


def _ranked_game(row: Any, now: datetime) -> RankedGame | None:
    """None of one that is surely still going on."""
    ladder = QUEUES[row.queue_id]
    ended = row.ended_at or row.held_over_at
    if ended is None:
        begun = row.started_at or row.detected_at
        if ladder.game is not Game.TFT or now < begun + SHORTEST_TFT:
            return None
        # Spectator shows a TFT game to its end also for who is out of it (riot.md §3.4).
        earliest, ended = begun + SHORTEST_TFT, now
    elif row.status == GameStatus.COMPLETED.value:
        earliest = _counted_from(row, ladder, ended)
    else:
        earliest = min(ended, row.seen_at or ended - UNSEEN) - SKEW
    return RankedGame(
        key=GameKey(platform=row.platform or "", game_id=row.game_id),
        game=ladder.game,
        earliest=min(earliest, ended),
        ended_at=ended,
        outcome=_outcome(row.outcome),
        placement=whole_number(row.placement),
    )


def _counted_from(row: Any, ladder: Ladder, ended: datetime) -> datetime:
    if ladder.game is Game.TFT and row.started_at is not None:
        out = whole_number(row.time_eliminated) or SHORTEST_TFT.total_seconds()
        whole = (ended - row.started_at).total_seconds()
        return row.started_at + timedelta(seconds=min(out, whole)) - SKEW  # type: ignore[no-any-return]
    return ended - SKEW


def _outcome(stored: str | None) -> Outcome | None:
    try:
        return Outcome(stored) if stored else None
    except ValueError:
        return None
