"""Discord under a supervisor, which outlives what ends discord.py's clients."""

import asyncio

import discord
import pytest
import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.discord_session import LONGEST_AWAY, use_discord_at
from tests.bot.supervised import given_up, next_client, ready, supervised
from tests.bot.waiting import until
from tracking.errors import ConfigurationError
from tracking.settings import Settings


@pytest.fixture
def session_with(local, services, clock):
    def running(token=local.token):
        return supervised(services, token=token, clock=clock)

    return running


async def test_a_login_that_discord_answers_with_503_is_tried_again(session_with, local, clock):
    local.fault("GET", "^/users/@me$", status=503)
    async with session_with() as (session, _):
        await next_client(session, clock, 2)
        await until(lambda: ready(session))
        assert len(session.made) == 2


async def test_a_gateway_that_is_not_there_at_first_is_tried_again_with_a_new_client(
    session_with, local, clock
):
    # discord.py #10520: the client ends with an AttributeError, and stays unusable.
    good = DiscordWebSocket.DEFAULT_GATEWAY
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL("ws://127.0.0.1:9/gateway")
    async with session_with() as (session, _):
        await until(lambda: session.made and session.client is None, 30)
        DiscordWebSocket.DEFAULT_GATEWAY = good
        await next_client(session, clock, 2)
        await until(lambda: ready(session))
        assert len(session.made) == 2


async def test_the_rests_between_attempts_grow_and_are_capped(session_with, local, clock):
    local.fault("GET", "^/users/@me$", status=503, times=9)
    async with session_with() as (session, _):
        rests = []
        for attempt in range(1, 9):
            await given_up(session, attempt)
            began = clock.monotonic()
            while len(session.made) == attempt:
                await clock.advance(1)
            rests.append(clock.monotonic() - began)
    assert rests == [2, 4, 8, 16, 32, 64, 120, 120]
    # Discord takes away the token of who identifies more often.
    assert 86_400 / rests[-1] < 1000


async def test_a_refused_token_is_a_mistake_of_the_configuration(session_with):
    # Every further attempt would count towards a ban of the address (discord.md §8).
    async with session_with(token="wrong.token.here") as (session, task):
        with pytest.raises(ConfigurationError, match="DISCORD_TOKEN"):
            await asyncio.wait_for(task, 10)
        assert len(session.made) == 1


async def test_a_client_that_is_away_for_too_long_is_replaced(session_with, clock, monkeypatch):
    monkeypatch.setattr("bot.discord_session.SHORTEST_REST", 0.0)
    async with session_with() as (session, _):
        await until(lambda: ready(session))
        first = session.client
        monkeypatch.setattr(first, "is_ready", lambda: False)
        await clock.advance(LONGEST_AWAY + 10)
        await until(lambda: first.is_closed())
        await until(lambda: ready(session))
        assert session.client is not first


async def test_discords_own_addresses_are_left_alone(discord_addresses):
    before = (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE)
    use_discord_at(Settings())
    assert before == (Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE)
    assert discord.http.Route("GET", "/x").url.startswith("https://discord.com/api/v10")


async def test_other_addresses_are_used_for_everything(discord_addresses):
    use_discord_at(
        Settings(
            discord_api_url="http://127.0.0.1:7/api/v10", discord_gateway_url="ws://127.0.0.1:7/g"
        )
    )
    assert Route.BASE == "http://127.0.0.1:7/api/v10"
    assert Asset.BASE == "http://127.0.0.1:7/cdn"
    assert yarl.URL("ws://127.0.0.1:7/g") == DiscordWebSocket.DEFAULT_GATEWAY
