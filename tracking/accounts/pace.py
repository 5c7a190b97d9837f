"""How often and how urgently members have Riot asked: whoever likes may, so that results go first
and nobody keeps it busy."""

import asyncio
from collections import deque
from collections.abc import Awaitable
from typing import TypeVar

from tracking.clock import Clock
from tracking.errors import UserMistake
from tracking.players.lookup import TRY_LATER
from tracking.riot.rate_limit import Priority

PRIORITY = Priority.DETECTION
"""Somebody waits for the answer, but everything about results is asked for before it."""

PATIENCE = 20.0
"""Seconds until whoever waits is told to try again later."""

MOST = 10
SECONDS = 600.0

T = TypeVar("T")


async def patiently(asked: Awaitable[T]) -> T:
    """The answer; raises UserMistake where it takes too long."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await asked
    except TimeoutError as error:
        raise UserMistake(TRY_LATER) from error


class Pace:
    """So many questions of one person in so long; in memory, so that a restart forgets them."""

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
