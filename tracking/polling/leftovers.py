"""What the new model leaves to the old one when the operator goes back.

The old model knows what it sees from now on. What ran or was over at that moment is brought to its
end here: games that are stored and open, what a shadow finishes of them, and games that ended
unseen, which only match lists name. Later games are the old model's alone: what a shadow finds
beside it is not announced.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from tracking import outbox
from tracking.clock import Clock
from tracking.database import reign
from tracking.database.engine import Database
from tracking.database.followed import is_followed
from tracking.database.models import GameState, Player, TrackedGameRow
from tracking.database.states import IN_GAME, has_status
from tracking.domain.following import HeldOver
from tracking.domain.games import GameStatus
from tracking.polling.awaiting import Patience
from tracking.polling.completion import Completion
from tracking.polling.history import REACH, Between, History

LOOKS = 2
"""So many of the old model's turns after the start it knows who plays."""

_ACTIVE = TrackedGameRow.status == GameStatus.ACTIVE.value


class Leftovers:
    """The turn that runs beside the old model."""

    def __init__(
        self,
        *,
        database: Database,
        completion: Completion,
        history: History,
        clock: Clock,
        patience: Patience,
        interval: timedelta,
    ) -> None:
        self._database = database
        self._completion = completion
        self._history = history
        self._clock = clock
        self._patience = patience
        self._interval = interval
        """Between two of the old model's turns."""
        self._began = clock.now()

    async def turn(self) -> dict[str, int]:
        """Run one turn; nothing once all of it has ended."""
        async with self._database.read() as session:
            now_reigns = await reign.current(session)
        # Until the old model's first look.
        until = (now_reigns.since if now_reigns else self._began) + self._interval
        async with self._database.write() as session:
            if self._clock.now() >= self._began + LOOKS * self._interval:
                await self._hold_over(session, until)
            rows = set(await session.scalars(select(TrackedGameRow.id).where(*_of(until))))
            promoted = await outbox.promote(
                session,
                self._clock.now(),
                self._patience.announce_max_age,
                begun_by=until,
            )
        counts = await self._completion.turn(only=rows) if rows else {}
        if now_reigns and now_reigns.other_since and await self._is_behind(until):
            ended = Between(after=now_reigns.other_since - REACH, before=until)
            compared = await self._history.turn(ended)
            counts |= {name: compared[name] for name in ("players", "found")}
        return counts | ({"promoted": promoted} if promoted else {})

    async def _hold_over(self, session: AsyncSession, until: datetime) -> None:
        """The old model looks, and does not see them running any more."""
        newest = aliased(GameState)
        running = exists().where(
            GameState.player_id == TrackedGameRow.player_id,
            GameState.game_id == TrackedGameRow.game_id,
            has_status(GameState.status, IN_GAME),
            GameState.id
            == select(newest.id)
            .where(newest.player_id == TrackedGameRow.player_id)
            .order_by(newest.created_at.desc(), newest.id.desc())
            .limit(1)
            .scalar_subquery(),
        )
        now = self._clock.now()
        await session.execute(
            update(TrackedGameRow)
            .where(*_of(until), TrackedGameRow.held_over_at.is_(None), ~running)
            .values(held_over_at=now, held_over_reason=HeldOver.OTHER_GAME.value, due_at=now)
            .execution_options(synchronize_session=False)
        )

    async def _is_behind(self, until: datetime) -> bool:
        """Whether somebody's match lists were not compared since those games' records came out."""
        if self._clock.now() > until + REACH:
            return False
        async with self._database.read() as session:
            behind = select(func.count()).where(
                is_followed,
                Player.platform.is_not(None),
                or_(
                    Player.history_at.is_(None),
                    Player.history_at < until + self._patience.grace,
                ),
            )
            return bool(await session.scalar(behind.select_from(Player)))


def _of(until: datetime) -> tuple[ColumnElement[bool], ...]:
    return _ACTIVE, TrackedGameRow.detected_at < until
