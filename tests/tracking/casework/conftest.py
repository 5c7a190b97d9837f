from typing import cast

import pytest
from sqlalchemy import update

from tests.tracking.polling.conftest import World
from tests.tracking.polling.riot import key, live, record
from tracking.casework import Casework
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.games import GameKey
from tracking.outbox import State
from tracking.riot.client import RiotClient

OURS, THEIRS = 1, 2


class Desk(World):
    """The turns, and an admin's hands beside them."""

    def restart(self) -> None:
        super().restart()
        self.casework = Casework(
            database=self.database,
            riot=cast(RiotClient, self.riot),
            clock=self.clock,
            completion=self.service.completion,
            max_retries=3,
        )

    async def over(self, number: int = 1, *names: str) -> GameKey:
        """A game that was seen and is held over now; its record is not published."""
        names = names or ("otter",)
        for name in names:
            self.riot.live[name] = live(number, *names)
        await self.detect()
        self.riot.live.clear()
        await self.detect()
        await self.detect()
        return key(number)

    async def played(self, number: int = 1, **winners: bool) -> GameKey:
        """A game whose result is stored; the announcements are owed."""
        self.clock.shift(1900)
        self.riot.publish(record(number, self.ago(seconds=10), **(winners or {"otter": True})))
        await self.compare()
        return key(number)

    async def told(self, state: State, **values: object) -> None:
        """As if every announcement had come so far."""
        async with self.database.write() as session:
            await session.execute(update(Announcement).values(state=state.value, **values))

    async def pause(self, channel_id: int = 10) -> None:
        async with self.database.write() as session:
            session.add(
                PausedChannel(
                    channel_id=channel_id, reason="the bot may not", paused_at=self.clock.now()
                )
            )


@pytest.fixture
def desk(database, clock) -> Desk:
    return Desk(database, clock)
