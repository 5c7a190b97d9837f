"""What a result is: one player's share of one game, typed, and its JSON form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Any, ClassVar, Self, get_args, get_origin, get_type_hints

from tracking.domain.games import Game, GameKey

_TRIOS = frozenset({1740, 1750})
"""Arena of six teams (riot.md §6.5)."""

VERSION = 1
"""Of the JSON form. Fields may be added to it; readers leave out what they do not know."""

ABORTED = "The game was aborted before it counted."
UNDECIDED = "Nobody won: the game was aborted or crashed."
NO_PLACEMENTS = "Riot's record of this game holds no placements."
NO_VERDICT = "Riot's record does not say how this run ended."


class Outcome(StrEnum):
    """How a game ended for a player."""

    WIN = "win"  # his team won
    LOSS = "loss"  # his team lost
    REMAKE = "remake"  # ended before it counted (gameEndedInEarlySurrender)
    PLACEMENT = "placement"  # Arena and TFT: the place says it
    NONE = "none"  # aborted, broken, or nobody won


class _Stored:
    """A result that is stored as a JSON object with `game` and `version`."""

    __slots__ = ()
    game: ClassVar[Game]

    def to_json(self) -> dict[str, Any]:
        """The object that is stored as `game_result_data`; what is None is left out."""
        data: dict[str, Any] = {"game": self.game.value, "version": VERSION}
        for field in fields(self):  # type: ignore[arg-type]
            value = getattr(self, field.name)
            if value is not None:
                data[field.name] = _plain(value)
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """Read what `to_json` wrote; KeyError or ValueError where it is something else."""
        kinds = _kinds(cls)  # type: ignore[arg-type]
        values = {name: _frozen(value) for name, value in data.items() if name in kinds}
        values["outcome"] = Outcome(data["outcome"])
        for name, value in values.items():
            # A form of its own, of an older program, may have the same names.
            if not isinstance(value, kinds[name]) or not _is_whole(value):
                raise ValueError(f"{name} of a stored result is {value!r}"[:200])
        return cls(**values)


@cache
def _kinds(result: type) -> Mapping[str, tuple[type, ...]]:
    """By field the classes that its value may have."""
    hints = get_type_hints(result)
    return {field.name: tuple(_classes(hints[field.name])) for field in fields(result)}


def _classes(hint: Any) -> Iterator[type]:
    if isinstance(hint, UnionType):
        for each in get_args(hint):
            yield from _classes(each)
        return
    yield get_origin(hint) or hint
    if hint is float:
        yield int


def _is_whole(value: Any) -> bool:
    """Whether the traits or units are what they are stored as: a name and two numbers each."""
    if not isinstance(value, tuple):
        return True
    return all(
        isinstance(each, tuple) and [type(part) for part in each] == [str, int, int]
        for each in value
    )


def _plain(value: Any) -> Any:
    if isinstance(value, Outcome):
        return value.value
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    return tuple(_frozen(each) for each in value) if isinstance(value, list | tuple) else value


@dataclass(frozen=True, slots=True, kw_only=True)
class LoLResult(_Stored):
    """One player in one League game. Zero and empty where the record says nothing."""

    game: ClassVar[Game] = Game.LOL

    outcome: Outcome
    placement: int | None = None
    """Arena: the place of his sub-team, 1 is first. None in every other outcome."""
    counts_as_won: bool | None = None
    """Arena: whether Riot counts the place as a win, which it does of the upper half. None in
    every other outcome, and in results of before it was kept."""
    queue_id: int | None = None
    duration_seconds: int = 0
    champion_id: int = 0
    champion_name: str = ""
    """As people call it; empty in a record that does not show him."""
    level: int = 0
    kills: int = 0
    deaths: int = 0
    assists: int = 0
    kill_participation: float | None = None
    """0 to 1; None where his team has no kill."""
    cs: int = 0
    """Minions and monsters."""
    gold: int = 0
    damage: int = 0
    """To champions; in Swarm, which has none, to all."""
    damage_share: float | None = None
    """Of his team's, 0 to 1; None where that is 0."""
    vision_score: int = 0
    position: str = ""
    """TOP, JUNGLE, MIDDLE, BOTTOM, UTILITY; empty elsewhere than on Summoner's Rift."""
    team_id: int = 0
    subteam_id: int | None = None
    """Arena: an arbitrary label that he shares with his mates."""
    surrendered: bool = False
    """The game ended by a surrender of either side."""
    first_blood: bool = False
    largest_multi_kill: int = 0
    quadrakills: int = 0
    pentakills: int = 0

    @property
    def top_half(self) -> bool | None:
        """Whether his place is in the upper half; None where there are no places."""
        if self.placement is None or self.counts_as_won is not None:
            return self.counts_as_won
        return self.placement <= (3 if self.queue_id in _TRIOS else 4)

    @property
    def cs_per_minute(self) -> float | None:
        """None where the duration is not known."""
        return round(self.cs * 60 / self.duration_seconds, 1) if self.duration_seconds else None

    @property
    def kda(self) -> float:
        """Kills and assists per death; without a death, as if there had been one."""
        return round((self.kills + self.assists) / max(1, self.deaths), 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class TFTResult(_Stored):
    """One player in one Teamfight Tactics game. Zero and empty where the record says nothing."""

    game: ClassVar[Game] = Game.TFT

    outcome: Outcome
    placement: int | None = None
    """1 to 8, in Double Up too; None in every other outcome."""
    pair_placement: int | None = None
    """Double Up: the place of his pair, 1 to 4."""
    partner: str | None = None
    """Double Up: Name#TAG, None where Riot does not say (developer-relations#1185)."""
    queue_id: int | None = None
    duration_seconds: int = 0
    """Of the whole game; the player may have left it long before its end."""
    level: int = 0
    last_round: int = 0
    gold_left: int = 0
    time_eliminated: int = 0
    """Seconds into the game."""
    players_eliminated: int | None = None
    """None where the record gives 0 for everybody (Set 18)."""
    damage: int | None = None
    """To players; None where the record gives 0 for everybody (Set 18)."""
    traits: tuple[tuple[str, int, int], ...] = ()
    """The active ones, most units first: name, units, style (0 none, 1 bronze ... 4 prismatic)."""
    units: tuple[tuple[str, int, int], ...] = ()
    """The best equipped first: name, stars, items."""
    set_number: int = 0
    set_name: str = ""
    """Riot's core name, `TFTSet4_Act2`: a revival has the number of the set it revives."""

    @property
    def top_half(self) -> bool | None:
        """Fourth or better, by `placement`: `win` is absent in older records (riot.md §6.12)."""
        return self.placement <= 4 if self.placement is not None else None


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
    over_by: datetime | None
    """The latest end that the record allows. A stated end can come minutes late (riot.md §5), and
    a result is owed that may have ended after somebody was followed; else as `ended_at`."""
    duration_seconds: int
    """0 where it is not known."""
    patch: str
    """`16.4`, which players call 26.4; empty where it is not known."""
    void_reason: str | None
    """Why nobody has a result, None where somebody has; a remake is a result."""
    results: Mapping[str, LoLResult | TFTResult]
    """By puuid, everybody whom the record names; bots are not in it."""
    names: Mapping[str, tuple[str, str]]
    """By puuid, name and tag of those whom the record names in full, as of `started_at`."""
    scoreboard: dict[str, Any]
    """The whole game in little, for details after the raw record is gone: `game`, `version`,
    `players`."""
    seats: tuple[str | None, ...] = ()
    """The puuids of `scoreboard`'s players, in their order; None for a bot."""

    @property
    def knows_queue(self) -> bool:
        """False of a game that was cut off: its queue is known from the live game, or to nobody."""
        return self.queue_id is not None or bool(self.mode)


def result_from_json(data: Mapping[str, Any]) -> LoLResult | TFTResult:
    """Read `game_result_data`; KeyError or ValueError where it is something else, or holds in one
    of its fields what cannot be counted with."""
    kind = LoLResult if Game(data["game"]) is Game.LOL else TFTResult
    return kind.from_json(data)
