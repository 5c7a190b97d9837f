"""Whether Riot's match service answers at all, or only this one record is missing.

A record that is missing or cannot be served is its game's own failure; the same answer to every
request is an outage, which is no game's retry, and no game may be given up for it. They are told
apart by asking for a record that was there before.
"""

import asyncio
from collections import defaultdict

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.games import Game, GameKey
from tracking.errors import RiotError
from tracking.polling import store
from tracking.riot.client import MatchAnswer, RiotClient
from tracking.riot.rate_limit import Priority
from tracking.riot.routes import MERGED, PLATFORMS, match_cluster

Part = tuple[str, Game]
"""A cluster and a game: each is served, and fails, by itself."""


class MatchService:
    """Asks for records, and knows what came of it lately."""

    def __init__(
        self, *, database: Database, riot: RiotClient, clock: Clock, valid_seconds: float
    ) -> None:
        """`valid_seconds`: how long it stands that the service works, or does not."""
        self._database = database
        self._riot = riot
        self._clock = clock
        self._valid = valid_seconds
        self._verdicts: dict[Part, tuple[float, bool]] = {}
        self._asking: defaultdict[Part, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def record(self, key: GameKey, *, game: Game, priority: Priority) -> MatchAnswer | None:
        """The record, as `RiotClient.match` gives it."""
        answer = await self._riot.match(key.match_id, game=game, priority=priority)
        if answer is not None:
            self._note(part_of(key, game), works=True)
        return answer

    def is_down(self, key: GameKey, game: Game) -> bool:
        """Whether it was found out just now that the service answers nobody."""
        return self._lately(part_of(key, game)) is False

    async def works(self, key: GameKey, game: Game, *, priority: Priority) -> bool | None:
        """Whether the service that keeps this game serves other records; None where no other is
        known to exist."""
        part = part_of(key, game)
        async with self._asking[part]:
            if (known := self._lately(part)) is not None:
                return known
            async with self._database.read() as session:
                match_id = await store.known_record(session, _platforms(part[0]), game)
            if match_id is None or match_id == key.match_id:
                return None
            try:
                works = await self._riot.match(match_id, game=game, priority=priority) is not None
            except RiotError:
                works = False
            self._note(part, works=works)
            return works

    def _lately(self, part: Part) -> bool | None:
        at, works = self._verdicts.get(part, (float("-inf"), False))
        return works if self._clock.monotonic() - at < self._valid else None

    def _note(self, part: Part, *, works: bool) -> None:
        self._verdicts[part] = self._clock.monotonic(), works


def part_of(key: GameKey, game: Game) -> Part:
    """Which service keeps a game; that of no cluster for a platform that is none of Riot's."""
    try:
        return match_cluster(key.platform), game
    except KeyError:
        return "", game


def _platforms(cluster: str) -> list[str]:
    there = [platform for platform in PLATFORMS if match_cluster(platform) == cluster]
    return there + [platform for platform, at in MERGED.items() if at == cluster]
