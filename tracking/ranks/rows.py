"""Rows as values."""

from typing import Any

from tracking.domain.ladders import Ladder, Sighting, Standing
from tracking.domain.ranks import UNRANKED, AnyRank, Rank, RatedRank


def to_standing(row: Any) -> Standing:
    """What a snapshot says; `row` has its columns."""
    rank: AnyRank | None
    if row.ladder == Ladder.TURBO.value:
        rank = RatedRank.of(row.tier, row.lp)
    else:
        rank = Rank.of(row.tier, row.division, row.lp)
    return Standing(rank=rank or UNRANKED, wins=row.wins, losses=row.losses)


def to_sighting(row: Any) -> Sighting:
    """A snapshot with its span; `row` has its columns."""
    return Sighting(
        id=row.id, standing=to_standing(row), first_at=row.taken_at, last_at=row.still_at
    )
