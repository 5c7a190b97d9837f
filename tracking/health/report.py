"""All figures over one window."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.health import metrics
from tracking.health.accuracy import event_accuracy
from tracking.health.figures import Figures, Parity
from tracking.health.loss import data_loss


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
    role = await metrics.role_that_polls(session, since) or "shadow"
    down = await metrics.down_times(
        session, role=role, since=since, now=now, interval=intervals["completion"]
    )
    return Figures(
        since=since,
        until=now,
        emits=await metrics.emits(session, since),
        parity=parity,
        completion=await metrics.completion(session, since=since, now=now, down=down),
        accuracy=await event_accuracy(session, since=since),
        loss=await data_loss(session, role=role, since=since, now=now),
        pace=await metrics.pace(session, role=role, since=since, now=now, intervals=intervals),
        retries=await metrics.retries(session, since=since),
    )
