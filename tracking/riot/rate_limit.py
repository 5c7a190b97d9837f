"""Who may ask Riot now, and who goes first.

Scopes are (key, route) for the application and (key, route, method) for a method (riot.md §4.1). A
lane is one key at one route: requests wait in it by priority and, within one, in the order they
came. A method whose window is full holds up nobody else.
"""

import asyncio
import itertools
import random
from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import IntEnum

from tracking.clock import Clock
from tracking.errors import RiotRateLimited
from tracking.riot.pauses import Pause, parse_retry_after
from tracking.riot.windows import Permit, Scope, parse_windows


class Priority(IntEnum):
    """Who goes first."""

    PERSON = 0  # somebody waits for the answer
    RESULT = 1  # a game is over
    DETECTION = 2  # who is in a game
    HISTORY = 3  # what spectator did not show
    RANKS = 4  # snapshots


BOOTSTRAP = {1: 20, 120: 100}
"""A development or personal key's limits: held until Riot says otherwise (riot.md §4.2)."""

PATIENCE = 150.0
"""Seconds: a scope that Riot bars for longer fails its waiters at once instead of holding them. No
window of a personal key asks for more."""

MAX_IN_FLIGHT = 100
"""What aiohttp's connector opens at most; beyond that it would queue without regard to who."""

FLOOR = 0.1
"""Of every window so much is there for what has no hurry, however much the others would use."""

_Queue = OrderedDict[int, "asyncio.Future[Permit]"]


class Slots:
    """How many requests may be under way at once, over all lanes."""

    def __init__(self, free: int) -> None:
        self.free = free
        self._short: dict[Lane, None] = {}
        """Lanes that had work and found no slot."""

    def short(self, lane: "Lane") -> None:
        """Remember a lane that could go on if there were a slot."""
        self._short[lane] = None

    def give_back(self) -> None:
        """A request is over: whoever is most urgent may go."""
        self.free += 1
        for lane in sorted(self._short, key=Lane.most_urgent):
            if self.free <= 0:
                break
            del self._short[lane]
            lane.pump()


