"""How often one person may have Riot asked; kept in memory, so that a restart forgets it."""

from collections import deque

from tracking.clock import Clock
from tracking.errors import UserMistake

MOST = 10
SECONDS = 600.0


class Pace:
    """So many questions of one person in so long."""

    def __init__(self, clock: Clock, *, most: int = MOST, seconds: float = SECONDS) -> None:
        self._clock = clock
        self._most = most
        self._seconds = seconds
        self._asked: dict[int, deque[float]] = {}

    def take(self, user_id: int) -> None:
        """Count one more; raises UserMistake where there were too many."""
        now = self._clock.monotonic()
        self._forget(now)
        asked = self._asked.setdefault(user_id, deque())
        if len(asked) >= self._most:
            raise UserMistake(
                f"You have looked up {self._most} accounts within ten minutes, which is the most. "
                "Please try again later."
            )
        asked.append(now)

    def _forget(self, now: float) -> None:
        for user_id, asked in list(self._asked.items()):
            while asked and asked[0] <= now - self._seconds:
                asked.popleft()
            if not asked:
                del self._asked[user_id]
