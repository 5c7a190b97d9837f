from datetime import timedelta
from typing import cast

import pytest
from sqlalchemy import select
from sqlalchemy.orm import undefer

from tests.tracking.polling.riot import ScriptedRiot
from tracking.database.models import Guild, Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.polling.service import GameCentricPollingService
from tracking.riot.client import RiotClient
from tracking.settings import Settings


class World:
    """The turns on a real database, a scripted Riot and a clock that the test moves."""

    def __init__(self, database, clock):
        self.database = database
        self.clock = clock
        self.riot = ScriptedRiot()
        self.settings = Settings(use_game_centric_model=True)
        self.restart()

    def restart(self):
        self.service = GameCentricPollingService(
            database=self.database,
            riot=cast(RiotClient, self.riot),
            settings=self.settings,
            clock=self.clock,
        )

    async def follow(self, *names, guild=1, channel=10, platform="EUW1"):
        now = self.clock.now()
        async with self.database.write() as session:
            if await session.get(Guild, guild) is None:
                session.add(Guild(id=guild, name="Guild", channel_id=channel, joined_at=now))
                await session.flush()
            for name in names:
                player = await session.scalar(select(Player).where(Player.lol_puuid == name))
                if player is None:
                    player = Player(
                        game_name=name.title(),
                        tag_line="EUW",
                        platform=platform,
                        lol_puuid=name,
                        tft_puuid=name,
                    )
                    session.add(player)
                    await session.flush()
                session.add(Subscription(guild_id=guild, player_id=player.id, created_at=now))

    async def detect(self, seconds=30.0):
        self.clock.shift(seconds)
        return await self.service.detection_turn()

    async def complete(self, seconds=60.0):
        self.clock.shift(seconds)
        return await self.service.completion_turn()

    async def compare(self, seconds=700.0):
        self.clock.shift(seconds)
        return await self.service.history_turn()

    async def rank(self, seconds=15.0):
        self.clock.shift(seconds)
        return await self.service.ranks_turn()

    async def games(self):
        """{(player, game id): row}"""
        async with self.database.read() as session:
            rows = await session.execute(
                select(Player.lol_puuid, TrackedGameRow)
                .join(TrackedGameRow, TrackedGameRow.player_id == Player.id)
                .options(undefer(TrackedGameRow.raw_api_response))
            )
            return {(puuid, int(row.game_id)): row for puuid, row in rows}

    async def announcements(self):
        async with self.database.read() as session:
            return list(await session.scalars(select(Announcement).order_by(Announcement.id)))

    def ago(self, **delta):
        return self.clock.now() - timedelta(**delta)


@pytest.fixture
def world(database, clock):
    return World(database, clock)
