"""What the new model had open when it was switched off, brought to its end under the old one."""

from datetime import timedelta

from sqlalchemy import exists, select

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.database.models import LoopRun, TrackedGameRow
from tracking.domain.games import GameStatus
from tracking.polling.completion import Completion

SHADOW_RUNS = timedelta(minutes=10)
"""A shadow that looked for games so lately is at work, and brings the open games to their end."""


class Leftovers:
    """The completion of the games that were open when this process started, and of no other: what
    a shadow finds beside the old model is not announced."""

    def __init__(self, *, database: Database, completion: Completion, clock: Clock) -> None:
        self._database = database
        self._completion = completion
        self._clock = clock
        self._open: set[int] | None = None

    async def turn(self) -> dict[str, int]:
        """Run one completion turn over them; nothing once all have ended."""
        if self._open is None:
            self._open = await self._open_now()
        return await self._completion.turn(only=self._open) if self._open else {}

    async def _open_now(self) -> set[int]:
        shadow = exists().where(
            LoopRun.role == "shadow",
            LoopRun.loop == "detection",
            LoopRun.started_at >= self._clock.now() - SHADOW_RUNS,
        )
        async with self._database.read() as session:
            return set(
                await session.scalars(
                    select(TrackedGameRow.id).where(
                        TrackedGameRow.status == GameStatus.ACTIVE.value, ~shadow
                    )
                )
            )
