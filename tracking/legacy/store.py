"""What the old model reads and writes. Functions take a session and never commit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking.database.followed import is_followed
from tracking.database.models import GameState, Player
from tracking.domain.games import Game, GameKey, LiveGame
from tracking.domain.queues import queue
from tracking.domain.results import GameRecord
from tracking.legacy.transitions import IN_GAME, NOT_IN_GAME, LastState

Result = Mapping[str, Any]
"""`game_result_data`, see `tracking.domain.results`."""

ORIGIN = "legacy"
"""What this program's old model writes; the old service's own rows have none."""


async def last_states(session: AsyncSession) -> dict[int, LastState]:
    """The newest row of each polled player, one look into the index per player."""
    newest = aliased(GameState)
    newest_id = (
        select(newest.id)
        .where(newest.player_id == Player.id)
        .order_by(newest.created_at.desc(), newest.id.desc())
        .limit(1)
        .correlate(Player)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(
            GameState.player_id,
            GameState.status,
            GameState.game_id,
            GameState.queue_type,
            GameState.created_at,
            GameState.game_start_time,
        )
        .join(Player, Player.id == GameState.player_id)
        .where(is_followed, GameState.id == newest_id)
    )
    return {
        row.player_id: LastState(
            status=row.status.upper(),
            game_id=row.game_id,
            queue_type=row.queue_type,
            created_at=row.created_at,
            started_at=row.game_start_time,
        )
        for row in rows
    }


async def is_empty(session: AsyncSession) -> bool:
    """Whether the old model has never written anything here."""
    return not await session.scalar(select(exists().where(GameState.id.is_not(None))))


def write_began(session: AsyncSession, player_id: int, live: LiveGame, now: datetime) -> None:
    """The transition into a game."""
    session.add(
        GameState(
            player_id=player_id,
            status=IN_GAME,
            game_id=live.key.game_id,
            queue_type=queue(live.queue_id, mode=live.mode, map_id=live.map_id).name or None,
            created_at=now,
            game_start_time=live.started_at,
            origin=ORIGIN,
        )
    )


def write_over(
    session: AsyncSession,
    player_id: int,
    *,
    game_id: str,
    queue_type: str | None,
    result: Result | None,
    record: GameRecord | None,
    raw: str | None,
    now: datetime,
) -> None:
    """The transition out of a game, with its result where there is one."""
    session.add(
        GameState(
            player_id=player_id,
            status=NOT_IN_GAME,
            game_id=game_id,
            queue_type=queue_type,
            game_result_data=dict(result) if result is not None else None,
            duration_seconds=record.duration_seconds if record else None,
            created_at=now,
            game_start_time=record.started_at if record else None,
            game_end_time=record.ended_at if record else None,
            raw_api_response=raw,
            origin=ORIGIN,
        )
    )


async def results_of_followers(session: AsyncSession, record: GameRecord) -> dict[int, Result]:
    """Each followed player's result in a record, by player id."""
    column = Player.lol_puuid if record.game is Game.LOL else Player.tft_puuid
    rows = await session.execute(
        select(Player.id, column.label("puuid")).where(
            column.in_(list(record.results)), is_followed
        )
    )
    return {row.id: record.results[row.puuid].to_json() for row in rows}


def game_of(queue_type: str | None) -> Game:
    """`game_states` does not say which game it was; the queue's name does."""
    return Game.TFT if (queue_type or "").upper().startswith(("TFT", "TEAMFIGHT")) else Game.LOL


def key_of(platform: str, game_id: str) -> GameKey:
    """The game as match-v5 and tft-match-v1 name it."""
    return GameKey(platform=platform, game_id=game_id)
