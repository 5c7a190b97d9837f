"""The turns at a local Riot, in time that the test passes."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from sqlalchemy import select

from simulators.riot import DEFAULT_KEY, Account, LocalRiot
from tests.support.clock import FakeClock
from tests.support.following import add_guild, add_player, subscribe
from tracking.clock import SystemClock
from tracking.database.engine import Database
from tracking.database.models import Guild, Player, TrackedGameRow
from tracking.database.outbox_models import Announcement, Notice
from tracking.polling.service import GameCentricPollingService
from tracking.riot.client import ApiKeys, RiotClient
from tracking.settings import Settings

APPLICATION = "simulated"
CHANNEL = 10


class Hurried(SystemClock):
    """True time in which the waits between tries are a thousandth as long."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds / 1000)


class Evening:
    """A server that follows people who play."""

    def __init__(self, database: Database, clock: FakeClock, riot: LocalRiot) -> None:
        self.database, self.clock, self.riot = database, clock, riot
        self.service: GameCentricPollingService

    def connect(self, http: aiohttp.ClientSession, url_template: str | None = None) -> None:
        """A new process, at this address of Riot's."""
        self.service = GameCentricPollingService(
            database=self.database,
            riot=RiotClient(
                session=http,
                url_template=url_template or self.riot.url_template,
                keys=ApiKeys(DEFAULT_KEY, DEFAULT_KEY),
                clock=Hurried(),
            ),
            settings=Settings(use_game_centric_model=True),
            clock=self.clock,
        )

    async def follow(self, name: str, platform: str = "EUW1") -> Account:
        """Somebody who is followed from now on."""
        account = self.riot.add_account(name, platform[:3], platform)
        async with self.database.write() as session:
            if await session.get(Guild, 1) is None:
                await add_guild(session, 1, self.clock.now(), channel_id=CHANNEL)
            puuid = account.puuid(APPLICATION)
            player = await add_player(
                session, name, account.tag_line, puuid=puuid, platform=platform
            )
            await subscribe(session, 1, player, self.clock.now())
        return account

    async def turns(self, seconds: float = 60) -> dict[str, Any]:
        """Time passes, then each turn is taken once; each does only what is due."""
        self.clock.shift(seconds)
        looks = await self.service.detection_turn()
        await self.service.history_turn()
        await self.service.completion_turn()
        await self.service.upkeep_turn()
        return looks

    async def minutes(self, count: float, every: float = 60) -> None:
        """So many minutes pass, with a turn each `every` seconds."""
        for _ in range(round(count * 60 / every)):
            await self.turns(every)

    async def rows(self) -> list[tuple[str, TrackedGameRow]]:
        """Each player's games, first seen first."""
        async with self.database.read() as session:
            found = await session.execute(
                select(Player.game_name, TrackedGameRow)
                .join(TrackedGameRow, TrackedGameRow.player_id == Player.id)
                .order_by(TrackedGameRow.id)
            )
            return [(name, row) for name, row in found]

    async def statuses(self) -> list[tuple[str, str]]:
        """Whose game stands where."""
        return [(name, row.status) for name, row in await self.rows()]

    async def retries(self) -> set[int]:
        """How many failed attempts games were charged with."""
        return {row.retry_count for _, row in await self.rows()}

    async def told(self) -> list[tuple[str, str, list[str]]]:
        """Of which games the channel is told, as what, and whom each names; in order of the games'
        numbers."""
        async with self.database.read() as session:
            rows = await session.scalars(
                select(Announcement)
                .where(Announcement.channel_id == CHANNEL)
                .order_by(Announcement.game_id)
            )
            return [
                (
                    f"{row.platform}_{row.game_id}",
                    row.kind,
                    sorted(each["game_name"] for each in row.payload["players"]),
                )
                for row in rows
            ]

    async def notices(self) -> list[Notice]:
        """What the operator was told of."""
        async with self.database.read() as session:
            return list(await session.scalars(select(Notice).order_by(Notice.id)))


@asynccontextmanager
async def evening_at(database: Database, clock: FakeClock) -> AsyncIterator[Evening]:
    """An evening, with its Riot at work."""
    riot = LocalRiot(limits=None, clock=lambda: clock.now().timestamp())
    async with riot, aiohttp.ClientSession() as http:
        evening = Evening(database, clock, riot)
        evening.connect(http)
        yield evening
