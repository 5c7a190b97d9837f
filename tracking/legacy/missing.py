"""Why one model misses a game that the other has, as far as it can be known."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import GameState, LoopRun, Player, TrackedGameRow
from tracking.database.states import IN_GAME, has_status
from tracking.health.figures import Missed
from tracking.legacy.to_states import ORIGIN

LOOKED_WITHIN = timedelta(minutes=5)
"""A game is looked for from when the old model saw it for so long; then it may be over."""


async def by_new(
    session: AsyncSession, rows: Iterable[Row[Player, str | None, datetime, str | None]]
) -> tuple[Missed, ...]:
    """The games of these rows (player, game, when the old model saw it, queue), each with why the
    new model has none of it."""
    found = []
    for player, game_id, seen_at, queue_type in rows:
        why = _player_trouble(player) or await _look_trouble(session, player, seen_at)
        found.append(
            Missed(
                riot_id=f"{player.game_name}#{player.tag_line}",
                platform=player.platform,
                game_id=game_id or "",
                queue_type=queue_type,
                seen_at=seen_at,
                why=why,
            )
        )
    return tuple(found)


def _player_trouble(player: Player) -> str | None:
    if player.problem:
        return f"the new model cannot poll him: {player.problem.rstrip('.')}"
    if player.platform is None:
        return "the new model does not know his region yet"
    if not (player.lol_puuid or player.tft_puuid):
        return "the new model does not know his account yet"
    return None


async def _look_trouble(session: AsyncSession, player: Player, seen_at: datetime) -> str:
    turns = await session.scalar(
        select(func.count()).where(
            LoopRun.loop == "detection",
            LoopRun.started_at >= seen_at - LOOKED_WITHIN,
            LoopRun.started_at <= seen_at + LOOKED_WITHIN,
        )
    )
    if not turns:
        return "the new model was not running then"
    if player.looked_at is None or player.looked_at < seen_at:
        return "the new model has not looked at him since"
    if player.history_at is None or player.history_at < seen_at:
        return "no look showed it, and his match list has not been compared since"
    return "neither a look nor his match list showed it, as with a game that Riot does not publish"


async def by_old(
    session: AsyncSession, rows: Sequence[Row[TrackedGameRow, Player]]
) -> tuple[Missed, ...]:
    """The new model's games of these rows, each with why the old one has no result of it."""
    begun = await _begun_at(session, {game.game_id for game, _ in rows})
    found = []
    for game, player in rows:
        at = begun.get((game.player_id, game.game_id))
        why = _never_seen(game) if at is None else await _what_came_then(session, game, at)
        found.append(
            Missed(
                riot_id=f"{player.game_name}#{player.tag_line}",
                platform=game.platform,
                game_id=game.game_id,
                queue_type=game.queue_type,
                seen_at=game.detected_at,
                why=why,
            )
        )
    return tuple(found)


async def _begun_at(session: AsyncSession, games: set[str]) -> dict[tuple[int, str], datetime]:
    """When the old model last saw these games begin or go on, by player and game."""
    rows = await session.execute(
        select(GameState.player_id, GameState.game_id, GameState.created_at)
        .where(
            GameState.game_id.in_(games),
            has_status(GameState.status, IN_GAME),
            or_(GameState.origin.is_(None), GameState.origin != ORIGIN),
        )
        .order_by(GameState.created_at)
    )
    return {(row.player_id, row.game_id or ""): row.created_at for row in rows}


def _never_seen(game: TrackedGameRow) -> str:
    if game.source == "spectator":
        return "the old model never saw it: it began and ended between two of its looks"
    return "the old model never saw it: spectator did not show it"


async def _what_came_then(session: AsyncSession, game: TrackedGameRow, begun_at: datetime) -> str:
    """What the old model's next row of this player says."""
    after = (
        await session.execute(
            select(GameState.status, GameState.game_id)
            .where(GameState.player_id == game.player_id, GameState.created_at > begun_at)
            .order_by(GameState.created_at, GameState.id)
            .limit(1)
        )
    ).first()
    if after is None:
        return "the old model still waits for its end"
    if after.status.upper() == IN_GAME and after.game_id != game.game_id:
        return f"game {after.game_id} took its place before its result was asked for"
    return "the old model gave up waiting for its record"
