"""Time that jumps from one deadline to the next, and a server with true fixed windows.

The limiter runs against it unchanged; an hour takes about as long as its requests' bookkeeping.
"""

import asyncio
import random
import selectors
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tracking.riot.rate_limit import Priority, RateLimiter
from tracking.riot.windows import Permit

START = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)


class _JumpingSelector(selectors.SelectSelector):
    now = 0.0

    def select(self, timeout: float | None = None) -> Any:
        ready = super().select(0)
        if not ready:
            if timeout is None:
                raise RuntimeError("everybody waits and nobody will ever wake them")
            self.now += max(0.0, timeout)
        return ready


class SimulatedLoop(asyncio.SelectorEventLoop):
    """An event loop whose time stands still while anybody works."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.now


class LoopClock:
    """The clock of a simulated loop."""

    def now(self) -> datetime:
        return START + timedelta(seconds=self.monotonic())

    def monotonic(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(max(0.0, seconds))


def simulate(main: Coroutine[Any, Any, Any]) -> Any:
    """Run a coroutine in simulated time."""
    with asyncio.Runner(loop_factory=SimulatedLoop) as runner:
        return runner.run(main)


@dataclass
class ServerWindow:
    """One of Riot's windows: it starts with the first request received after the last one ended."""

    limit: int
    seconds: float
    began: float | None = None
    used: int = 0
    history: list[int] = field(default_factory=list)
    """What was used of each window that is over."""
    began_at: list[float] = field(default_factory=list)

    def count(self, now: float) -> int:
        if self.began is None or now >= self.began + self.seconds:
            if self.began is not None:
                self.history.append(self.used)
            self.began, self.used = now, 0
            self.began_at.append(now)
        self.used += 1
        return self.used


class FixedWindowServer:
    """Counts a request in all its windows and refuses what is over a limit."""

    def __init__(self, app: Mapping[int, int], method: Mapping[int, int] | None = None) -> None:
        """Limits by the seconds of their window."""
        self.app = {s: ServerWindow(limit, s) for s, limit in app.items()}
        self.method = {s: ServerWindow(limit, s) for s, limit in (method or {}).items()}
        self.received = 0
        self.refusals = 0

    def receive(self, now: float) -> tuple[dict[str, str], bool]:
        """The headers, and whether the request is refused."""
        self.received += 1
        headers, refused_by = {}, None
        for name, windows in (("App", self.app), ("Method", self.method)):
            counts = {s: window.count(now) for s, window in windows.items()}
            if any(counts[s] > window.limit for s, window in windows.items()):
                refused_by = refused_by or ("application" if name == "App" else "method")
            if windows:
                # in another order than the limits: only the seconds join them
                headers[f"X-{name}-Rate-Limit"] = _header((s, w.limit) for s, w in windows.items())
                headers[f"X-{name}-Rate-Limit-Count"] = _header(reversed(counts.items()))
        if refused_by is not None:
            self.refusals += 1
            headers |= {"X-Rate-Limit-Type": refused_by, "Retry-After": "1"}
        return headers, refused_by is not None

    def use(self) -> float:
        """The part of the longest window that was used, in time: a gap between two windows is
        lost use as well. The last window, which is not over, is left out."""
        windows = {**self.method, **self.app}
        longest = windows[max(windows)]
        elapsed = longest.began_at[-1] - longest.began_at[0]
        return sum(longest.history) / (elapsed / longest.seconds * longest.limit)


def _header(pairs: Any) -> str:
    return ",".join(f"{amount}:{seconds}" for seconds, amount in pairs)


@dataclass
class Traffic:
    """Workers that always have another request, through one lane or several."""

    server: FixedWindowServer
    latency: Callable[[], tuple[float, float]] = lambda: (0.025, 0.025)
    """Seconds to the server and back."""
    lanes: Sequence[Any] = ()
    sent: int = 0

    async def request(self, lane: Any, method: str = "match-v5.match") -> bool:
        """One request; whether it was let through."""
        permit: Permit = await lane.acquire(method, Priority.RESULT)
        there, back = self.latency()
        await asyncio.sleep(there)
        headers, refused = self.server.receive(asyncio.get_running_loop().time())
        await asyncio.sleep(back)
        lane.done(permit, headers, refused=refused)
        self.sent += 1
        return not refused

    async def work(self, seconds: float, workers: int = 100) -> None:
        """Let workers ask without pause for so long."""

        async def worker(lane: Any) -> None:
            while True:
                await self.request(lane)

        tasks = [asyncio.create_task(worker(lane)) for lane in self.lanes for _ in range(workers)]
        await asyncio.sleep(seconds)
        for task in tasks:
            task.cancel()
        results = await asyncio.gather(*tasks, return_exceptions=True)
        for result in results:
            if not isinstance(result, asyncio.CancelledError):
                raise AssertionError(f"a worker ended: {result!r}")


def limiter(**options: Any) -> RateLimiter:
    """A limiter in simulated time."""
    return RateLimiter(LoopClock(), jitter=random.Random(7).random, **options)


async def saturate(
    app: Mapping[int, int],
    *,
    seconds: float,
    latency: Callable[[], tuple[float, float]] = lambda: (0.025, 0.025),
    workers: int = 100,
    method: Mapping[int, int] | None = None,
) -> FixedWindowServer:
    """Work without pause for so long against these limits."""
    server = FixedWindowServer(app, method)
    lanes = [limiter().lane("key", "europe")]
    await Traffic(server, latency, lanes).work(seconds, workers)
    return server
