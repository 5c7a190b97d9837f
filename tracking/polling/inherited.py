"""What an old database holds, made fit for the turns: players nobody follows, games of which it is
not stored where they were played.

It goes on for as long as the process runs, since the old service may go on writing beside it.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import notices
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.models import Player, Subscription, TrackedGameRow
from tracking.domain.games import Game, GameStatus
from tracking.players import mark_adopted

AT_ONCE = 20
"""Players whose games are seen to in one turn; each may have thousands."""

LATELY = timedelta(days=1)
"""So old at most is a game that the old service has written just now."""

PATIENCE = timedelta(hours=1)
"""After so long the operator is told of players who cannot be found, though others are still being
looked for."""

MOST_NAMED = 10

FOUND = "All players of the old database are known to Riot now."

LEFT_OPEN = "The old service left this game open, and it is too old to be asked for."

UNKNOWN_PLAYER = "Riot does not know the player whose game this was, so it cannot be asked for."


class Inherited:
    """One turn marks the players, and completes what is stored of the games of some of them."""

    def __init__(
        self, *, database: Database, clock: Clock, deadline: timedelta, emit: bool
    ) -> None:
        self._database = database
        self._clock = clock
        self._deadline = deadline
        self._emit = emit
        self._began = clock.now()
        self._placed: set[int] = set()
        """Players whose games were seen to by this process."""

    async def turn(self) -> dict[str, int]:
        """Run one turn; counts what it changed."""
        async with self._database.write() as session:
            adopted = await mark_adopted(session, self._clock.now())
        async with self._database.read() as session:
            known = await session.scalars(
                select(Player.id).where(Player.platform.is_not(None)).order_by(Player.id)
            )
            due = [each for each in known if each not in self._placed][:AT_ONCE]
            due += await _late(session, now=self._clock.now())
        placed = 0
        if due:
            now = self._clock.now()
            async with self._database.write() as session:
                await _leave(session, due, before=now - self._deadline, now=now)
                placed = await _place(session, due)
            self._placed.update(due)
        nameless = await self._give_up()
        await self._tell()
        return {"adopted": adopted, "placed": placed, "nameless": nameless}

    async def _give_up(self) -> int:
        now = self._clock.now()
        async with self._database.write() as session:
            return await _give_up(session, before=now - self._deadline, now=now)

    async def _tell(self) -> None:
        """The operator: nobody else knows of players whom no server follows."""
        now = self._clock.now()
        async with self._database.read() as session:
            lost, awaited = await _unfound(session)
            standing = _KEY in await notices.standing(session, emit=self._emit)
        if lost and not standing and (not awaited or now - self._began > PATIENCE):
            async with self._database.write() as session:
                await notices.begin(session, _KEY, _sentence(lost), now=now, emit=self._emit)
        elif standing and not lost:
            async with self._database.write() as session:
                await notices.end(session, _KEY, FOUND, now=now, emit=self._emit)


_KEY = "unfound players"


async def _unfound(session: AsyncSession) -> tuple[list[str], int]:
    """The adopted players whom Riot does not know, and how many are still being looked for."""
    followed = exists().where(Subscription.player_id == Player.id)
    rows = await session.execute(
        select(Player.game_name, Player.tag_line, Player.problem)
        .where(
            Player.adopted,
            Player.unfollowed_at.is_(None),
            or_(Player.problem.is_not(None), Player.platform.is_(None)),
            ~followed,
        )
        .order_by(Player.id)
    )
    found = rows.all()
    lost = [f"{row.game_name}#{row.tag_line}" for row in found if row.problem is not None]
    return lost, len(found) - len(lost)


def _sentence(lost: Sequence[str]) -> str:
    named = ", ".join(lost[:MOST_NAMED])
    more = f" and {len(lost) - MOST_NAMED} more" if len(lost) > MOST_NAMED else ""
    return (
        f"Riot does not know {len(lost)} players of the old database, or not where they play, so "
        f"that nobody looks at them: {named}{more}. Who was renamed, or whose region Riot does not "
        "say, is followed again with /player add."
    )


async def _leave(
    session: AsyncSession, player_ids: Sequence[int], *, before: datetime, now: datetime
) -> None:
    """Close what the old service left open so long ago that nobody waits for it: there may be
    thousands, and new results would wait until all of them were asked for."""
    row = TrackedGameRow
    await session.execute(
        update(row)
        .where(
            row.player_id.in_(player_ids),
            row.status == GameStatus.ACTIVE.value,
            row.platform.is_(None),
            row.source.is_(None),
            row.detected_at < before,
        )
        .values(
            status=GameStatus.UNAVAILABLE.value, last_error=LEFT_OPEN, given_up_at=now, due_at=None
        )
        .execution_options(synchronize_session=False)
    )


async def _late(session: AsyncSession, *, now: datetime) -> list[int]:
    """Players of whom the old service, which knows nothing of platforms, has written a game since
    they were seen to."""
    row = TrackedGameRow
    found = await session.scalars(
        select(row.player_id)
        .join(Player, Player.id == row.player_id)
        .where(
            or_(row.status == GameStatus.ACTIVE.value, row.detected_at >= now - LATELY),
            row.platform.is_(None),
            Player.platform.is_not(None),
        )
        .distinct()
        .limit(AT_ONCE)
    )
    return list(found)


async def _place(session: AsyncSession, player_ids: Sequence[int]) -> int:
    """Write down where these players' games were played: where they play."""
    row = TrackedGameRow
    queue = func.upper(func.coalesce(row.queue_type, ""))
    is_tft = or_(queue.like("TFT%"), queue.like("TEAMFIGHT%"))
    found = await session.scalars(
        update(row)
        .where(row.player_id.in_(player_ids), row.platform.is_(None))
        .values(
            platform=select(Player.platform).where(Player.id == row.player_id).scalar_subquery(),
            game=func.coalesce(row.game, case((is_tft, Game.TFT.value), else_=Game.LOL.value)),
        )
        .returning(row.id)
        .execution_options(synchronize_session=False)
    )
    return len(found.all())


async def _give_up(session: AsyncSession, *, before: datetime, now: datetime) -> int:
    """Nobody can be asked for the games of players whom Riot does not know."""
    row = TrackedGameRow
    unknown = select(Player.id).where(Player.platform.is_(None), Player.problem.is_not(None))
    found = await session.scalars(
        update(row)
        .where(
            row.status == GameStatus.ACTIVE.value,
            row.platform.is_(None),
            row.detected_at < before,
            row.player_id.in_(unknown),
        )
        .values(
            status=GameStatus.UNAVAILABLE.value,
            last_error=UNKNOWN_PLAYER,
            given_up_at=now,
            due_at=None,
        )
        .returning(row.id)
        .execution_options(synchronize_session=False)
    )
    return len(found.all())
