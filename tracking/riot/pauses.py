"""How long a scope rests after a 429."""

import math
from collections.abc import Callable

SHORTEST, FIRST, LONGEST = 0.5, 5.0, 60.0
"""Seconds: added to what Riot asks for; the first pause of our own where it asks for nothing, as
account-v1 and match-v5 did in 2025 (developer-relations#1050); the ceiling of our own."""

LONGEST_BELIEVED = 86_400.0
"""Seconds; a Retry-After beyond a day is held to be noise."""


class Pause:
    """The pause of one scope. `jitter` gives numbers from 0 to 1, so that several processes with
    one key do not come back in step."""

    def __init__(self, jitter: Callable[[], float]) -> None:
        self._jitter = jitter
        self._row = 0
        self._hit_at = -math.inf
        self.until = 0.0

    @property
    def in_doubt(self) -> bool:
        """Whether nothing has been let through since the last refusal."""
        return self._row > 0

    def hit(self, now: float, *, sent_at: float, retry_after: float | None) -> None:
        """A request was refused. Those sent together with it are refused for the same reason and
        do not make the pause longer."""
        if sent_at > self._hit_at:
            self._row += 1
            self._hit_at = now
        if retry_after is None:
            length = self._ours(FIRST)
        else:
            # Riot asks for 0 at times; asked in a row, that is no answer.
            again = self._ours(SHORTEST) if self._row > 1 else 0.0
            length = max(retry_after + SHORTEST + SHORTEST * self._jitter(), again)
        self.until = max(self.until, now + length)

    def passed(self, *, sent_at: float) -> None:
        """A request was answered and not refused."""
        if sent_at > self._hit_at:
            self._row = 0

    def _ours(self, first: float) -> float:
        length = min(first * 2.0 ** min(self._row - 1, 20), LONGEST)
        return length * (1.0 + 0.25 * self._jitter())


def parse_retry_after(header: str | None) -> float | None:
    """Seconds; None where Riot does not say, or says something else than seconds."""
    text = (header or "").strip()
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        return None
    return min(float(text), LONGEST_BELIEVED)
