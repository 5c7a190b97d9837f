"""Whatever Riot answers, at whichever endpoint: a value that is safe to keep, or a RiotError."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest
from aiohttp import web

from tests.support.hostile import Hostile, often, seed
from tests.support.records import lol_record
from tests.tracking.riot.served import Riot, served
from tracking.domain.games import Game
from tracking.errors import RiotError
from tracking.riot import endpoints
from tracking.riot.client import MatchAnswer
from tracking.riot.endpoints import Endpoint

EACH = 50
"""Bodies per endpoint and game."""

PUUID = "p" * 78

LIVE = {
    "gameId": 7_000_000_001,
    "mapId": 11,
    "gameMode": "CLASSIC",
    "gameType": "MATCHED",
    "gameQueueConfigId": 420,
    "participants": [
        {
            "teamId": 100,
            "championId": 103,
            "puuid": PUUID,
            "riotId": "Quiet Otter#EUW",
            "bot": False,
        },
        {"teamId": 200, "championId": 1, "puuid": None, "riotId": "Annie#BOT", "bot": True},
    ],
    "observers": {"encryptionKey": "k"},
    "platformId": "EUW1",
    "bannedChampions": [],
    "gameStartTime": 1_790_000_000_000,
    "gameLength": 12,
}
ENTRIES = [
    {"queueType": "RANKED_SOLO_5x5", "tier": "GOLD", "rank": "II", "leaguePoints": 5, "wins": 3},
    {"queueType": "RANKED_TFT_TURBO", "ratedTier": "BLUE", "ratedRating": 3000, "losses": 2},
]

Ask = Callable[[Any, Game], Any]

CALLS: Mapping[str, tuple[Ask, Any]] = {
    "ACCOUNT_BY_RIOT_ID": (
        lambda c, g: c.account_by_riot_id("Quiet Otter", "EUW", game=g),
        {"puuid": PUUID, "gameName": "Quiet Otter", "tagLine": "EUW"},
    ),
    "ACCOUNT_BY_PUUID": (
        lambda c, g: c.account_by_puuid(PUUID, game=g),
        {"puuid": PUUID, "gameName": "Quiet Otter", "tagLine": "EUW"},
    ),
    "REGION": (
        lambda c, g: c.region(PUUID, game=g),
        {"puuid": PUUID, "game": "lol", "region": "euw1"},
    ),
    "ACTIVE_GAME": (lambda c, g: c.live_game("EUW1", PUUID, game=g), LIVE),
    "MATCH_IDS": (lambda c, g: c.match_ids("EUW1", PUUID, game=g), ["EUW1_1", "EUW1_2"]),
    "MATCH": (lambda c, g: c.match("EUW1_1", game=g), lol_record()),
    "LEAGUE_ENTRIES": (lambda c, g: c.league_entries("EUW1", PUUID, game=g), ENTRIES),
    "SUMMONER": (
        lambda c, g: c.summoner("EUW1", PUUID, game=g),
        {"puuid": PUUID, "profileIconId": 29, "summonerLevel": 30, "revisionDate": 1},
    ),
    "STATUS": (
        lambda c, g: c.status("EUW1", game=g),
        {"id": "EUW1", "name": "EU West", "locales": ["en_GB"], "incidents": []},
    ),
}

STATUSES = (*(200,) * 24, 204, 301, 400, 403, 404, 404, 410, 418, 429, 500, 503)
HEADERS: tuple[Mapping[str, str], ...] = (
    *({},) * 12,
    {"Content-Type": "text/html; charset=nonsense"},
    {"Content-Encoding": "gzip"},
    {"Content-Encoding": "deflate"},
    {"Content-Encoding": "br"},
    {"X-App-Rate-Limit": "0:0,-1:x,99999999999999:1", "X-App-Rate-Limit-Count": "1:1,,"},
    {"X-Method-Rate-Limit": "2:\u0663", "Retry-After": "\u00b2", "X-Rate-Limit-Type": "x" * 300},
    {"Retry-After": "-1"},
)
"""Limits are learnt from headers, so those that stop everything are no part of this."""


class Spiteful(Riot):
    """Answers every request with something else."""

    def __init__(self, hostile: Hostile) -> None:
        super().__init__()
        self.hostile = hostile
        self.document: Any = None

    async def answer(self, request):
        self.requests.append(request)
        dice = self.hostile.dice
        return web.Response(
            status=dice.choice(STATUSES),
            body=self.hostile.body(self.document),
            headers=dice.choice(HEADERS),
        )


def known_endpoints() -> dict[tuple[str, Game], Endpoint]:
    """All that the client may ask for."""
    found: dict[tuple[str, Game], Endpoint] = {}
    for name, each in vars(endpoints).items():
        for game in Game:
            if isinstance(each, Endpoint):
                found[name, game] = each
            elif isinstance(each, dict) and isinstance(each.get(game), Endpoint):
                found[name, game] = each[game]
    return found


def test_every_endpoint_is_tried():
    assert {name for name, _ in known_endpoints()} == set(CALLS)


@pytest.mark.parametrize(("name", "game"), known_endpoints())
async def test_whatever_riot_answers_is_read_or_refused(name, game):
    number = seed()
    spiteful = Spiteful(Hostile(number))
    ask, spiteful.document = CALLS[name]
    async with served(spiteful) as riot:
        for count in range(often(EACH)):
            try:
                found = await ask(riot.client, game)
            except RiotError:
                continue
            except Exception as error:
                pytest.fail(f"input {count} of seed {number}: {error!r}")
            if name not in ("STATUS", "MATCH_IDS"):  # as they came, and read further elsewhere
                assert_safe(found)
    assert len(spiteful.requests) >= often(EACH)


def assert_safe(found: Any) -> None:
    """Nothing in it that a database or a message would not take."""
    match found:
        case MatchAnswer(text=text):
            assert "\x00" not in text
            text.encode()
        case str():
            assert len(found) <= 100
            assert found.isprintable()
        case bool() | None:
            pass
        case int():
            assert 0 <= found <= 2**53
        case datetime():
            assert found.tzinfo is not None
        case list() | tuple():
            for each in found:
                assert_safe(each)
        case _:
            for field in dataclasses.fields(found):
                assert_safe(getattr(found, field.name))
