"""When a player's ranks are looked at: around his ranked games, and now and then.

A look before a game is what its change is counted from; looks after it are repeated while the
league service has not counted it. All of it follows from stored times, so that a restart neither
forgets a look nor hurries one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

AFTER = tuple(timedelta(minutes=m) for m in (0, 1, 2, 4, 8, 15, 30, 60))
"""The looks after a game was held over, until it is counted: it mostly is within a minute."""

FRESH = timedelta(minutes=10)
"""A look so long before a game was noticed is as good as one before it."""

EVERY = timedelta(hours=6)
"""The schedule of whoever has a rank: decay comes once a day, and so does the apex tiers' draw."""

EVERY_UNRANKED = timedelta(hours=24)

SPREAD = 0.3
"""Of the schedule's interval, by which players differ: who came together is not due together."""


class Why(IntEnum):
    """Why a look is due, the most urgent first."""

    AFTER = 0  # a ranked game is over and not counted yet
    BEFORE = 1  # a ranked game is running
    SCHEDULE = 2  # nobody has looked for long


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A ranked game, running or lately over."""

    detected_at: datetime
    over_at: datetime | None
    """When it was held over, else when it ended; None while it is running."""
    settled: bool = False
    """What it did to the rank is known, or never will be."""


def look_due(
    now: datetime,
    *,
    looked_at: datetime | None,
    due_at: datetime | None,
    games: Sequence[Watched],
) -> Why | None:
    """Whether a player's ranks in one game are to be looked at now; `due_at` is the schedule's."""
    for game in games:
        if game.over_at is not None and not game.settled and _after(now, looked_at, game.over_at):
            return Why.AFTER
    for game in games:
        if game.over_at is None and (looked_at is None or looked_at < game.detected_at - FRESH):
            return Why.BEFORE
    if due_at is None or due_at <= now:
        return Why.SCHEDULE
    return None


def _after(now: datetime, looked_at: datetime | None, over_at: datetime) -> bool:
    passed = [over_at + wait for wait in AFTER if over_at + wait <= now]
    return bool(passed) and (looked_at is None or looked_at < passed[-1])


def next_scheduled(at: datetime, player_id: int, *, ranked: bool) -> datetime:
    """When the schedule asks again after a look."""
    every = EVERY if ranked else EVERY_UNRANKED
    # Any fixed number that is spread over 0 to 1 does; neighbours in the table came together.
    share = player_id * 0.618034 % 1.0
    return at + every * (1.0 + SPREAD * (share - 0.5))
