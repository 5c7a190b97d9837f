"""A local Riot API over HTTP: the edge with keys and limits, the endpoints behind it."""

import asyncio
import json
import random
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Self

from aiohttp import web

from simulators.riot.accounts import ApiKey
from simulators.riot.answers import Call
from simulators.riot.control import add_control
from simulators.riot.endpoints import ENDPOINTS, Endpoint
from simulators.riot.errors import Refused, edge
from simulators.riot.faults import Fault, Faults, twisted
from simulators.riot.limits import PERSONAL, UNLIMITED, HeaderStyle, Limiter, Limits
from simulators.riot.world import World

_HOST = "127.0.0.1"
_REMEMBERED = 50_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """One request and its answer; status 0 is a dropped connection."""

    at: float
    token: str
    route: str
    endpoint: str
    path: str
    status: int


class LocalRiot(World):
    """The simulated Riot, reachable at `url_template`.

        async with LocalRiot(limits=None) as riot:
            settings.riot_api_url = riot.url_template

    `limits`: what each key may do; None refuses nobody. `latency`: seconds every answer takes,
    or the range of them. `sleep` waits for latencies and delays.
    """

    def __init__(
        self,
        *,
        limits: Limits | None = PERSONAL,
        style: HeaderStyle | None = None,
        latency: float | tuple[float, float] = 0.0,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        publish_delay: float = 0.0,
        start_time_means_end: bool = False,
    ) -> None:
        super().__init__(
            clock=clock, publish_delay=publish_delay, start_time_means_end=start_time_means_end
        )
        self.limiter = Limiter(limits or UNLIMITED, style or HeaderStyle())
        self.latency = latency
        self.faults = Faults()
        self.seen: deque[Seen] = deque(maxlen=_REMEMBERED)
        self.counts: Counter[tuple[str, str, int]] = Counter()
        """(endpoint, route, status) -> answers so far."""
        self._sleep = sleep
        self._random = random.Random(1)
        self._runner: web.AppRunner | None = None
        self._port = 0

    async def start(self, port: int = 0) -> None:
        """Listen on the loopback; port 0 takes a free one. OSError when it is taken."""
        runner = web.AppRunner(self._app(), access_log=None, shutdown_timeout=0.5)
        await runner.setup()
        await web.TCPSite(runner, _HOST, port).start()
        self._runner = runner
        self._port = int(runner.addresses[0][1])

    async def stop(self) -> None:
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.stop()

    @property
    def url(self) -> str:
        return f"http://{_HOST}:{self._port}"

    @property
    def url_template(self) -> str:
        """The base address; `{route}` stands for the host at Riot."""
        return f"{self.url}/{{route}}"

    @property
    def requests(self) -> int:
        """How many came in so far, refused ones too."""
        return self.counts.total()

    def answers(self, status: int) -> int:
        """How many were answered with `status`, e.g. 429."""
        return sum(number for (_, _, found), number in self.counts.items() if found == status)

    def _app(self) -> web.Application:
        app = web.Application()
        add_control(app, self)
        for endpoint in ENDPOINTS:
            app.router.add_get(f"/{{route}}{endpoint.path}", self._handler(endpoint))
        app.router.add_route("*", "/{tail:.*}", self._unknown)
        return app

    def _handler(
        self, endpoint: Endpoint
    ) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
        async def handle(request: web.Request) -> web.StreamResponse:
            await self._pause()
            response = await self._answer(endpoint, request)
            status = response.status if response is not None else 0
            self._note(request, endpoint.name, status)
            return response if response is not None else _drop(request)

        return handle

    async def _unknown(self, request: web.Request) -> web.StreamResponse:
        """A path that no key's policy names."""
        self._note(request, "unknown", 403)
        return _refusal(edge(403), {})

    async def _answer(self, endpoint: Endpoint, request: web.Request) -> web.Response | None:
        """None drops the connection."""
        route = request.match_info["route"]
        headers: Mapping[str, str] = {}
        try:
            key = self._key(request, endpoint)
            if route not in endpoint.routes:
                raise edge(404)
            verdict = self.limiter.check(key.token, route, endpoint.name, self.clock())
            headers = verdict.headers
            if verdict.refused_by is not None:
                raise edge(429)
            fault = self.faults.take(endpoint.name, route)
            if fault is not None:
                return await self._faulty(fault, endpoint, self._call(key, request), headers)
            return _json(endpoint.answer(self._call(key, request)), headers)
        except Refused as refused:
            return _refusal(refused, headers)

    def _key(self, request: web.Request, endpoint: Endpoint) -> ApiKey:
        """Keys go in the header: a query is written to logs everywhere, so it is refused here."""
        token = request.headers.get("X-Riot-Token")
        if not token or "api_key" in request.query:
            raise edge(401)
        key = self.keys.get(token)
        if key is None or (key.expires_at is not None and key.expires_at <= self.clock()):
            raise edge(403)
        if endpoint.game is not None and endpoint.game not in key.games:
            raise edge(403)
        return key

    def _call(self, key: ApiKey, request: web.Request) -> Call:
        params = request.match_info
        return Call(world=self, key=key, route=params["route"], params=params, query=request.query)

    async def _faulty(
        self, fault: Fault, endpoint: Endpoint, call: Call, limits: Mapping[str, str]
    ) -> web.Response | None:
        if fault.delay:
            await self._sleep(fault.delay)
        if fault.drop:
            return None
        headers = {**(limits if fault.limit_headers else {}), **fault.headers}
        if fault.status is None and fault.body is None:
            body = endpoint.answer(call)
            return _json(twisted(body) if fault.twisted else body, headers)
        return web.Response(
            status=fault.status or 200,
            body=fault.body or b"",
            content_type=fault.content_type,
            headers=headers,
        )

    async def _pause(self) -> None:
        low, high = self.latency if isinstance(self.latency, tuple) else (self.latency,) * 2
        if high > 0:
            await self._sleep(self._random.uniform(low, high))

    def _note(self, request: web.Request, endpoint: str, status: int) -> None:
        route = request.match_info.get("route", "")
        self.counts[endpoint, route, status] += 1
        self.seen.append(
            Seen(
                at=self.clock(),
                token=request.headers.get("X-Riot-Token", ""),
                route=route,
                endpoint=endpoint,
                path=request.path,
                status=status,
            )
        )


def _json(body: bytes, headers: Mapping[str, str]) -> web.Response:
    return web.Response(
        body=body, content_type="application/json", charset="utf-8", headers=headers
    )


def _refusal(refused: Refused, headers: Mapping[str, str]) -> web.Response:
    response = _json(json.dumps(refused.body).encode(), {**headers, **refused.headers})
    response.set_status(refused.status)
    return response


def _drop(request: web.Request) -> web.Response:
    """Cut the line without an answer."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
