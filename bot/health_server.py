"""/healthz: whether this process does its work, as JSON; 503 where it does not."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from bot.loops import TurnLoop
from tracking import outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.errors import ConfigurationError

LATE_AFTER_TURNS = 5
LATE_AFTER_SECONDS = 120.0


class Health:
    """What the process can say of itself."""

    def __init__(
        self,
        *,
        loops: Sequence[TurnLoop],
        database: Database,
        clock: Clock,
        connected: Callable[[], bool] | None,
    ) -> None:
        self._loops = loops
        self._database = database
        self._clock = clock
        self._connected = connected
        self._began = clock.monotonic()

    async def report(self) -> dict[str, Any]:
        """The report; `status` is `ok` or `failing`."""
        loops = {loop.name: self._loop(loop) for loop in self._loops}
        backlog, database = await self._backlog()
        late = any(loop["late"] for loop in loops.values())
        report: dict[str, Any] = {
            "status": "failing" if late or not database else "ok",
            "loops": loops,
            "backlog": backlog,
            "database": database,
        }
        if self._connected is not None:
            report["gateway"] = self._connected()
        return report

    def _loop(self, loop: TurnLoop) -> dict[str, Any]:
        now = self._clock.monotonic()
        since = now - (loop.liveness.last_success or self._began)
        return {
            "seconds_since_success": round(since, 1),
            "interval": loop.seconds,
            "failures": loop.liveness.failures,
            "late": since > max(LATE_AFTER_TURNS * loop.seconds, LATE_AFTER_SECONDS),
        }

    async def _backlog(self) -> tuple[int | None, bool]:
        try:
            async with self._database.read() as session:
                return await outbox.backlog(session), True
        except Exception:
            return None, False


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
