"""The Riot API: one method per endpoint. "Not found" is an answer: None, or an empty list."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote

import aiohttp

from tracking.clock import Clock
from tracking.domain.games import Game, LiveGame
from tracking.domain.reading import text
from tracking.errors import RiotError, RiotForbidden, RiotKeyInvalid, RiotUnavailable
from tracking.riot import schemas
from tracking.riot.keys import ApiKeys, KeyRing
from tracking.riot.rate_limit import Priority, RateLimiter
from tracking.riot.routes import PLATFORMS, account_cluster, match_cluster, platform_from_region
from tracking.riot.schemas import Account, LeagueEntry, MatchAnswer, Summoner
from tracking.riot.transport import Request, Transport

__all__ = [
    "Account",
    "ApiKeys",
    "LeagueEntry",
    "MatchAnswer",
    "Priority",
    "RiotClient",
    "Summoner",
]

log = logging.getLogger(__name__)

MOST_IDS = 100
"""match-v5 answers 400 to a count of 101."""


class RiotClient:
    """Asks Riot, within its limits. Every method raises RiotError where there is no usable answer.

    `game` decides which key and which endpoint are meant.
    """

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        url_template: str,
        keys: ApiKeys,
        clock: Clock,
        budget_share: float = 1.0,
        refresh: Callable[[], ApiKeys] | None = None,
    ) -> None:
        self._keys = KeyRing(keys, clock, refresh)
        self._limiter = RateLimiter(clock, share=budget_share)
        self._transport = Transport(
            session=session,
            url_template=url_template,
            keys=self._keys,
            limiter=self._limiter,
            clock=clock,
        )

    @property
    def one_key(self) -> bool:
        """Whether one key serves both games, so that they share budget and puuids."""
        return self._keys.shared

    def budget(self, route: str, method: str, *, game: Game, seconds: float) -> int:
        """How many requests of a method may be sent within so many seconds."""
        return self._limiter.budget(self._keys.current(game), route, method, seconds)

    async def account_by_riot_id(
        self,
        game_name: str,
        tag_line: str,
        *,
        game: Game = Game.LOL,
        priority: Priority = Priority.PERSON,
    ) -> Account | None:
        """Whose Riot ID this is."""
        path = f"/riot/account/v1/accounts/by-riot-id/{_part(game_name)}/{_part(tag_line)}"
        answer = await self._get(
            "account-v1.by-riot-id", account_cluster(None), path, game=game, priority=priority
        )
        return schemas.account(answer)

    async def account_by_puuid(
        self, puuid: str, *, game: Game = Game.LOL, priority: Priority = Priority.PERSON
    ) -> Account | None:
        """What an account is called now."""
        answer = await self._get(
            "account-v1.by-puuid",
            account_cluster(None),
            f"/riot/account/v1/accounts/by-puuid/{_part(puuid)}",
            game=game,
            priority=priority,
        )
        return schemas.account(answer)

    async def region(
        self, puuid: str, *, game: Game = Game.LOL, priority: Priority = Priority.PERSON
    ) -> str | None:
        """The platform an account plays on, `EUW1`. Some accounts answer 500 for ever
        (developer-relations#1087): RiotUnavailable."""
        answer = await self._get(
            "account-v1.region",
            account_cluster(None),
            f"/riot/account/v1/region/by-game/{game.value}/by-puuid/{_part(puuid)}",
            game=game,
            priority=priority,
        )
        return platform_from_region(text(answer, "region")) if isinstance(answer, Mapping) else None

    async def live_game(
        self,
        platform: str,
        puuid: str,
        *,
        game: Game,
        priority: Priority = Priority.DETECTION,
    ) -> LiveGame | None:
        """The game a player is in; None means not visible, which is not the same as not playing
        (riot.md §3.1)."""
        if game is Game.LOL:
            method, path = "spectator-v5.active-game", "/lol/spectator/v5/active-games/by-summoner/"
        else:
            method, path = (
                "spectator-tft-v5.active-game",
                "/lol/spectator/tft/v5/active-games/by-puuid/",
            )
        answer = await self._get(
            method, platform.lower(), path + _part(puuid), game=game, priority=priority
        )
        return schemas.live_game(answer, game=game, platform=platform.upper())

    async def match_ids(
        self,
        platform: str,
        puuid: str,
        *,
        game: Game,
        start: int = 0,
        count: int = 20,
        start_time: datetime | None = None,
        priority: Priority = Priority.HISTORY,
    ) -> list[str]:
        """A player's match ids, newest first. `start_time` is no promise of Riot's
        (developer-relations#1134): whoever needs it looks at the records."""
        query = [("start", str(start)), ("count", str(min(count, MOST_IDS)))]
        if start_time is not None:
            query.append(("startTime", str(int(start_time.timestamp()))))
        prefix, method = _match_api(game)
        answer = await self._get(
            f"{method}.ids",
            match_cluster(platform),
            f"{prefix}/by-puuid/{_part(puuid)}/ids",
            game=game,
            priority=priority,
            query=tuple(query),
        )
        ids = answer if isinstance(answer, list) else []
        return [each for each in ids if isinstance(each, str)]

    async def match(
        self, match_id: str, *, game: Game, priority: Priority = Priority.RESULT
    ) -> MatchAnswer | None:
        """A match record; None while it is not published. RiotForbidden: it is private."""
        prefix, method = _match_api(game)
        platform = match_id.partition("_")[0]
        try:
            cluster = match_cluster(platform)
        except KeyError:
            return None
        found = await self._get_text(
            f"{method}.match",
            cluster,
            f"{prefix}/{_part(match_id)}",
            game=game,
            priority=priority,
        )
        if found is None:
            return None
        raw, body = found
        if not isinstance(raw, dict):
            raise RiotUnavailable(
                "Riot answered with something that is no match record.", method=f"{method}.match"
            )
        return MatchAnswer(raw=raw, text=body)

    async def league_entries(
        self,
        platform: str,
        puuid: str,
        *,
        game: Game,
        priority: Priority = Priority.RANKS,
    ) -> list[LeagueEntry]:
        """A player's ranks; empty while unranked."""
        if game is Game.LOL:
            method, path = "league-v4.entries", "/lol/league/v4/entries/by-puuid/"
        else:
            method, path = "tft-league-v1.entries", "/tft/league/v1/by-puuid/"
        answer = await self._get(
            method, platform.lower(), path + _part(puuid), game=game, priority=priority
        )
        entries = answer if isinstance(answer, list) else []
        return [schemas.league_entry(each) for each in entries if isinstance(each, Mapping)]

    async def summoner(
        self, platform: str, puuid: str, *, game: Game, priority: Priority = Priority.PERSON
    ) -> Summoner | None:
        """A player's icon and level."""
        if game is Game.LOL:
            method, path = "summoner-v4.by-puuid", "/lol/summoner/v4/summoners/by-puuid/"
        else:
            method, path = "tft-summoner-v1.by-puuid", "/tft/summoner/v1/summoners/by-puuid/"
        answer = await self._get(
            method, platform.lower(), path + _part(puuid), game=game, priority=priority
        )
        return schemas.summoner(answer)

    async def status(
        self, platform: str, *, game: Game, priority: Priority = Priority.PERSON
    ) -> Mapping[str, Any]:
        """What Riot says of a platform's state: the cheapest call that needs a working key."""
        answer = await self._get(
            f"{game.value}-status-v1.platform-data",
            platform.lower(),
            _status_path(game),
            game=game,
            priority=priority,
        )
        return answer if isinstance(answer, Mapping) else {}

    async def _get(
        self,
        method: str,
        route: str,
        path: str,
        *,
        game: Game,
        priority: Priority,
        query: tuple[tuple[str, str], ...] = (),
    ) -> Any:
        found = await self._get_text(method, route, path, game=game, priority=priority, query=query)
        return None if found is None else found[0]

    async def _get_text(
        self,
        method: str,
        route: str,
        path: str,
        *,
        game: Game,
        priority: Priority,
        query: tuple[tuple[str, str], ...] = (),
    ) -> tuple[Any, str] | None:
        request = Request(
            method=method, route=route, path=path, game=game, priority=priority, query=query
        )
        try:
            return await self._transport.get(request)
        except RiotKeyInvalid as error:
            if error.status is not None:
                self._key_refused(game)
            raise
        except RiotForbidden:
            if await self._key_works(request):
                raise
            self._key_refused(game)
            raise RiotKeyInvalid(status=403, method=method) from None

    async def _key_works(self, request: Request) -> bool:
        """A 403 is a private record or a dead key (riot.md §7): a call that every key may make
        tells them apart. No answer at all leaves the key alone."""
        route = request.route if request.route.upper() in PLATFORMS else "euw1"
        if route == "tw2":
            route = "kr"  # lol-status-v4 lists no tw2 (riot.md §1.1)
        probe = Request(
            method=f"{request.game.value}-status-v1.platform-data",
            route=route,
            path=_status_path(request.game),
            game=request.game,
            priority=Priority.PERSON,
        )
        if probe.path == request.path:
            return False
        try:
            await self._transport.get(probe)
        except (RiotKeyInvalid, RiotForbidden):
            return False
        except RiotError:
            return True
        return True

    def _key_refused(self, game: Game) -> None:
        if self._keys.refused(self._keys.current(game)):
            log.error(
                "Riot refuses the %s key; replace it (development keys expire every day)",
                game.value,
            )


def _part(value: str) -> str:
    return quote(value, safe="")


def _match_api(game: Game) -> tuple[str, str]:
    if game is Game.LOL:
        return "/lol/match/v5/matches", "match-v5"
    return "/tft/match/v1/matches", "tft-match-v1"


def _status_path(game: Game) -> str:
    if game is Game.LOL:
        return "/lol/status/v4/platform-data"
    return "/tft/status/v1/platform-data"
