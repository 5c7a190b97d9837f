"""A player's finished games in the database: which are asked for, and what each says."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import TrackedGameRow
from tracking.domain.games import Game, GameKey, GameStatus
from tracking.domain.played import PlayedGame
from tracking.domain.queue_groups import QueueGroup
from tracking.domain.queues import queue
from tracking.domain.result_types import LoLResult, TFTResult, result_from_json

FINISHED = (GameStatus.COMPLETED.value, GameStatus.UNAVAILABLE.value)

COLUMNS = (
    TrackedGameRow.id,
    TrackedGameRow.player_id,
    TrackedGameRow.platform,
    TrackedGameRow.game_id,
    TrackedGameRow.game,
    TrackedGameRow.status,
    TrackedGameRow.queue_id,
    TrackedGameRow.queue_type,
    TrackedGameRow.ended_at,
    TrackedGameRow.duration_seconds,
    TrackedGameRow.game_result_data,
)


def to_game(row: Any) -> PlayedGame:
    """The row, which has `COLUMNS`, as a value."""
    result = _read(row.game_result_data)
    return PlayedGame(
        row_id=row.id,
        player_id=row.player_id,
        key=GameKey(platform=row.platform or "", game_id=row.game_id),
        game=Game.TFT if row.game == Game.TFT.value else Game.LOL,
        queue_id=result.queue_id if row.queue_id is None and result else row.queue_id,
        queue_name=row.queue_type or "",
        ended_at=row.ended_at,
        duration_seconds=row.duration_seconds or (result and result.duration_seconds) or None,
        available=row.status == GameStatus.COMPLETED.value,
        result=result,
    )


def _read(stored: object) -> LoLResult | TFTResult | None:
    if not isinstance(stored, Mapping):
        return None
    try:
        return result_from_json(stored)
    except (KeyError, TypeError, ValueError):
        return None


async def awaited(session: AsyncSession, player_id: int, group: QueueGroup | None) -> int:
    """How many of his games are over and have no result yet."""
    query = select(func.count()).where(
        TrackedGameRow.player_id == player_id,
        TrackedGameRow.status == GameStatus.ACTIVE.value,
        TrackedGameRow.held_over_at.is_not(None),
        *of_group(group),
    )
    return await session.scalar(query) or 0


def of_group(group: QueueGroup | None) -> list[ColumnElement[bool]]:
    """The rows of these queues. Those that came from the old model have a queue's name alone, and
    those of a database that stood at 005 not even the game, which was League's then."""
    if group is None:
        return []
    game = func.coalesce(TrackedGameRow.game, Game.LOL.value) == group.game.value
    if group.queue_ids is None:
        return [game]
    ids = sorted(group.queue_ids)
    names = [queue(queue_id).name for queue_id in ids]
    unnumbered = and_(TrackedGameRow.queue_id.is_(None), TrackedGameRow.queue_type.in_(names))
    return [game, or_(TrackedGameRow.queue_id.in_(ids), unnumbered)]


def with_champion(champion: str) -> ColumnElement[bool]:
    """The rows in which he played this champion (English), or in TFT had this unit on his board.
    It is looked for in the stored results, so ask for it within one player's games."""
    result = TrackedGameRow.game_result_data
    return or_(
        result["champion_name"].as_string() == champion,
        result["units"].as_string().contains(f'["{champion}",', autoescape=True),
    )
