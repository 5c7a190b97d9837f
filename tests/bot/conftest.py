"""A local Discord that discord.py is pointed at, on the test's own clock."""

from collections.abc import AsyncIterator, Iterator

import discord
import pytest
import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from simulators.discord import LocalDiscord


@pytest.fixture
def discord_addresses() -> Iterator[None]:
    """Puts back where discord.py looks for Discord: attributes of its classes."""
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE)
    yield
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE = before


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
    async with LoggedIn(intents=discord.Intents(guilds=True)) as logged_in:
        await logged_in.login(local.token)
        yield logged_in
