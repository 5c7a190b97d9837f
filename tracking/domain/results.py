"""A match record -> each player's result. Nothing Riot sends makes it fail but a thing that is no
match record at all."""

from collections.abc import Mapping
from typing import Any

from tracking.domain.games import Game, GameKey
from tracking.domain.lol import read_lol
from tracking.domain.reading import number, text
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
    info = raw.get("info") if isinstance(raw, Mapping) else None
    if not isinstance(raw, Mapping) or not isinstance(info, Mapping):
        raise MalformedRecord
    metadata = raw.get("metadata")
    metadata = metadata if isinstance(metadata, Mapping) else {}
    key = GameKey.parse(text(metadata, "matchId", "match_id")) or _key_of(info)
    if key is None:
        raise MalformedRecord
    reader = read_lol if game is Game.LOL else read_tft
    return reader(key, info, _listed(metadata))


def _key_of(info: Mapping[str, Any]) -> GameKey | None:
    return GameKey.parse(f"{text(info, 'platformId')}_{number(info, 'gameId')}")


def _listed(metadata: Mapping[str, Any]) -> list[str]:
    listed = metadata.get("participants")
    if not isinstance(listed, list):
        return []
    return [puuid for puuid in listed[:64] if isinstance(puuid, str) and 0 < len(puuid) <= 100]
