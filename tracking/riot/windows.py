"""What Riot's windows of one scope still have room for, held so that the server never refuses.

Riot's window is fixed and starts with the first request *the server* receives (riot.md §4.1). We
know of each request only when it was sent and when its answer came; it was received in between. A
request sent now is received later than now, so everything answered longer ago than the window's
length was received in an earlier window, wherever the windows lie. Hence the rule: of the requests
under way and those answered within one length, there are never more than the limit. It needs no
guess where a window starts, books a request that may fall on either side of a boundary on both,
and costs one round trip per window.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tracking.riot.pauses import Pause

_PART = re.compile(r"\s*(\d{1,9}):(\d{1,9})\s*", re.ASCII)

LONGEST_WINDOW = 86_400
"""Seconds; Riot's longest is 600. A header that claims more is not believed."""

SHORTEST_WAIT = 0.001
"""Seconds between two looks at a full window."""

REMEMBERED = 600
"""Seconds that answers are remembered at least, for windows that become known later."""

SHORT_WINDOW, SHORT_SLACK = 2, 0.25
"""Windows of up to so many seconds are held so much longer: those of one second were measured to
last longer than that (developer-relations#371)."""

DRIFT = 1e-4
"""By so much of its length a longer window is held longer: two machines' clocks differ."""


def parse_windows(header: str | None) -> dict[int, int]:
    """`20:1,100:120` -> {1: 20, 120: 100}: by seconds, because the order varies (riot.md §4.1).

    What cannot be read is left out.
    """
    found = (_PART.fullmatch(part) for part in (header or "").split(","))
    windows = {int(part[2]): int(part[1]) for part in found if part}
    return {s: n for s, n in windows.items() if n > 0 and 0 < s <= LONGEST_WINDOW}


@dataclass(eq=False, slots=True, kw_only=True)
class Permit:
    """One request that was let through, until it is handed back."""

    method: str
    sent_at: float


@dataclass(slots=True)
class _Peak:
    """The most that others used of a window, each figure until it cannot matter any more."""

    figures: list[tuple[float, int]] = field(default_factory=list)
    """(until, amount): times rise, amounts fall, so the first that still counts is the highest."""

    def add(self, now: float, until: float, amount: int) -> None:
        kept = [(time, most) for time, most in self.figures if time > now and most > amount]
        self.figures = [*kept, (until, amount)]

    def at(self, now: float) -> tuple[float, int]:
        """(until, amount) of the highest figure that counts then, (now, 0) without any."""
        return next((figure for figure in self.figures if figure[0] > now), (now, 0))


