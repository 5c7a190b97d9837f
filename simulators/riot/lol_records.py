"""match-v5 records in full shape, as of patch 16.x (riot.md §6)."""

import random
from collections.abc import Mapping
from typing import Any

from simulators.riot.errors import Json
from simulators.riot.games import Ending, Game, Seat
from simulators.riot.lol_fields import EMPTY_PARTICIPANT, OBJECTIVES, PERKS
from simulators.riot.outcomes import Outcome, places

VERSION = "16.22.799.1234"
_LOADING_MS = 24_000
_PUBLISHING_MS = 400
"""gameEndTimestamp lags a little behind the last second played."""


def lol_record(game: Game, outcome: Outcome, ended_at: float, dice: random.Random) -> Json:
    """The record of `game`; puuids are placeholders."""
    puuids = [seat.puuid for seat in game.seats if seat.account is not None]
    metadata = {"dataVersion": "2", "matchId": game.match_id, "participants": puuids}
    if outcome.ending is Ending.ABORTED:
        return {"metadata": metadata, "info": _aborted(ended_at)}
    duration = max(1, int(ended_at - game.started_at))
    info = {
        **_header(game, outcome, ended_at, duration),
        "participants": _participants(game, outcome, duration, dice),
        "teams": _teams(game, outcome),
    }
    return {"metadata": metadata, "info": info}


def _aborted(ended_at: float) -> Json:
    """Nothing but the instant, as in dev-relations #898."""
    names = ("gameMode", "gameName", "gameType", "gameVersion", "platformId", "tournamentCode")
    numbers = ("gameCreation", "gameDuration", "gameId", "gameStartTimestamp", "mapId", "queueId")
    return {
        "endOfGameResult": "Abort_Unexpected",
        "gameEndTimestamp": int(ended_at * 1000),
        **dict.fromkeys(names, ""),
        **dict.fromkeys(numbers, 0),
        "participants": [],
        "teams": [],
    }


def _header(game: Game, outcome: Outcome, ended_at: float, duration: int) -> dict[str, Any]:
    start = int(game.started_at * 1000)
    crashed = outcome.ending is Ending.NOBODY_WON
    return {
        "endOfGameResult": "Abort_Unexpected" if crashed else "GameComplete",
        "gameCreation": start - _LOADING_MS,
        "gameDuration": duration,
        "gameEndTimestamp": int(ended_at * 1000) + _PUBLISHING_MS,
        "gameId": game.game_id,
        "gameMode": game.queue.mode,
        "gameName": f"teambuilder-match-{game.game_id}",
        "gameStartTimestamp": start,
        "gameType": "MATCHED_GAME",
        "gameVersion": VERSION,
        "mapId": game.queue.map_id,
        "platformId": game.platform,
        "queueId": game.queue.queue_id,
        "tournamentCode": "",
    }


def _participants(
    game: Game, outcome: Outcome, duration: int, dice: random.Random
) -> list[dict[str, Any]]:
    arena = game.queue.is_arena and outcome.ending is not Ending.NOBODY_WON
    found = places(game.queue, game.seats, outcome, dice) if arena else [0] * len(game.seats)
    return [
        _participant(game, outcome, number, duration, place, dice)
        for number, place in enumerate(found)
    ]


def _participant(
    game: Game, outcome: Outcome, number: int, duration: int, place: int, dice: random.Random
) -> dict[str, Any]:
    seat = game.seats[number]
    won = _won(game, outcome, seat, place)
    account = seat.account
    fields = {
        **EMPTY_PARTICIPANT,
        "perks": PERKS,
        "participantId": number + 1,
        **_who(seat),
        "teamId": team_id(game, seat),
        "championId": seat.champion.id,
        "championName": seat.champion.name,
        "teamPosition": seat.position,
        "individualPosition": seat.position or "Invalid",
        "win": won,
        "timePlayed": duration,
        **_numbers(game, won, duration, dice),
        **_surrender(outcome, won),
    }
    if game.queue.is_arena:
        fields |= {"placement": place, "subteamPlacement": place}
        fields["playerSubteamId"] = seat.group + 1 if place else 0
    return {**fields, **_wished(outcome.stats, account.number if account else -1)}


