"""The table of a whole game, read back from what is kept of it (`tracking.domain.scoreboard`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tracking.domain.games import Game, GameKey
from tracking.domain.queues import QueueKind, queue
from tracking.domain.reading import MOST_ID, count, flag, objects, text
from tracking.domain.result_types import Outcome
from tracking.domain.scoreboard import MOST_ROWS
from tracking.domain.withholding import WITHHELD

_MOST_PIECES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One participant. Zero and empty where the record said nothing."""

    name: str
    """Name#TAG as the record had it; empty where the game hid him, or he wants to be named
    nowhere."""
    outcome: Outcome
    place: int | None
    team: int
    """100 or 200; in Arena the sub-team."""
    champion: str = ""
    position: str = ""
    level: int = 0
    kills: int = 0
    deaths: int = 0
    assists: int = 0
    cs: int = 0
    gold: int = 0
    damage: int = 0
    last_round: int = 0
    traits: tuple[tuple[str, int, int], ...] = ()
    """As in `TFTResult`."""
    units: tuple[tuple[str, int, int], ...] = ()
    withheld: bool = False
    """He wants to be named nowhere, which is told apart from who was hidden by the game."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole game."""

    key: GameKey
    game: Game
    rows: tuple[Row, ...]
    queue_id: int | None = None
    queue_name: str = ""
    duration_seconds: int | None = None
    ended_at: datetime | None = None
    followed: frozenset[str] = frozenset()
    """The names (as in `Row`, case folded) of those whom the asking server follows."""

    @property
    def kind(self) -> QueueKind:
        """How its queue is won."""
        return queue(self.queue_id).kind

    @property
    def teams(self) -> list[tuple[Row, ...]]:
        """Who played together: by place where there are places, else in the record's order. In
        TFT everybody plays for himself."""
        if self.game is Game.TFT:
            return [(row,) for row in sorted(self.rows, key=_place)]
        teams: dict[int, list[Row]] = {}
        for row in self.rows:
            teams.setdefault(row.team, []).append(row)
        return sorted((tuple(team) for team in teams.values()), key=lambda team: _place(team[0]))

    def is_followed(self, row: Row) -> bool:
        """Whether the asking server follows him."""
        return bool(row.name) and row.name.casefold() in self.followed


def read_rows(data: object) -> tuple[Row, ...]:
    """What is kept of a game's participants; whatever stands there, nothing fails."""
    if not isinstance(data, Mapping):
        return ()
    return tuple(_row(row) for row in objects(data, "players", most=MOST_ROWS))


def _place(row: Row) -> int:
    return row.place or MOST_ROWS


def _row(data: Mapping[str, Any]) -> Row:
    kda = data.get("kda")
    kills, deaths, assists = _three(kda)
    return Row(
        name=text(data, "name"),
        outcome=_outcome(data.get("outcome")),
        place=count(data, "place", most=MOST_ROWS) or None,
        team=count(data, "team", most=MOST_ID),
        champion=text(data, "champion"),
        position=text(data, "position"),
        level=count(data, "level", most=MOST_ID),
        kills=kills,
        deaths=deaths,
        assists=assists,
        cs=count(data, "cs", most=MOST_ID),
        gold=count(data, "gold", most=MOST_ID),
        damage=count(data, "damage", most=MOST_ID),
        last_round=count(data, "round", most=MOST_ID),
        traits=_pieces(data.get("traits")),
        units=_pieces(data.get("units")),
        withheld=flag(data, WITHHELD),
    )


def _outcome(stored: object) -> Outcome:
    try:
        return Outcome(str(stored))
    except ValueError:
        return Outcome.NONE


def _three(stored: object) -> tuple[int, int, int]:
    if not isinstance(stored, list) or len(stored) != 3:
        return 0, 0, 0
    first, second, third = (count({"n": each}, "n", most=MOST_ID) for each in stored)
    return first, second, third


def _pieces(stored: object) -> tuple[tuple[str, int, int], ...]:
    """Traits or units: a name and two numbers each."""
    if not isinstance(stored, list):
        return ()
    return tuple(
        (text({"n": each[0]}, "n"), count({"n": each[1]}, "n"), count({"n": each[2]}, "n"))
        for each in stored[:_MOST_PIECES]
        if isinstance(each, list) and len(each) == 3
    )
