from datetime import timedelta
from typing import cast

import pytest
from sqlalchemy import select

from tests.tracking.polling.conftest import World
from tracking.database.models import GameState
from tracking.legacy.polling import PollingService
from tracking.legacy.recovery import Recovery
from tracking.riot.client import RiotClient


class OldWorld(World):
    """Both models on one database, the old one polling."""

    def restart(self):
        super().restart()
        self.old = PollingService(
            database=self.database,
            riot=cast(RiotClient, self.riot),
            settings=self.settings,
            clock=self.clock,
        )

    async def poll(self, seconds=30.0):
        self.clock.shift(seconds)
        return await self.old.polling_turn()

    async def states(self):
        """(status, game id, outcome) of each row, oldest first."""
        async with self.database.read() as session:
            rows = await session.scalars(select(GameState).order_by(GameState.id))
            return [
                (row.status, row.game_id, (row.game_result_data or {}).get("outcome"))
                for row in rows
            ]


@pytest.fixture
def world(database, clock):
    return OldWorld(database, clock)


@pytest.fixture
def recovery(world):
    return Recovery(database=world.database, clock=world.clock, young=timedelta(hours=24))
