"""What makes a result stand out beside the ones before it: streaks and personal bests."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tracking.domain.results import LoLResult, Outcome, TFTResult

STREAK = 3
"""So many games in a row make a streak."""

MOST_IN_A_ROW = 50
"""So far back a streak is followed."""

ENOUGH_GAMES = 20
"""After so many comparable games a best one means something."""

_RIFT = frozenset({400, 420, 430, 440, 480, 490, 700})
_ARAM = frozenset({450, 720, 2400})
_TFT = frozenset({1090, 1100})


class Figure(StrEnum):
    """A figure of which a player has a best: the name of its field in a result."""

    KILLS = "kills"  # League alone
    ASSISTS = "assists"  # League alone
    DAMAGE = "damage"  # to champions, in TFT to players


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """More than in any comparable game before that we know of."""

    figure: Figure
    value: int
    before: int
    """The best until then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """What is stored of a player's comparable games that ended before this one."""

    lately: tuple[bool, ...] = ()
    """Whether each was won, newest first, as far as a streak is followed."""
    games: int = 0
    most: Mapping[Figure, int] | None = None
    """The best of each figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Milestones:
    """What a game was beside the ones before it, as far as they were known when it was stored."""

    streak: int = 0
    """So many in a row were won, this one included; lost where it is negative; 0 under `STREAK`."""
    bests: tuple[Best, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.streak or self.bests)

    def to_json(self) -> dict[str, Any]:
        """A JSON object that `from_json` reads back."""
        bests = [[best.figure.value, best.value, best.before] for best in self.bests]
        return {"streak": self.streak, "bests": bests}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Milestones":
        """Read what `to_json` wrote; KeyError, ValueError or TypeError where it is something
        else."""
        bests = tuple(
            Best(figure=Figure(figure), value=int(value), before=int(before))
            for figure, value, before in data["bests"]
        )
        return cls(streak=int(data["streak"]), bests=bests)


def comparable(queue_id: int | None) -> frozenset[int]:
    """The queues whose games are measured by the same yardstick, this one among them; empty where
    the queue is not known: ten kills in ARAM are not ten kills on the Rift."""
    for family in (_RIFT, _ARAM, _TFT):
        if queue_id in family:
            return family
    # Every mode may be played as a custom game.
    return frozenset({queue_id} if queue_id else ())


def won(result: LoLResult | TFTResult) -> bool | None:
    """Whether it counts as won: the upper half where there are places; None where nobody won."""
    if result.outcome is Outcome.PLACEMENT:
        return result.top_half
    return {Outcome.WIN: True, Outcome.LOSS: False}.get(result.outcome)


def milestones(result: LoLResult | TFTResult, past: Past) -> Milestones:
    """What this result was beside the past."""
    verdict = won(result)
    if verdict is None:
        return Milestones()
    return Milestones(streak=_streak(verdict, past.lately), bests=tuple(_bests(result, past)))


def _streak(verdict: bool, lately: Iterable[bool]) -> int:
    count = 1
    for before in lately:
        if before is not verdict:
            break
        count += 1
    if count < STREAK:
        return 0
    return count if verdict else -count


def _bests(result: LoLResult | TFTResult, past: Past) -> Iterable[Best]:
    if past.games < ENOUGH_GAMES or past.most is None:
        return
    for figure, before in past.most.items():
        value = getattr(result, figure.value, None) or 0
        if value > before > 0:
            yield Best(figure=figure, value=value, before=before)


def read_milestones(data: object) -> dict[int, Milestones]:
    """By player id, as a payload holds them; what cannot be read is left out, so that it spoils no
    post."""
    found: dict[int, Milestones] = {}
    if not isinstance(data, Mapping):
        return found
    for player_id, each in data.items():
        try:
            found[int(player_id)] = Milestones.from_json(each)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
    return found
