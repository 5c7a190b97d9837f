"""All figures over one window."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.cleanup import is_archived
from tracking.health import metrics
from tracking.health.accuracy import event_accuracy
from tracking.health.figures import Figures, Parity
from tracking.health.loss import data_loss
from tracking.health.runs import down_times, look_ages, loop_runs, pace, ran_before


async def collect(
    session: AsyncSession,
    *,
    parity: Parity,
    now: datetime,
    hours: float,
    intervals: Mapping[str, float],
) -> Figures:
    """Measure the last `hours`; `intervals` are the loops' in seconds, by name."""
    since = now - timedelta(hours=hours)
    runs = await loop_runs(session, since=since, loops=tuple(intervals))
    down = down_times(
        runs,
        since=since,
        now=now,
        intervals=intervals,
        was_there=await ran_before(session, since),
    )
    ages = await look_ages(session, now)
    return Figures(
        since=since,
        until=now,
        emits=await metrics.emits(session, since, now),
        parity=parity,
        completion=await metrics.completion(session, since=since, now=now, down=down),
        accuracy=await event_accuracy(session, since=since),
        loss=await data_loss(session, since=since, now=now),
        pace=pace(runs, now=now, intervals=intervals, down=down, ages=ages),
        retries=await metrics.retries(session, since=since),
        down=tuple(down),
        archived=await is_archived(session),
    )
