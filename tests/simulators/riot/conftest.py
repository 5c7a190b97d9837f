"""A simulated Riot at a clock the test moves, and somebody who asks it."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest

from simulators.riot import DEFAULT_KEY, Account, LocalRiot

APPLICATION = "simulated"


class Now:
    """Epoch seconds that move only when told to."""

    def __init__(self) -> None:
        self.seconds = 1_790_000_000.0

    def __call__(self) -> float:
        return self.seconds

    def move(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def json(self) -> Any:
        return json.loads(self.text)


class Client:
    """Asks one simulated Riot; paths as in Riot's reference."""

    def __init__(self, riot: LocalRiot, http: aiohttp.ClientSession) -> None:
        self.riot = riot
        self._http = http

    async def get(
        self, route: str, path: str, key: str | None = DEFAULT_KEY, **query: Any
    ) -> Answer:
        url = self.riot.url_template.format(route=route) + path
        headers = {"X-Riot-Token": key} if key else {}
        async with self._http.get(url, headers=headers, params=query) as response:
            return Answer(
                status=response.status,
                headers=dict(response.headers),
                text=await response.text(),
            )

    async def live(self, account: Account, game: str = "lol") -> Answer:
        puuid = account.puuid(APPLICATION)
        path = {
            "lol": f"/lol/spectator/v5/active-games/by-summoner/{puuid}",
            "tft": f"/lol/spectator/tft/v5/active-games/by-puuid/{puuid}",
        }[game]
        return await self.get(account.platform.lower(), path)

    async def ids(self, account: Account, game: str = "lol", **query: Any) -> Answer:
        version = {"lol": "v5", "tft": "v1"}[game]
        puuid = account.puuid(APPLICATION)
        path = f"/{game}/match/{version}/matches/by-puuid/{puuid}/ids"
        return await self.get("europe", path, **query)

    async def match(self, match_id: str, game: str = "lol") -> Answer:
        version = {"lol": "v5", "tft": "v1"}[game]
        return await self.get("europe", f"/{game}/match/{version}/matches/{match_id}")


@pytest.fixture
def now() -> Now:
    return Now()


@pytest.fixture
async def riot(now: Now) -> AsyncIterator[LocalRiot]:
    """It refuses nobody and publishes at once."""
    async with LocalRiot(limits=None, clock=now) as riot:
        yield riot


@pytest.fixture
async def http() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def client(riot: LocalRiot, http: aiohttp.ClientSession) -> Client:
    return Client(riot, http)


@pytest.fixture
def otter(riot: LocalRiot) -> Account:
    return riot.add_account("Quiet Otter", "EUW")


@pytest.fixture
def badger(riot: LocalRiot) -> Account:
    return riot.add_account("Paper Badger", "0042")
