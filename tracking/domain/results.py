"""A match record -> each player's result.

Nothing that Riot sends makes reading fail, but for a thing that is no match record at all.
"""

from collections.abc import Mapping

from tracking.domain.games import Game, GameKey
from tracking.domain.lol import read_lol
from tracking.domain.reading import MOST_PLAYERS, Fields, count, is_puuid, text
from tracking.domain.result_types import (
    VERSION,
    GameRecord,
    LoLResult,
    Outcome,
    TFTResult,
    result_from_json,
)
from tracking.domain.tft import read_tft
from tracking.errors import MalformedRecord

__all__ = [
    "VERSION",
    "GameRecord",
    "LoLResult",
    "Outcome",
    "TFTResult",
    "read_match",
    "result_from_json",
]


def read_match(raw: object, game: Game) -> GameRecord:
    """Read what match-v5 (`LOL`) or tft-match-v1 (`TFT`) answered.

    Raises `MalformedRecord` where it is no object or names no match; whatever else is missing or
    odd is read as far as it can be.
    """
    if not isinstance(raw, Mapping):
        raise MalformedRecord
    metadata, info = _object(raw, "metadata"), _object(raw, "info")
    key = _key_in(metadata) or _key_of(info)
    if key is None:
        raise MalformedRecord
    reader = read_lol if game is Game.LOL else read_tft
    return reader(key, info, _listed(metadata))


def _object(raw: Fields, name: str) -> Fields:
    value = raw.get(name)
    return value if isinstance(value, Mapping) else {}


def _key_in(metadata: Fields) -> GameKey | None:
    # The ASCII check: other scripts have digits too, and none of them is in a match id.
    named = text(metadata, "matchId", "match_id")
    return GameKey.parse(named) if named.isascii() else None


def _key_of(info: Fields) -> GameKey | None:
    platform, game_id = text(info, "platformId"), count(info, "gameId")
    return GameKey.parse(f"{platform}_{game_id}") if game_id and platform.isascii() else None


def _listed(metadata: Fields) -> list[str]:
    """The puuids that the metadata names: people only, and there even if `info` is empty."""
    listed = metadata.get("participants")
    if not isinstance(listed, list):
        return []
    return [puuid for puuid in listed[:MOST_PLAYERS] if is_puuid(puuid)]
