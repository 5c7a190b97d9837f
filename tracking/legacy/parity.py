"""The same games in both tables: what one model has seen and the other has not.

Back-filled rows are no model's own work and count for neither.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import GameState, Player, TrackedGameRow
from tracking.database.states import NOT_IN_GAME, has_status
from tracking.health.figures import Missed, Parity
from tracking.legacy.backfill import ORIGIN

SETTLED = timedelta(minutes=2)
"""A game that one model saw just now may be seen by the other in its next turn."""

MOST = 50


async def measure(session: AsyncSession, *, since: datetime, now: datetime) -> Parity:
    """The old model's distinct (player, game) since then, and those the new model has too."""
    pairs = (
        select(
            GameState.player_id,
            GameState.game_id,
            func.min(GameState.created_at).label("seen_at"),
            func.max(GameState.queue_type).label("queue_type"),
        )
        .where(GameState.created_at >= since, GameState.game_id.is_not(None), _own_state())
        .group_by(GameState.player_id, GameState.game_id)
        .having(func.min(GameState.created_at) < now - SETTLED)
        .subquery()
    )
    known = exists().where(
        TrackedGameRow.player_id == pairs.c.player_id,
        TrackedGameRow.game_id == pairs.c.game_id,
        _own_game(),
    )
    counts = await session.execute(
        select(func.count(), func.count().filter(known)).select_from(pairs)
    )
    old, both = counts.one()
    missed = await session.execute(
        select(Player, pairs.c.game_id, pairs.c.seen_at, pairs.c.queue_type)
        .join(pairs, pairs.c.player_id == Player.id)
        .where(~known)
        .order_by(pairs.c.seen_at.desc())
        .limit(MOST)
    )
    return Parity(
        old=old,
        both=both,
        missed=tuple(
            Missed(
                riot_id=f"{player.game_name}#{player.tag_line}",
                game_id=game_id,
                queue_type=queue_type,
                seen_at=seen_at,
                why=_why_new_missed(player, seen_at),
            )
            for player, game_id, seen_at, queue_type in missed
        ),
    )


async def missed_by_old(
    session: AsyncSession, *, since: datetime, now: datetime
) -> tuple[Missed, ...]:
    """Games that the new model has and of which the old one lost the result, newest first."""
    game = TrackedGameRow
    finished = exists().where(
        GameState.player_id == game.player_id,
        GameState.game_id == game.game_id,
        has_status(GameState.status, NOT_IN_GAME),
        GameState.game_result_data.is_not(None),
        _own_state(),
    )
    begun = exists().where(
        GameState.player_id == game.player_id, GameState.game_id == game.game_id, _own_state()
    )
    rows = await session.execute(
        select(Player, game.game_id, game.queue_type, game.detected_at, begun.label("begun"))
        .join(Player, Player.id == game.player_id)
        .where(
            game.detected_at >= since,
            game.detected_at < now - SETTLED,
            game.status == "COMPLETED",
            _own_game(),
            ~finished,
        )
        .order_by(game.detected_at.desc())
        .limit(MOST)
    )
    return tuple(
        Missed(
            riot_id=f"{player.game_name}#{player.tag_line}",
            game_id=game_id,
            queue_type=queue_type,
            seen_at=seen_at,
            why=OLD_LOST if has_begun else OLD_NEVER_SAW,
        )
        for player, game_id, queue_type, seen_at, has_begun in rows
    )


OLD_LOST = (
    "the old model saw it begin and stored no result: another game took its place, "
    "or its record came late"
)
OLD_NEVER_SAW = (
    "the old model never saw it: hidden from spectator, or played between two of its looks"
)


def _why_new_missed(player: Player, seen_at: datetime) -> str:
    if player.platform is None:
        return "the new model does not know his region yet"
    if player.problem:
        return f"the new model cannot poll him: {player.problem}"
    if player.unfollowed_at is not None and player.unfollowed_at <= seen_at:
        return "nobody followed him any more"
    if player.looked_at is None or player.looked_at < seen_at:
        return "the new model did not look at him at that time"
    return "the new model looked at him and did not see it"


def _own_state() -> ColumnElement[bool]:
    return or_(GameState.origin.is_(None), GameState.origin != ORIGIN)


def _own_game() -> ColumnElement[bool]:
    return or_(TrackedGameRow.source.is_(None), TrackedGameRow.source != ORIGIN)
