"""Riot's rate limits: what may be sent now, and who goes first.

Scopes are (key, route) for the application and (key, route, method) for a method; the windows of
both are learnt from the headers of the answers. A lane is one key at one route: requests wait in
it by priority and, within one, in the order they came. A method whose window is full holds up
nobody else.
"""

import asyncio
import itertools
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from tracking.clock import Clock
from tracking.riot.windows import Permit, Window


class Priority(IntEnum):
    """Who goes first."""

    PERSON = 0  # somebody waits for the answer
    RESULT = 1  # a game is over
    DETECTION = 2  # who is in a game
    HISTORY = 3  # what spectator did not show
    RANKS = 4  # snapshots


BOOTSTRAP = {1: 20, 120: 100}
"""A development or personal key's limits: held until Riot says otherwise (riot.md §4.2)."""

PAUSE_WITHOUT_HEADER = 5.0
LONGEST_PAUSE = 120.0


def parse_windows(header: str | None) -> dict[int, int]:
    """`20:1,100:120` -> {1: 20, 120: 100}; by seconds, because their order varies. What cannot be
    read is left out."""
    windows = {}
    for part in (header or "").split(","):
        amount, _, seconds = part.strip().partition(":")
        if amount.isdigit() and seconds.isdigit() and int(seconds) > 0:
            windows[int(seconds)] = int(amount)
    return windows


class Scope:
    """The windows of one application or one method at one route."""

    def __init__(self, share: float, assumed: Mapping[int, int]) -> None:
        self._share = share
        self._windows: dict[int, Window] = {}
        self.known = False
        """Whether an answer told the limits; until then one request goes at a time."""
        self.under_way = 0
        self.paused_until = 0.0
        self._pauses = 0
        self._set(assumed)

    def _set(self, limits: Mapping[int, int]) -> None:
        for seconds in set(self._windows) - set(limits):
            del self._windows[seconds]
        for seconds, limit in limits.items():
            ours = max(1, int(limit * self._share))
            if seconds in self._windows:
                self._windows[seconds].limit = ours  # what was used stays used
            else:
                self._windows[seconds] = Window(seconds, ours)

    def wait(self, now: float) -> float | None:
        """Seconds until one more may be sent; None: not before an answer comes."""
        if not self.known and self.under_way:
            return None
        waits = [window.wait(now) for window in self._windows.values()]
        if any(wait is None for wait in waits):
            return None
        return max([self.paused_until - now, 0.0, *(wait for wait in waits if wait is not None)])

    def take(self, permit: Permit) -> None:
        """Count a request that is sent now."""
        self.under_way += 1
        for window in self._windows.values():
            window.take(permit)

    def answered(
        self, permit: Permit, now: float, limits: Mapping[int, int], counts: Mapping[int, int]
    ) -> None:
        """Learn from an answer; empty `limits` teach nothing."""
        self.under_way -= 1
        before = set(self._windows)
        if limits:
            self._set(limits)
        for seconds, window in self._windows.items():
            if seconds not in before:
                # A window we did not know of: the others under way are in it as well.
                window.adopt(permit, now, counts.get(seconds, 1) + self.under_way)
            window.answered(permit, now, counts.get(seconds))

    def refused(self, now: float, retry_after: float | None) -> None:
        """A 429: nothing more for so long, or ever longer where Riot does not say."""
        self._pauses += 1
        backoff = min(PAUSE_WITHOUT_HEADER * 2 ** (self._pauses - 1), LONGEST_PAUSE)
        pause = retry_after + 0.5 if retry_after is not None else backoff
        self.paused_until = max(self.paused_until, now + pause)

    def accepted(self) -> None:
        """An answer that was no refusal ends a row of them."""
        self._pauses = 0

    def free_within(self, now: float, seconds: float) -> int:
        """How many requests may be sent within so many seconds."""
        if self.paused_until - now >= seconds:
            return 0
        frees = [window.free_within(now, seconds) for window in self._windows.values()]
        return min(frees, default=1_000_000)


@dataclass(eq=False, slots=True)
class _Waiter:
    order: int
    future: asyncio.Future[Permit]


