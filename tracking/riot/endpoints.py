"""The endpoints by the names their rate limits are counted under, and their paths (riot.md §2)."""

from dataclasses import dataclass
from urllib.parse import quote

from tracking.domain.games import Game


@dataclass(frozen=True, slots=True)
class Endpoint:
    """One method of Riot's API."""

    method: str
    path: str

    def filled(self, **parts: str) -> str:
        """The path with its parts encoded: nothing in them can leave its place."""
        return self.path.format(**{name: _encoded(part) for name, part in parts.items()})


def _encoded(part: str) -> str:
    if part in (".", ".."):  # would be taken for a step in the path
        return part.replace(".", "%2E")
    return quote(part, safe="", errors="replace")


ACCOUNT_BY_RIOT_ID = Endpoint(
    "account-v1.by-riot-id", "/riot/account/v1/accounts/by-riot-id/{game_name}/{tag_line}"
)
ACCOUNT_BY_PUUID = Endpoint("account-v1.by-puuid", "/riot/account/v1/accounts/by-puuid/{puuid}")
REGION = Endpoint("account-v1.region", "/riot/account/v1/region/by-game/{game}/by-puuid/{puuid}")

ACTIVE_GAME = {
    # the path says by-summoner and takes the puuid
    Game.LOL: Endpoint(
        "spectator-v5.active-game", "/lol/spectator/v5/active-games/by-summoner/{puuid}"
    ),
    Game.TFT: Endpoint(
        "spectator-tft-v5.active-game", "/lol/spectator/tft/v5/active-games/by-puuid/{puuid}"
    ),
}
MATCH_IDS = {
    Game.LOL: Endpoint("match-v5.ids", "/lol/match/v5/matches/by-puuid/{puuid}/ids"),
    Game.TFT: Endpoint("tft-match-v1.ids", "/tft/match/v1/matches/by-puuid/{puuid}/ids"),
}
MATCH = {
    Game.LOL: Endpoint("match-v5.match", "/lol/match/v5/matches/{match_id}"),
    Game.TFT: Endpoint("tft-match-v1.match", "/tft/match/v1/matches/{match_id}"),
}
LEAGUE_ENTRIES = {
    Game.LOL: Endpoint("league-v4.entries", "/lol/league/v4/entries/by-puuid/{puuid}"),
    # without "entries"
    Game.TFT: Endpoint("tft-league-v1.entries", "/tft/league/v1/by-puuid/{puuid}"),
}
SUMMONER = {
    Game.LOL: Endpoint("summoner-v4.by-puuid", "/lol/summoner/v4/summoners/by-puuid/{puuid}"),
    Game.TFT: Endpoint("tft-summoner-v1.by-puuid", "/tft/summoner/v1/summoners/by-puuid/{puuid}"),
}
STATUS = {
    Game.LOL: Endpoint("lol-status-v4.platform-data", "/lol/status/v4/platform-data"),
    Game.TFT: Endpoint("tft-status-v1.platform-data", "/tft/status/v1/platform-data"),
}

MAY_BE_PRIVATE = frozenset(
    endpoint.method for group in (MATCH, ACTIVE_GAME) for endpoint in group.values()
)
"""Where a 403 may concern what was asked for and not the key (riot.md §7)."""
