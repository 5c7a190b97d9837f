"""The local Discord as a whole: wiring, start, stop, and what tests ask of it."""

import copy
import ipaddress
import json
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from simulators.discord.actors import Actors
from simulators.discord.control import Control
from simulators.discord.core import Windows, build_core
from simulators.discord.errors import Json
from simulators.discord.faults import Fault
from simulators.discord.http import BASE, Api
from simulators.discord.message_rules import MAX_REQUEST
from simulators.discord.part import Id, number
from simulators.discord.pictures import content_type
from simulators.discord.recording import RecordedRequest
from simulators.discord.rest import add_routes
from simulators.discord.scenery import Scenery
from tracking.clock import Clock, SystemClock

SHUTDOWN_SECONDS = 0.2
"""Open websockets are not waited for."""


class LocalDiscord(Scenery, Actors):
    """A Discord of one's own on loopback.

    `token` is the bot's. `clock` rules deadlines, expiries and the nonce window; requests still
    take real time. `page` is a folder served at ``/``. `nonce_seconds` stands for Discord's "few
    minutes" (discord.md §2), `privileged_intents` for what the developer portal grants.
    """

    def __init__(
        self,
        *,
        token: str = "local.discord.token",
        clock: Clock | None = None,
        page: Path | None = None,
        nonce_seconds: float = 180.0,
        ack_seconds: float = 3.0,
        token_seconds: float = 900.0,
        privileged_intents: int = 0,
    ) -> None:
        core = build_core(
            token=token,
            clock=clock or SystemClock(),
            privileged_intents=privileged_intents,
            windows=Windows(nonce=nonce_seconds, ack=ack_seconds, token=token_seconds),
        )
        super().__init__(core)
        self.token = token
        self.gateway = core.gateway
        self._page = page
        self._runner: web.AppRunner | None = None
        self._address = ""

    async def start(self, port: int = 0, host: str = "127.0.0.1") -> None:
        """Listen; port 0 takes a free one. Only loopback, since anybody may act here.

        Raises ValueError for any other host, OSError where the port is taken.
        """
        if not ipaddress.ip_address(host).is_loopback:
            raise ValueError(f"The local Discord listens on loopback only, not on {host}.")
        runner = web.AppRunner(self._application(), shutdown_timeout=SHUTDOWN_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError:
            await runner.cleanup()
            raise
        self._runner = runner
        bound = runner.addresses[0]
        self._address = f"[{bound[0]}]:{bound[1]}" if ":" in bound[0] else f"{bound[0]}:{bound[1]}"
        self.gateway.url = self.gateway_url
        self.core.book.cdn_url = self.cdn_url

    async def stop(self) -> None:
        """Stop listening; what happened can still be asked."""
        self.core.changes.end()
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    @property
    def page_url(self) -> str:
        return f"http://{self._address}/"

    @property
    def api_url(self) -> str:
        """For DISCORD_API_URL and discord.py's `Route.BASE`."""
        return f"http://{self._address}{BASE}"

    @property
    def gateway_url(self) -> str:
        """For DISCORD_GATEWAY_URL and discord.py's `DiscordWebSocket.DEFAULT_GATEWAY`."""
        return f"ws://{self._address}/gateway"

    @property
    def cdn_url(self) -> str:
        """For discord.py's `Asset.BASE`; attachments lie there too."""
        return f"http://{self._address}/cdn"

    @property
    def records(self) -> list[RecordedRequest]:
        """Every REST request, oldest first."""
        return self.core.records

    def requests(self, method: str, path: str) -> list[RecordedRequest]:
        """Those of one method whose path matches a regular expression."""
        pattern = re.compile(path)
        return [one for one in self.records if one.method == method and pattern.search(one.path)]

    def messages(self, channel_id: Id) -> list[Json]:
        """What everybody in the channel sees now, oldest first, as Discord's message objects."""
        return copy.deepcopy(list(self.world.channel(number(channel_id)).messages.values()))

    def commands(self, guild_id: Id | None = None) -> list[Json]:
        """What is registered for one guild; None: globally."""
        scope = None if guild_id is None else number(guild_id)
        return list(self.world.commands.get(scope, {}).values())

    async def wait_for_message(
        self,
        channel_id: Id,
        matches: Callable[[Json], bool] = lambda message: True,
        *,
        timeout: float = 5.0,
    ) -> Json:
        """The first message there that matches, already posted or still to come."""

        def found() -> Json | None:
            return next((one for one in self.messages(channel_id) if matches(one)), None)

        return await self.core.changes.until(found, timeout)

    def fault(
        self,
        method: str,
        path: str,
        *,
        times: int = 1,
        status: int | None = None,
        json: Any = None,
        headers: Mapping[str, str] | None = None,
        delay: float = 0.0,
        drop: bool = False,
        commit: bool = False,
    ) -> Fault:
        """Spoil the next requests of this method ("*": any) whose path matches the expression.

        `status` (with `json` and `headers`) answers instead, `drop` cuts the connection, `delay`
        waits real seconds, and with `commit` the thing is done first and only its answer lost.
        """
        return self.core.faults.add(
            Fault(
                method=method,
                path=re.compile(path),
                times=times,
                status=status,
                body={} if json is None else json,
                headers=headers or {},
                delay=delay,
                drop=drop,
                commit=commit,
            )
        )

    def _application(self) -> web.Application:
        application = web.Application(middlewares=[_local_only], client_max_size=MAX_REQUEST)
        api = Api(
            token=self.token,
            clock=self.core.clock,
            faults=self.core.faults,
            records=self.core.records,
        )
        add_routes(api, self.core)
        router = application.router
        api.add_to(router)
        router.add_get("/gateway", self.gateway.serve)
        router.add_get("/gateway/", self.gateway.serve)
        router.add_get("/cdn/{path:.*}", self._file)
        Control(self).add_to(router)
        if self._page is not None:
            router.add_get("/", self._index)
            router.add_static("/", self._page)
        return application

    async def _file(self, request: web.Request) -> web.Response:
        path = request.match_info["path"]
        data = self.world.files.get(path)
        if data is None:
            raise web.HTTPNotFound
        return web.Response(body=data, content_type=content_type(path))

    async def _index(self, request: web.Request) -> web.FileResponse:
        assert self._page is not None
        return web.FileResponse(self._page / "index.html")


@web.middleware
async def _local_only(
    request: web.Request, handler: Callable[[web.Request], Any]
) -> web.StreamResponse:
    """Refuse other host names, by which foreign web pages could reach loopback (rebinding)."""
    name = request.url.host or ""
    if name != "localhost" and not _is_loopback(name):
        raise web.HTTPForbidden(text=json.dumps({"message": "Loopback only.", "code": 0}))
    response: web.StreamResponse = await handler(request)
    return response


def _is_loopback(name: str) -> bool:
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False
