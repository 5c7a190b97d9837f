"""The bot, a Riot and a Discord in one process, on a clock that the test moves.

The bot is wired as `bot.app` wires it, but its turns are taken by the test.
"""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp
from aiohttp import web

from bot.announcer import Announcer
from bot.app import riot_client
from bot.charts import Charts
from bot.client import TrackerBot
from bot.discord_session import use_discord_at
from bot.operators import loop_intervals
from bot.services import Operations, Services
from simulators.discord import LocalDiscord, Permission
from simulators.riot import DEFAULT_KEY, LocalRiot
from simulators.riot.endpoints import ENDPOINTS
from tests.bot.waiting import until
from tests.support.clock import FakeClock
from tests.support.databases import migrated_sqlite
from tests.support.discord_addresses import addresses_kept
from tracking.accounts import Accounts, Proofs
from tracking.casework import Casework
from tracking.clock import SystemClock
from tracking.database.engine import Database
from tracking.players import Players
from tracking.polling.service import GameCentricPollingService
from tracking.privacy import Privacy
from tracking.recaps import Recaps
from tracking.settings import Settings

_OPERATIONS = {f"/{{route}}{endpoint.path}": endpoint.name for endpoint in ENDPOINTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class RiotAnswer:
    """What the local Riot said, as it went over the line."""

    operation: str
    """As Riot's schema names it, `match-v5.getMatch`; empty where there is no such path."""
    status: int
    body: bytes


class Hurried(SystemClock):
    """True time in which waits are a hundredth as long: nobody moves the test's clock while a
    command is answered, and Riot's faults are tried again after seconds."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds / 100)


class WatchedRiot(LocalRiot):
    """Keeps every answer."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.told: list[RiotAnswer] = []

    def _app(self) -> web.Application:
        app = super()._app()
        app.middlewares.append(self._watch)
        return app

    @property
    def _watch(self) -> Any:
        @web.middleware
        async def watch(
            request: web.Request, handler: Callable[[web.Request], Awaitable[web.StreamResponse]]
        ) -> web.StreamResponse:
            response = await handler(request)
            resource = request.match_info.route.resource
            assert isinstance(response, web.Response)
            assert isinstance(response.body, bytes)
            self.told.append(
                RiotAnswer(
                    operation=_OPERATIONS.get(resource.canonical, "") if resource else "",
                    status=response.status,
                    body=response.body,
                )
            )
            return response

        return watch


@dataclass(kw_only=True)
class Stage:
    """Everything that plays a part."""

    clock: FakeClock
    riot: WatchedRiot
    discord: LocalDiscord
    database: Database
    bot: TrackerBot
    service: GameCentricPollingService
    recaps: Recaps
    announcer: Announcer
    guild: Any
    here: Any
    results: Any
    admin: Any
    member: Any

    async def admin_says(self, path: str, /, **options: Any) -> Any:
        return await self.discord.slash(self.admin, self.here, path, **options)

    async def member_says(self, path: str, /, **options: Any) -> Any:
        """Also what Discord would not have shown him: a server may allow commands to anybody."""
        return await self.discord.slash(self.member, self.here, path, force=True, **options)

    async def turns(self, seconds: float) -> None:
        """Time passes, then each turn is taken once; each does only what is due."""
        self.clock.shift(seconds)
        await self.service.detection_turn()
        await self.service.history_turn()
        await self.service.completion_turn()
        await self.service.ranks_turn()
        await self.recaps.turn()
        await self.announcer.turn()


@asynccontextmanager
async def staged(folder: Path, **changed: Any) -> AsyncIterator[Stage]:
    """The stage with the bot on it, connected; `changed` are settings."""
    clock = FakeClock()
    async with AsyncExitStack() as stack:
        riot = WatchedRiot(limits=None, clock=lambda: clock.now().timestamp())
        await stack.enter_async_context(riot)
        discord = await stack.enter_async_context(LocalDiscord(clock=clock))
        settings = Settings(
            discord_token=discord.token,
            discord_api_url=discord.api_url,
            discord_gateway_url=discord.gateway_url,
            riot_api_key=DEFAULT_KEY,
            riot_api_url=riot.url_template,
            database_url=await migrated_sqlite(folder),
            use_game_centric_model=True,
            **changed,
        )
        stack.enter_context(addresses_kept())
        use_discord_at(settings)
        database = Database(settings.database_url)
        stack.push_async_callback(database.close)
        http = await stack.enter_async_context(aiohttp.ClientSession())
        client = riot_client(settings, http, Hurried(), None)
        players = Players(database, client, clock, settings.max_players_per_guild)
        guild = discord.add_guild("Otter Den")
        here, results = (discord.add_channel(guild, name) for name in ("here", "results"))
        service = GameCentricPollingService(
            database=database, riot=client, settings=settings, clock=clock
        )
        casework = Casework(
            database=database,
            riot=client,
            clock=clock,
            completion=service.completion,
            max_retries=settings.max_result_retries,
        )
        charts = Charts()
        stack.push_async_callback(charts.close)
        proofs = Proofs(database, client, clock)
        services = Services(
            database=database,
            players=players,
            proofs=proofs,
            accounts=Accounts(database, client, clock, proofs),
            privacy=Privacy(database=database, clock=clock),
            casework=casework,
            clock=clock,
            charts=charts,
            operations=Operations(intervals=loop_intervals(settings)),
        )
        bot = await _connected(services, discord, stack)
        yield Stage(
            clock=clock,
            riot=riot,
            discord=discord,
            database=database,
            bot=bot,
            service=service,
            recaps=Recaps(database=database, clock=clock),
            announcer=Announcer(
                database=database,
                clock=clock,
                client=lambda: bot,
                max_age=timedelta(hours=settings.announce_max_age_hours),
            ),
            guild=guild,
            here=here,
            results=results,
            admin=discord.add_user("admin", guild, permissions=Permission.MANAGE_GUILD),
            member=discord.add_user("member", guild),
        )


async def _connected(
    services: Services, discord: LocalDiscord, stack: AsyncExitStack
) -> TrackerBot:
    bot = TrackerBot(services)
    bot._connection.guild_ready_timeout = 0.02
    task = asyncio.create_task(bot.start(discord.token))
    stack.push_async_callback(asyncio.wait, [task])
    stack.push_async_callback(bot.close)
    await until(lambda: bot.is_ready() or task.done())
    if task.done():
        task.result()
    return bot


def template(path: str) -> str:
    """The path of a request to Discord, with `{}` for what names one thing."""
    path = re.sub(r"/(interactions|webhooks)/(\d+)/[^/]+", r"/\1/{}/{}", path)
    return re.sub(r"(?<=/)\d+(?=/|$)", "{}", path)
