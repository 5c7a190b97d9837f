"""/healthz: whether this process does its work, as JSON; 503 where it does not."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any, Protocol

from aiohttp import web

from bot.loops import TurnLoop
from tracking import outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.errors import ConfigurationError

LATE_AFTER_TURNS = 5
LATE_AFTER_SECONDS = 120.0

LONGEST_AWAY = 180.0
"""Discord's gateway may be lost now and then, and is back within a minute."""
LONGEST_OWED = 1800.0
"""A post that Discord would take is sent within seconds, after failures within minutes."""
DATABASE_SECONDS = 3.0
"""The container's health check waits for four."""


class Gateway(Protocol):
    """What is asked of the connection to Discord."""

    def is_connected(self) -> bool:
        """Whether it is up."""
        ...

    def seconds_away(self) -> float:
        """How long it has been down."""
        ...


class Health:
    """What the process can say of itself."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        loops: Sequence[TurnLoop] = (),
        discord: Gateway | None = None,
    ) -> None:
        self._database = database
        self._clock = clock
        self.begin(loops, discord)

    def begin(self, loops: Sequence[TurnLoop], discord: Gateway | None) -> None:
        """The process has begun its work; before, only the database can be spoken of."""
        self._loops = loops
        self._discord = discord
        self._began = self._clock.monotonic()

    async def report(self) -> dict[str, Any]:
        """The report; `status` is `ok` or `failing`, and `failing` names what fails."""
        loops = {loop.name: self._loop(loop) for loop in self._loops}
        backlog = await self._backlog()
        failing = [f"loop {name}" for name, loop in loops.items() if loop["late"]]
        if backlog is None:
            failing.append("database")
        report: dict[str, Any] = {
            "status": "ok",
            "failing": failing,
            "loops": loops,
            "backlog": backlog,
            "database": backlog is not None,
        }
        if self._discord is not None:
            away = self._discord.seconds_away()
            report["gateway"] = {
                "connected": self._discord.is_connected(),
                "seconds_away": round(away, 1),
            }
            if away > LONGEST_AWAY:
                failing.append("gateway")
            if backlog and (backlog["oldest_seconds"] or 0) > LONGEST_OWED:
                failing.append("backlog")
        report["status"] = "failing" if failing else "ok"
        return report

    def _loop(self, loop: TurnLoop) -> dict[str, Any]:
        now = self._clock.monotonic()
        last = loop.liveness.last_success
        since = now - (self._began if last is None else last)
        under_way = loop.turn_seconds()
        late = since > max(LATE_AFTER_TURNS * loop.seconds, LATE_AFTER_SECONDS)
        # A loop that may take long for a turn works while it is at one.
        working = loop.may_take_long and under_way is not None and not loop.liveness.failures
        return {
            "seconds_since_success": round(since, 1),
            "turn_seconds": None if under_way is None else round(under_way, 1),
            "interval": loop.seconds,
            "failures": loop.liveness.failures,
            "late": late and not working,
        }

    async def _backlog(self) -> dict[str, Any] | None:
        """What is owed; None where the database does not say."""
        try:
            now = self._clock.now()
            async with asyncio.timeout(DATABASE_SECONDS), self._database.read() as session:
                waiting = await outbox.backlog(session, now)
                oldest = await outbox.oldest_owed(session, now)
        except Exception:
            return None
        age = None if oldest is None else (now - oldest).total_seconds()
        return {"waiting": waiting, "oldest_seconds": age}


@asynccontextmanager
async def serve_health(health: Health, *, host: str, port: int) -> AsyncIterator[None]:
    """Answer at /healthz while inside; port 0 is off. Raises ConfigurationError where the port
    cannot be had."""
    if port == 0:
        yield
        return

    async def answer(_: web.Request) -> web.Response:
        report = await health.report()
        return web.json_response(report, status=200 if report["status"] == "ok" else 503)

    app = web.Application()
    app.router.add_get("/healthz", answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        await runner.cleanup()
        raise ConfigurationError(
            f"HEALTH_PORT {port} cannot be used on {host} ({error.strerror}); "
            "choose another, or 0 to switch /healthz off."
        ) from None
    try:
        yield
    finally:
        await runner.cleanup()
