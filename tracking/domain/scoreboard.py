"""The whole game in little: what stays when the raw record is gone.

`{"game", "version", "players": [...]}`, one object per participant in the record's order, absent
where 0 or unknown; less than 8 KB for the 18 players of the largest League mode, whatever they are
called, and for the 8 of TFT.
"""

import json
from collections.abc import Sequence
from typing import Any

from tracking.domain.games import Game
from tracking.domain.reading import MOST_ID, Fields, riot_id
from tracking.domain.result_types import VERSION, LoLResult, TFTResult

MOST_ROWS = 18

_UNITS_IN_ALL = 72
_MOST_UNITS = 9
_MOST_TRAITS = 4
_LONGEST_NAME = 160
"""As JSON: a whole Riot ID in any script, six characters for each of its own."""


def lol_scoreboard(read: Sequence[tuple[Fields, LoLResult]]) -> dict[str, Any]:
    """Of a League game: each participant and what was read of him, bots too."""
    return _scoreboard(Game.LOL, [_lol_row(*each) for each in read[:MOST_ROWS]])


def tft_scoreboard(read: Sequence[tuple[Fields, TFTResult]]) -> dict[str, Any]:
    """Of a TFT game: each participant and what was read of him."""
    units = max(1, min(_MOST_UNITS, _UNITS_IN_ALL // max(1, len(read))))
    return _scoreboard(Game.TFT, [_tft_row(*each, units) for each in read[:MOST_ROWS]])


def _scoreboard(game: Game, rows: list[dict[str, Any]]) -> dict[str, Any]:
    players = [{name: value for name, value in row.items() if value} for row in rows]
    return {"game": game.value, "version": VERSION, "players": players}


def _name(player: Fields) -> str:
    name = riot_id(player, longest_name=16, longest_tag=5)
    while len(json.dumps(name)) > _LONGEST_NAME:
        name = name[:-1]
    return name


def _lol_row(player: Fields, result: LoLResult) -> dict[str, Any]:
    return {
        "name": _name(player),
        "outcome": result.outcome.value,
        "place": result.placement,
        "team": result.subteam_id or result.team_id,
        "champion_id": result.champion_id,
        "champion": result.champion_name,
        "position": result.position,
        "level": result.level,
        "kda": [min(n, MOST_ID) for n in (result.kills, result.deaths, result.assists)],
        "cs": min(result.cs, MOST_ID),
        "gold": min(result.gold, MOST_ID),
        "damage": min(result.damage, MOST_ID),
    }


def _tft_row(player: Fields, result: TFTResult, most_units: int) -> dict[str, Any]:
    return {
        "name": _name(player),
        "outcome": result.outcome.value,
        "place": result.placement,
        "level": result.level,
        "round": result.last_round,
        "damage": min(result.damage or 0, MOST_ID),
        "traits": [list(trait) for trait in result.traits[:_MOST_TRAITS]],
        "units": [list(unit) for unit in result.units[:most_units]],
    }
