"""The ladders that are followed, and a player's standing on one of them (riot.md §2.6)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracking.domain.games import Game
from tracking.domain.ranks import UNRANKED, AnyRank, Rank, RatedRank


class Ladder(StrEnum):
    """A ranked queue as Riot's league services call it. Arena (`CHERRY`) has no ranks."""

    SOLO = "RANKED_SOLO_5x5"  # Ranked Solo/Duo
    FLEX = "RANKED_FLEX_SR"  # Ranked Flex
    TFT = "RANKED_TFT"  # TFT Ranked
    TURBO = "RANKED_TFT_TURBO"  # Hyper Roll: a rating instead of tier, division and LP
    DOUBLE_UP = "RANKED_TFT_DOUBLE_UP"  # TFT in pairs; leaks into League's answers at times

    @property
    def game(self) -> Game:
        """Which league service is asked for it."""
        return Game.LOL if self in (Ladder.SOLO, Ladder.FLEX) else Game.TFT


QUEUES = {
    420: Ladder.SOLO,
    440: Ladder.FLEX,
    1100: Ladder.TFT,
    1130: Ladder.TURBO,
    1160: Ladder.DOUBLE_UP,
}
"""The ladder that a queue's games count for."""


def ladder_of(queue_id: int | None) -> Ladder | None:
    """The ladder that a queue's games count for; None where they count for none."""
    return QUEUES.get(queue_id) if queue_id is not None else None


def queue_of(ladder: Ladder) -> int:
    """The queue whose games count for a ladder."""
    return next(queue_id for queue_id, of in QUEUES.items() if of is ladder)


def ladders_of(game: Game) -> tuple[Ladder, ...]:
    """What one answer of a game's league service speaks of."""
    return tuple(ladder for ladder in Ladder if ladder.game is game)


MOST_GAMES = 100_000
"""More than anybody plays in a season; an INTEGER column holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a league entry says; without one the player is unranked, also during placements."""

    rank: AnyRank = UNRANKED
    wins: int = 0
    """In TFT first places. 0 while unranked, however many placement games there were."""
    losses: int = 0

    @property
    def games(self) -> int:
        """How many games count for this rank."""
        return self.wins + self.losses

    @property
    def ranked(self) -> bool:
        """Whether there is a rank at all."""
        return self.rank != UNRANKED


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """A standing, and from when until when it was seen unchanged."""

    id: int
    standing: Standing
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LeagueEntry:
    """league-v4 or tft-league-v1: one queue's rank. CHERRY and Hyper Roll have no tier."""

    queue_type: str
    tier: str
    division: str
    league_points: int
    wins: int
    losses: int
    rated_tier: str = ""
    rated_rating: int = 0


def standings(game: Game, entries: Iterable[LeagueEntry]) -> dict[Ladder, Standing]:
    """A player's standing on every ladder of a game, from the answer of its league service.

    An entry without a rank (Arena's, or a tier nobody knows) is none, and what belongs to the
    other game is left to that game's own service.
    """
    by_queue: dict[str, LeagueEntry] = {}
    for entry in entries:
        by_queue.setdefault(entry.queue_type, entry)
    return {ladder: _standing(ladder, by_queue.get(ladder)) for ladder in ladders_of(game)}


def _standing(ladder: Ladder, entry: LeagueEntry | None) -> Standing:
    if entry is None:
        return Standing()
    rank: AnyRank | None = Rank.of(entry.tier, entry.division, entry.league_points)
    if ladder is Ladder.TURBO:
        rank = RatedRank.of(entry.rated_tier, entry.rated_rating)
    if rank is None or rank == UNRANKED:
        return Standing()
    return Standing(
        rank=rank, wins=min(entry.wins, MOST_GAMES), losses=min(entry.losses, MOST_GAMES)
    )
