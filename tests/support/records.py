"""Made-up match records in the shape of Riot's, one builder for each kind there is."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

Json = dict[str, Any]

START = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)

_FIRST = ("Quiet", "Amber", "Paper", "Hollow", "Velvet", "Rusty")
_SECOND = ("Otter", "Lantern", "Badger", "Comet", "Teapot", "Heron", "Walnut")


def made_up_name(number: int) -> str:
    """`Quiet Otter`, `Amber Lantern`, ... 42 different ones."""
    return f"{_FIRST[number % len(_FIRST)]} {_SECOND[number % len(_SECOND)]}"


def lol_player(number: int = 0, **fields: Any) -> Json:
    """One participant of a match-v5 record; `number` gives him a puuid and a name."""
    return {
        "puuid": f"puuid-{number}",
        "riotIdGameName": made_up_name(number),
        "riotIdTagline": "EUW",
        "participantId": number + 1,
        "championId": 103,
        "championName": "Ahri",
        "champLevel": 16,
        "teamId": 100,
        "teamPosition": "MIDDLE",
        "kills": 5,
        "deaths": 3,
        "assists": 7,
        "totalMinionsKilled": 180,
        "neutralMinionsKilled": 12,
        "goldEarned": 12000,
        "totalDamageDealt": 90000,
        "totalDamageDealtToChampions": 20000,
        "visionScore": 21,
        "largestMultiKill": 2,
        "quadraKills": 0,
        "pentaKills": 0,
        "firstBloodKill": False,
        "placement": 0,
        "subteamPlacement": 0,
        "playerSubteamId": 0,
        "gameEndedInEarlySurrender": False,
        "gameEndedInSurrender": False,
        "timePlayed": 1800,
        "win": False,
        **fields,
    }


def lol_record(players: Sequence[Json] | None = None, **info: Any) -> Json:
    """A ranked game of 30 minutes, the side of the first five won; `info` overrides its fields."""
    if players is None:
        players = [
            lol_player(n, teamId=100 if n < 5 else 200, win=n < 5, firstBloodKill=n == 0)
            for n in range(10)
        ]
    start = int(START.timestamp() * 1000)
    fields = {
        "endOfGameResult": "GameComplete",
        "gameCreation": start - 24_000,
        "gameDuration": 1800,
        "gameEndTimestamp": start + 1_801_000,
        "gameId": 7_000_000_001,
        "gameMode": "CLASSIC",
        "gameStartTimestamp": start,
        "gameType": "MATCHED_GAME",
        "gameVersion": "16.4.748.682",
        "mapId": 11,
        "platformId": "EUW1",
        "queueId": 420,
        "tournamentCode": "",
        **info,
    }
    people = [p["puuid"] for p in players if p.get("puuid", "BOT") != "BOT"]
    return {
        "metadata": {
            "dataVersion": "2",
            "matchId": f"{fields['platformId']}_{fields['gameId']}",
            "participants": people,
        },
        "info": {**fields, "participants": list(players)},
    }


def aborted_record(people: int = 10) -> Json:
    """What Riot keeps of a game that was cut off: zeros, no participants, puuids in the metadata
    alone (developer-relations#898)."""
    record = lol_record([])
    empty = dict.fromkeys(("gameMode", "gameType", "gameVersion", "platformId"), "")
    zero = dict.fromkeys(
        ("gameCreation", "gameDuration", "gameId", "gameStartTimestamp", "mapId", "queueId"), 0
    )
    record["info"].update(empty | zero | {"endOfGameResult": "Abort_Unexpected"})
    record["metadata"]["participants"] = [f"puuid-{n}" for n in range(people)]
    return record


def remake_record(seconds: int = 235) -> Json:
    """A remake; `win` stands in it although nobody won."""
    players = [
        lol_player(
            n,
            teamId=100 if n < 5 else 200,
            win=n < 5,
            gameEndedInEarlySurrender=True,
            timePlayed=seconds,
        )
        for n in range(10)
    ]
    end = int(START.timestamp() * 1000) + seconds * 1000
    return lol_record(players, gameDuration=seconds, gameEndTimestamp=end)


def arena_record(teams: int = 6, size: int = 3, *, queue_id: int = 1750, **info: Any) -> Json:
    """Arena: sub-team 1 came last, the highest number first; the better half has `win`."""
    players = [
        lol_player(
            n,
            teamId=100 if n < teams * size // 2 else 200,
            teamPosition="",
            playerSubteamId=n // size + 1,
            placement=teams - n // size,
            subteamPlacement=teams - n // size,
            win=teams - n // size <= teams // 2,
        )
        for n in range(teams * size)
    ]
    return lol_record(players, queueId=queue_id, gameMode="CHERRY", mapId=30, **info)


def swarm_record(people: int = 1, *, won: bool = False) -> Json:
    """Swarm: one team against the game."""
    players = [
        lol_player(
            n,
            championId=3151,
            championName="Strawberry_Jinx",
            teamPosition="",
            kills=0,
            assists=0,
            win=won,
        )
        for n in range(people)
    ]
    queue_id = 1800 + 10 * people
    return lol_record(players, queueId=queue_id, gameMode="STRAWBERRY", mapId=33)


def coop_record(*, won: bool = True, bots_won: bool | None = None) -> Json:
    """Five people against five bots."""
    people = [lol_player(n, win=won) for n in range(5)]
    bots_won = not won if bots_won is None else bots_won
    bots = [
        lol_player(
            n,
            puuid="BOT",
            summonerName="Garen bot",
            riotIdGameName="",
            riotIdTagline="",
            teamId=200,
            win=bots_won,
        )
        for n in range(5, 10)
    ]
    return lol_record([*people, *bots], queueId=890)


def tft_player(number: int = 0, placement: int = 1, **fields: Any) -> Json:
    """One participant of a tft-match-v1 record."""
    return {
        "puuid": f"puuid-{number}",
        "riotIdGameName": made_up_name(number),
        "riotIdTagline": "EUW",
        "placement": placement,
        "win": placement <= 4,
        "level": 9 - placement // 4,
        "gold_left": 3,
        "last_round": 40 - placement,
        "players_eliminated": 8 - placement,
        "time_eliminated": 2300.5 - 60 * placement,
        "total_damage_to_players": 180 - 20 * placement,
        "companion": {"content_ID": "", "item_ID": 1, "skin_ID": 0, "species": "PetTFTAvatar"},
        "traits": [
            {"name": "TFT16_Warden", "num_units": 4, "style": 2, "tier_current": 2},
            {"name": "TFT16_LoneWolf", "num_units": 1, "style": 5, "tier_current": 1},
            {"name": "TFT16_Sorcerer", "num_units": 1, "style": 0, "tier_current": 0},
        ],
        "units": [
            {"character_id": "TFT16_Ahri", "itemNames": [], "rarity": 1, "tier": 2},
            {
                "character_id": "TFT16_ChoGath",
                "itemNames": ["TFT_Item_A", "TFT_Item_B", "TFT_Item_C"],
                "rarity": 4,
                "tier": 3,
            },
        ],
        **fields,
    }


def tft_record(players: Sequence[Json] | None = None, **info: Any) -> Json:
    """A ranked game of 37 minutes; `puuid-0` came first, `puuid-7` last."""
    if players is None:
        players = [tft_player(n, n + 1) for n in range(8)]
    start = int(START.timestamp() * 1000)
    fields = {
        "endOfGameResult": "GameComplete",
        "gameCreation": start - 90_000,
        "gameId": 7_000_000_002,
        "game_datetime": start + 2_220_000,
        "game_length": 2220.75,
        "game_version": "Linux Version 16.4.588.5000 (Feb 24 2026/16:27:39) [PUBLIC]",
        "mapId": 22,
        "queueId": 1100,
        "queue_id": 1100,
        "tft_game_type": "standard",
        "tft_set_core_name": "TFTSet16",
        "tft_set_number": 16,
        **info,
    }
    return {
        "metadata": {
            "data_version": "6",
            "match_id": f"EUW1_{fields['gameId']}",
            "participants": [p["puuid"] for p in players if "puuid" in p],
        },
        "info": {**fields, "participants": list(players)},
    }


def double_up_record(*, groups: bool = True) -> Json:
    """Double Up: `puuid-0` and `puuid-1` are partners and so on, groups missing as in Set 18."""
    players = [
        tft_player(n, n + 1, **({"partner_group_id": n // 2 + 1} if groups else {}))
        for n in range(8)
    ]
    return tft_record(players, queue_id=1160, queueId=1160, tft_game_type="pairs")


def trials_record(won: bool | None = True) -> Json:
    """Tocker's Trials: one player against the game, hundreds of units (developer-relations#983)."""
    player = tft_player(0, 1, pve_score=51_000)
    player["units"] = player["units"] * 160
    if won is not None:
        player["pve_wonrun"] = won
    return tft_record([player], queue_id=1220, queueId=1220, tft_game_type="standard")


def set_18_record() -> Json:
    """TFT as its new engine records it: no statistics, no version, empty boards."""
    players = [
        tft_player(n, n + 1, players_eliminated=0, total_damage_to_players=0, units=[], traits=[])
        for n in range(8)
    ]
    return tft_record(players, game_version="TFT Unreal Version ?.?.?.?", tft_set_number=18)
