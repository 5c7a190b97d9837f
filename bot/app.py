"""The composition root: open, wire, run, close in reverse."""

import asyncio
import logging
import signal
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

import aiohttp

from bot import models
from bot.announcer import Announcer
from bot.boards import Boards
from bot.charts import Charts
from bot.client import TrackerBot
from bot.discord_session import DiscordSession, use_discord_at
from bot.health_server import Health, serve_health
from bot.loops import LONGEST_TURN, TurnLoop, watch
from bot.models import Turn, take_over
from bot.opening import open_database
from bot.operators import loop_intervals
from bot.pulse import INTERNAL, Pulse
from bot.services import Operations, Services
from bot.shares import tell_of_shares, withdraw_share
from tracking import logs
from tracking.accounts import Accounts, Proofs
from tracking.casework import Casework
from tracking.clock import Clock, SystemClock
from tracking.database.engine import Database
from tracking.database.guard import Keep, Role
from tracking.players import Players
from tracking.polling.service import GameCentricPollingService
from tracking.privacy import Privacy
from tracking.riot.client import ApiKeys, RiotClient
from tracking.settings import Settings, reload_keys

log = logging.getLogger(__name__)

ANNOUNCE_SECONDS = 1.0
BOARDS_SECONDS = 15.0
"""How often is looked which leaderboards are due; each is edited every few minutes at most."""

LONGEST_HISTORY = 3600.0
"""After a long absence the match lists of everybody are behind, and the personal key is slow."""

STOP_SECONDS = 6.5
"""After so long of a stop the process is ended: it has eight seconds, and last words take one."""


def api_keys(settings: Settings) -> ApiKeys:
    """One key for both games, or one each."""
    lol = settings.riot_api_key.get_secret_value() if settings.riot_api_key else ""
    tft = settings.tft_riot_api_key
    return ApiKeys(lol, tft.get_secret_value() if tft else lol)


def riot_client(
    settings: Settings, session: aiohttp.ClientSession, clock: Clock, config_file: Path | None
) -> RiotClient:
    """The Riot client as configured; a refused key is looked up again in the configuration."""

    def refresh() -> ApiKeys:
        fresh = reload_keys(settings, config_file)
        # The log masks what it was told of at the start, so a new key is told of too.
        logs.hide(fresh.secrets())
        return api_keys(fresh)

    return RiotClient(
        session=session,
        url_template=settings.riot_api_url,
        keys=api_keys(settings),
        clock=clock,
        budget_share=settings.riot_budget_share,
        refresh=refresh,
    )


async def run(settings: Settings, config_file: Path | None) -> None:
    """Run the bot until a signal stops it, at whatever point it stands. Raises ConfigurationError
    and AlreadyRunning."""
    clock, pulse = SystemClock(), Pulse()
    pulse.start()
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    work = asyncio.create_task(_run(settings, config_file, clock, pulse), name="bot")
    stopped = asyncio.create_task(stop.wait(), name="stop")
    beating = asyncio.create_task(pulse.beat(clock), name="pulse")
    await asyncio.wait([work, stopped], return_when=asyncio.FIRST_COMPLETED)
    # Also what this function does not see counts: the interpreter joins its threads at the end.
    pulse.ends_within(STOP_SECONDS, 0 if stop.is_set() else INTERNAL)
    stopped.cancel()
    beating.cancel()
    work.cancel()
    try:
        await work
    except asyncio.CancelledError:
        if not stop.is_set():
            raise
    log.info("stopped")


