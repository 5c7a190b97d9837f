"""A server that follows two players, and what the outbox does for it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from tests.support.clock import FakeClock
from tracking import outbox
from tracking.database.engine import Database
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.outbox import Claimed, FinishedGame

GUILD, CHANNEL = 1_000_000_000_000_000_001, 2_000_000_000_000_000_001
MAX_AGE = timedelta(hours=6)
MINUTE = timedelta(minutes=1)
WIN: Mapping[str, Any] = {"game": "lol", "version": 1, "outcome": "win"}


@dataclass
class World:
    """A server that follows two players in one channel, since an hour."""

    database: Database
    clock: FakeClock
    first: int
    second: int

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def game(self, game_id: str = "100", *players: int, **changes: Any) -> FinishedGame:
        values: dict[str, Any] = {
            "kind": Kind.RESULT,
            "key": GameKey(platform="EUW1", game_id=game_id),
            "game": Game.LOL,
            "queue_id": 420,
            "queue_name": "Ranked Solo/Duo",
            "ended_at": self.now - MINUTE,
            "duration_seconds": 1800,
            "results": dict.fromkeys(players or (self.first,), WIN),
        }
        return FinishedGame(**{**values, **changes})

    async def enqueue(self, event: FinishedGame, *, emit: bool = True) -> int:
        async with self.database.write() as session:
            return await outbox.enqueue(session, event, emit=emit, now=self.now, max_age=MAX_AGE)

    async def fold(self) -> int:
        async with self.database.write() as session:
            return await outbox.fold_stale(session, self.now, MAX_AGE)

    async def claim(self, limit: int = 10) -> list[Claimed]:
        async with self.database.write() as session:
            return await outbox.claim(session, self.now, limit)

    async def deliver(self, announcement_id: int, message_id: int = 1) -> None:
        async with self.database.write() as session:
            await outbox.delivered(session, announcement_id, message_id, self.now)

    async def rows(self) -> list[Announcement]:
        async with self.database.read() as session:
            rows = select(Announcement).where(Announcement.kind != Kind.NOTICE.value)
            return list(await session.scalars(rows.order_by(Announcement.id)))

    async def notices(self) -> list[str]:
        async with self.database.read() as session:
            rows = select(Announcement).where(Announcement.kind == Kind.NOTICE.value)
            found = await session.scalars(rows.order_by(Announcement.id))
            return [row.payload["text"] for row in found]

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]

    async def backlog(self) -> int:
        async with self.database.read() as session:
            return await outbox.backlog(session, self.now)


def named(event: Any) -> list[str]:
    return [line.game_name for line in event.players]
