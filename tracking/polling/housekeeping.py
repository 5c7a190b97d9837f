"""What is kept for a time only: Riot's records as they came, the runs of the loops, challenges that
are over, and players whom nobody follows."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select, update

from tracking.accounts import proof
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.models import LoopRun, TrackedGameRow
from tracking.polling.purge import Purge

LOOP_RUNS_KEPT = timedelta(days=30)

AT_ONCE = 500
"""Rows that one turn touches, so that it never holds SQLite's one write lock for long."""


class Housekeeping:
    """Drops a part of what is too old in each turn."""

    def __init__(self, *, database: Database, clock: Clock, raw_response_days: float) -> None:
        self._database = database
        self._clock = clock
        self._purge = Purge(database=database, clock=clock)
        self._raw_kept = timedelta(days=raw_response_days) if raw_response_days else None

    async def turn(self) -> dict[str, int]:
        """Run one turn; counts what was dropped."""
        now = self._clock.now()
        raw = 0 if self._raw_kept is None else await self._drop_raw(now - self._raw_kept)
        runs = await self._drop_runs(now - LOOP_RUNS_KEPT)
        async with self._database.write() as session:
            await proof.drop_old(session, now, AT_ONCE)
        return {"raw_dropped": raw, "runs_dropped": runs, "purged": await self._purge.turn()}

    async def _drop_raw(self, before: datetime) -> int:
        """The results and scoreboards stay: they are what outlives a record. What somebody has
        locked comes next time: who takes somebody out of records may wait for rows of ours."""
        old = (
            select(TrackedGameRow.id)
            .where(
                TrackedGameRow.completed_at < before, TrackedGameRow.raw_api_response.is_not(None)
            )
            .limit(AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        async with self._database.write() as session:
            ids = (await session.scalars(old)).all()
            await session.execute(
                update(TrackedGameRow)
                .where(TrackedGameRow.id.in_(ids))
                .values(raw_api_response=None)
                .execution_options(synchronize_session=False)
            )
            return len(ids)

    async def _drop_runs(self, before: datetime) -> int:
        old = select(LoopRun.id).where(LoopRun.started_at < before).limit(AT_ONCE)
        async with self._database.write() as session:
            dropped = await session.scalars(
                delete(LoopRun)
                .where(LoopRun.id.in_(old))
                .returning(LoopRun.id)
                .execution_options(synchronize_session=False)
            )
            return len(dropped.all())
