"""Riot's rate limits as the edge enforces them: fixed windows, counted per key and route."""

import math
import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Windows = tuple[tuple[int, int], ...]
"""((requests, seconds), ...)"""

_WIDE: Windows = ((20_000, 10), (1_200_000, 600))
_METHODS: Mapping[str, Windows] = {
    "account-v1.getByRiotId": ((1000, 60),),
    "account-v1.getByPuuid": ((1000, 60),),
    "match-v5.getMatchIdsByPUUID": ((2000, 10),),
    "match-v5.getMatch": ((2000, 10),),
    "summoner-v4.getByPUUID": ((2000, 60),),
    "tft-match-v1.getMatchIdsByPUUID": ((600, 10),),
    "tft-match-v1.getMatch": ((250, 10),),
    "tft-summoner-v1.getByPUUID": ((1600, 60),),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a key may do. A method that is not named has `other_methods`."""

    app: Windows
    methods: Mapping[str, Windows] = field(default_factory=lambda: _METHODS)
    other_methods: Windows = _WIDE


PERSONAL = Limits(app=((20, 1), (100, 120)))
PRODUCTION = Limits(app=((500, 10), (30_000, 600)))
UNLIMITED = Limits(app=((1_000_000, 1),), methods={}, other_methods=((1_000_000, 1),))
"""Refuses nobody and says so in the headers, so that a client does not wait for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderStyle:
    """Oddities of the headers that clients must survive (riot.md §4.1)."""

    shuffle_windows: bool = False
    retry_after: bool = True
    """False: a 429 without Retry-After (dev-relations #1050)."""
    rate_limit_type: bool = True
    """False: a 429 that does not say whose limit it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowUse:
    """How one window was used, for reports; `method` is None for the application's limit."""

    token: str
    route: str
    method: str | None
    limit: int
    seconds: int
    started_at: float
    count: int

    @property
    def refused(self) -> int:
        return max(0, self.count - self.limit)


@dataclass(slots=True)
class _Window:
    limit: int
    seconds: int
    started_at: float = -math.inf
    count: int = 0

    def left(self, now: float) -> float:
        return self.started_at + self.seconds - now

    def hit(self, now: float) -> None:
        """The window starts at the first request after the last one was over."""
        if self.left(now) <= 0:
            self.started_at, self.count = now, 0
        self.count += 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """Headers for the answer; `refused_by` is `application`, `method` or None."""

    headers: dict[str, str]
    refused_by: str | None


class Limiter:
    """Counts every request, the refused ones too, as Riot does (`110:120` with a limit of 100)."""

    def __init__(self, limits: Limits, style: HeaderStyle) -> None:
        self.limits = limits
        self.style = style
        self._windows: dict[tuple[str, str, str | None], list[_Window]] = {}
        self._over: list[WindowUse] = []
        self._random = random.Random(1)

    def check(self, token: str, route: str, method: str, now: float) -> Verdict:
        app = self._hit((token, route, None), self.limits.app, now)
        windows = self.limits.methods.get(method, self.limits.other_methods)
        own = self._hit((token, route, method), windows, now)
        headers = {**self._shown("X-App", app), **self._shown("X-Method", own)}
        for name, group in (("application", app), ("method", own)):
            full = [window for window in group if window.count > window.limit]
            if full:
                wait = max(window.left(now) for window in full)
                return Verdict(headers=headers | self._refusal(name, wait), refused_by=name)
        return Verdict(headers=headers, refused_by=None)

    def uses(self) -> list[WindowUse]:
        """Every window so far, the running ones last."""
        running = [_use(key, w) for key, group in self._windows.items() for w in group if w.count]
        return [*self._over, *running]

    def _hit(self, key: tuple[str, str, str | None], windows: Windows, now: float) -> list[_Window]:
        group = self._windows.setdefault(key, [_Window(*window) for window in windows])
        for window in group:
            if window.count and window.left(now) <= 0:
                self._over.append(_use(key, window))
            window.hit(now)
        return group

    def _shown(self, prefix: str, windows: Iterable[_Window]) -> dict[str, str]:
        order = list(windows)
        if self.style.shuffle_windows:
            self._random.shuffle(order)
        return {
            f"{prefix}-Rate-Limit": ",".join(f"{w.limit}:{w.seconds}" for w in order),
            f"{prefix}-Rate-Limit-Count": ",".join(f"{w.count}:{w.seconds}" for w in order),
        }

    def _refusal(self, name: str, wait: float) -> dict[str, str]:
        headers = {}
        if self.style.rate_limit_type:
            headers["X-Rate-Limit-Type"] = name
        if self.style.retry_after:
            headers["Retry-After"] = str(math.ceil(wait))
        return headers


def _use(key: tuple[str, str, str | None], window: _Window) -> WindowUse:
    token, route, method = key
    return WindowUse(
        token=token,
        route=route,
        method=method,
        limit=window.limit,
        seconds=window.seconds,
        started_at=window.started_at,
        count=window.count,
    )
