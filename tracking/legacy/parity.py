"""The same games in both tables: what one model has and the other has not.

Back-filled rows are no model's own work and count for neither. Functions take a session and only
read.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Subquery, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.followed import is_forbidden
from tracking.database.models import GameState, LoopRun, Player, TrackedGameRow
from tracking.database.states import NOT_IN_GAME, has_status
from tracking.health.figures import Parity
from tracking.health.metrics import LONGEST_GAME, is_completed
from tracking.legacy import missing
from tracking.legacy.to_states import ORIGIN

SETTLED = timedelta(minutes=2)
"""A game that one model saw or finished just now may be the other's in its next turn; that of the
new one comes later where the budget does not bear a look at everybody in each."""

MOST = 50
"""Games of each sort that are named; all are counted."""


async def measure(session: AsyncSession, *, since: datetime, now: datetime) -> Parity:
    """Compare the window both ways. What only the new model has counts from when to when the old
    one was at work. Left out is whom the new model is not to follow, and what was seen before it
    began."""
    pairs = _pairs(since)
    settled = pairs.c.seen_at < now - await _patience(session, since)
    began = await _new_began(session, since)
    compared = and_(settled, pairs.c.seen_at >= began)
    wanted = _is_wanted(pairs.c.seen_at)
    known = exists().where(
        TrackedGameRow.player_id == pairs.c.player_id,
        TrackedGameRow.game_id == pairs.c.game_id,
        _own_game(),
    )
    counts = await session.execute(
        select(
            func.count().filter(compared, wanted),
            func.count().filter(compared, wanted, known),
            func.count().filter(compared, ~wanted),
            func.count().filter(settled, pairs.c.seen_at < began),
            func.min(pairs.c.seen_at),
            func.max(pairs.c.last_at),
        ).select_from(pairs.join(Player, Player.id == pairs.c.player_id))
    )
    old, both, unwanted, early, first, last = counts.one()
    missed = await session.execute(
        select(Player, pairs.c.game_id, pairs.c.seen_at, pairs.c.queue_type)
        .join(pairs, pairs.c.player_id == Player.id)
        .where(~known, compared, wanted)
        .order_by(pairs.c.seen_at.desc(), pairs.c.game_id)
        .limit(MOST)
    )
    lost = _Lost(
        since=since, until=now - SETTLED, work=await _old_at_work(session, since, first, last)
    )
    return Parity(
        old=old,
        both=both,
        unwanted=unwanted,
        early=early,
        missed=await missing.by_new(session, missed.all()),
        new=await session.scalar(lost.all()) or 0,
        lost_by_old=await session.scalar(lost.count()) or 0,
        missed_by_old=await missing.by_old(session, (await session.execute(lost.rows())).all()),
    )


def _is_wanted(seen_at: ColumnElement[datetime]) -> ColumnElement[bool]:
    """Whether the new model was to follow the player. The old service goes on with whom nobody
    follows any more, and knows nothing of those who forbade it."""
    return and_(
        ~is_forbidden,
        or_(Player.unfollowed_at.is_(None), Player.unfollowed_at > seen_at),
    )


async def _new_began(session: AsyncSession, since: datetime) -> datetime:
    """Since when the new model looks, where that was not before the window: it was not there yet.
    One that has not looked at all has missed everything."""
    looks = select(LoopRun.started_at).where(LoopRun.loop == "detection")
    if await session.scalar(looks.where(LoopRun.started_at < since).limit(1)):
        return since
    first = looks.where(LoopRun.started_at >= since).order_by(LoopRun.started_at).limit(1)
    return await session.scalar(first) or since


async def _patience(session: AsyncSession, since: datetime) -> timedelta:
    """How long the new model may take to look at somebody: what its last turn promised."""
    promise = await session.scalar(
        select(LoopRun.detail["promise"].as_float())
        .where(LoopRun.loop == "detection", LoopRun.started_at >= since)
        .order_by(LoopRun.started_at.desc())
        .limit(1)
    )
    return max(SETTLED, timedelta(seconds=promise or 0))


def _pairs(since: datetime) -> Subquery:
    """The old model's distinct (player, game) since then."""
    return (
        select(
            GameState.player_id,
            GameState.game_id,
            func.min(GameState.created_at).label("seen_at"),
            func.max(GameState.created_at).label("last_at"),
            func.max(GameState.queue_type).label("queue_type"),
        )
        .where(
            # By player, so that of an index on player and time the window alone is read.
            GameState.player_id.in_(select(Player.id).where(Player.erased_at.is_(None))),
            GameState.created_at >= since,
            func.length(GameState.game_id) > 0,
            _own_state(),
        )
        .group_by(GameState.player_id, GameState.game_id)
        .subquery()
    )


async def _old_at_work(
    session: AsyncSession, since: datetime, first: datetime | None, last: datetime | None
) -> tuple[datetime, datetime] | None:
    """From when to when the old model did anything in the window, whose first and last rows these
    are; None where it was idle. Our own says besides when it ran."""
    if first is None or last is None:
        return None
    ran = await session.execute(
        select(func.min(LoopRun.started_at), func.max(LoopRun.started_at)).where(
            LoopRun.loop == "polling", LoopRun.started_at >= since
        )
    )
    began, ended = ran.one()
    return min(first, began or first), max(last, ended or last)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Lost:
    """The new model's results that ended while the old one was at work, and those of them that the
    old one has not."""

    since: datetime
    until: datetime
    work: tuple[datetime, datetime] | None

    def all(self) -> Select[Any]:
        return select(func.count()).select_from(TrackedGameRow).where(*self._compared())

    def count(self) -> Select[Any]:
        return self.all().where(~_finished())

    def rows(self) -> Select[TrackedGameRow, Player]:
        return (
            select(TrackedGameRow, Player)
            .join(Player, Player.id == TrackedGameRow.player_id)
            .where(*self._compared(), ~_finished())
            .order_by(TrackedGameRow.detected_at.desc(), TrackedGameRow.id.desc())
            .limit(MOST)
        )

    def _compared(self) -> list[ColumnElement[bool]]:
        game = TrackedGameRow
        over_at = func.coalesce(game.ended_at, game.detected_at)
        first, last = self.work or (self.until, self.since)
        return [
            game.detected_at >= self.since - LONGEST_GAME,
            over_at >= max(self.since, first),
            over_at <= last,
            game.completed_at >= self.since,
            game.completed_at < self.until,
            is_completed,
            _own_game(),
        ]


def _finished() -> ColumnElement[bool]:
    """Whether the old model brought a tracked game to its end. The old service has told of each
    that has its NOT_IN_GAME row, whether or not the result was stored with it."""
    return exists().where(
        GameState.player_id == TrackedGameRow.player_id,
        GameState.game_id == TrackedGameRow.game_id,
        has_status(GameState.status, NOT_IN_GAME),
        or_(GameState.origin.is_(None), GameState.game_result_data.is_not(None)),
        _own_state(),
    )


def _own_state() -> ColumnElement[bool]:
    return or_(GameState.origin.is_(None), GameState.origin != ORIGIN)


def _own_game() -> ColumnElement[bool]:
    return or_(TrackedGameRow.source.is_(None), TrackedGameRow.source != ORIGIN)
