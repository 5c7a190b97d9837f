"""Removing a player's games, and the tables of those that nobody else played here.

Functions take a session and never commit.
"""

from collections.abc import Sequence

from sqlalchemy import delete, exists, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import GameState, Scoreboard, TrackedGameRow
from tracking.privacy import mentions
from tracking.privacy.subject import Known

GAMES_AT_ONCE = 200
"""Games removed in one transaction, each with its table and others' records of it."""


async def remove_games(session: AsyncSession, known: Known) -> bool:
    """Remove a part of his games; whether that was all.

    Scoreboards are locked before any row of their games, and those player by player, so that two
    who were in the same games can be removed at the same time.
    """
    row = TrackedGameRow
    some = await session.execute(
        select(row.id, row.platform, row.game_id, row.game_result_data)
        .where(row.player_id.in_(known.players))
        .order_by(row.player_id, row.id)
        .limit(GAMES_AT_ONCE)
    )
    games = some.all()
    if not games:
        return True
    shares = {(game.platform or "", game.game_id): game.game_result_data for game in games}
    changed = await mentions.withhold_in(session, sorted(shares), known, shares)
    his = row.id.in_([game.id for game in games])
    await session.execute(
        select(row.id)
        .where(his | mentions.has_record_of(changed))
        .order_by(row.player_id, row.id)
        .with_for_update()
    )
    await session.execute(delete(row).where(his).execution_options(synchronize_session=False))
    await mentions.withhold_in_records(session, changed, known)
    await remove_scoreboards(session, sorted(shares))
    return len(games) < GAMES_AT_ONCE


async def remove_scoreboards(session: AsyncSession, games: Sequence[tuple[str, str]]) -> None:
    """Remove those of games, some hundred at most, that nobody's rows tell of any more."""
    key = tuple_(Scoreboard.platform, Scoreboard.game_id)
    ours = exists().where(
        TrackedGameRow.game_id == Scoreboard.game_id,
        TrackedGameRow.platform == Scoreboard.platform,
    )
    old = exists().where(GameState.game_id == Scoreboard.game_id)
    await session.execute(
        delete(Scoreboard)
        .where(key.in_(games), ~ours, ~old)
        .execution_options(synchronize_session=False)
    )
