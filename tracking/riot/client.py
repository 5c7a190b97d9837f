"""The Riot API: one method per endpoint. "Not found" is an answer: None, or an empty list."""

import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

import aiohttp

from tracking.clock import Clock
from tracking.domain.games import Game, LiveGame
from tracking.domain.ladders import LeagueEntry
from tracking.errors import RiotError, RiotRejected
from tracking.riot import endpoints, schemas
from tracking.riot.access import Access
from tracking.riot.answers import senseless
from tracking.riot.endpoints import Endpoint
from tracking.riot.keys import ApiKeys, KeyRing, KeyState
from tracking.riot.rate_limit import MAX_IN_FLIGHT, Priority, RateLimiter
from tracking.riot.routes import (
    ACCOUNT_CLUSTERS,
    match_cluster,
    platform_from_region,
    platform_route,
    status_route,
)
from tracking.riot.schemas import Account, MatchAnswer, Summoner
from tracking.riot.transport import Request, Transport

__all__ = [
    "Account",
    "ApiKeys",
    "KeyState",
    "LeagueEntry",
    "MatchAnswer",
    "Priority",
    "RiotClient",
    "Summoner",
]

MOST_IDS = 100
"""match-v5 answers 400 to a count of 101."""

T = TypeVar("T")


class RiotClient:
    """Asks Riot, within its limits.

    `game` decides which key and which endpoint are meant; puuids are those of that key. Every
    method raises a RiotError where there is no usable answer: RiotUnavailable and RiotRateLimited
    after further tries, RiotKeyInvalid at once while the key is known to be refused.
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
        max_in_flight: int = MAX_IN_FLIGHT,
    ) -> None:
        """`url_template` holds `{route}`; `budget_share` is our part of Riot's limits, 0 to 1;
        `refresh` reads the keys anew and is called while one is refused."""
        self._keys = KeyRing(keys, clock, refresh)
        self._limiter = RateLimiter(clock, share=budget_share, max_in_flight=max_in_flight)
        self._access = Access(
            transport=Transport(
                session=session, url_template=url_template, limiter=self._limiter, clock=clock
            ),
            keys=self._keys,
        )

    @property
    def one_key(self) -> bool:
        """Whether one key serves both games, so that they share budget and puuids."""
        return self._keys.shared

    def key_state(self, game: Game) -> KeyState:
        """What Riot last said to the key of a game."""
        return self._keys.state(game)

    async def try_key(self, game: Game) -> None:
        """Ask the cheapest thing that needs the key of a game, so that `key_state` is known.

        Nothing is raised: no answer leaves it unknown.
        """
        with contextlib.suppress(RiotError):
            await self.status("EUW1", game=game)

    def budget(self, route: str, method: str, *, game: Game, seconds: float) -> int:
        """How many requests of a method, e.g. `spectator-v5.active-game`, may be sent to a route,
        e.g. `euw1`, within so many seconds."""
        return self._limiter.budget(self._keys.current(game), route, method, seconds)

    def spare_for_ranks(self, route: str, *, game: Game, others: float) -> int:
        """How many league entries of a game may be asked for now beside the others, who send so
        many requests a second to this route; a tenth of the limits is there in any case."""
        games = list(Game) if self.one_key else [game]
        methods = [endpoints.LEAGUE_ENTRIES[each].method for each in games]
        return self._limiter.spare(self._keys.current(game), route, methods, others)

    async def account_by_riot_id(
        self,
        game_name: str,
        tag_line: str,
        *,
        game: Game = Game.LOL,
        priority: Priority = Priority.PERSON,
    ) -> Account | None:
        """Whose Riot ID this is."""
        endpoint = endpoints.ACCOUNT_BY_RIOT_ID
        path = endpoint.filled(game_name=game_name, tag_line=tag_line)
        return await self._account(endpoint, path, game, priority, schemas.account)

    async def account_by_puuid(
        self, puuid: str, *, game: Game = Game.LOL, priority: Priority = Priority.PERSON
    ) -> Account | None:
        """What an account is called now."""
        endpoint = endpoints.ACCOUNT_BY_PUUID
        path = endpoint.filled(puuid=puuid)
        return await self._account(endpoint, path, game, priority, schemas.account)

    async def region(
        self, puuid: str, *, game: Game = Game.LOL, priority: Priority = Priority.PERSON
    ) -> str | None:
        """The platform an account plays on, `EUW1`; None where Riot names none that we know. Some
        accounts answer 500 for ever (developer-relations#1087): RiotUnavailable."""
        endpoint = endpoints.REGION
        path = endpoint.filled(game=game.value, puuid=puuid)
        named = await self._account(endpoint, path, game, priority, schemas.region)
        return platform_from_region(named) if named else None

    async def live_game(
        self, platform: str, puuid: str, *, game: Game, priority: Priority = Priority.DETECTION
    ) -> LiveGame | None:
        """The game a player is in; None means not visible, which is not the same as not playing
        (riot.md §3.1). RiotForbidden: Riot has switched this off."""
        return await self._by_puuid(
            endpoints.ACTIVE_GAME[game],
            platform,
            puuid,
            game,
            priority,
            lambda data: schemas.live_game(data, game=game, platform=platform.upper()),
        )

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
        query = [("start", str(max(0, start))), ("count", str(max(0, min(count, MOST_IDS))))]
        if start_time is not None:
            # Seconds: milliseconds are answered with an empty list (developer-relations#542).
            query.append(("startTime", str(_epoch_seconds(start_time))))
        endpoint = endpoints.MATCH_IDS[game]
        ids = await self._get(
            endpoint,
            _route(match_cluster, platform, endpoint),
            endpoint.filled(puuid=puuid),
            game,
            priority,
            lambda data, _: schemas.match_ids(data),
            query=tuple(query),
        )
        return ids or []

    async def match(
        self, match_id: str, *, game: Game, priority: Priority = Priority.RESULT
    ) -> MatchAnswer | None:
        """A match record; None while it is not published. RiotForbidden: it is private."""
        endpoint = endpoints.MATCH[game]
        try:
            cluster = match_cluster(match_id.partition("_")[0])
        except KeyError:
            return None  # tournament realm, PBE, a platform to come: published nowhere we can ask
        path = endpoint.filled(match_id=match_id)
        return await self._get(endpoint, cluster, path, game, priority, schemas.match)

    async def league_entries(
        self, platform: str, puuid: str, *, game: Game, priority: Priority = Priority.RANKS
    ) -> list[LeagueEntry]:
        """A player's ranks; empty while unranked."""
        endpoint = endpoints.LEAGUE_ENTRIES[game]
        entries = await self._by_puuid(
            endpoint, platform, puuid, game, priority, schemas.league_entries
        )
        return entries or []

    async def summoner(
        self, platform: str, puuid: str, *, game: Game, priority: Priority = Priority.PERSON
    ) -> Summoner | None:
        """A player's icon and level; None also for some accounts that exist (riot.md §2.7)."""
        endpoint = endpoints.SUMMONER[game]
        return await self._by_puuid(endpoint, platform, puuid, game, priority, schemas.summoner)

    async def status(
        self, platform: str, *, game: Game, priority: Priority = Priority.PERSON
    ) -> Mapping[str, Any]:
        """What Riot says of a platform's state: the cheapest call that needs a working key. For
        TW2, which has no such page for League, that of its neighbour."""
        endpoint = endpoints.STATUS[game]
        route = status_route(_route(platform_route, platform, endpoint))
        found = await self._get(
            endpoint, route, endpoint.path, game, priority, lambda data, _: schemas.status(data)
        )
        return found or {}

    def account_room(self, game: Game) -> bool:
        """Whether account-v1 can be asked without anybody waiting for it."""
        method = endpoints.ACCOUNT_BY_PUUID.method
        return any(
            self.budget(route, method, game=game, seconds=1.0) > 0 for route in ACCOUNT_CLUSTERS
        )

    async def _account(
        self,
        endpoint: Endpoint,
        path: str,
        game: Game,
        priority: Priority,
        schema: Callable[[object], T],
    ) -> T | None:
        route = self._account_route(endpoint, game)
        return await self._get(endpoint, route, path, game, priority, lambda data, _: schema(data))

    def _account_route(self, endpoint: Endpoint, game: Game) -> str:
        """Every cluster knows every account: the first that has something left."""
        for route in ACCOUNT_CLUSTERS:
            if self.budget(route, endpoint.method, game=game, seconds=1.0) > 0:
                return route
        return ACCOUNT_CLUSTERS[0]

    async def _by_puuid(
        self,
        endpoint: Endpoint,
        platform: str,
        puuid: str,
        game: Game,
        priority: Priority,
        schema: Callable[[object], T],
    ) -> T | None:
        route = _route(platform_route, platform, endpoint)
        path = endpoint.filled(puuid=puuid)
        return await self._get(endpoint, route, path, game, priority, lambda data, _: schema(data))

    async def _get(
        self,
        endpoint: Endpoint,
        route: str,
        path: str,
        game: Game,
        priority: Priority,
        schema: Callable[[object, str], T],
        *,
        query: tuple[tuple[str, str], ...] = (),
    ) -> T | None:
        found = await self._access.get(
            Request(
                method=endpoint.method,
                route=route,
                path=path,
                game=game,
                priority=priority,
                query=query,
            )
        )
        if found is None:
            return None
        try:
            return schema(*found)
        except ValueError:
            raise senseless(endpoint.method) from None


def _route(routes: Callable[[str], str], platform: str, endpoint: Endpoint) -> str:
    try:
        return routes(platform)
    except KeyError:
        raise RiotRejected(
            f"{platform[:8]!r} is none of Riot's platforms.", method=endpoint.method
        ) from None


def _epoch_seconds(at: datetime) -> int:
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return int(at.timestamp())
