"""A recap as a channel is told of it, and its JSON form (the payload of its announcement)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tracking.domain.events import Kind
from tracking.domain.games import Game
from tracking.domain.recap_lines import Climb, Highlight, LadderSum, Tally, Who
from tracking.domain.recap_periods import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class GameRecap:
    """What a server's players did in League, or in TFT."""

    game: Game
    matches: int
    """A game of several of them counts once."""
    tallies: tuple[Tally, ...]
    """Who played most comes first."""
    best: Highlight | None = None
    worst: Highlight | None = None
    streak: int = 0
    """The most games won in a row; of TFT finishes in the upper half. 0 where there is none."""
    streak_of: tuple[Who, ...] = ()
    pentakills: tuple[tuple[Who, int], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "game": self.game.value,
            "matches": self.matches,
            "tallies": [each.to_json() for each in self.tallies],
            "best": self.best.to_json() if self.best else None,
            "worst": self.worst.to_json() if self.worst else None,
            "streak": self.streak,
            "streak_of": [who.to_json() for who in self.streak_of],
            "pentakills": [[who.to_json(), count] for who, count in self.pentakills],
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "GameRecap":
        """Read what `to_json` wrote; KeyError, ValueError or TypeError where it is something
        else."""
        best, worst = data["best"], data["worst"]
        return cls(
            game=Game(data["game"]),
            matches=int(data["matches"]),
            tallies=tuple(Tally.from_json(each) for each in data["tallies"]),
            best=Highlight.from_json(best) if best else None,
            worst=Highlight.from_json(worst) if worst else None,
            streak=int(data["streak"]),
            streak_of=tuple(Who.from_json(who) for who in data["streak_of"]),
            pentakills=tuple((Who.from_json(who), int(n)) for who, n in data["pentakills"]),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Recap:
    """What `Kind.RECAP` announces."""

    period: Period
    first: date
    last: date
    zone: str
    """The IANA name of the zone whose days these are."""
    games: tuple[GameRecap, ...]
    """League before TFT; only what was played."""
    ladders: tuple[LadderSum, ...] = ()
    """Only where something moved, or may have."""
    climbers: tuple[Climb, ...] = ()
    """Who climbed most comes first."""
    awaited: int = 0
    """Games that were over, or may have been, and had no result yet."""
    unpublished: int = 0
    """Games whose result Riot does not publish."""
    behind: int = 0
    """Players whose match list was not compared since, so that games of theirs may be missing."""

    @property
    def empty(self) -> bool:
        """Whether nothing was played that has a result."""
        return not self.games

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        return {
            "kind": Kind.RECAP.value,
            "period": self.period.value,
            "first": self.first.isoformat(),
            "last": self.last.isoformat(),
            "zone": self.zone,
            "games": [each.to_json() for each in self.games],
            "ladders": [each.to_json() for each in self.ladders],
            "climbers": [each.to_json() for each in self.climbers],
            "awaited": self.awaited,
            "unpublished": self.unpublished,
            "behind": self.behind,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Recap":
        """Read what `to_json` wrote; KeyError, ValueError or TypeError where it is something
        else."""
        return cls(
            period=Period(data["period"]),
            first=date.fromisoformat(data["first"]),
            last=date.fromisoformat(data["last"]),
            zone=data["zone"],
            games=tuple(GameRecap.from_json(each) for each in data["games"]),
            ladders=tuple(LadderSum.from_json(each) for each in data["ladders"]),
            climbers=tuple(Climb.from_json(each) for each in data["climbers"]),
            awaited=int(data["awaited"]),
            unpublished=int(data["unpublished"]),
            behind=int(data["behind"]),
        )


def recap_id(period: Period, first: date) -> str:
    """What stands for the game in a recap's key: `weekly:2026-11-16`."""
    return f"{period.value}:{first.isoformat()}"
