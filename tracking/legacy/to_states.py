"""Tracked games as rows of `game_states`: when each began, and when it was over with its result.

Functions take a session and never commit.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import GameState, Player, TrackedGameRow
from tracking.database.states import IN_GAME, NOT_IN_GAME, has_status
from tracking.domain.games import GameStatus

ORIGIN = "recover"
"""Marks back-filled rows in both tables, so that no measure takes them for a model's own work."""

PAGE = 500
"""Games that are looked at in one transaction."""

Place = tuple[datetime, int]
"""Where a game stands among a player's: when it was detected, and its row's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lacking:
    """What a page of tracked games is missing in the old table."""

    rows: Sequence[GameState]
    """Oldest game first."""
    after: Place | None
    """Where the next page begins; None where this is the last."""


async def alone_with(session: AsyncSession, player_id: int) -> None:
    """Let nobody else back-fill this player meanwhile: no key of the old table forbids a row that
    stands there already. Who writes new rows for him is not kept waiting."""
    locked = select(Player.id).where(Player.id == player_id)
    await session.execute(locked.with_for_update(key_share=True))


async def lacking_rows(
    session: AsyncSession,
    player_id: int,
    *,
    since: datetime | None,
    only_open: bool,
    after: Place | None,
) -> Lacking:
    """The rows that the next page of a player's games lacks."""
    game = TrackedGameRow
    begun, ended = _has_state(IN_GAME), _has_state(NOT_IN_GAME)
    wanted: list[ColumnElement[bool]] = [game.player_id == player_id]
    if since is not None:
        wanted.append(game.detected_at >= since)
    if only_open:
        wanted += [game.status == GameStatus.ACTIVE.value, ~ended]
    if after is not None:
        at, row_id = after
        wanted.append(or_(game.detected_at > at, and_(game.detected_at == at, game.id > row_id)))
    found = await session.execute(
        select(game, begun.label("begun"), ended.label("ended"))
        .where(*wanted, ~(begun & ended))
        .order_by(game.detected_at, game.id)
        .limit(PAGE)
    )
    games = found.all()
    rows: list[GameState] = []
    for each, has_begun, has_ended in games:
        if not has_begun:
            rows.append(_state(each, IN_GAME, each.detected_at))
        if not has_ended and each.status != GameStatus.ACTIVE.value:
            over = each.completed_at or each.given_up_at or each.ended_at or each.detected_at
            rows.append(_state(each, NOT_IN_GAME, max(over, each.detected_at)))
    last = games[-1][0] if len(games) == PAGE else None
    return Lacking(rows=rows, after=(last.detected_at, last.id) if last is not None else None)


def _has_state(status: str) -> ColumnElement[bool]:
    return exists().where(
        GameState.player_id == TrackedGameRow.player_id,
        GameState.game_id == TrackedGameRow.game_id,
        has_status(GameState.status, status),
    )


def _state(game: TrackedGameRow, status: str, at: datetime) -> GameState:
    over = status == NOT_IN_GAME
    return GameState(
        player_id=game.player_id,
        status=status,
        game_id=game.game_id,
        queue_type=game.queue_type,
        created_at=at,
        game_start_time=game.started_at,
        game_end_time=game.ended_at if over else None,
        game_result_data=game.game_result_data if over else None,
        duration_seconds=game.duration_seconds if over else None,
        origin=ORIGIN,
    )
