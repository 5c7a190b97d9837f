"""What is measured, as values. Durations are in seconds, windows half open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Parity:
    """The old model's distinct (player, game) in the window, and those the new one has too; the
    other way round the new model's results, and those the old one lost. Of each the games that
    are missed, newest first; a bounded number of them."""

    old: int
    both: int
    unwanted: int = 0
    """Left out of both: the new model was not to follow the player."""
    early: int = 0
    """Left out of both: the old model saw them before the new one began."""
    missed: Sequence["Missed"] = ()
    new: int = 0
    lost_by_old: int = 0
    missed_by_old: Sequence["Missed"] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A game that one model has and the other has not."""

    riot_id: str
    platform: str | None
    game_id: str
    queue_type: str | None
    seen_at: datetime
    why: str

    @property
    def match_id(self) -> str:
        """As Riot's sites know it; the bare number where the platform is not known."""
        return f"{self.platform}_{self.game_id}" if self.platform else self.game_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Completion:
    """Detected games that ended over five minutes ago."""

    ended: int
    """Those that are judged."""
    in_time: int
    """Those of them with a result within five minutes of the later of end and detection."""
    private: int
    """Left out: Riot keeps their records private."""
    while_down: int
    """Left out: the process did not run in their five minutes."""
    down_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """Announcements compared with Riot's own records."""

    judged: int
    """Player lines that were compared."""
    wrong: Sequence[str] = ()
    """One sentence for each that disagrees."""
    unread: int = 0
    """Lines whose raw record is not kept any more, or does not tell."""
    older: int = 0
    """Announcements of the window that were not compared: the newest are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """What is missing though it was due."""

    audited: int
    """Listed games that were compared with what is stored, before anything was repaired."""
    overdue: Sequence[str] = ()
    """Games that had no row when an earlier comparison should have found them; a sentence each."""
    unsent: Sequence[str] = ()
    """Owed announcements that are not out, one sentence each; a bounded number of them."""
    more_unsent: int = 0
    """Those that are not named."""
    after_absence: int = 0
    """Left out: they ended while no process compared, and were found when one did."""
    listed_late: int = 0
    """Left out: Riot did not list them at the comparison before."""
    refused: int = 0
    """Left out: Riot gave no list in between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoopPace:
    """One loop's durations."""

    name: str
    runs: int
    p95_seconds: float
    interval: float
    enough: int = 20
    """So many turns are enough to judge it by."""
    failed: int = 0
    without_success: float = 0.0
    """Seconds since the last turn that came to its end, of those in which the process ran."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Whether the loops keep up, and the looks with them."""

    loops: Sequence[LoopPace] = ()
    players: int = 0
    look_age_p95: float | None = None
    look_promise: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Retries:
    """Games of the window, and those that needed a retry."""

    games: int
    retried: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """All of it, over one window."""

    since: datetime
    until: datetime
    emits: bool
    """Whether the new model is the one that announces."""
    parity: Parity
    completion: Completion
    accuracy: Accuracy
    loss: Loss
    pace: Pace
    retries: Retries
    down: Sequence[tuple[datetime, datetime]] = ()
    """When the new model did not run, though it had before."""
    archived: bool = False
    """Whether the old model's table is archived (006): it cannot be gone back to as it is."""
