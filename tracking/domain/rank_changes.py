"""What is said of a ranked game's share in a rank, and of a rank's own movements."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from tracking.domain.games import Game, GameKey
from tracking.domain.ranks import AnyRank
from tracking.domain.results import Outcome


class Effect(StrEnum):
    """What is known of a game's share in a rank."""

    CHANGED = "changed"  # exactly how many LP it gave or took, 0 included
    UNKNOWN = "unknown"  # it shares the difference with another game, or nobody saw it
    PENDING = "pending"  # the league service may still count it
    PLACEMENT = "placement"  # played unranked, or the game that gave the first rank
    NOTHING = "nothing"  # a remake or an aborted game: it does not count


class StepKind(StrEnum):
    """What a change of tier or division is called."""

    PROMOTION = "promotion"  # a higher division or tier than before
    DEMOTION = "demotion"  # a lower one
    PLACED = "placed"  # the first rank of a season


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedGame:
    """A game on a ladder that is over for this player."""

    key: GameKey
    game: Game
    earliest: datetime
    """The first moment at which it may have counted; in TFT when he was eliminated, which is long
    before the game's end."""
    ended_at: datetime
    outcome: Outcome | None = None
    """None while its record is awaited, or where it never came."""
    placement: int | None = None

    @property
    def counts(self) -> bool:
        """Whether it counts as played; a remake does not (riot.md §6.2)."""
        return self.outcome not in (Outcome.REMAKE, Outcome.NONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A promotion, a demotion or a first rank."""

    kind: StepKind
    before: AnyRank
    after: AnyRank
    at: datetime
    """When it was first seen."""
    sighting_id: int
    counted: int
    """How many games were counted with it; 0: it came without a game."""
    game: GameKey | None
    """The last game counted with it; None where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GameChange:
    """What one game did."""

    key: GameKey
    effect: Effect
    lp: int | None = None
    """LP, or rating in Hyper Roll; None but for CHANGED."""
    before: AnyRank | None = None
    after: AnyRank | None = None
    """The rank as first seen with it counted; None where that was never seen."""
    at: datetime | None = None
    step: Step | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """LP that moved without a game."""

    at: datetime
    before: AnyRank
    after: AnyRank
    lp: int


@dataclass(slots=True, kw_only=True)
class RankHistory:
    """What a player's sightings on one ladder, and his games there, say together."""

    games: dict[GameKey, GameChange] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    drifts: list[Drift] = field(default_factory=list)
    resets: list[datetime] = field(default_factory=list)
    """When the rank of a season was first seen to be gone."""
