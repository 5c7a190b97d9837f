"""How the loops run, whichever model they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import LoopRun
from tracking.domain.percentiles import p95

MOST_RUNS = 20_000
"""Turns that are read, the newest; a day of every loop is a third of that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopState:
    """One loop in one role, over a window."""

    role: str
    loop: str
    runs: int
    """Those that are written down: of some loops a turn with nothing to do is not."""
    failed: int
    p95_seconds: float
    last_at: datetime
    last_failed: bool
    error: str | None
    """What the newest failure said."""


async def loop_states(session: AsyncSession, *, since: datetime) -> list[LoopState]:
    """Every loop that ran since then, by role and name."""
    rows = await session.execute(
        select(
            LoopRun.role,
            LoopRun.loop,
            LoopRun.started_at,
            LoopRun.duration_ms,
            LoopRun.outcome,
            LoopRun.detail["error"].as_string().label("error"),
        )
        .where(LoopRun.started_at >= since)
        .order_by(LoopRun.started_at.desc(), LoopRun.id.desc())
        .limit(MOST_RUNS)
    )
    found: dict[tuple[str, str], list[tuple[datetime, int, bool, str | None]]] = {}
    for row in rows:
        turn = row.started_at, row.duration_ms, row.outcome != "ok", row.error
        found.setdefault((row.role, row.loop), []).append(turn)
    return [_state(role, loop, turns) for (role, loop), turns in sorted(found.items())]


def _state(
    role: str, loop: str, turns: Sequence[tuple[datetime, int, bool, str | None]]
) -> LoopState:
    """`turns`, newest first."""
    last_at, _, last_failed, _ = turns[0]
    return LoopState(
        role=role,
        loop=loop,
        runs=len(turns),
        failed=sum(failed for _, _, failed, _ in turns),
        p95_seconds=p95([milliseconds / 1000 for _, milliseconds, _, _ in turns]) or 0.0,
        last_at=last_at,
        last_failed=last_failed,
        error=next((error for _, _, failed, error in turns if failed), None),
    )
