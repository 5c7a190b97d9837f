"""One rate limit window, as our side must hold it so that the server never refuses.

Riot's window is fixed and starts with the first request *the server* receives (riot.md §4.1). We
see only when we sent a request and when its answer came. So each request counts in every window it
could have been received in:

* a window is over only when it is over for certain: its length after the earliest answer to any of
  its requests, because the server had started it by then;
* what was answered after the earliest moment the window may have ended, or is still under way when
  it is over, may have been received in the next one, and counts there too.
"""

from dataclasses import dataclass, field

SHORT_SLACK, LONG_SLACK = 0.1, 0.02
"""Seconds a window is held longer than its length. Windows of a second were measured to last
longer than that (developer-relations#371); a long one would lose use for nothing."""


@dataclass(eq=False, slots=True)
class Permit:
    """One request that was let through."""

    sent_at: float
    generations: dict[int, int] = field(default_factory=dict)
    """Which generation of a window (by the window's id) it was sent in."""


class Window:
    """`limit` requests within `seconds`."""

    def __init__(self, seconds: int, limit: int) -> None:
        self.seconds = seconds
        self.limit = limit
        self.used = 0
        self._slack = SHORT_SLACK if seconds < 5 else LONG_SLACK
        self._generation = 0
        self._earliest: float | None = None
        """Before this the server cannot have started the window."""
        self._answered: float | None = None
        """By this it had started it."""
        self._under_way: set[Permit] = set()
        self._late: list[float] = []
        """When those requests were sent that may belong to the next window."""

    def wait(self, now: float) -> float | None:
        """Seconds until a request may be sent, 0 for now; None: not before an answer comes."""
        self._roll(now)
        if self.used < self.limit:
            return 0.0
        over = self._over_at()
        return None if over is None else max(0.0, over - now)

    def take(self, permit: Permit) -> None:
        """Count a request that is sent now."""
        self.used += 1
        self._under_way.add(permit)
        permit.generations[id(self)] = self._generation
        if self._earliest is None:
            self._earliest = permit.sent_at

    def adopt(self, permit: Permit, now: float, used: int) -> None:
        """Begin with a request that was sent before this window was known."""
        self.used = used
        self._earliest = permit.sent_at
        self._answered = now

    def answered(self, permit: Permit, now: float, count: int | None) -> None:
        """A request's answer came, or never will; `count` is what the server has counted."""
        if permit not in self._under_way:
            return
        self._under_way.discard(permit)
        if permit.generations.get(id(self)) == self._generation:
            self._answered = now if self._answered is None else min(self._answered, now)
            if count is not None:
                # Upwards only: somebody else may use the key; ours under way are counted here
                # already and by the server not yet.
                self.used = max(self.used, count)
        if self._earliest is not None and now > self._earliest + self.seconds:
            self._late.append(permit.sent_at)

    def free_within(self, now: float, seconds: float) -> int:
        """How many requests may be sent in the next `seconds`, windows that begin anew included,
        but never more than an even pace gives."""
        self._roll(now)
        over = self._over_at()
        renewed = 0
        if over is not None and over - now < seconds:
            renewed = 1 + int((seconds - (over - now)) // self.seconds)
        free = max(0, self.limit - self.used) + renewed * self.limit
        pace = max(1, int(self.limit * seconds / self.seconds))
        return min(free, pace) if seconds < self.seconds else free

    def _over_at(self) -> float | None:
        return None if self._answered is None else self._answered + self.seconds + self._slack

    def _roll(self, now: float) -> None:
        over = self._over_at()
        if over is None or now < over:
            return
        carried = [permit.sent_at for permit in self._under_way] + self._late
        self._generation += 1
        self.used = len(carried)
        self._earliest = min(carried, default=None)
        self._answered = None
        self._late = []
