"""The local Riot, asked by a call: for evenings of many thousand requests.

What it shows, lists and serves is the simulator's; what it says is read by our own schemas. What
goes over the line, keys and limits, is tested elsewhere.
"""

import json
from typing import cast

from simulators.riot import LocalRiot, Publication
from simulators.riot.accounts import Account
from simulators.riot.rendering import render
from simulators.riot.spectator import live_game
from tracking.domain.games import Game, LiveGame
from tracking.errors import RiotForbidden
from tracking.riot import schemas
from tracking.riot.client import MatchAnswer, RiotClient
from tracking.riot.rate_limit import Priority
from tracking.riot.routes import match_cluster

APPLICATION = "simulated"


def called(riot: LocalRiot) -> RiotClient:
    """Stands in for our client."""
    return cast(RiotClient, _Called(riot))


class _Called:
    one_key = True

    def __init__(self, riot: LocalRiot) -> None:
        self._riot = riot
        self._shown: dict[str, LiveGame] = {}

    def budget(self, route: str, method: str, *, game: Game, seconds: float) -> int:
        return 1000

    async def live_game(
        self, platform: str, puuid: str, *, game: Game, priority: Priority
    ) -> LiveGame | None:
        account = self._account(puuid)
        found = self._riot.live_game_of(account, game.value)
        if found is None or account.streamer_mode or self._riot.outage_on(platform):
            return None
        if found.match_id not in self._shown:
            said = json.loads(self._rendered(live_game(found, self._riot.clock())))
            self._shown[found.match_id] = schemas.live_game(said, game=game, platform=platform)
        return self._shown[found.match_id]

    async def match_ids(
        self,
        platform: str,
        puuid: str,
        *,
        game: Game,
        start: int = 0,
        count: int = 20,
        priority: Priority,
    ) -> list[str]:
        cluster = match_cluster(platform)
        listed = self._riot.listed_games_of(self._account(puuid), game.value, cluster)
        return [found.match_id for found in listed][start : start + count]

    async def match(self, match_id: str, *, game: Game, priority: Priority) -> MatchAnswer | None:
        found = self._riot.games.get(match_id)
        if found is None or found.kind != game.value or not found.is_listed(self._riot.clock()):
            return None
        if found.publication is Publication.PRIVATE:
            raise RiotForbidden
        if APPLICATION not in found.rendered:
            found.rendered[APPLICATION] = self._rendered(found.record)
        text = found.rendered[APPLICATION].decode()
        return MatchAnswer(raw=json.loads(text), text=text)

    def _account(self, puuid: str) -> Account:
        account = self._riot.account_of(puuid, APPLICATION)
        assert account is not None
        return account

    def _rendered(self, document: object) -> bytes:
        return render(document, APPLICATION, self._riot.accounts.__getitem__)