class Lane:
    """One key at one route."""

    def __init__(
        self,
        clock: Clock,
        *,
        slots: Slots,
        order: Iterator[int],
        new_scope: Callable[[Mapping[int, int]], Scope],
    ) -> None:
        self._clock = clock
        self._slots = slots
        self._order = order
        self._new_scope = new_scope
        self._application = new_scope(BOOTSTRAP)
        self._methods: dict[str, Scope] = {}
        self._waiting: dict[tuple[Priority, str], _Queue] = {}
        self._timer: tuple[float, asyncio.Task[None]] | None = None

    async def acquire(self, method: str, priority: Priority) -> Permit:
        """Wait for the turn of this request; whoever gets a permit hands it to `done`.

        Cancelling leaves nothing behind. Raises RiotRateLimited where Riot bars the scope for
        longer than anybody should wait.
        """
        future: asyncio.Future[Permit] = asyncio.get_running_loop().create_future()
        order = next(self._order)
        self._waiting.setdefault((priority, method), OrderedDict())[order] = future
        self.pump()
        try:
            return await future
        except asyncio.CancelledError:
            if future.done() and not future.cancelled() and future.exception() is None:
                self._not_sent(future.result())
            elif (queue := self._waiting.get((priority, method))) is not None:
                queue.pop(order, None)
            self.pump()
            raise

    def done(self, permit: Permit, headers: Mapping[str, str] | None, *, refused: bool) -> None:
        """Hand in a permit with the answer's headers (any case), None where no answer came.

        A 429 pauses the application where it names it, else the method: `method`, `service`,
        `server`, anything new, or no type at all, which is the service behind (riot.md §4.1).
        """
        now = self._clock.monotonic()
        told = {name.lower(): value for name, value in (headers or {}).items()}
        method = self._method(permit.method)
        for scope, name in ((self._application, "app"), (method, "method")):
            scope.done(
                permit,
                now,
                limits=parse_windows(told.get(f"x-{name}-rate-limit")),
                counts=parse_windows(told.get(f"x-{name}-rate-limit-count")),
                answered=headers is not None and not refused,
            )
            if headers is not None and not refused:
                scope.pause.passed(sent_at=permit.sent_at)
        if refused:
            by_application = told.get("x-rate-limit-type", "").strip().lower() == "application"
            (self._application if by_application else method).pause.hit(
                now,
                sent_at=permit.sent_at,
                retry_after=parse_retry_after(told.get("retry-after")),
            )
        self._slots.give_back()
        self.pump()

    def room(self, method: str, seconds: float) -> int:
        """How many requests of a method fit within so many seconds, after those that wait."""
        now = self._clock.monotonic()
        rooms = [scope.room(now, seconds) for scope in (self._application, self._method(method))]
        return max(0, min(rooms) - sum(map(len, self._waiting.values())))

    def spare(self, methods: Sequence[str], others: float) -> int:
        """How many requests of methods that have no hurry may be sent now so that others, who
        send so many a second here, miss none: what they leave, or `FLOOR` of every window where
        they leave less."""
        now, kin = self._clock.monotonic(), [self._method(name) for name in methods]
        if any(scope.pause.until > now for scope in (self._application, *kin)):
            return 0
        waiting = sum(len(queue) for (_, name), queue in self._waiting.items() if name in methods)
        rooms = [self._application.spare(now, others, FLOOR, kin)]
        rooms += [scope.room(now, 1.0) for scope in kin]
        return max(0, min(rooms) - waiting)

    def most_urgent(self) -> tuple[int, int]:
        """Priority and number of who goes first here; used to choose between lanes."""
        heads = ((key[0], next(iter(queue))) for key, queue in self._waiting.items() if queue)
        return min(heads, default=(len(Priority), 0))

    def pump(self) -> None:
        """Let through whoever may go, then set a timer for the next one."""
        self._turn_away()
        while (key := self._next()) is not None:
            if self._slots.free <= 0:
                self._slots.short(self)
                return
            _, future = self._waiting[key].popitem(last=False)
            if not future.done():
                future.set_result(self._permit(key[1]))
        self._waiting = {key: queue for key, queue in self._waiting.items() if queue}
        self._set_timer()

    def _permit(self, method: str) -> Permit:
        self._slots.free -= 1
        self._application.take()
        self._method(method).take()
        return Permit(method=method, sent_at=self._clock.monotonic())

    def _not_sent(self, permit: Permit) -> None:
        self._application.give_back()
        self._method(permit.method).give_back()
        self._slots.give_back()

    def _method(self, name: str) -> Scope:
        if name not in self._methods:
            self._methods[name] = self._new_scope({})
        return self._methods[name]

    def _turn_away(self) -> None:
        patience = self._clock.monotonic() + PATIENCE
        for (_, method), queue in self._waiting.items():
            pauses = (self._application.pause.until, self._method(method).pause.until)
            if max(pauses) > patience:
                for future in queue.values():
                    if not future.done():
                        future.set_exception(RiotRateLimited(status=429, method=method))
                queue.clear()

    def _next(self) -> tuple[Priority, str] | None:
        now = self._clock.monotonic()
        if self._application.wait(now) != 0.0:
            return None
        ready = (
            (key[0], next(iter(queue)), key)
            for key, queue in self._waiting.items()
            if queue and self._method(key[1]).wait(now) == 0.0
        )
        first = min(ready, default=None)
        return first[2] if first else None

    def _set_timer(self) -> None:
        """An earlier timer may stay: it only asks again. Without one, an answer will pump."""
        delay = self._delay()
        now = self._clock.monotonic()
        if delay is not None and self._timer is not None and self._timer[0] <= now + delay:
            return
        if self._timer is not None:
            self._timer[1].cancel()
            self._timer = None
        if delay is not None:
            task = asyncio.create_task(self._wake(delay), name="riot rate limit")
            self._timer = (now + delay, task)

    def _delay(self) -> float | None:
        now = self._clock.monotonic()
        general = self._application.wait(now)
        if not self._waiting or general is None:
            return None
        waits = (self._method(method).wait(now) for _, method in self._waiting)
        return min((max(general, wait) for wait in waits if wait is not None), default=None)

    async def _wake(self, delay: float) -> None:
        await self._clock.sleep(max(delay, 0.001))
        self._timer = None
        self.pump()


class RateLimiter:
    """All lanes of a process. `share` is the part of every limit that is ours."""

    def __init__(
        self,
        clock: Clock,
        *,
        share: float = 1.0,
        max_in_flight: int = MAX_IN_FLIGHT,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._clock = clock
        self._share = share
        self._jitter = jitter
        self._slots = Slots(max_in_flight)
        self._order = itertools.count()
        self._lanes: dict[tuple[str, str], Lane] = {}

    def lane(self, key: str, route: str) -> Lane:
        """The lane of a key at a route."""
        if (key, route) not in self._lanes:
            self._lanes[key, route] = Lane(
                self._clock, slots=self._slots, order=self._order, new_scope=self._scope
            )
        return self._lanes[key, route]

    def budget(self, key: str, route: str, method: str, seconds: float) -> int:
        """How many requests of a method may be sent within so many seconds."""
        return self.lane(key, route).room(method, seconds)

    def spare(self, key: str, route: str, methods: Sequence[str], others: float) -> int:
        """How many requests of these methods may be sent beside the others; see `Lane.spare`."""
        return self.lane(key, route).spare(methods, others)

    def _scope(self, assumed: Mapping[int, int]) -> Scope:
        return Scope(share=self._share, assumed=assumed, pause=Pause(self._jitter))
