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

from simulators.riot import Account, LocalRiot
from tests.tracking.polling.evening import Evening

FAULTY = ("euw1.riot.test", "europe.riot.test")
"""The hosts of EUW; those of Korea are well."""


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


class Hosts(Evening):
    """Riot's hosts by name; an EUW player and a Korean one."""

    names: Names
    otter: Account
    heron: Account

    def at(self, scheme: str = "http") -> str:
        """Riot's address, with a line of this kind."""
        port = self.riot.url.rpartition(":")[2]
        return f"{scheme}://{{route}}.riot.test:{port}/{{route}}"

    async def play(self) -> None:
        """Both play; their games are seen, and over."""
        games = [
            self.riot.start_game(who.platform, 420, [who], started_ago=1500)
            for who in (self.otter, self.heron)
        ]
        await self.turns()
        for game in games:
            self.riot.end_game(game)

    async def platforms(self) -> list[str]:
        """Of whose games the channel is told."""
        return sorted(match_id.partition("_")[0] for match_id, _, _ in await self.told())


@pytest.fixture
async def evening(sqlite_database, clock, monkeypatch):
    monkeypatch.setattr("tracking.riot.transport.TIMEOUT", 0.05)
    names = Names()
    async with AsyncExitStack() as stack:
        riot = LocalRiot(limits=None, clock=lambda: clock.now().timestamp())
        await stack.enter_async_context(riot)
        connector = aiohttp.TCPConnector(resolver=names, force_close=True, use_dns_cache=False)
        http = await stack.enter_async_context(aiohttp.ClientSession(connector=connector))
        found = Hosts(sqlite_database, clock, riot)
        found.names = names
        found.connect(http, found.at())
        found.otter = await found.follow("Quiet Otter")
        found.heron = await found.follow("Loud Heron", "KR")
        yield found


async def goes_on_without(evening):
    """Through a fault of half an hour: Korea's result comes at once, and EUW's game is awaited, as
    if nothing had been, until the fault is over."""
    before = await evening.platforms()
    for _ in range(3):
        await evening.turns(61)
    assert await evening.platforms() == sorted([*before, "KR"])
    await evening.turns(1500)
    [waits] = [row for _, row in await evening.rows() if row.status == "ACTIVE"]
    assert (waits.platform, waits.retry_count, waits.absent_looks) == ("EUW1", 0, 0)
    evening.names.unknown, evening.names.faulty_port = False, None
    for _ in range(4):
        await evening.turns(61)
    assert await evening.platforms() == sorted([*before, "KR", "EUW1"])
    assert await evening.retries() == {0}


async def test_a_host_whose_name_is_not_known_costs_no_game_anything(evening):
    await evening.play()
    evening.names.unknown = True
    await goes_on_without(evening)


async def test_a_host_that_was_well_before_costs_no_game_anything_either(evening):
    # Then a record is known to be there, by which an outage is told from a game without one.
    await evening.play()
    for _ in range(4):
        await evening.turns(61)
    assert await evening.platforms() == ["EUW1", "KR"]
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
        evening.connect(http, evening.at("https"))
        for _ in range(3):
            counts = await evening.turns(61)
            assert counts["looked"] == 0
            assert counts["failed"] > 0
    assert await evening.platforms() == []
    assert await evening.retries() == {0}
    assert {status for _, status in await evening.statuses()} == {"ACTIVE"}
