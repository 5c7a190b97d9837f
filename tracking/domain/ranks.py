"""Tier, division and LP as one order, and their JSON form (riot.md §2.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import total_ordering
from typing import Any


class Tier(StrEnum):
    """Riot's tiers from the lowest to the highest."""

    IRON = "IRON"  # four divisions of 100 LP, as all below Master
    BRONZE = "BRONZE"  # above Iron
    SILVER = "SILVER"  # above Bronze
    GOLD = "GOLD"  # above Silver
    PLATINUM = "PLATINUM"  # above Gold
    EMERALD = "EMERALD"  # above Platinum, since July 2023
    DIAMOND = "DIAMOND"  # the last one with divisions
    MASTER = "MASTER"  # one ladder of LP without divisions from here on
    GRANDMASTER = "GRANDMASTER"  # the best of Master, drawn once a day
    CHALLENGER = "CHALLENGER"  # the best of Grandmaster, drawn once a day


_TIERS = list(Tier)
_DIVISIONS = ("IV", "III", "II", "I")
_APEX = (Tier.MASTER, Tier.GRANDMASTER, Tier.CHALLENGER)
_DIVISION_POINTS = 100
_TIER_POINTS = _DIVISION_POINTS * len(_DIVISIONS)
_APEX_POINTS = _TIER_POINTS * _TIERS.index(Tier.MASTER)
_MOST_LP = 100_000


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class Rank:
    """A place on the ladder; without a tier it is unranked, below everything."""

    tier: Tier | None
    division: str | None = None
    """`I` to `IV`; None where there are none (Master and up) and when unranked."""
    lp: int = 0

    @classmethod
    def of(cls, tier: str | None, division: str | None, lp: int | None) -> "Rank":
        """Read a league entry; UNRANKED where it has no tier we know (Arena has none)."""
        known = next((t for t in Tier if t == (tier or "").upper()), None)
        points = min(max(lp or 0, 0), _MOST_LP)
        if known is None:
            return UNRANKED
        if known in _APEX:
            return cls(tier=known, lp=points)
        named = (division or "").upper()
        return cls(tier=known, division=named, lp=points) if named in _DIVISIONS else UNRANKED

    @property
    def points(self) -> int | None:
        """LP above Iron IV 0 LP; None when unranked. A win and a loss move it by their LP."""
        if self.tier is None:
            return None
        if self.tier in _APEX:
            return _APEX_POINTS + self.lp
        below = _DIVISIONS.index(self.division or _DIVISIONS[0]) * _DIVISION_POINTS
        return _TIERS.index(self.tier) * _TIER_POINTS + below + self.lp

    def __str__(self) -> str:
        """`Gold II · 34 LP`, `Master · 178 LP`, `Unranked`."""
        if self.tier is None:
            return "Unranked"
        name = self.tier.value.capitalize()
        return (
            f"{name} {self.division} · {self.lp} LP" if self.division else f"{name} · {self.lp} LP"
        )

    @property
    def level(self) -> int:
        """Tier and division as one number, whose change is a promotion or a demotion."""
        if self.tier is None:
            return -1
        division = _DIVISIONS.index(self.division) if self.division in _DIVISIONS else 0
        return _TIERS.index(self.tier) * len(_DIVISIONS) + division

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Rank | RatedRank):
            return NotImplemented
        return self.place() < other.place()

    def place(self) -> tuple[int, int, int]:
        """What the order goes by."""
        if self.tier is None:
            return -1, 0, 0
        # Gold II 100 LP is as many points as Gold I 0 LP, and the lower rank.
        return self.points or 0, _TIERS.index(self.tier), -self.lp


UNRANKED = Rank(tier=None)


class RatedTier(StrEnum):
    """Hyper Roll's tiers from the lowest to the highest."""

    GRAY = "GRAY"  # shown as Gray
    GREEN = "GREEN"  # shown as Green
    BLUE = "BLUE"  # shown as Blue
    PURPLE = "PURPLE"  # shown as Purple
    ORANGE = "ORANGE"  # shown as Hyper


@total_ordering
@dataclass(frozen=True, slots=True, kw_only=True)
class RatedRank:
    """A place in Hyper Roll, which has a rating instead of tier, division and LP."""

    tier: RatedTier
    rating: int

    @classmethod
    def of(cls, tier: str | None, rating: int | None) -> "RatedRank | None":
        """Read a Hyper Roll league entry; None where it has no tier we know."""
        known = next((t for t in RatedTier if t == (tier or "").upper()), None)
        return cls(tier=known, rating=min(max(rating or 0, 0), _MOST_LP)) if known else None

    @property
    def points(self) -> int:
        """The rating, by which the tiers follow from each other."""
        return self.rating

    @property
    def level(self) -> int:
        """The tier as a number, whose change is a promotion or a demotion."""
        return list(RatedTier).index(self.tier)

    def __str__(self) -> str:
        """`Blue · 2310`, `Hyper · 5020`."""
        name = "Hyper" if self.tier is RatedTier.ORANGE else self.tier.value.capitalize()
        return f"{name} · {self.rating}"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Rank | RatedRank):
            return NotImplemented
        return self.place() < other.place()

    def place(self) -> tuple[int, int, int]:
        """What the order goes by."""
        return self.rating, list(RatedTier).index(self.tier), 0


AnyRank = Rank | RatedRank
"""One order over both, unranked lowest; ladders are compared within themselves."""


def delta(before: AnyRank, after: AnyRank) -> int | None:
    """LP, or rating, between two ranks across divisions and tiers; None from or to unranked, and
    between a rank and a rating."""
    if type(before) is not type(after) or before.points is None or after.points is None:
        return None
    return after.points - before.points


def rank_to_json(rank: AnyRank) -> dict[str, Any]:
    """A JSON object that `rank_from_json` reads back; empty when unranked."""
    if isinstance(rank, RatedRank):
        return {"rated": rank.tier.value, "rating": rank.rating}
    if rank.tier is None:
        return {}
    return {"tier": rank.tier.value, "division": rank.division, "lp": rank.lp}


def rank_from_json(data: Mapping[str, Any]) -> AnyRank:
    """Read what `rank_to_json` wrote; UNRANKED where it is something else."""
    texts = {name: str(value) for name, value in data.items() if isinstance(value, str)}
    numbers = {name: value for name, value in data.items() if isinstance(value, int)}
    if "rated" in data:
        return RatedRank.of(texts.get("rated"), numbers.get("rating")) or UNRANKED
    return Rank.of(texts.get("tier"), texts.get("division"), numbers.get("lp"))
