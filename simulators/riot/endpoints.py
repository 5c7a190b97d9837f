"""The endpoints: which path, on which hosts, for which game."""

from collections.abc import Callable
from dataclasses import dataclass

from simulators.riot import answers, routes
from simulators.riot.accounts import GameKind
from simulators.riot.answers import Call


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """`name` is the operation's name in Riot's reference."""

    name: str
    path: str
    routes: frozenset[str]
    answer: Callable[[Call], bytes]
    game: GameKind | None = None
    """The game that a key must be registered for."""


ENDPOINTS: tuple[Endpoint, ...] = (
    Endpoint(
        name="account-v1.getByRiotId",
        path="/riot/account/v1/accounts/by-riot-id/{gameName}/{tagLine}",
        routes=routes.ACCOUNT_ROUTES,
        answer=answers.by_riot_id,
    ),
    Endpoint(
        name="account-v1.getByPuuid",
        path="/riot/account/v1/accounts/by-puuid/{puuid}",
        routes=routes.ACCOUNT_ROUTES,
        answer=answers.by_puuid,
    ),
    Endpoint(
        name="account-v1.getActiveRegion",
        path="/riot/account/v1/region/by-game/{game}/by-puuid/{puuid}",
        routes=routes.ACCOUNT_ROUTES,
        answer=answers.region,
    ),
    Endpoint(
        name="spectator-v5.getCurrentGameInfoByPuuid",
        path="/lol/spectator/v5/active-games/by-summoner/{puuid}",
        routes=routes.PLATFORM_ROUTES,
        answer=answers.spectator("lol"),
        game="lol",
    ),
    Endpoint(
        name="spectator-tft-v5.getCurrentGameInfoByPuuid",
        path="/lol/spectator/tft/v5/active-games/by-puuid/{puuid}",
        routes=routes.PLATFORM_ROUTES,
        answer=answers.spectator("tft"),
        game="tft",
    ),
    Endpoint(
        name="match-v5.getMatchIdsByPUUID",
        path="/lol/match/v5/matches/by-puuid/{puuid}/ids",
        routes=routes.MATCH_ROUTES,
        answer=answers.match_ids("lol"),
        game="lol",
    ),
    Endpoint(
        name="match-v5.getMatch",
        path="/lol/match/v5/matches/{matchId}",
        routes=routes.MATCH_ROUTES,
        answer=answers.match("lol"),
        game="lol",
    ),
    Endpoint(
        name="tft-match-v1.getMatchIdsByPUUID",
        path="/tft/match/v1/matches/by-puuid/{puuid}/ids",
        routes=routes.MATCH_ROUTES,
        answer=answers.match_ids("tft"),
        game="tft",
    ),
    Endpoint(
        name="tft-match-v1.getMatch",
        path="/tft/match/v1/matches/{matchId}",
        routes=routes.MATCH_ROUTES,
        answer=answers.match("tft"),
        game="tft",
    ),
    Endpoint(
        name="league-v4.getLeagueEntriesByPUUID",
        path="/lol/league/v4/entries/by-puuid/{puuid}",
        routes=routes.PLATFORM_ROUTES,
        answer=answers.league("lol"),
        game="lol",
    ),
    Endpoint(
        name="tft-league-v1.getLeagueEntriesByPUUID",
        path="/tft/league/v1/by-puuid/{puuid}",
        routes=routes.PLATFORM_ROUTES,
        answer=answers.league("tft"),
        game="tft",
    ),
    Endpoint(
        name="summoner-v4.getByPUUID",
        path="/lol/summoner/v4/summoners/by-puuid/{puuid}",
        routes=routes.PLATFORM_ROUTES,
        answer=answers.summoner,
        game="lol",
    ),
    Endpoint(
        name="tft-summoner-v1.getByPUUID",
        path="/tft/summoner/v1/summoners/by-puuid/{puuid}",
        routes=routes.PLATFORM_ROUTES,
        answer=answers.summoner,
        game="tft",
    ),
    Endpoint(
        name="lol-status-v4.getPlatformData",
        path="/lol/status/v4/platform-data",
        routes=routes.LOL_STATUS_ROUTES,
        answer=answers.status,
        game="lol",
    ),
    Endpoint(
        name="tft-status-v1.getPlatformData",
        path="/tft/status/v1/platform-data",
        routes=routes.TFT_STATUS_ROUTES,
        answer=answers.status,
        game="tft",
    ),
)
