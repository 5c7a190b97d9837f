"""Players whom nobody follows any more are removed after a week, with all that is stored of them as
players; in other players' games they stay who they were."""

import logging
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, exists, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.clock import Clock
from tracking.database.chunks import chunks
from tracking.database.cleanup import is_archived
from tracking.database.engine import Database
from tracking.database.models import GameState, Player, Subscription, TrackedGameRow
from tracking.domain.games import GameStatus
from tracking.privacy import leave_announcements, remove_scoreboards

log = logging.getLogger(__name__)

KEPT = timedelta(days=7)
"""So long a player who was removed by mistake comes back with all his games."""

SCOREBOARDS = 500

AT_ONCE = 10
"""Players that one turn removes, each in a transaction of his own."""


class Purge:
    """Removes a few players in each turn.

    The old model's rows are never deleted while that model may still be gone back to: before 006
    a player who has any stays. After it they are in the archive. But for one who had all that is
    stored of him removed: what the old service wrote of him since goes as well, and his row with it
    once that service is silent.
    """

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def turn(self) -> int:
        """Run one turn; gives back how many players were removed."""
        before = self._clock.now() - KEPT
        async with self._database.read() as session:
            archived = await is_archived(session)
            due = await session.scalars(
                select(Player.id).where(*_due(before, archived)).order_by(Player.id).limit(AT_ONCE)
            )
            players = due.all()
        await leave_announcements(self._database, players)
        return sum([await self._remove(each, before, archived) for each in players])

    async def _remove(self, player_id: int, before: datetime, archived: bool) -> bool:
        try:
            async with self._database.write() as session:
                return await _remove(session, player_id, before, archived)
        except IntegrityError:
            # The old service wrote of him at this very moment.
            log.info("player %d is removed later", player_id)
            return False


async def _remove(session: AsyncSession, player_id: int, before: datetime, archived: bool) -> bool:
    """Unless somebody follows him again since."""
    player = await session.scalar(
        select(Player)
        .where(Player.id == player_id, *_due(before, archived))
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if player is None:
        return False
    if player.erased_at is not None and await _still_written(session, player_id, before):
        await session.execute(delete(GameState).where(GameState.player_id == player_id))
        player.unfollowed_at = before + KEPT
        return False
    if archived or player.erased_at is not None:
        await session.execute(delete(GameState).where(GameState.player_id == player_id))
    games = await session.execute(
        select(TrackedGameRow.platform, TrackedGameRow.game_id)
        .where(TrackedGameRow.player_id == player_id, TrackedGameRow.platform.is_not(None))
        .order_by(TrackedGameRow.id)
    )
    played = [(row.platform or "", row.game_id) for row in games]
    await session.delete(player)
    await session.flush()
    for some in chunks(played, SCOREBOARDS):
        await remove_scoreboards(session, some)
    log.info("player %d, whom nobody has followed for a week, is removed", player_id)
    return True


async def _still_written(session: AsyncSession, player_id: int, since: datetime) -> bool:
    """Whether somebody wrote of him lately."""
    newest = select(func.max(GameState.created_at)).where(GameState.player_id == player_id)
    at = await session.scalar(newest)
    return at is not None and at >= since


def _due(before: datetime, archived: bool) -> tuple[ColumnElement[bool], ...]:
    followed = exists().where(Subscription.player_id == Player.id)
    open_game = exists().where(
        TrackedGameRow.player_id == Player.id,
        TrackedGameRow.status == GameStatus.ACTIVE.value,
    )
    needed = and_(exists().where(GameState.player_id == Player.id), Player.erased_at.is_(None))
    wanted = (Player.unfollowed_at < before, ~followed, ~open_game)
    return wanted if archived else (*wanted, ~needed)
