"""What a result is: one player's share of one game, typed, and its JSON form."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar, Self

from tracking.domain.games import Game, GameKey

VERSION = 1
"""Of the JSON form; readers of a newer one leave out what they do not know."""


class Outcome(StrEnum):
    """How a game ended for a player."""

    WIN = "win"  # his team won
    LOSS = "loss"  # his team lost
    REMAKE = "remake"  # ended before it counted (gameEndedInEarlySurrender)
    PLACEMENT = "placement"  # Arena and TFT: the place says it
    NONE = "none"  # aborted, broken, or nobody won


class _Stored:
    """A result that is stored as a JSON object with `game` and `version`."""

    game: ClassVar[Game]

    def to_json(self) -> dict[str, Any]:
        """The object that is stored as `game_result_data`; absent values are left out."""
        values = asdict(self)  # type: ignore[call-overload]
        data = {"game": self.game.value, "version": VERSION}
        for name, value in values.items():
            if value is not None:
                data[name] = value.value if isinstance(value, Outcome) else value
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote; KeyError or ValueError where it is something else."""
        names = {field.name for field in fields(cls)}  # type: ignore[arg-type]
        values = {name: _frozen(value) for name, value in data.items() if name in names}
        values["outcome"] = Outcome(data["outcome"])
        return cls(**values)


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list | tuple) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class LoLResult(_Stored):
    """One player in one League game."""

    game: ClassVar[Game] = Game.LOL

    outcome: Outcome
    placement: int | None = None
    """Arena: the place of his sub-team, 1 is first."""
    champion_id: int = 0
    champion_name: str = ""
    level: int = 0
    kills: int = 0
    deaths: int = 0
    assists: int = 0
    kill_participation: float | None = None
    """0 to 1; None where his team has no kill."""
    cs: int = 0
    gold: int = 0
    damage: int = 0
    """To champions."""
    damage_share: float | None = None
    """Of his team's, 0 to 1; None where that is 0."""
    vision_score: int = 0
    position: str = ""
    """TOP, JUNGLE, MIDDLE, BOTTOM, UTILITY; empty elsewhere than on Summoner's Rift."""
    team_id: int = 0
    subteam_id: int | None = None
    surrendered: bool = False
    """The game ended by a surrender of either side."""
    largest_multi_kill: int = 0
    pentakills: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class TFTResult(_Stored):
    """One player in one Teamfight Tactics game."""

    game: ClassVar[Game] = Game.TFT

    outcome: Outcome
    placement: int | None = None
    pair_placement: int | None = None
    """Double Up: the place of his pair, 1 to 4."""
    partner: str | None = None
    """Double Up: Name#TAG, None where Riot does not say (developer-relations#1185)."""
    level: int = 0
    last_round: int = 0
    gold_left: int = 0
    players_eliminated: int | None = None
    damage: int | None = None
    """To players; None where the record gives 0 for everybody (Set 18)."""
    traits: tuple[tuple[str, int, int], ...] = ()
    """The active ones, strongest first: name, units, style."""
    units: tuple[tuple[str, int, int], ...] = ()
    """Character, stars, items."""
    set_name: str = ""
    set_number: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GameRecord:
    """What one match record says."""

    key: GameKey
    game: Game
    queue_id: int | None
    queue_name: str
    mode: str
    map_id: int
    started_at: datetime | None
    ended_at: datetime | None
    duration_seconds: int
    patch: str
    void_reason: str | None
    """Why there is no result, None where there is one."""
    results: Mapping[str, LoLResult | TFTResult]
    """By puuid; bots are not in it."""
    scoreboard: dict[str, Any]
    """The whole game in little, for details after the raw record is gone."""


def result_from_json(data: Mapping[str, Any]) -> LoLResult | TFTResult:
    """Read `game_result_data`; KeyError or ValueError where it is something else."""
    kind = LoLResult if Game(data["game"]) is Game.LOL else TFTResult
    return kind.from_json(data)
