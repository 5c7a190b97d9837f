"""The service between a database and a Riot that knows a table of accounts."""

from typing import Any, cast

import pytest
from sqlalchemy import select

from tests.support.clock import FakeClock
from tracking.database.engine import Database
from tracking.database.models import Player, Subscription
from tracking.domain.games import Game
from tracking.errors import (
    RiotError,
    RiotWrongKeyPuuid,
    UserMistake,
)
from tracking.players import Followed, Players
from tracking.riot.client import Account, RiotClient

HERE, THERE = 1_000_000_000_000_000_001, 1_000_000_000_000_000_002
CHANNEL = 2_000_000_000_000_000_001


class FakeRiot:
    """Answers from a table of accounts; raises what a test puts in `errors`."""

    def __init__(self) -> None:
        self.accounts: dict[str, tuple[str, str]] = {}
        """Riot ID in small letters -> Riot ID as written, and what its puuids end in."""
        self.regions: dict[str, str | None] = {}
        self.errors: dict[str, RiotError] = {}
        self.calls: list[str] = []
        self.one_key = False
        self.busy = False
        self.foreign: set[str] = set()
        """puuids of another application."""

    def add(self, riot_id: str, who: str, platform: str | None = "EUW1") -> None:
        self.accounts[riot_id.casefold()] = (riot_id, who)
        self.regions[who] = platform

    def _note(self, method: str, game: Game) -> None:
        call = f"{method} {game.value}"
        self.calls.append(call)
        for name in (method, call):
            if name in self.errors:
                raise self.errors[name]

    async def account_by_riot_id(
        self, game_name: str, tag_line: str, *, game: Game, priority: Any
    ) -> Account | None:
        self._note("account", game)
        found = self.accounts.get(f"{game_name}#{tag_line}".casefold())
        return self._account(*found, game) if found else None

    def account_room(self, game: Game) -> bool:
        return not self.busy

    async def account_by_puuid(self, puuid: str, *, game: Game, priority: Any) -> Account | None:
        self._note("name", game)
        if puuid in self.foreign:
            raise RiotWrongKeyPuuid(status=400)
        for riot_id, who in self.accounts.values():
            if puuid == self._puuid(game, who):
                return self._account(riot_id, who, game)
        return None

    def _puuid(self, game: Game, who: str) -> str:
        return f"{Game.LOL if self.one_key else game}-{who}"

    def _account(self, riot_id: str, who: str, game: Game) -> Account:
        name, tag = riot_id.split("#")
        return Account(puuid=self._puuid(game, who), game_name=name, tag_line=tag)

    async def region(self, puuid: str, *, game: Game, priority: Any) -> str | None:
        self._note("region", game)
        return self.regions[puuid.partition("-")[2]]


class World:
    """Riot, a database and the service between them."""

    def __init__(self, database: Database, clock: FakeClock, limit: int = 3) -> None:
        self.database = database
        self.clock = clock
        self.riot = FakeRiot()
        self.riot.add("Quiet Otter#EUW", "otter")
        self.players = Players(database, cast(RiotClient, self.riot), clock, limit)

    async def follow(self, riot_id: str = "Quiet Otter#EUW", **changes: Any) -> Followed:
        values: dict[str, Any] = {
            "region": None,
            "guild_id": HERE,
            "guild_name": "Here",
            "channel_id": None,
            "fallback_channel_id": CHANNEL,
            "added_by": 5,
        }
        return await self.players.follow(riot_id=riot_id, **{**values, **changes})

    async def unfollow(self, player: str, guild_id: int = HERE) -> Followed:
        return await self.players.unfollow(guild_id=guild_id, player=player)

    async def refusal(self, riot_id: str = "Quiet Otter#EUW", **changes: Any) -> str:
        with pytest.raises(UserMistake) as caught:
            await self.follow(riot_id, **changes)
        return caught.value.message

    async def rows(self) -> list[Player]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Player).order_by(Player.id)))

    async def subscriptions(self) -> list[Subscription]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Subscription).order_by(Subscription.id)))
