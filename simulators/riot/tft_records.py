"""tft-match-v1 records in full shape (riot.md §6.12)."""

import random
from typing import Any

from simulators.riot.errors import Json
from simulators.riot.games import Ending, Game, Seat
from simulators.riot.outcomes import Outcome, places

_TYPES = {1130: "turbo", 1160: "pairs"}
_NORMAL_VERSION = "Linux Version 16.13.700.1234 (Jun 01 2026/12:00:00) [PUBLIC] <Releases/16.13>"
_SET_18_VERSION = "TFT Unreal Version ?.?.?.?"


def tft_record(game: Game, outcome: Outcome, ended_at: float, dice: random.Random) -> Json:
    """The record of `game`; puuids are placeholders. `game_datetime` is the end, in ms.

    ValueError for an ending that TFT does not have.
    """
    if outcome.ending is not Ending.NORMAL:
        raise ValueError(f"a TFT game does not end as {outcome.ending}")
    length = max(1.0, ended_at - game.started_at)
    found = places(game.queue, game.seats, outcome, dice)
    return {
        "metadata": {
            "data_version": "6",
            "match_id": game.match_id,
            "participants": [seat.puuid for seat in game.seats],
        },
        "info": {
            **_header(game, outcome, ended_at, length),
            "participants": [
                _participant(game, outcome, seat, place, length, dice)
                for seat, place in zip(game.seats, found, strict=True)
            ],
        },
    }


def _header(game: Game, outcome: Outcome, ended_at: float, length: float) -> dict[str, Any]:
    number = 18 if outcome.set_18 else 17
    return {
        "endOfGameResult": "GameComplete",
        "gameCreation": int(game.started_at) * 1000,
        "gameId": game.game_id,
        "game_datetime": int(ended_at * 1000),
        "game_length": length,
        "game_version": _SET_18_VERSION if outcome.set_18 else _NORMAL_VERSION,
        "mapId": game.queue.map_id,
        "queueId": game.queue.queue_id,
        "queue_id": game.queue.queue_id,
        "tft_game_type": _TYPES.get(game.queue.queue_id, "standard"),
        "tft_set_core_name": f"TFTSet{number}",
        "tft_set_number": number,
    }


def _participant(
    game: Game, outcome: Outcome, seat: Seat, place: int, length: float, dice: random.Random
) -> dict[str, Any]:
    lasted = length * (1 - 0.06 * (place - 1))
    fields = {
        "companion": {
            "content_ID": "00000000-0000-4000-8000-000000000001",
            "item_ID": 1,
            "skin_ID": 1,
            "species": "" if outcome.set_18 else "PetSimulated",
        },
        "gold_left": dice.randrange(0, 40),
        "last_round": max(12, 36 - 2 * place),
        "level": 9 if place <= 4 else 8,
        "missions": {"PlayerScore2": 90 + dice.randrange(60)},
        "placement": place,
        "puuid": seat.puuid,
        "riotIdGameName": seat.game_name,
        "riotIdTagline": seat.tag_line,
        "time_eliminated": lasted,
        "win": place <= 4,
        **_board(outcome, place, dice),
    }
    if game.queue.group_size > 1 and not outcome.set_18:
        fields["partner_group_id"] = seat.group + 1
    number = -1 if seat.account is None else seat.account.number
    return {**fields, **outcome.stats.get(number, {})}


def _board(outcome: Outcome, place: int, dice: random.Random) -> dict[str, Any]:
    if outcome.set_18:
        return {"players_eliminated": 0, "total_damage_to_players": 0, "traits": [], "units": []}
    return {
        "players_eliminated": max(0, 3 - place),
        "total_damage_to_players": (9 - place) * 18 + dice.randrange(12),
        "traits": [
            {
                "name": "TFT17_Gardener",
                "num_units": 4,
                "style": 2,
                "tier_current": 2,
                "tier_total": 4,
            }
        ],
        "units": [
            {
                "character_id": f"TFT17_{name}",
                "itemNames": [],
                "name": "",
                "rarity": rarity,
                "tier": 2,
            }
            for rarity, name in enumerate(("Annie", "Lux", "Vi", "Jinx"))
        ],
    }
