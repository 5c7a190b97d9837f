"""Some of Riot's hosts fail on the line: names that are not known, TLS that is none, silence, half
an answer. The turns go on, other hosts are not held up, and no game is charged for it."""

import asyncio
import contextlib
import ipaddress
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult
from sqlalchemy import select

from simulators.riot import DEFAULT_KEY, LocalRiot
from tests.support.following import add_guild, add_player, subscribe
from tracking.clock import SystemClock
from tracking.database.models import Announcement, TrackedGameRow
from tracking.polling.service import GameCentricPollingService
from tracking.riot.client import ApiKeys, RiotClient
from tracking.settings import Settings

FAULTY = ("euw1.riot.test", "europe.riot.test")
"""The hosts of EUW; those of Korea are well."""


class Hurried(SystemClock):
    """True time in which the waits between tries are a thousandth as long."""

    async def sleep(self, seconds: float) -> None:
        await super().sleep(seconds / 1000)


class Names(AbstractResolver):
    """Every name is this machine; the faulty ones are unknown, or another port of it."""

    def __init__(self) -> None:
        self.faulty_port: int | None = None
        self.unknown = False

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host in FAULTY and self.unknown:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        if host in FAULTY and self.faulty_port is not None:
            port = self.faulty_port
        address = str(ipaddress.IPv4Address(0x7F000001))
        return [
            ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=0)
        ]

    async def close(self) -> None:
        pass


async def refuses(reader, writer):
    writer.close()


async def is_silent(reader, writer):
    await reader.read()
    writer.close()


async def says_half(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n"
    writer.write(head + b'{"metadata": {"matchId": "EUW1_')
    await writer.drain()
    writer.close()


async def speaks_no_http(reader, writer):
    await reader.readuntil(b"\r\n\r\n")
    writer.write(b"\x16\x03\x01\x02\x00SSH-2.0-none of this is HTTP\r\n\r\n")
    await writer.drain()
    writer.close()


LINES = [refuses, is_silent, says_half, speaks_no_http]


@asynccontextmanager
async def listening(handler) -> AsyncIterator[int]:
    writers = []

    async def handle(reader, writer):
        writers.append(writer)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError):
            await handler(reader, writer)

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        for writer in writers:
            writer.close()
        await server.wait_closed()


class Evening:
    """An EUW player and a Korean one, each in a game."""

    def __init__(self, database, clock, riot, names):
        self.database, self.clock, self.riot, self.names = database, clock, riot, names
        self.otter = riot.add_account("Quiet Otter", "EUW", "EUW1")
        self.heron = riot.add_account("Loud Heron", "KR", "KR")

    def connect(self, http, scheme="http"):
        """The turns, with a line of this kind."""
        port = self.riot.url.rpartition(":")[2]
        self.service = GameCentricPollingService(
            database=self.database,
            riot=RiotClient(
                session=http,
                url_template=f"{scheme}://{{route}}.riot.test:{port}/{{route}}",
                keys=ApiKeys(DEFAULT_KEY, DEFAULT_KEY),
                clock=Hurried(),
            ),
            settings=Settings(use_game_centric_model=True),
            clock=self.clock,
        )

    async def follow(self):
        async with self.database.write() as session:
            await add_guild(session, 1, self.clock.now(), channel_id=10)
            for who in (self.otter, self.heron):
                player = await add_player(
                    session,
                    who.game_name,
                    who.tag_line,
                    puuid=who.puuid("simulated"),
                    platform=who.platform,
                )
                await subscribe(session, 1, player, self.clock.now())

    async def play(self):
        """Both play; their games are seen, and over."""
        games = [
            self.riot.start_game(who.platform, 420, [who], started_ago=1500)
            for who in (self.otter, self.heron)
        ]
        await self.turns()
        for game in games:
            self.riot.end_game(game)

    async def turns(self, seconds=61):
        self.clock.shift(seconds)
        counts = await self.service.detection_turn()
        await self.service.history_turn()
        await self.service.completion_turn()
        await self.service.upkeep_turn()
        return counts

    async def rows(self):
        async with self.database.read() as session:
            return list(await session.scalars(select(TrackedGameRow)))

    async def told(self):
        async with self.database.read() as session:
            return sorted([each.platform for each in await session.scalars(select(Announcement))])


@pytest.fixture
async def evening(sqlite_database, clock, monkeypatch):
    monkeypatch.setattr("tracking.riot.transport.TIMEOUT", 0.05)
    names = Names()
    async with AsyncExitStack() as stack:
        riot = LocalRiot(limits=None, clock=lambda: clock.now().timestamp())
        await stack.enter_async_context(riot)
        connector = aiohttp.TCPConnector(resolver=names, force_close=True, use_dns_cache=False)
        http = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
        found = Evening(sqlite_database, clock, riot, names)
        found.connect(http)
        await found.follow()
        yield found


async def goes_on_without(evening):
    """Through a fault of half an hour: Korea's result comes at once, and EUW's game is awaited, as
    if nothing had been, until the fault is over."""
    before = await evening.told()
    for _ in range(3):
        await evening.turns()
    assert await evening.told() == sorted([*before, "KR"])
    await evening.turns(1500)
    [waits] = [row for row in await evening.rows() if row.status == "ACTIVE"]
    assert (waits.platform, waits.retry_count, waits.absent_looks) == ("EUW1", 0, 0)
    evening.names.unknown, evening.names.faulty_port = False, None
    for _ in range(4):
        await evening.turns()
    assert await evening.told() == sorted([*before, "KR", "EUW1"])
    assert {row.retry_count for row in await evening.rows()} == {0}


async def test_a_host_whose_name_is_not_known_costs_no_game_anything(evening):
    await evening.play()
    evening.names.unknown = True
    await goes_on_without(evening)


async def test_a_host_that_was_well_before_costs_no_game_anything_either(evening):
    # Then a record is known to be there, by which an outage is told from a game without one.
    await evening.play()
    for _ in range(4):
        await evening.turns()
    assert await evening.told() == ["EUW1", "KR"]
    await evening.play()
    evening.names.unknown = True
    await goes_on_without(evening)


@pytest.mark.parametrize("line", LINES, ids=lambda line: line.__name__)
async def test_a_host_that_gives_no_answer_costs_no_game_anything(evening, line):
    await evening.play()
    async with listening(line) as port:
        evening.names.faulty_port = port
        await goes_on_without(evening)


async def test_where_tls_is_expected_and_none_is_spoken_the_turns_go_on(evening):
    """All of Riot behind something that does not speak TLS: a proxy, a captive network."""
    await evening.play()
    connector = aiohttp.TCPConnector(resolver=evening.names, use_dns_cache=False)
    async with aiohttp.ClientSession(connector=connector) as http:
        evening.connect(http, scheme="https")
        for _ in range(3):
            counts = await evening.turns()
            assert counts["looked"] == 0
            assert counts["failed"] > 0
    assert await evening.told() == []
    assert {row.retry_count for row in await evening.rows()} == {0}
    assert {row.status for row in await evening.rows()} == {"ACTIVE"}