def _wished(stats: Mapping[int, Mapping[str, Any]], number: int) -> dict[str, Any]:
    wished = dict(stats.get(number, {}))
    unknown = wished.keys() - EMPTY_PARTICIPANT.keys() - {"challenges"}
    if unknown:
        raise ValueError(f"match-v5 has no {', '.join(sorted(unknown))}")
    return wished


def _who(seat: Seat) -> dict[str, Any]:
    if seat.account is None:
        return {
            "puuid": "BOT",
            "summonerId": "BOT",
            "summonerName": f"{seat.champion.name} bot",
            "riotIdGameName": "",
            "riotIdTagline": "",
        }
    return {
        "puuid": seat.puuid,
        "riotIdGameName": seat.game_name,
        "riotIdTagline": seat.tag_line,
        "profileIcon": seat.account.profile_icon,
        "summonerLevel": seat.account.level,
    }


def team_id(game: Game, seat: Seat) -> int:
    """100 or 200; in Arena the upper and the lower half of the lobby."""
    return 200 if seat.group * 2 >= game.queue.groups > 1 else 100


def _won(game: Game, outcome: Outcome, seat: Seat, place: int) -> bool:
    if outcome.ending is Ending.NOBODY_WON:
        return False
    if game.queue.is_arena:
        return place * 2 <= game.queue.groups
    return seat.group == outcome.winner


def _surrender(outcome: Outcome, won: bool) -> dict[str, bool]:
    remake = outcome.ending is Ending.REMAKE
    return {
        "gameEndedInEarlySurrender": remake,
        "teamEarlySurrendered": remake and not won,
        "gameEndedInSurrender": outcome.ending is Ending.SURRENDER,
    }


def _numbers(game: Game, won: bool, duration: int, dice: random.Random) -> dict[str, Any]:
    """Plausible figures for a game of that length."""
    minutes = duration / 60
    kills = int(dice.uniform(0.1, 0.4) * minutes)
    deaths = int(dice.uniform(0.1, 0.25 if won else 0.35) * minutes)
    assists = int(dice.uniform(0.2, 0.6) * minutes)
    champions_damage = int(dice.uniform(400, 1000) * minutes)
    return {
        "kills": 0 if game.queue.mode == "STRAWBERRY" else kills,
        "deaths": deaths,
        "assists": assists,
        "champLevel": min(18, 1 + int(minutes * 0.55)),
        "champExperience": int(minutes * 580),
        "totalMinionsKilled": 0 if game.queue.is_arena else int(dice.uniform(3, 7.5) * minutes),
        "neutralMinionsKilled": 0 if game.queue.map_id != 11 else int(dice.uniform(0, 1) * minutes),
        "goldEarned": 500 + int(dice.uniform(330, 450) * minutes),
        "goldSpent": int(320 * minutes),
        "totalDamageDealtToChampions": champions_damage,
        "physicalDamageDealtToChampions": champions_damage,
        "totalDamageDealt": champions_damage * 6,
        "physicalDamageDealt": champions_damage * 6,
        "totalDamageTaken": int(dice.uniform(500, 1100) * minutes),
        "visionScore": 0 if game.queue.map_id != 11 else int(dice.uniform(0.5, 1.5) * minutes),
        "largestMultiKill": min(kills, 2),
        "doubleKills": int(kills > 4),
        "challenges": {
            "kda": round((kills + assists) / max(1, deaths), 3),
            "damagePerMinute": round(champions_damage / minutes, 3),
            "gameLength": float(duration),
        },
    }


def _teams(game: Game, outcome: Outcome) -> list[Json]:
    if game.queue.is_arena:
        return [_team(100, False), _team(0, False)]
    nobody = outcome.ending is Ending.NOBODY_WON
    return [
        _team(100 * (group + 1), group == outcome.winner and not nobody)
        for group in range(game.queue.groups)
    ]


def _team(number: int, won: bool) -> Json:
    objectives = {name: {"first": won, "kills": int(won)} for name in OBJECTIVES}
    return {"bans": [], "objectives": objectives, "teamId": number, "win": won}
