"""One player's share of a back-fill: what is missing, as rows to write.

Functions take a session and never commit.
"""

from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.models import GameState, Player, TrackedGameRow
from tracking.database.states import has_status
from tracking.database.upsert import insert_into
from tracking.domain.following import HeldOver
from tracking.domain.games import GameStatus
from tracking.legacy.old_results import OldResult, read_old_result
from tracking.legacy.store import game_of
from tracking.legacy.transitions import IN_GAME, NOT_IN_GAME

Counting = Coroutine[Any, Any, int]

ORIGIN = "recover"
"""Marks back-filled rows in both tables, so that no measure takes them for a model's own work."""

AT_ONCE = 100
"""Games in one transaction: their raw records are read, each up to a few hundred kilobytes."""

NO_RESULT = "The old model stored no result, and the game is too old to be asked for."


async def missing_states(
    session: AsyncSession, player_id: int, *, since: datetime | None, only_open: bool
) -> list[GameState]:
    """The rows of the old model that one player's tracked games lack, oldest first."""
    begun, ended = _has_state(IN_GAME), _has_state(NOT_IN_GAME)
    wanted: list[ColumnElement[bool]] = [TrackedGameRow.player_id == player_id]
    if since is not None:
        wanted.append(TrackedGameRow.detected_at >= since)
    if only_open:
        wanted += [TrackedGameRow.status == GameStatus.ACTIVE.value, ~ended]
    rows = await session.execute(
        select(TrackedGameRow, begun.label("begun"), ended.label("ended"))
        .where(*wanted, ~(begun & ended))
        .order_by(TrackedGameRow.detected_at)
    )
    found: list[GameState] = []
    for game, has_begun, has_ended in rows:
        if not has_begun:
            found.append(_state(game, IN_GAME, game.detected_at))
        if not has_ended and game.status != GameStatus.ACTIVE.value:
            over = game.completed_at or game.given_up_at or game.ended_at or game.detected_at
            found.append(_state(game, NOT_IN_GAME, max(over, game.detected_at)))
    return found


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


@dataclass(frozen=True, slots=True, kw_only=True)
class OldGame:
    """One game as the old model's rows tell of it."""

    game_id: str
    began_at: datetime
    """When the old model first wrote of it."""
    over_at: datetime | None
    """When it wrote that the game was over; None where it never did."""
    over_row: int | None


async def missing_games(
    session: AsyncSession,
    player_id: int,
    *,
    since: datetime | None,
    now: datetime,
    young: timedelta,
    skip: int = 0,
) -> list[dict[str, Any]]:
    """Up to `AT_ONCE` rows of `tracked_games` that one player's old rows lack, oldest first."""
    player = await session.get_one(Player, player_id)
    is_over = has_status(GameState.status, NOT_IN_GAME)
    over, over_id = case((is_over, GameState.created_at)), case((is_over, GameState.id))
    known = exists().where(
        TrackedGameRow.player_id == player_id, TrackedGameRow.game_id == GameState.game_id
    )
    began_at = func.min(GameState.created_at)
    grouped = (
        select(GameState.game_id, began_at, func.min(over), func.min(over_id))
        .where(GameState.player_id == player_id, GameState.game_id.is_not(None), ~known)
        .group_by(GameState.game_id)
        .order_by(began_at, GameState.game_id)
        .offset(skip)
        .limit(AT_ONCE)
    )
    if since is not None:
        # By the index on player and time: a game may have begun before and ended after.
        recent = aliased(GameState)
        grouped = grouped.where(
            GameState.game_id.in_(
                select(recent.game_id).where(
                    recent.player_id == player_id, recent.created_at >= since
                )
            )
        )
    games = [
        OldGame(game_id=game_id, began_at=began, over_at=over_at, over_row=row_id)
        for game_id, began, over_at, row_id in await session.execute(grouped)
    ]
    latest = await _latest_game(session, player_id)
    rows = await _rows(session, player_id, games)
    return [
        _tracked(player, game, rows[game.game_id], now=now, young=young, latest=latest)
        for game in games
    ]


async def _latest_game(session: AsyncSession, player_id: int) -> str | None:
    """The game of his newest row: it may still run."""
    return await session.scalar(
        select(GameState.game_id)
        .where(GameState.player_id == player_id)
        .order_by(GameState.created_at.desc(), GameState.id.desc())
        .limit(1)
    )


async def _rows(
    session: AsyncSession, player_id: int, games: Sequence[OldGame]
) -> dict[str, GameState]:
    """Of each game the row that tells most: the one with its end, else any."""
    if not games:
        return {}
    ids = [game.over_row for game in games if game.over_row is not None]
    found = {row.game_id or "": row for row in await _by_id(session, ids)}
    rest = [game for game in games if game.game_id not in found]
    begun = await session.scalars(
        select(GameState)
        .where(
            GameState.player_id == player_id,
            GameState.game_id.in_([game.game_id for game in rest]),
            GameState.created_at.in_([game.began_at for game in rest]),
        )
        .order_by(GameState.id)
    )
    found.update((row.game_id or "", row) for row in begun)
    return found


async def _by_id(session: AsyncSession, ids: Sequence[int]) -> Sequence[GameState]:
    return (await session.scalars(select(GameState).where(GameState.id.in_(ids)))).all()


def _tracked(
    player: Player,
    game: OldGame,
    row: GameState,
    *,
    now: datetime,
    young: timedelta,
    latest: str | None,
) -> dict[str, Any]:
    old = read_old_result(row, player) if game.over_row is not None else None
    values: dict[str, Any] = {
        "player_id": player.id,
        "game_id": game.game_id,
        "platform": player.platform,
        "game": game_of(row.queue_type).value,
        "queue_type": row.queue_type,
        "queue_id": None,
        "detected_at": game.began_at,
        "started_at": row.game_start_time,
        "ended_at": row.game_end_time,
        "source": ORIGIN,
        "status": GameStatus.ACTIVE.value,
        "completed_at": None,
        "game_result_data": None,
        "duration_seconds": row.duration_seconds,
        "raw_api_response": None,
        "last_error": None,
        "held_over_at": None,
        "held_over_reason": None,
        "due_at": None,
    }
    if old is not None:
        return values | _completed(old, game, row)
    if now - game.began_at > young:
        return values | {"status": GameStatus.UNAVAILABLE.value, "last_error": NO_RESULT}
    if game.over_at is None and game.game_id == latest:
        return values  # it may still run: the next looks say
    reason = HeldOver.OTHER_GAME if game.over_at is None else HeldOver.LISTED
    return values | {"held_over_at": now, "held_over_reason": reason.value, "due_at": now}


def _completed(old: OldResult, game: OldGame, row: GameState) -> dict[str, Any]:
    return {
        "status": GameStatus.COMPLETED.value,
        "completed_at": game.over_at,
        "game_result_data": old.result,
        "game": old.game.value,
        "ended_at": old.ended_at or row.game_end_time,
        "duration_seconds": old.duration_seconds or row.duration_seconds,
        "raw_api_response": old.raw,
    }


async def write_games(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows; what another process wrote meanwhile stays as it is."""
    if rows:
        await session.execute(
            insert_into(session, TrackedGameRow).on_conflict_do_nothing(
                index_elements=["player_id", "game_id"]
            ),
            list(rows),
        )
