"""The old model and a shadow beside it, each with half of a personal key's limits."""

import asyncio
from contextlib import AsyncExitStack
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest

from bot.app import riot_client
from simulators.riot import DEFAULT_KEY, PERSONAL, HeaderStyle, LocalRiot
from tests.support.following import add_guild, add_player, subscribe
from tracking.database.engine import Database
from tracking.legacy.polling import PollingService
from tracking.polling.service import GameCentricPollingService
from tracking.settings import Settings

QUICKER = 90
WINDOW = 120
"""The key's longest, in seconds of the quick clock."""
MOST_WINDOWS = 10
ASKED = 250
"""Of one platform two and a half times what the key may ask there in its longest window."""


class QuickClock:
    """True time, passing ninety times as fast: windows of 120 seconds are over in one and a third.

    Everybody here goes by it, Riot too, so that the limits are what they are."""

    def __init__(self):
        self._loop = asyncio.get_running_loop()
        self._began = self._loop.time()

    def monotonic(self):
        return (self._loop.time() - self._began) * QUICKER

    def now(self):
        return datetime(2026, 3, 1, 18, 0, tzinfo=UTC) + timedelta(seconds=self.monotonic())

    async def sleep(self, seconds):
        await asyncio.sleep(max(0.0, seconds) / QUICKER)


@pytest.fixture
async def stage(sqlite_database):
    """Forty players on one platform, which is more than the key can look at every 30 seconds."""
    clock = QuickClock()
    async with AsyncExitStack() as stack:
        riot = await stack.enter_async_context(
            LocalRiot(
                limits=PERSONAL,
                style=HeaderStyle(shuffle_windows=True),
                clock=lambda: clock.now().timestamp(),
            )
        )
        http = await stack.enter_async_context(aiohttp.ClientSession())
        accounts = [riot.add_account(f"Otter {number}", "EUW") for number in range(40)]
        async with sqlite_database.write() as session:
            guild = await add_guild(session, 1, clock.now(), channel_id=10)
            for account in accounts:
                player = await add_player(
                    session, account.game_name, puuid=account.puuid("simulated")
                )
                await subscribe(session, guild, player, clock.now())
        yield clock, riot, http, sqlite_database, accounts


def models(clock, riot, http, database: Database, share):
    """The turns of both processes; each has a Riot client and a share of its own."""
    turns: list[list[Any]] = []
    for emits in (True, False):
        settings = Settings(
            riot_api_key=DEFAULT_KEY,
            riot_api_url=riot.url_template,
            riot_budget_share=share,
            emit_events=emits,
        )
        client = riot_client(settings, http, clock, None)
        made = {"database": database, "riot": client, "settings": settings, "clock": clock}
        if emits:
            turns.append([PollingService(**made).polling_turn])
        else:
            new = GameCentricPollingService(**made)
            turns.append([new.detection_turn, new.history_turn, new.completion_turn])
    return turns


def asked(riot):
    """Of one platform: spectator there, which is most of it."""
    return sum(count for (_, route, _), count in riot.counts.items() if route == "euw1")


async def run(turns, clock, riot):
    """Until the shares were used up in several windows, however slow the machine is."""

    async def loop(turn):
        while True:
            await turn()
            await clock.sleep(1)

    tasks = [asyncio.create_task(loop(turn)) for process in turns for turn in process]
    began = clock.monotonic()
    while asked(riot) < ASKED and clock.monotonic() - began < MOST_WINDOWS * WINDOW:
        await clock.sleep(WINDOW / 12)
    for task in tasks:
        task.cancel()
    for ended in await asyncio.gather(*tasks, return_exceptions=True):
        assert isinstance(ended, asyncio.CancelledError), ended


async def test_two_processes_with_half_each_are_never_refused(stage):
    clock, riot, http, database, accounts = stage
    games = [riot.start_game("EUW1", 420, [account]) for account in accounts[:12]]
    turns = models(clock, riot, http, database, 0.5)
    ending = asyncio.create_task(_end(riot, games, clock))
    await run(turns, clock, riot)
    ending.cancel()
    assert riot.answers(429) == 0
    assert asked(riot) >= ASKED


async def _end(riot, games, clock):
    """One game after the other is over, so that records and lists are asked for too."""
    for game in games:
        await clock.sleep(WINDOW / 6)
        riot.end_game(game)
