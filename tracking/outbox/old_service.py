"""What the old service has announced by itself, outside these tables.

A game it finished has its NOT_IN_GAME row (the contract's "Tables"). Rows that this program wrote
into `game_states` say so in `origin`: their games are announced through the outbox alone.
"""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import GameState
from tracking.database.states import NOT_IN_GAME, has_status


async def announced_by_old_service(
    session: AsyncSession, game_id: str, player_ids: Collection[int]
) -> set[int]:
    """Those of the players for whom the old service has finished this game."""
    return set(
        await session.scalars(
            select(GameState.player_id).where(
                GameState.game_id == game_id,
                has_status(GameState.status, NOT_IN_GAME),
                GameState.origin.is_(None),
                GameState.player_id.in_(sorted(player_ids)),
            )
        )
    )
