"""A finished game as one of its players had it. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tracking.domain.games import Game, GameKey
from tracking.domain.milestones import won
from tracking.domain.result_types import LoLResult, Outcome, TFTResult


class LeftOut(StrEnum):
    """Why a finished game counts for nothing."""

    REMAKE = "remake"  # it ended before it counted
    VOID = "void"  # Riot's record holds no result
    UNREADABLE = "unreadable"  # an older program stored it in a form of its own
    UNAVAILABLE = "unavailable"  # Riot will not publish it


@dataclass(frozen=True, slots=True, kw_only=True)
class PlayedGame:
    """A finished game as one of its players had it."""

    row_id: int
    player_id: int
    key: GameKey
    game: Game
    queue_id: int | None
    queue_name: str
    """Empty where nobody knows it."""
    ended_at: datetime | None
    """None where its record says nothing of time."""
    duration_seconds: int | None
    available: bool
    """False: Riot will not publish it."""
    result: LoLResult | TFTResult | None
    """None where there is none, or where an older program stored one that cannot be read."""

    @property
    def won(self) -> bool | None:
        """Whether it counts as won; None where it does not count."""
        return won(self.result) if self.result is not None else None

    @property
    def left_out(self) -> LeftOut | None:
        """Why it does not count; None where it does."""
        if self.won is not None:
            return None
        if self.result is None:
            return LeftOut.UNREADABLE if self.available else LeftOut.UNAVAILABLE
        return LeftOut.REMAKE if self.result.outcome is Outcome.REMAKE else LeftOut.VOID

    @property
    def seconds(self) -> int:
        """How long he played; 0 where it is not known. Out of a TFT game one is before its end."""
        out = self.result.time_eliminated if isinstance(self.result, TFTResult) else 0
        return out or self.duration_seconds or 0


def side(*, team_id: int, subteam_id: int | None, pair_placement: int | None) -> object:
    """What tells those who play together in a game from the others: Arena's sub-team, the place of
    a Double Up pair, else the team; None where everybody plays for himself or it is not known."""
    if pair_placement is not None:
        return "pair", pair_placement
    if subteam_id:
        return "subteam", subteam_id
    return ("team", team_id) if team_id else None


def side_of(result: LoLResult | TFTResult) -> object:
    """Of a result."""
    if isinstance(result, TFTResult):
        return side(team_id=0, subteam_id=None, pair_placement=result.pair_placement)
    return side(team_id=result.team_id, subteam_id=result.subteam_id, pair_placement=None)
