"""The new model's turns: how long they took, when none ran, and how fresh their looks were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.followed import is_followed, is_gone
from tracking.database.models import LoopRun, Player
from tracking.domain.percentiles import p95, weighted_p95
from tracking.health.figures import LoopPace, Pace

Span = tuple[datetime, datetime]

LONGEST_PAUSE = 3
"""So many intervals in which no loop ran: the process was down. Some of them that do not run while
another does are no such thing."""

ENOUGH_RUNS = 20
"""Turns of a loop; its durations below that say little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One turn, as it was written down."""

    loop: str
    started_at: datetime
    seconds: float
    ok: bool
    look_age: float | None
    promise: float | None

    @property
    def ended_at(self) -> datetime:
        return self.started_at + timedelta(seconds=self.seconds)


async def loop_runs(session: AsyncSession, *, since: datetime, loops: Sequence[str]) -> list[Run]:
    """The turns since then in the order they began, whichever role they ran in: only the new
    model has these loops."""
    rows = await session.execute(
        select(
            LoopRun.loop,
            LoopRun.started_at,
            LoopRun.duration_ms,
            LoopRun.outcome,
            LoopRun.detail["look_age"].as_float().label("look_age"),
            LoopRun.detail["promise"].as_float().label("promise"),
        )
        .where(LoopRun.loop.in_(loops), LoopRun.started_at >= since)
        .order_by(LoopRun.started_at, LoopRun.id)
    )
    return [
        Run(
            loop=row.loop,
            started_at=row.started_at,
            seconds=row.duration_ms / 1000,
            ok=row.outcome == "ok",
            look_age=row.look_age,
            promise=row.promise,
        )
        for row in rows
    ]


async def ran_before(session: AsyncSession, at: datetime) -> bool:
    """Whether the new model was there already."""
    return (
        await session.scalar(
            select(LoopRun.id).where(LoopRun.loop == "completion", LoopRun.started_at < at).limit(1)
        )
    ) is not None


def down_times(
    runs: Sequence[Run],
    *,
    since: datetime,
    now: datetime,
    intervals: Mapping[str, float],
    was_there: bool,
) -> list[Span]:
    """When the process did not run. Before its first turn of all it was not down: it was not there
    yet (`was_there`: a turn is known from before `since`)."""
    longest = timedelta(seconds=LONGEST_PAUSE * min(intervals[name] for name in ALWAYS))
    turns = [(run.started_at, run.ended_at) for run in runs if run.loop in ALWAYS]
    others = [run.started_at for run in runs if run.loop not in ALWAYS]
    last = since if was_there else None
    found = []
    for began_at, ended_at in (*turns, (now, now)):
        if last is not None and _is_absence(last, began_at, longest, others):
            found.append((last, began_at))
        last = max(last or ended_at, ended_at)
    return found


def _is_absence(
    last: datetime, until: datetime, longest: timedelta, others: Sequence[datetime]
) -> bool:
    """Whether none of the `others` turned in between. At a start all loops turn at once: in
    whichever order, that is the end of an absence."""
    between = (last + longest < other < until - longest for other in others)
    return until - last > longest and not any(between)


ALWAYS = ("detection", "completion")
"""The loops whose every turn is written down, also one that had nothing to do."""


def overlaps(spans: Sequence[Span], begin: datetime, end: datetime) -> bool:
    """Whether one of the spans touches the time between."""
    return any(a < end and begin < b for a, b in spans)


def pace(
    runs: Sequence[Run],
    *,
    now: datetime,
    intervals: Mapping[str, float],
    down: Sequence[Span],
    ages: Sequence[float],
) -> Pace:
    """The loops' durations, and how old the players' last looks were against what was promised;
    `ages` are those of now, in seconds."""
    promises = [r.promise for r in runs if r.loop == "detection" and r.promise is not None]
    return Pace(
        loops=[_loop(runs, name, interval, now, down) for name, interval in intervals.items()],
        players=len(ages),
        look_age_p95=weighted_p95(_look_ages(runs, now=now, down=down, ages=ages)),
        look_promise=p95(promises),
    )


def _loop(
    runs: Sequence[Run], name: str, interval: float, now: datetime, down: Sequence[Span]
) -> LoopPace:
    mine = [run for run in runs if run.loop == name]
    enough = ENOUGH_RUNS
    if name not in ALWAYS and runs:
        # Seldom at work, and a turn with nothing to do is not written down.
        at_least = int((now - runs[0].started_at).total_seconds() / interval / 2)
        enough = max(1, min(ENOUGH_RUNS, at_least))
    return LoopPace(
        name=name,
        runs=len(mine),
        enough=enough,
        p95_seconds=p95([run.seconds for run in mine]) or 0.0,
        interval=interval,
        failed=sum(not run.ok for run in mine),
        without_success=_without_success(runs, mine, now, down),
    )


def _without_success(
    runs: Sequence[Run], mine: Sequence[Run], now: datetime, down: Sequence[Span]
) -> float:
    """Since its last turn that came to its end, or since any loop's first turn; without the time
    the process was down."""
    last = max((run.ended_at for run in mine if run.ok), default=None)
    if last is None:
        last = min((run.started_at for run in runs), default=now)
    gone = sum((max(last, b) - max(last, a)).total_seconds() for a, b in down)
    return max(0.0, (now - last).total_seconds() - gone)


def _look_ages(
    runs: Sequence[Run], *, now: datetime, down: Sequence[Span], ages: Sequence[float]
) -> list[tuple[float, float]]:
    """(age, seconds for which it stands): what a turn found when it began is true of the time
    since the turn before, in which nobody was looked at. Not of a time without a process."""
    looks = [
        (run.started_at, run.look_age)
        for run in runs
        if run.loop == "detection" and run.look_age is not None
    ]
    if (present := p95(ages)) is not None:
        looks.append((now, present))
    found = []
    for (before, _), (at, age) in pairwise(looks):
        if not overlaps(down, before, at):
            # Where the look is younger, turns came in between that said nothing of it.
            found.append((age, min((at - before).total_seconds(), max(age, 1.0))))
    return found


async def look_ages(session: AsyncSession, now: datetime) -> list[float]:
    """How old the last look at each player is who can be looked at, in seconds."""
    rows = await session.scalars(
        select(Player.looked_at).where(
            is_followed, Player.platform.is_not(None), ~is_gone, Player.looked_at.is_not(None)
        )
    )
    return [(now - at).total_seconds() for at in rows if at is not None]
