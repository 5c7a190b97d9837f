"""Why one model misses a game that the other has, as far as it can be known."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import Row, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import LoopRun, Player
from tracking.database.states import IN_GAME
from tracking.health.figures import Missed

LOOKED_WITHIN = timedelta(minutes=5)
"""A game is looked for from when the old model saw it for so long; then it may be over."""


async def by_new(
    session: AsyncSession, rows: Iterable[Row[Player, str | None, datetime, str | None]]
) -> tuple[Missed, ...]:
    """The games of these rows (player, game, when the old model saw it, queue), each with why the
    new model has none of it."""
    found = []
    for player, game_id, seen_at, queue_type in rows:
        why = _player_trouble(player, seen_at) or await _look_trouble(session, player, seen_at)
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


def _player_trouble(player: Player, seen_at: datetime) -> str | None:
    if player.problem:
        return f"the new model cannot poll him: {player.problem.rstrip('.')}"
    if player.platform is None:
        return "the new model does not know his region yet"
    if not (player.lol_puuid or player.tft_puuid):
        return "the new model does not know his account yet"
    if player.unfollowed_at is not None and player.unfollowed_at <= seen_at:
        return "nobody followed him any more"
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


def by_old(
    *,
    game_id: str,
    begun: bool,
    next_status: str | None,
    next_game: str | None,
    seen_live: bool,
) -> str:
    """Why the old model has no result of a game. `begun`: it saw it begin; then what its next row
    of this player says."""
    if not begun:
        if seen_live:
            return "the old model never saw it: it began and ended between two of its looks"
        return "the old model never saw it: spectator did not show it"
    if (next_status or "").upper() == IN_GAME and next_game != game_id:
        return f"game {next_game} took its place before its result was asked for"
    if next_status is None:
        return "the old model still waits for its end"
    return "the old model gave up waiting for its record"
