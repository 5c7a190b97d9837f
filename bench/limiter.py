"""How much of Riot's windows the rate limiter uses, and whether it is ever refused.

Method. Workers ask for match records without pause at one route, 50 ms from request to answer.
The server is the local Riot's: fixed windows that start with the first request it receives.

* simulated time: the limiter against the local Riot's window counting, without HTTP, over ten of
  the longest windows at their real length: 100 requests in 120 s for a personal key, 30,000 in
  600 s for a production key.
* real time: the whole client over HTTP against the local Riot, for two minutes. The production
  key has its real 500 in 10 s (its 600 s would take hours); the personal key's 120 s are shortened
  to 12 s, which makes its use look worse than it is, because each window costs one round trip.

`use` is what was received from the first window's start to the last one's, divided by what the
limit allows in that time: a gap between two windows is lost use as well. `refused` counts 429s.
"""

import asyncio
import random
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

import aiohttp

from simulators.riot.limits import PERSONAL, PRODUCTION, HeaderStyle, Limiter, Limits, WindowUse
from simulators.riot.server import LocalRiot
from tests.tracking.riot.simulation import LoopClock, simulate
from tracking.clock import SystemClock
from tracking.domain.games import Game
from tracking.riot.client import ApiKeys, RiotClient
from tracking.riot.rate_limit import Priority, RateLimiter

LATENCY = 0.05
WORKERS = 80
WINDOWS = 10
REAL_SECONDS = 125.0
KEY = "bench-key"
ROUTE = "europe"
METHOD = "match-v5.getMatch"
STYLE = HeaderStyle(shuffle_windows=True)

SHORT_PERSONAL = Limits(app=((20, 1), (100, 12)))
SHORT_PRODUCTION = Limits(app=((500, 10),))


async def _simulated(limits: Limits) -> tuple[Limiter, int]:
    """Ask without pause for ten of the longest windows and a little; the refusals."""
    server, clock = Limiter(limits, STYLE), LoopClock()
    lane = RateLimiter(clock, jitter=random.Random(1).random).lane(KEY, ROUTE)
    refusals = 0

    async def worker() -> None:
        nonlocal refusals
        while True:
            permit = await lane.acquire(METHOD, Priority.RESULT)
            await clock.sleep(LATENCY / 2)
            verdict = server.check(KEY, ROUTE, METHOD, clock.monotonic())
            await clock.sleep(LATENCY / 2)
            refusals += verdict.refused_by is not None
            lane.done(permit, verdict.headers, refused=verdict.refused_by is not None)

    longest = max(seconds for _, seconds in limits.app)
    await _for(longest * (WINDOWS + 0.5), worker)
    return server, refusals


async def _real(limits: Limits) -> tuple[Limiter, int]:
    """The same over HTTP, in real time."""
    async with (
        LocalRiot(limits=limits, style=STYLE, latency=LATENCY) as riot,
        aiohttp.ClientSession() as session,
    ):
        riot.add_key(KEY)
        client = RiotClient(
            session=session,
            url_template=riot.url_template,
            keys=ApiKeys(KEY, KEY),
            clock=SystemClock(),
        )

        async def worker() -> None:
            while True:
                await client.match("EUW1_1", game=Game.LOL)

        await _for(REAL_SECONDS, worker)
        return riot.limiter, riot.answers(429)


async def _for(seconds: float, worker: Callable[[], Coroutine[Any, Any, None]]) -> None:
    tasks = [asyncio.create_task(worker()) for _ in range(WORKERS)]
    done, _ = await asyncio.wait(tasks, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()


def _report(label: str, limits: Limits, server: Limiter, refusals: int) -> None:
    for limit, seconds in limits.app:
        windows = _windows(server.uses(), seconds)
        elapsed = windows[-1].started_at - windows[0].started_at
        used = sum(window.count for window in windows[:-1])
        use = used / (elapsed / seconds * limit)
        binds = "  <- longest" if seconds == max(s for _, s in limits.app) else ""
        print(
            f"{label:<34}{limit:>7} in {seconds:>3} s{len(windows) - 1:>9}{use:>10.2%}"
            f"{refusals:>9}{binds}"
        )


def _windows(uses: Iterable[WindowUse], seconds: int) -> list[WindowUse]:
    ours = [use for use in uses if use.method is None and use.seconds == seconds]
    return sorted(ours, key=lambda use: use.started_at)


async def _real_both() -> tuple[tuple[Limiter, int], tuple[Limiter, int]]:
    return await asyncio.gather(_real(SHORT_PERSONAL), _real(SHORT_PRODUCTION))


def main() -> None:
    """Measure and print; about three minutes."""
    print(__doc__)
    print(f"{'':<34}{'limit':>15}{'windows':>9}{'use':>10}{'refused':>9}")
    for label, limits in (("personal", PERSONAL), ("production", PRODUCTION)):
        _report(f"{label}, simulated time", limits, *simulate(_simulated(limits)))
    personal, production = asyncio.run(_real_both())
    _report("personal, shortened, real time", SHORT_PERSONAL, *personal)
    _report("production, real time", SHORT_PRODUCTION, *production)
