"""Discord under a supervisor: a new client for each attempt, until the process stops.

The first connection to the gateway may fail in ways that end a client for good (discord.py #10520),
a login answered with 503 does too, and a client may go on trying a gateway that is gone (#10511).
So a client that ends, or that is away for too long, is replaced.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

import discord
import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.client import TrackerBot
from tracking.addresses import DISCORD_API_URL, DISCORD_GATEWAY_URL
from tracking.clock import Clock
from tracking.errors import ConfigurationError
from tracking.settings import Settings

log = logging.getLogger(__name__)

SHORTEST_REST, LONGEST_REST = 2.0, 120.0
"""Discord resets the token of a bot that identifies more than a thousand times a day."""
AUTHENTICATION_FAILED = 4004
"""The code with which the gateway closes on a token that is none (any more)."""
LONGEST_AWAY = 300.0
LOOK_EVERY = 5.0
LONGEST_GOODBYE = 3.0
"""The process has eight seconds to stop, and its loops come first."""


def use_discord_at(settings: Settings) -> None:
    """Point discord.py at the configured addresses; they are attributes of its classes, so one
    process talks to one Discord (discord.md §3)."""
    if settings.discord_api_url != DISCORD_API_URL:
        Route.BASE = settings.discord_api_url
        Asset.BASE = settings.discord_api_url.removesuffix("/api/v10") + "/cdn"
    if settings.discord_gateway_url != DISCORD_GATEWAY_URL:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(settings.discord_gateway_url)


class DiscordSession:
    """Keeps one client connected."""

    def __init__(self, *, token: str, new_client: Callable[[], TrackerBot], clock: Clock) -> None:
        self._token = token
        self._new_client = new_client
        self._clock = clock
        self.client: TrackerBot | None = None
        """The client of the present attempt."""
        self._seen = clock.monotonic()

    def is_connected(self) -> bool:
        """Whether the gateway is up and this client knows its servers."""
        client = self.client
        if client is None or not client.is_ready() or client.ws is None:
            return False
        return bool(client.ws.open)

    def seconds_away(self) -> float:
        """How long the gateway has been out of reach, since the start where it never was."""
        if self.is_connected():
            self._seen = self._clock.monotonic()
        return self._clock.monotonic() - self._seen

    async def run(self) -> None:
        """Stay connected until cancelled. Raises ConfigurationError where Discord refuses the
        token: trying again would get the bot's address banned."""
        rest = SHORTEST_REST
        while True:
            began = self._clock.monotonic()
            try:
                await self._attempt()
            except discord.PrivilegedIntentsRequired:
                raise
            except Exception as error:
                if _refuses_the_token(error):
                    raise ConfigurationError(
                        "DISCORD_TOKEN is refused by Discord; copy the token again from the "
                        "developer portal."
                    ) from None
                log.warning("the connection to Discord ended: %s: %s", type(error).__name__, error)
            if self._clock.monotonic() - began > LONGEST_REST:
                rest = SHORTEST_REST
            await self._clock.sleep(rest)
            rest = min(rest * 2, LONGEST_REST)

    async def _attempt(self) -> None:
        client = self._new_client()
        self.client = client
        task = asyncio.create_task(client.start(self._token), name="discord client")
        try:
            await self._until_lost(task)
        finally:
            self.client = None
            with suppress(Exception):
                await asyncio.wait_for(client.close(), LONGEST_GOODBYE)
            task.cancel()
            await asyncio.wait([task], timeout=LONGEST_GOODBYE)

    async def _until_lost(self, task: "asyncio.Task[None]") -> None:
        began = self._clock.monotonic()
        while True:
            look = asyncio.ensure_future(self._clock.sleep(LOOK_EVERY))
            await asyncio.wait([task, look], return_when=asyncio.FIRST_COMPLETED)
            look.cancel()
            if task.done():
                task.result()
                return
            away = min(self.seconds_away(), self._clock.monotonic() - began)
            if away > LONGEST_AWAY:
                log.warning("Discord has been out of reach for %d s; connecting anew", away)
                return


def _refuses_the_token(error: Exception) -> bool:
    if isinstance(error, discord.ConnectionClosed):
        return error.code == AUTHENTICATION_FAILED
    return isinstance(error, discord.LoginFailure)
