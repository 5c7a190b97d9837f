"""Making a game's record due now, in the caller's transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.casework.reading import PlayerGame
from tracking.database.models import TrackedGameRow
from tracking.domain.following import HeldOver
from tracking.domain.games import GameStatus
from tracking.polling import store


def due_game(players: Sequence[PlayerGame]) -> store.DueGame:
    """The rows as the completion turn knows them."""
    game = players[0].game
    return store.DueGame(
        key=game.key,
        game=game.game,
        rows=tuple((each.game, each.held_over_reason or HeldOver.ABSENT) for each in players),
    )


async def make_due(
    session: AsyncSession, players: Sequence[PlayerGame], *, now: datetime, due_at: datetime
) -> None:
    """Ask for the record at `due_at`, also where it was given up; what has its result, and what is
    not known to be over, stays as it is."""
    await session.execute(
        update(TrackedGameRow)
        .where(
            TrackedGameRow.id.in_([each.game.id for each in players]),
            TrackedGameRow.status == GameStatus.UNAVAILABLE.value,
        )
        .values(
            status=GameStatus.ACTIVE.value,
            held_over_at=func.coalesce(TrackedGameRow.held_over_at, now),
            held_over_reason=func.coalesce(TrackedGameRow.held_over_reason, HeldOver.LISTED.value),
            reopened_at=now,
        )
        .execution_options(synchronize_session=False)
    )
    await session.execute(
        update(TrackedGameRow)
        .where(
            TrackedGameRow.id.in_([each.game.id for each in players]),
            TrackedGameRow.status == GameStatus.ACTIVE.value,
            TrackedGameRow.held_over_at.is_not(None),
        )
        .values(due_at=due_at)
        .execution_options(synchronize_session=False)
    )