async def _run(settings: Settings, config_file: Path | None, clock: Clock, pulse: Pulse) -> None:
    role: Role = "bot" if settings.emit_events else "shadow"
    async with AsyncExitStack() as stack:
        database = Database(settings.database_url)
        stack.push_async_callback(database.close)
        health = Health(database=database, clock=clock)
        served = False

        async def serve() -> None:
            nonlocal served
            if not served:
                served = True
                server = serve_health(health, host=settings.health_host, port=settings.health_port)
                await stack.enter_async_context(server)

        roles: list[Role] = [role] if settings.use_game_centric_model else [role, "legacy"]
        keeps = await open_database(stack, database, roles=roles, clock=clock, meanwhile=serve)
        await models.demand_its_tables(settings, database)
        if settings.emit_events and settings.operator_channel_id is None:
            log.info("OPERATOR_CHANNEL_ID is not set: the operator is told in the log only")
        http = await stack.enter_async_context(aiohttp.ClientSession())
        riot = riot_client(settings, http, clock, config_file)
        service = GameCentricPollingService(
            database=database, riot=riot, settings=settings, clock=clock
        )
        charts = Charts()
        stack.push_async_callback(charts.close)
        discord = _discord(settings, service, database, riot, clock, charts)
        await take_over(settings, database, clock)
        stack.push_async_callback(withdraw_share, database, role)
        await tell_of_shares(settings, database, clock, role)
        turns = models.turns(settings, service, database=database, riot=riot, clock=clock)
        loops = _loops(turns, settings, discord, database, clock, role)
        health.begin(loops, discord)
        await serve()
        await _keep_running(loops, discord, clock, keeps, pulse)


def _discord(
    settings: Settings,
    service: GameCentricPollingService,
    database: Database,
    riot: RiotClient,
    clock: Clock,
    charts: Charts,
) -> DiscordSession | None:
    """None in shadow mode: two processes on one token would both answer commands."""
    if not settings.emit_events or settings.discord_token is None:
        return None
    use_discord_at(settings)
    proofs = Proofs(database, riot, clock)
    services = Services(
        database=database,
        players=Players(database, riot, clock, settings.max_players_per_guild),
        proofs=proofs,
        accounts=Accounts(database, riot, clock, proofs),
        privacy=Privacy(database=database, clock=clock),
        casework=Casework(
            database=database,
            riot=riot,
            clock=clock,
            completion=service.completion,
            max_retries=settings.max_result_retries,
        ),
        clock=clock,
        charts=charts,
        operations=Operations(
            guild_id=settings.operator_guild_id, intervals=loop_intervals(settings)
        ),
    )
    return DiscordSession(
        token=settings.discord_token.get_secret_value(),
        new_client=lambda: TrackerBot(services),
        clock=clock,
    )


def _loops(
    turns: list[Turn],
    settings: Settings,
    discord: DiscordSession | None,
    database: Database,
    clock: Clock,
    role: str,
) -> list[TurnLoop]:
    if discord is not None:
        announcer = Announcer(
            database=database,
            clock=clock,
            client=lambda: discord.client,
            max_age=timedelta(hours=settings.announce_max_age_hours),
            operator_channel_id=settings.operator_channel_id,
        )
        boards = Boards(database=database, clock=clock, client=lambda: discord.client)
        turns = [
            *turns,
            Turn(name="announcer", run=announcer.turn, seconds=ANNOUNCE_SECONDS),
            Turn(name="boards", run=boards.turn, seconds=BOARDS_SECONDS),
        ]
    return [
        TurnLoop(
            turn.name,
            turn.run,
            seconds=turn.seconds,
            database=database,
            clock=clock,
            role=role,
            record_idle=turn.record_idle,
            longest=LONGEST_HISTORY if turn.name == "history" else LONGEST_TURN,
        )
        for turn in turns
    ]


async def _keep_running(
    loops: list[TurnLoop],
    discord: DiscordSession | None,
    clock: Clock,
    keeps: list[Keep],
    pulse: Pulse,
) -> None:
    """Run everything until it is cancelled, or until something ends that must not."""
    tasks = [
        asyncio.create_task(watch(loops, clock), name="watchdog"),
        *(asyncio.create_task(keep(clock), name="role guard") for keep in keeps),
    ]
    if discord is not None:
        tasks.append(asyncio.create_task(discord.run(), name="discord session"))
    for loop in loops:
        loop.start()
    log.info("running: %s", ", ".join(f"{loop.name} every {loop.seconds:g} s" for loop in loops))
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
        raise RuntimeError(f"the {done.pop().get_name()} ended by itself")
    finally:
        pulse.ends_within(STOP_SECONDS, INTERNAL)
        tasks[0].cancel()
        # The loops before Discord: a post that is on its way may still arrive.
        await asyncio.gather(*(loop.stop() for loop in loops), return_exceptions=True)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
