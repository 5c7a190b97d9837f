"""The figures of the new model, read from the database; the same on SQLite and PostgreSQL.

Functions take a session and only read. Each is bounded by the window and by what it loads, so that
a report answers within two seconds on a large database.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import LoopRun, Player, TrackedGameRow
from tracking.domain.games import GameStatus
from tracking.health.figures import Completion, Retries
from tracking.health.runs import Span, overlaps

IN_TIME = timedelta(minutes=5)

PRIVATE = "Riot keeps the records of this game private"
"""How `last_error` begins where a record is private (`tracking.polling.completion`)."""

RECOVERED = "recover"
"""`source` of rows that were back-filled: no model's own work."""

MOST_NAMED = 20
"""Games that are named one by one; more are not read by anybody."""

ROLE_HOLDS = timedelta(days=1)
"""So long who announced last is taken to do so still, though no process runs."""

LONGEST_GAME = timedelta(hours=12)
"""No game was detected longer before its end."""


# Not by the index on the status, which nearly every row has: SQLite would prefer it to one on time.
is_completed = func.coalesce(TrackedGameRow.status, "") == GameStatus.COMPLETED.value
"""Whether a game has its result, for what reads a window of time."""


async def emits(session: AsyncSession, since: datetime, now: datetime) -> bool:
    """Whether the new model announces: it, not the old one, polled last in the announcing role.
    Also where that is longer ago than a short window."""
    loop = await session.scalar(
        select(LoopRun.loop)
        .where(
            LoopRun.role == "bot",
            LoopRun.loop.in_(("detection", "polling")),
            LoopRun.started_at >= min(since, now - ROLE_HOLDS),
        )
        .order_by(LoopRun.started_at.desc())
        .limit(1)
    )
    return loop == "detection"


async def completion(
    session: AsyncSession,
    *,
    since: datetime,
    now: datetime,
    down: Sequence[Span],
) -> Completion:
    """Of the games that spectator showed and that are over: how soon their result came."""
    row = TrackedGameRow
    over = func.coalesce(row.ended_at, row.held_over_at)
    rows = await session.execute(
        select(row.detected_at, over.label("over_at"), row.completed_at, row.last_error).where(
            row.detected_at >= since - LONGEST_GAME,
            over >= since - IN_TIME,
            or_(row.source.is_(None), row.source == "spectator"),
        )
    )
    judged = in_time = private = while_down = 0
    for game in rows:
        begins = max(game.over_at, game.detected_at)
        until = begins + IN_TIME
        if begins < since or until >= now:
            continue
        if (game.last_error or "").startswith(PRIVATE):
            private += 1
            continue
        soon = game.completed_at is not None and game.completed_at <= until
        if not soon and overlaps(down, begins, until):
            while_down += 1
            continue
        judged += 1
        in_time += soon
    return Completion(
        ended=judged,
        in_time=in_time,
        private=private,
        while_down=while_down,
        down_seconds=sum((b - a).total_seconds() for a, b in down),
    )


async def retries(session: AsyncSession, *, since: datetime) -> Retries:
    """Games detected in the window, and those of them with a retry counted."""
    row = TrackedGameRow
    found = await session.execute(
        select(func.count(), func.count().filter(row.retry_count > 0)).where(
            row.detected_at >= since, or_(row.source.is_(None), row.source != RECOVERED)
        )
    )
    games, retried = found.one()
    return Retries(games=games, retried=retried)


async def stuck(session: AsyncSession, *, now: datetime, most_retries: int) -> int:
    """Games that did not finish by themselves (house.md, "The way of a game")."""
    row = TrackedGameRow
    return (
        await session.scalar(
            select(func.count()).where(
                row.status == GameStatus.ACTIVE.value,
                or_(
                    row.retry_count >= most_retries,
                    row.detected_at < now - timedelta(hours=3),
                ),
            )
        )
    ) or 0


async def high_retries(session: AsyncSession, *, since: datetime) -> tuple[int, int]:
    """Games of the window with three retries or more, and all of the window."""
    row = TrackedGameRow
    found = await session.execute(
        select(func.count().filter(row.retry_count >= 3), func.count()).where(
            row.detected_at >= since, or_(row.source.is_(None), row.source != RECOVERED)
        )
    )
    high, games = found.one()
    return high, games


async def without_result(session: AsyncSession, *, since: datetime) -> int:
    """Completed games without a result."""
    counted = select(func.count()).select_from(TrackedGameRow).where(*_without_result(since))
    return await session.scalar(counted) or 0


async def named_without_result(session: AsyncSession, *, since: datetime) -> list[str]:
    """The same, newest first, a sentence each; a bounded number of them."""
    row = TrackedGameRow
    rows = await session.execute(
        select(row.platform, row.game_id, Player.game_name, Player.tag_line)
        .join(Player, Player.id == row.player_id)
        .where(*_without_result(since))
        .order_by(row.completed_at.desc())
        .limit(MOST_NAMED)
    )
    return [
        f"{each.platform or ''}_{each.game_id} of {each.game_name}#{each.tag_line} is completed "
        "without a result"
        for each in rows
    ]


def _without_result(since: datetime) -> tuple[ColumnElement[bool], ...]:
    row = TrackedGameRow
    return (
        is_completed,
        row.game_result_data.is_(None),
        row.completed_at >= since,
    )
