"""Win or placement straight from Riot's stored record.

Written apart from `tracking.domain` on purpose: what judges the results must not share the code
that made them. Reads the fields of riot.md §6.2 and §6.5, and nothing else.
"""

import json
from typing import Any

Said = str | int
"""`win`, `loss`, `remake`, `none`, or a placement."""


def straight(raw: str, puuid: str) -> Said | None:
    """What the record says of one player; None where it does not tell."""
    try:
        return _said(json.loads(raw)["info"], puuid)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def _said(info: dict[str, Any], puuid: str) -> Said | None:
    players = info.get("participants") or []
    if not players:
        return "none"
    mine = next((p for p in players if p.get("puuid") == puuid), None)
    if mine is None:
        return None
    if "game_datetime" in info or "tft_set_number" in info:
        return _tft(mine)
    if any(p.get("gameEndedInEarlySurrender") for p in players):
        return "remake"
    if info.get("gameMode") == "CHERRY":
        return mine.get("placement") or mine.get("subteamPlacement") or "none"
    return _side(mine, players)


def _tft(mine: dict[str, Any]) -> Said | None:
    if "pve_wonrun" in mine:
        return "win" if mine["pve_wonrun"] else "loss"
    return mine.get("placement") or None


def _side(mine: dict[str, Any], players: list[dict[str, Any]]) -> Said:
    if mine.get("win"):
        return "win"
    sides = {p.get("teamId") for p in players if p.get("puuid") not in (None, "", "BOT")}
    nobody = not any(p.get("win") for p in players)
    return "none" if nobody and len(sides) > 1 else "loss"


def announced(result: Any) -> Said | None:
    """The same of a stored `game_result_data`; None where there is none."""
    if not isinstance(result, dict):
        return None
    if result.get("outcome") == "placement":
        return result.get("placement")
    return result.get("outcome")