class Scope:
    """The windows of an application, or of one of its methods, at one route."""

    def __init__(self, *, share: float, assumed: Mapping[int, int], pause: Pause) -> None:
        """`assumed` holds until an answer names the limits; `share` of each limit is ours."""
        self._share = share
        self._limits = dict(assumed)
        self._known = False
        self._under_way = 0
        self._answered: list[float] = []
        """When requests were answered, rising."""
        self._others: dict[int, _Peak] = {}
        """Per window what other processes used of it, as far as the server's counts tell."""
        self.pause = pause

    def wait(self, now: float) -> float | None:
        """Seconds until it is worth asking again, 0: send now; None: not before an answer."""
        if self._under_way and not self._trusted:
            return None
        longest = max(0.0, self.pause.until - now)
        for seconds, limit in self._limits.items():
            wait = self._wait(seconds, limit, now)
            if wait is None:
                return None
            longest = max(longest, wait)
        return longest

    def take(self) -> None:
        """Count a request that is sent now."""
        self._under_way += 1

    def give_back(self) -> None:
        """A request that was counted was not sent after all."""
        self._under_way -= 1

    def done(
        self,
        permit: Permit,
        now: float,
        *,
        limits: Mapping[int, int],
        counts: Mapping[int, int],
        answered: bool,
    ) -> None:
        """A request is over. Empty `limits` teach nothing; without an answer, as after a
        time-out, the server may have counted it all the same."""
        self._under_way -= 1
        self._answered.append(now)
        if limits:
            self._limits = dict(limits)
        self._known = self._known or bool(limits) or answered
        for seconds, count in counts.items():
            if seconds in self._limits:
                self._reconcile(permit, now, seconds, count)
        self._forget(now)

    def room(self, now: float, seconds: float) -> int:
        """How many requests fit within the next `seconds` without using up a longer window.

        Of a window longer than that: an even pace, or what is free of its first half, so that
        whoever asks often does not wait in vain and more urgent work finds something left.
        """
        if self.pause.until - now >= seconds:
            return 0
        rooms = []
        for length, limit in self._limits.items():
            ours = self._ours(limit)
            if length <= seconds:
                rooms.append(int(ours * seconds / length))
                continue
            free = self._free(length, limit, now + seconds)
            pace = -(-ours * seconds // length)
            rooms.append(max(0, min(free, max(int(pace), free - ours // 2))))
        return min(rooms, default=UNLIMITED)

    def spare(self, now: float, others: float, floor: float, kin: Sequence["Scope"]) -> int:
        """How many requests of `kin`, methods in no hurry, may be sent now if others send so many
        a second: what they leave of each window, or where they would use it up, `floor` of it."""
        rooms = []
        for length, limit in self._limits.items():
            ours = self._ours(limit)
            left = max(int(ours - others * length), int(ours * floor), 1)
            rooms.append(left - sum(scope.used(now, length) for scope in kin))
        return max(0, min(rooms, default=UNLIMITED))

    def used(self, now: float, seconds: int) -> int:
        """How many requests are under way, or were answered within so many seconds."""
        return len(self._answered) - self._first(seconds, now) + self._under_way

    @property
    def _trusted(self) -> bool:
        """Until an answer came, and after a refusal, one request at a time tries."""
        return self._known and not self.pause.in_doubt

    def _ours(self, limit: int) -> int:
        return max(1, int(limit * self._share))

    def _first(self, seconds: int, now: float) -> int:
        """Index of the oldest answer that may share a window with a request sent at `now`."""
        return bisect_right(self._answered, now - seconds - _slack(seconds))

    def _free(self, seconds: int, limit: int, now: float) -> int:
        used = self.used(now, seconds)
        others = self._others[seconds].at(now)[1] if seconds in self._others else 0
        return min(self._ours(limit) - used, limit - used - others)

    def _wait(self, seconds: int, limit: int, now: float) -> float | None:
        free = self._free(seconds, limit, now)
        if free > 0:
            return 0.0
        ends = self._ends(seconds, 1 - free, now)
        # Rounding must not turn "full" into "now": that would let everybody through.
        return max(SHORTEST_WAIT, min(ends) - now) if ends else None

    def _ends(self, seconds: int, needed: int, now: float) -> list[float]:
        """When it is worth asking again, if so many have to leave the window first; empty where
        an answer has to come before."""
        first = self._first(seconds, now)
        until, others = self._others[seconds].at(now) if seconds in self._others else (now, 0)
        oldest = first if others else first + needed - 1
        ends = [at + seconds + _slack(seconds) for at in self._answered[oldest : oldest + 1]]
        return [until, *ends] if others else ends

    def _reconcile(self, permit: Permit, now: float, seconds: int, count: int) -> None:
        """Upwards only: what the server counted beyond ours, others with this key have used.

        Ours are those that may have been counted before this one: answered later than one length
        before it was sent, and those under way.
        """
        first = bisect_right(self._answered, permit.sent_at - seconds)
        ours = len(self._answered) - first + self._under_way
        if count > ours:
            peak = self._others.setdefault(seconds, _Peak())
            peak.add(now, now + seconds + _slack(seconds), count - ours)

    def _forget(self, now: float) -> None:
        kept = max(REMEMBERED, *self._limits, 0) * 1.1
        old = bisect_right(self._answered, now - kept)
        if old > 1000 or old == len(self._answered):
            del self._answered[:old]


UNLIMITED = 1_000_000
"""The room of a scope whose limits are not known."""


def _slack(seconds: int) -> float:
    return SHORT_SLACK if seconds <= SHORT_WINDOW else seconds * DRIFT
