"""A local Discord that discord.py is pointed at, on the test's own clock."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack
from typing import cast

import discord
import pytest
import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.charts import Charts
from bot.client import TrackerBot
from bot.operators import loop_intervals
from bot.services import Operations, Services
from bot.tries import trace
from simulators.discord import LocalDiscord
from tests.bot.waiting import until
from tests.bot.wiring import services_on
from tests.support.discord_addresses import addresses_kept
from tests.tracking.polling.riot import ScriptedRiot
from tracking.domain.games import Game
from tracking.polling.service import GameCentricPollingService
from tracking.riot.client import Account, RiotClient, Summoner
from tracking.riot.rate_limit import Priority
from tracking.settings import Settings


@pytest.fixture
def discord_addresses() -> Iterator[None]:
    """The test may change where discord.py looks for Discord."""
    with addresses_kept():
        yield


@pytest.fixture
async def local(clock, discord_addresses) -> AsyncIterator[LocalDiscord]:
    """A Discord of one's own; Discord forgets a nonce after three minutes there."""
    async with LocalDiscord(clock=clock, nonce_seconds=180) as started:
        Route.BASE = started.api_url
        Asset.BASE = started.cdn_url
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(started.gateway_url)
        yield started


class LoggedIn(discord.Client):
    """A client that is ready without a gateway: posting needs REST alone."""

    online = True

    def is_ready(self) -> bool:
        return self.online and not self.is_closed()


@pytest.fixture
async def client(local) -> AsyncIterator[LoggedIn]:
    """Logged in at the local Discord."""
    async with LoggedIn(intents=discord.Intents(guilds=True), http_trace=trace()) as logged_in:
        await logged_in.login(local.token)
        yield logged_in


class FakeRiot(ScriptedRiot):
    """Knows accounts by Riot ID, all of them in EUW."""

    def __init__(self) -> None:
        super().__init__()
        self.names = {"quiet otter#euw": ("Quiet Otter", "EUW")}
        self.icons: dict[str, int] = {}
        """By puuid; everybody else has 29."""

    async def account_by_riot_id(
        self, game_name: str, tag_line: str, *, game: Game, priority: Priority
    ) -> Account | None:
        found = self.names.get(f"{game_name}#{tag_line}".casefold())
        if found is None:
            return None
        return Account(puuid=f"puuid-{found[0]}", game_name=found[0], tag_line=found[1])

    async def region(self, puuid: str, *, game: Game, priority: Priority) -> str | None:
        return "EUW1"

    async def summoner(
        self, platform: str, puuid: str, *, game: Game, priority: Priority
    ) -> Summoner | None:
        icon = self.icons.get(puuid, 29)
        return Summoner(puuid=puuid, profile_icon_id=icon, level=30)


@pytest.fixture
def riot() -> FakeRiot:
    """Answers what the test says."""
    return FakeRiot()


@pytest.fixture
def polling(sqlite_database, riot, clock) -> GameCentricPollingService:
    """The turns, on the bot's database."""
    return GameCentricPollingService(
        database=sqlite_database,
        riot=cast(RiotClient, riot),
        settings=Settings(use_game_centric_model=True),
        clock=clock,
    )


@pytest.fixture
async def charts() -> AsyncIterator[Charts]:
    """Draws, in a process that ends with the test."""
    drawing = Charts()
    yield drawing
    await drawing.close()


@pytest.fixture
def operations() -> Operations:
    """There is no operators' server."""
    return Operations(intervals=loop_intervals(Settings()))


@pytest.fixture
def services(sqlite_database, riot, polling, clock, charts, operations) -> Services:
    """What the composition root hands to the bot."""
    return services_on(
        sqlite_database,
        cast(RiotClient, riot),
        clock,
        polling=polling,
        charts=charts,
        operations=operations,
    )


StartBot = Callable[[], Awaitable[TrackerBot]]


@pytest.fixture
async def start_bot(local, services) -> AsyncIterator[StartBot]:
    """Starts the bot, and another in its place where it is called again."""
    async with AsyncExitStack() as stack:

        async def start() -> TrackerBot:
            await stack.aclose()
            bot = TrackerBot(services)
            bot._connection.guild_ready_timeout = 0.02
            task = asyncio.create_task(bot.start(local.token))
            stack.push_async_callback(asyncio.wait, [task])
            stack.push_async_callback(bot.close)
            await until(lambda: bot.is_ready() or task.done())
            if task.done():
                task.result()
            return bot

        yield start


@pytest.fixture
def environment(sqlite_database, monkeypatch):
    """The environment of a process on the test's database; no token and no key."""
    for name in ("DISCORD_TOKEN", "RIOT_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{sqlite_database.path}")
    monkeypatch.setattr("bot.command_line.set_up_logging", lambda **_: None)
