"""How much happens in a run, and how fast the bot is set to go: by its settings alone."""

import math
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The size of a run. Times are real seconds."""

    seconds: float
    """How long games are played and things go wrong; draining comes on top."""
    players: int
    games: int
    """So many games are begun, about evenly over the time."""
    kills: int
    kill_within: float
    """So long at most; on a slow machine the rest of the kills is left out."""
    detection: float
    completion: float
    history: float
    deadline: float
    """After so long a game without a record is given up."""
    late: float
    """The latest that a late record appears; well before the deadline."""
    announce_max_age: float
    patience: float
    """How long a kill waits for the moment it wants."""
    riot_trouble: int
    discord_trouble: int
    database_trouble: int
    long_waits: bool
    """Whether there is time for what takes minutes: real limits, a night away, silent Discord."""
    drain: float
    """How long at most the bot may take to finish when nothing goes wrong any more."""

    def settings(self) -> Mapping[str, str]:
        """The contract's settings that make an evening pass in seconds."""
        return {
            "DETECTION_INTERVAL_SECONDS": f"{self.detection:g}",
            "COMPLETION_INTERVAL_SECONDS": f"{self.completion:g}",
            "HISTORY_INTERVAL_SECONDS": f"{self.history:g}",
            "RESULT_GRACE_SECONDS": "10",
            "RESULT_DEADLINE_HOURS": f"{self.deadline / 3600:.6f}",
            "ANNOUNCE_MAX_AGE_HOURS": f"{self.announce_max_age / 3600:.6f}",
            "USE_GAME_CENTRIC_MODEL": "true",
            "HEALTH_PORT": "0",
        }


SHORT = Scale(
    seconds=14,
    players=12,
    games=44,
    kills=9,
    kill_within=math.inf,
    detection=0.4,
    completion=0.5,
    history=2,
    deadline=8,
    late=3,
    announce_max_age=60,
    patience=1.5,
    riot_trouble=8,
    discord_trouble=6,
    database_trouble=1,
    long_waits=False,
    drain=90,
)
"""For `make test`."""


def long(minutes: float) -> Scale:
    """For `make chaos`; all of it, the draining too, ends within so many minutes."""
    drain = 240.0
    seconds = minutes * 60 - drain
    return Scale(
        seconds=seconds,
        players=40,
        games=round(1150 * max(seconds, 60) / 1500),
        kills=round(250 * max(seconds, 60) / 1500),
        kill_within=seconds * 1.02,
        detection=0.8,
        completion=1,
        history=8,
        deadline=75,
        late=40,
        announce_max_age=90,
        patience=4,
        riot_trouble=round(seconds / 9),
        discord_trouble=round(seconds / 9),
        database_trouble=max(1, round(seconds / 200)),
        long_waits=True,
        drain=drain,
    )
