"""A server that says what a test tells it to, and a client of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import aiohttp
from aiohttp import web

from tests.support.clock import FakeClock
from tracking.riot.client import ApiKeys, RiotClient

DROP, HANG = object(), object()
"""In place of an answer: the line breaks; nothing comes."""


class PatientClock(FakeClock):
    """Waiting costs no time: what would be slept through is over at once."""

    async def sleep(self, seconds):
        self.shift(max(seconds, 0))


class Riot:
    client: RiotClient
    clock: PatientClock
    keys: dict[str, ApiKeys]
    new_client: Callable[[], RiotClient]

    def __init__(self):
        self.answers: list[object] = []
        self.status = 200
        self.requests: list[web.Request] = []
        self.came = asyncio.Event()
        self.reread = 0

    def refresh(self):
        self.reread += 1
        return self.keys["now"]

    def says(self, *answers):
        self.answers = list(answers)

    async def answer(self, request):
        self.requests.append(request)
        self.came.set()
        if request.path.endswith("/platform-data"):
            return web.json_response({}, status=self.status)
        answer = self.answers.pop(0)
        if answer is HANG:
            await asyncio.Event().wait()
        if answer is DROP:
            request.transport.abort()
            return web.Response()
        return answer

    @property
    def paths(self):
        return [request.raw_path for request in self.requests]


def ok(body):
    return web.json_response(body)


def no(status, body=None, **headers):
    return web.json_response(body or {}, status=status, headers=headers)


@asynccontextmanager
async def served(server: Riot | None = None) -> AsyncIterator[Riot]:
    """The server, listening, with its client."""
    server = server or Riot()
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    clock = PatientClock()
    keys = {"now": ApiKeys("lol-key", "tft-key")}
    async with aiohttp.ClientSession() as session:
        server.clock, server.keys = clock, keys
        server.new_client = lambda: RiotClient(
            session=session,
            url_template=f"http://127.0.0.1:{port}/{{route}}",
            keys=keys["now"],
            clock=clock,
            refresh=server.refresh,
        )
        server.client = server.new_client()
        yield server
    await runner.cleanup()
