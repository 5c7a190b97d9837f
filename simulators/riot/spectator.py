"""What the spectator services show of a running game (riot.md §2.2, §2.3, §3)."""

from typing import Any

from simulators.riot.errors import Json
from simulators.riot.games import Game, Seat
from simulators.riot.lol_records import team_id

_PERKS = {"perkIds": [8230, 8226, 8210, 8237, 8347, 8313], "perkStyle": 8200, "perkSubStyle": 8300}


def live_game(game: Game, now: float) -> Json:
    """CurrentGameInfo; puuids are placeholders. While loading there is no start time."""
    loading = now < game.loading_until
    length = now - (game.loading_until if loading else game.started_at)
    info = {
        "gameId": game.game_id,
        "mapId": game.queue.map_id,
        "gameMode": game.queue.mode,
        "gameType": "MATCHED",
        "gameQueueConfigId": game.queue.queue_id,
        "participants": [_participant(game, seat) for seat in game.seats],
        "observers": {"encryptionKey": "c2ltdWxhdGVkLWtleS1ub3QtcmVhbA=="},
        "platformId": game.platform,
        "bannedChampions": [],
        "gameStartTime": 0 if loading else int(game.started_at * 1000),
        "gameLength": int(length),
    }
    if game.queue.queue_id == 0:
        del info["gameQueueConfigId"]
    return info


def _participant(game: Game, seat: Seat) -> dict[str, Any]:
    tft = game.kind == "tft"
    shown: dict[str, Any] = {
        "teamId": 100 if tft or game.queue.is_arena else team_id(game, seat),
        "spell1Id": 6 if tft else 4,
        "spell2Id": 7 if tft else 14,
        "championId": seat.champion.id,
        "profileIconId": 29 if seat.account is None else seat.account.profile_icon,
        "gameCustomizationObjects": [],
        "perks": _PERKS,
        **_identity(seat),
    }
    if not tft:
        shown["bot"] = seat.account is None
    return shown


def _identity(seat: Seat) -> dict[str, Any]:
    if seat.account is None:
        return {"riotId": f"{seat.game_name}#BOT"}
    if seat.account.streamer_mode:
        return {"puuid": None}
    return {"puuid": seat.puuid, "riotId": f"{seat.game_name}#{seat.tag_line}"}
