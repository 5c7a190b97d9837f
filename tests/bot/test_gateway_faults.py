"""Whatever the gateway does, the bot answers again after it, and posts nothing twice."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
import yarl
from aiohttp import web
from discord.gateway import DiscordWebSocket

from bot.announcer import Announcer
from bot.discord_session import LONGEST_AWAY
from tests.bot.supervised import next_client, ready, supervised
from tests.bot.waiting import until
from tests.support.following import add_player, subscribe
from tracking import outbox
from tracking.database.models import Guild
from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.results import LoLResult, Outcome
from tracking.errors import ConfigurationError

MAX_AGE = timedelta(hours=6)


class Evening:
    """A server that is told of games, whatever becomes of the gateway."""

    def __init__(self, local, database, clock):
        self.local, self.database, self.clock = local, database, clock
        self.guild = local.add_guild("Otter Den")
        self.channel = local.add_channel(self.guild, "results")
        self.games = 0

    async def follow(self):
        async with self.database.write() as session:
            self.player = await add_player(session)
            await subscribe(
                session, self.guild.id, self.player, self.clock.now(), channel_id=self.channel.id
            )

    async def owe(self):
        """Another game is over."""
        self.games += 1
        game = outbox.FinishedGame(
            kind=Kind.RESULT,
            key=GameKey(platform="EUW1", game_id=str(self.games)),
            game=Game.LOL,
            queue_id=420,
            queue_name="Ranked Solo/Duo",
            ended_at=self.clock.now(),
            duration_seconds=1864,
            results={self.player: LoLResult(outcome=Outcome.WIN).to_json()},
        )
        async with self.database.write() as session:
            await outbox.enqueue(session, game, emit=True, now=self.clock.now(), max_age=MAX_AGE)

    async def works(self, session):
        """The bot answers, and each game so far stands in the channel once."""
        await until(lambda: ready(session) and session.is_connected())
        reply = await self.local.slash(self.local.world.owner, self.channel, "about")
        assert "LoL Tracker" in reply.text
        await self.owe()
        announcer = Announcer(
            database=self.database,
            clock=self.clock,
            client=lambda: session.client,
            max_age=MAX_AGE,
        )
        for _ in range(2):
            await announcer.turn()
            self.clock.shift(10)
        told = [each["embeds"][0]["url"] for each in self.posts()]
        assert len(told) == len(set(told)) == self.games

    def posts(self):
        """Without what commands were answered."""
        return [each for each in self.local.messages(self.channel) if each["type"] == 0]


@pytest.fixture
async def evening(local, sqlite_database, clock):
    found = Evening(local, sqlite_database, clock)
    async with sqlite_database.write() as session:
        session.add(Guild(id=found.guild.id, name="Otter Den", joined_at=clock.now()))
    await found.follow()
    return found


@pytest.fixture
def session_with(local, services, clock):
    def running():
        return supervised(services, token=local.token, clock=clock)

    return running


@asynccontextmanager
async def somewhere(handler):
    """The address of a gateway that behaves like this."""
    app = web.Application()
    app.router.add_get("/gateway", handler)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"ws://127.0.0.1:{runner.addresses[0][1]}/gateway"
    finally:
        await runner.cleanup()


async def never(_request):
    await asyncio.Event().wait()


async def unavailable(_request):
    return web.Response(status=503)


@pytest.mark.parametrize("status", [500, 503])
async def test_a_first_connection_that_is_refused_with_a_5xx_is_tried_again(
    evening, session_with, local, clock, status
):
    # discord.py #10520: the client dies with an AttributeError and is of no use any more.
    local.gateway.refuse_connections(2, status)
    async with session_with() as (session, _):
        await next_client(session, clock, 3)
        await evening.works(session)
        assert len(session.made) == 3


async def test_a_first_connection_that_is_never_answered_is_given_up(
    evening, session_with, clock, discord_addresses
):
    good = DiscordWebSocket.DEFAULT_GATEWAY
    async with somewhere(never) as silent, session_with() as (session, _):
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(silent)
        await until(lambda: session.client is not None and session.client.user is not None)
        first = session.client
        await clock.advance(LONGEST_AWAY + 10)
        await until(lambda: session.client is not first)
        DiscordWebSocket.DEFAULT_GATEWAY = good
        await next_client(session, clock, 2)
        await evening.works(session)


@pytest.mark.parametrize(
    "fault",
    [
        lambda gateway: gateway.abort(),
        lambda gateway: gateway.ask_reconnect(),
        lambda gateway: gateway.invalidate(resumable=True),
        lambda gateway: gateway.close(4000),
        lambda gateway: gateway.close(4009),
        lambda gateway: gateway.close(1001),
    ],
    ids=["line lost", "op 7", "op 9 true", "4000", "session timed out", "going away"],
)
async def test_a_connection_that_is_lost_is_resumed_and_nothing_is_missed(
    evening, session_with, local, fault
):
    async with session_with() as (session, _):
        await evening.works(session)
        ended = len(local.gateway.closed_with)
        fault(local.gateway)
        await until(lambda: len(local.gateway.closed_with) > ended)
        # Joined while nobody listened: it is told upon resuming.
        local.add_guild("Heron Marsh")
        await until(lambda: len(session.client.guilds) == 2)
        await evening.works(session)
        assert len(session.made) == 1
        assert sum(frame["op"] == 6 for frame in local.gateway.received) == 1


async def test_a_session_that_is_lost_is_begun_anew(evening, session_with, local):
    async with session_with() as (session, _):
        await evening.works(session)
        local.gateway.invalidate(resumable=False)
        await until(lambda: sum(frame["op"] == 2 for frame in local.gateway.received) == 2)
        await until(lambda: local.gateway.connected)
        await evening.works(session)
        assert len(session.made) == 1


async def test_a_gateway_that_falls_silent_is_left_and_connected_to_again(
    evening, session_with, local, monkeypatch
):
    monkeypatch.setattr("simulators.discord.gateway.HEARTBEAT_MS", 30)
    monkeypatch.setattr("simulators.discord.gateway.ACK_SECONDS", 0.005)
    async with session_with() as (session, _):
        await until(lambda: session.client is not None)
        session.client._connection.heartbeat_timeout = 0.3
        await evening.works(session)
        local.gateway.silent = True
        await until(lambda: local.gateway.closed_with)
        local.gateway.silent = False
        await until(lambda: local.gateway.connected)
        await evening.works(session)


async def test_where_the_address_to_resume_at_stays_away_a_new_client_takes_over(
    evening, session_with, local, clock
):
    # discord.py #10511: it asks the same address for ever.
    async with somewhere(unavailable) as away, session_with() as (session, _):
        local.gateway.url = away
        await evening.works(session)
        first = session.client
        local.gateway.abort()
        await until(lambda: not session.is_connected())
        assert session.client is first
        await clock.advance(LONGEST_AWAY + 10)
        await until(first.is_closed)
        await next_client(session, clock, 2)
        await evening.works(session)
        assert len(session.made) == 2


@pytest.mark.parametrize("connected", [True, False])
async def test_a_token_that_the_gateway_refuses_is_one_sentence_and_no_further_attempt(
    evening, session_with, local, connected
):
    # Each attempt would be an identify of the thousand a day, beyond which Discord resets tokens.
    if not connected:
        local.gateway._token = "another.token.here"
    async with session_with() as (session, task):
        if connected:
            await evening.works(session)
            local.gateway.close(4004)
        with pytest.raises(ConfigurationError, match="DISCORD_TOKEN"):
            await asyncio.wait_for(task, 10)
        assert len(session.made) == 1


async def test_a_token_that_was_changed_while_it_ran_is_one_sentence(
    evening, session_with, local, clock
):
    async with session_with() as (session, task):
        await evening.works(session)
        local.gateway._token = "another.token.here"
        local.fault("GET", "^/users/@me$", status=401, json={"code": 0, "message": "401"}, times=9)
        local.gateway.abort()
        with pytest.raises(ConfigurationError, match="DISCORD_TOKEN"):
            await asyncio.wait_for(task, 10)
