"""The figures of the new model, read from the database; the same on SQLite and PostgreSQL.

Functions take a session and only read. Each is bounded by the window and by what it loads, so that
a report answers within two seconds on a large database.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.followed import is_followed
from tracking.database.models import LoopRun, Player, TrackedGameRow
from tracking.domain.games import GameStatus
from tracking.domain.percentiles import p95
from tracking.health.figures import Completion, LoopPace, Pace, Retries

IN_TIME = timedelta(minutes=5)

PRIVATE = "Riot keeps the records of this game private"
"""How `last_error` begins where a record is private (`tracking.polling.completion`)."""

RECOVERED = "recover"
"""`source` of rows that were back-filled: no model's own work."""

LONGEST_PAUSE = 5
"""So many intervals without a turn: the process was down, not slow."""


async def role_that_polls(session: AsyncSession, since: datetime) -> str | None:
    """The role of the new model's newest detection turn: `bot` or `shadow`; None: none ran."""
    return await session.scalar(
        select(LoopRun.role)
        .where(LoopRun.loop == "detection", LoopRun.started_at >= since)
        .order_by(LoopRun.started_at.desc())
        .limit(1)
    )


async def emits(session: AsyncSession, since: datetime) -> bool:
    """Whether the new model announces: it, not the old one, polled last in the announcing role."""
    loop = await session.scalar(
        select(LoopRun.loop)
        .where(
            LoopRun.role == "bot",
            LoopRun.loop.in_(("detection", "polling")),
            LoopRun.started_at >= since,
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
    down: Sequence[tuple[datetime, datetime]],
) -> Completion:
    """Of the games that spectator showed and that are over: how soon their result came."""
    row = TrackedGameRow
    over = func.coalesce(row.ended_at, row.held_over_at)
    rows = await session.execute(
        select(
            row.detected_at, over.label("over_at"), row.completed_at, row.status, row.last_error
        ).where(
            over >= since - IN_TIME,
            over.is_not(None),
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
        if not soon and any(a < until and begins < b for a, b in down):
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


async def down_times(
    session: AsyncSession, *, role: str, since: datetime, now: datetime, interval: float
) -> list[tuple[datetime, datetime]]:
    """When the completion turn did not run for much longer than its interval.

    Before its first turn of all times the process was not down: it was not there yet.
    """
    runs = await session.execute(
        select(LoopRun.started_at, LoopRun.duration_ms)
        .where(LoopRun.loop == "completion", LoopRun.role == role, LoopRun.started_at >= since)
        .order_by(LoopRun.started_at)
    )
    before = await session.scalar(
        select(LoopRun.id)
        .where(LoopRun.loop == "completion", LoopRun.role == role, LoopRun.started_at < since)
        .limit(1)
    )
    longest = timedelta(seconds=max(LONGEST_PAUSE * interval, 60.0))
    found = []
    last = since if before is not None else None
    for started, milliseconds in runs:
        if last is not None and started - last > longest:
            found.append((last, started))
        last = started + timedelta(milliseconds=milliseconds)
    if last is not None and now - last > longest:
        found.append((last, now))
    return found


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


async def pace(
    session: AsyncSession,
    *,
    role: str,
    since: datetime,
    now: datetime,
    intervals: Mapping[str, float],
) -> Pace:
    """The loops' durations, and how old the players' last looks are against what was promised."""
    runs = await session.execute(
        select(LoopRun.loop, LoopRun.duration_ms, LoopRun.outcome, LoopRun.detail).where(
            LoopRun.role == role, LoopRun.started_at >= since, LoopRun.loop.in_(list(intervals))
        )
    )
    took: dict[str, list[float]] = defaultdict(list)
    failed: dict[str, int] = defaultdict(int)
    promises: list[float] = []
    for name, milliseconds, outcome, detail in runs:
        took[name].append(milliseconds / 1000)
        failed[name] += outcome != "ok"
        if name == "detection" and (promise := _number(detail, "promise")) is not None:
            promises.append(promise)
    loops = [
        LoopPace(
            name=name,
            runs=len(took[name]),
            p95_seconds=p95(took[name]) or 0.0,
            interval=interval,
            failed=failed[name],
        )
        for name, interval in intervals.items()
        if took[name]
    ]
    ages = await _look_ages(session, now)
    return Pace(
        loops=loops,
        players=len(ages),
        look_age_p95=p95(ages),
        look_promise=p95(promises),
    )


async def _look_ages(session: AsyncSession, now: datetime) -> list[float]:
    rows = await session.scalars(
        select(Player.looked_at).where(
            is_followed,
            Player.platform.is_not(None),
            Player.problem.is_(None),
            Player.looked_at.is_not(None),
        )
    )
    return [(now - at).total_seconds() for at in rows if at is not None]


def _number(detail: Any, name: str) -> float | None:
    value = detail.get(name) if isinstance(detail, dict) else None
    return float(value) if isinstance(value, int | float) else None


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
    row = TrackedGameRow
    return (
        await session.scalar(
            select(func.count()).where(
                row.status == GameStatus.COMPLETED.value,
                row.game_result_data.is_(None),
                row.completed_at >= since,
            )
        )
    ) or 0
