"""Games that a server's filters keep from being posted: decided when they end, and remembered.

Functions take a session and never commit.
"""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.choice_models import MutedGame
from tracking.database.chunks import chunks
from tracking.database.guilds import Route
from tracking.database.upsert import insert_into
from tracking.domain.games import Game, GameKey


async def mute(
    session: AsyncSession,
    routes: Sequence[Route],
    key: GameKey,
    game: Game,
    queue_id: int | None,
    *,
    now: datetime,
) -> list[Route]:
    """Those of the routes by which a game goes; of the others it is remembered whose filter muted
    it. What was muted before stays so, whatever the filters say by now: nothing is posted late."""
    before = await _muted_before(session, routes, key)
    left: list[Route] = []
    muted = []
    for route in routes:
        if route.subscription_id in before:
            continue
        by = route.filter.mutes(game, queue_id)
        if by is None:
            left.append(route)
        else:
            muted.append((route.subscription_id, by))
    if muted:
        values = [
            {
                "subscription_id": subscription_id,
                "platform": key.platform,
                "game_id": key.game_id,
                "muted_by": by.value,
                "muted_at": now,
            }
            for subscription_id, by in muted
        ]
        await session.execute(
            insert_into(session, MutedGame).values(values).on_conflict_do_nothing()
        )
    return left


async def _muted_before(session: AsyncSession, routes: Sequence[Route], key: GameKey) -> set[int]:
    found: set[int] = set()
    for ids in chunks({route.subscription_id for route in routes}):
        found |= set(
            await session.scalars(
                select(MutedGame.subscription_id).where(
                    MutedGame.subscription_id.in_(ids),
                    MutedGame.platform == key.platform,
                    MutedGame.game_id == key.game_id,
                )
            )
        )
    return found