@dataclass(eq=False, slots=True)
class Lane:
    """One key at one route."""

    clock: Clock
    share: float
    application: Scope = field(init=False)
    methods: dict[str, Scope] = field(default_factory=dict)
    waiting: dict[tuple[Priority, str], deque[_Waiter]] = field(default_factory=dict)
    _timer: asyncio.Task[None] | None = None
    _order: "itertools.count[int]" = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        self.application = Scope(self.share, BOOTSTRAP)

    def method(self, name: str) -> Scope:
        """The scope of a method, unlimited until an answer says otherwise."""
        if name not in self.methods:
            self.methods[name] = Scope(self.share, {})
        return self.methods[name]

    async def acquire(self, method: str, priority: Priority) -> Permit:
        """Wait for the turn of this request; cancelling leaves nothing behind."""
        future: asyncio.Future[Permit] = asyncio.get_running_loop().create_future()
        waiter = _Waiter(next(self._order), future)
        queue = self.waiting.setdefault((priority, method), deque())
        queue.append(waiter)
        self.pump()
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled():
                self.answered(method, future.result(), {})
            elif waiter in queue:
                queue.remove(waiter)
            self.pump()
            raise

    def answered(
        self, method: str, permit: Permit, headers: Mapping[str, str], *, refused: bool = False
    ) -> None:
        """Hand in an answer's headers; without headers for a request that got no answer."""
        now = self.clock.monotonic()
        for scope, name in ((self.application, "App"), (self.method(method), "Method")):
            scope.answered(
                permit,
                now,
                parse_windows(headers.get(f"X-{name}-Rate-Limit")),
                parse_windows(headers.get(f"X-{name}-Rate-Limit-Count")),
            )
            if headers:
                scope.known = True
                if not refused:
                    scope.accepted()
        self.pump()

    def refused(self, method: str, headers: Mapping[str, str]) -> None:
        """A 429: pause the application where it says so, else the method (riot.md §4.1)."""
        by = headers.get("X-Rate-Limit-Type", "").strip().lower()
        scope = self.application if by == "application" else self.method(method)
        scope.refused(self.clock.monotonic(), _seconds(headers.get("Retry-After")))
        self.pump()

    def pump(self) -> None:
        """Let through whoever may go, then sleep until the next one may."""
        while (key := self._next()) is not None:
            queue = self.waiting[key]
            waiter = queue.popleft()
            if waiter.future.done():
                continue
            permit = Permit(sent_at=self.clock.monotonic())
            self.application.take(permit)
            self.method(key[1]).take(permit)
            waiter.future.set_result(permit)
        self.waiting = {key: queue for key, queue in self.waiting.items() if queue}
        self._set_timer()

    def _next(self) -> tuple[Priority, str] | None:
        now = self.clock.monotonic()
        if self.application.wait(now) != 0.0:
            return None
        ready = [
            (key[0], queue[0].order, key)
            for key, queue in self.waiting.items()
            if queue and self.method(key[1]).wait(now) == 0.0
        ]
        return min(ready)[2] if ready else None

    def _set_timer(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        delays = self._delays()
        if delays:
            self._timer = asyncio.create_task(self._wake(min(delays)), name="riot rate limit")

    def _delays(self) -> list[float]:
        now = self.clock.monotonic()
        general = self.application.wait(now)
        if not self.waiting or general is None:
            return []  # an answer comes first, and pumps
        waits = (self.method(method).wait(now) for _, method in self.waiting)
        return [max(general, wait) for wait in waits if wait is not None]

    async def _wake(self, delay: float) -> None:
        await self.clock.sleep(max(delay, 0.001))
        self._timer = None
        self.pump()


def _seconds(header: str | None) -> float | None:
    try:
        value = float(header) if header is not None else None
    except ValueError:
        return None
    return value if value is not None and 0 <= value <= 86_400 else None


class RateLimiter:
    """All lanes of a process."""

    def __init__(self, clock: Clock, *, share: float = 1.0) -> None:
        self._clock = clock
        self._share = share
        self._lanes: dict[tuple[str, str], Lane] = {}

    def lane(self, key: str, route: str) -> Lane:
        """The lane of a key at a route."""
        if (key, route) not in self._lanes:
            self._lanes[key, route] = Lane(self._clock, self._share)
        return self._lanes[key, route]

    def budget(self, key: str, route: str, method: str, seconds: float) -> int:
        """How many requests of a method may be sent within so many seconds."""
        lane, now = self.lane(key, route), self._clock.monotonic()
        return min(
            lane.application.free_within(now, seconds),
            lane.method(method).free_within(now, seconds),
        )
