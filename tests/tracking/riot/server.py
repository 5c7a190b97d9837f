"""Riot's side of the rate limits, in simulated time: fixed windows that start with the first
request the server receives (riot.md §4.1)."""

import asyncio
from dataclasses import dataclass, field

from tests.support.clock import FakeClock
from tracking.riot.rate_limit import Lane, Priority


@dataclass
class FixedWindow:
    seconds: int
    limit: int
    ends: float = -1.0
    used: int = 0

    def receive(self, now: float) -> bool:
        if now >= self.ends:
            self.ends, self.used = now + self.seconds, 0
        self.used += 1
        return self.used <= self.limit


@dataclass
class LimitedServer:
    clock: FakeClock
    limits: dict[int, int]
    latency: float = 0.05
    reverse: bool = False
    accepted: list[float] = field(default_factory=list)
    refused: int = 0

    def __post_init__(self) -> None:
        self.windows = [FixedWindow(s, n) for s, n in self.limits.items()]

    def receive(self) -> tuple[bool, dict[str, str]]:
        now = self.clock.monotonic()
        ok = all([window.receive(now) for window in self.windows])
        if ok:
            self.accepted.append(now)
        else:
            self.refused += 1
        order = self.windows[::-1] if self.reverse else self.windows
        return ok, {
            "X-App-Rate-Limit": ",".join(f"{w.limit}:{w.seconds}" for w in order),
            "X-App-Rate-Limit-Count": ",".join(f"{w.used}:{w.seconds}" for w in self.windows),
        }

    async def ask(self, lane: Lane, method: str = "m", priority: Priority = Priority.RANKS) -> None:
        permit = await lane.acquire(method, priority)
        await self.clock.sleep(self.latency / 2)
        ok, headers = self.receive()
        await self.clock.sleep(self.latency / 2)
        lane.answered(method, permit, headers, refused=not ok)

    async def keep_asking(self, lane: Lane, workers: int, until: float) -> None:
        """So many workers that always have something to ask."""

        async def worker() -> None:
            while True:
                await self.ask(lane)

        tasks = [asyncio.create_task(worker()) for _ in range(workers)]
        while self.clock.monotonic() < until:
            await self.clock.advance(min(5.0, until - self.clock.monotonic()))
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
