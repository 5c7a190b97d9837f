"""The client against a server that says what a test tells it to."""

import aiohttp
import pytest
from aiohttp import web

from tests.support.clock import FakeClock
from tracking.domain.games import Game
from tracking.errors import (
    RiotForbidden,
    RiotKeyInvalid,
    RiotRateLimited,
    RiotRejected,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.riot.client import ApiKeys, RiotClient


class PatientClock(FakeClock):
    """Waiting costs no time: what would be slept through is over at once."""

    async def sleep(self, seconds):
        self.shift(max(seconds, 0))


class Riot:
    client: RiotClient
    clock: PatientClock
    keys: dict[str, ApiKeys]

    def __init__(self):
        self.answers: list[web.Response] = []
        self.status = 200
        self.requests: list[web.Request] = []

    def says(self, *answers):
        self.answers = list(answers)

    async def answer(self, request):
        self.requests.append(request)
        if request.path.endswith("/platform-data"):
            return web.json_response({}, status=self.status)
        return self.answers.pop(0)

    @property
    def paths(self):
        return [request.raw_path for request in self.requests]


@pytest.fixture
async def riot():
    server = Riot()
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    clock = PatientClock()
    keys = {"now": ApiKeys("lol-key", "tft-key")}
    async with aiohttp.ClientSession() as session:
        server.clock, server.keys = clock, keys
        server.client = RiotClient(
            session=session,
            url_template=f"http://127.0.0.1:{port}/{{route}}",
            keys=keys["now"],
            clock=clock,
            refresh=lambda: keys["now"],
        )
        yield server
    await runner.cleanup()


def ok(body):
    return web.json_response(body)


def no(status, body=None, **headers):
    return web.json_response(body or {}, status=status, headers=headers)


async def test_the_key_goes_in_the_header_and_both_parts_of_a_riot_id_are_encoded(riot):
    riot.says(ok({"puuid": "p", "gameName": "Quiet Otter", "tagLine": "한국"}))
    found = await riot.client.account_by_riot_id("Quiet/Otter", "한국")
    assert found.game_name == "Quiet Otter"
    [request] = riot.requests
    assert request.headers["X-Riot-Token"] == "lol-key"
    assert "Quiet%2FOtter" in request.raw_path
    assert "api_key" not in request.raw_path


async def test_each_game_has_its_own_key_and_its_own_spectator(riot):
    riot.says(no(404), no(404))
    for game in Game:
        assert await riot.client.live_game("EUW1", "p", game=game) is None
    assert [r.headers["X-Riot-Token"] for r in riot.requests] == ["lol-key", "tft-key"]
    assert riot.paths == [
        "/euw1/lol/spectator/v5/active-games/by-summoner/p",
        "/euw1/lol/spectator/tft/v5/active-games/by-puuid/p",
    ]


async def test_a_match_is_asked_for_at_the_cluster_of_its_own_prefix(riot):
    riot.says(no(404), no(404))
    for match_id in ("OC1_1", "TH2_2"):
        assert await riot.client.match(match_id, game=Game.LOL) is None
    assert [path.split("/")[1] for path in riot.paths] == ["sea", "sea"]


async def test_a_game_that_is_loading_has_no_start_and_hidden_players_no_puuid(riot):
    riot.says(
        ok(
            {
                "gameId": 7,
                "gameStartTime": 0,
                "gameLength": -12,
                "participants": [{"puuid": None}, {"bot": True, "puuid": "x"}, {"puuid": "p"}],
            }
        )
    )
    live = await riot.client.live_game("EUW1", "p", game=Game.LOL)
    assert live.started_at is None
    assert live.key.match_id == "EUW1_7"
    assert live.puuids() == {"p"}


async def test_a_403_on_a_record_with_a_working_key_is_a_private_record(riot):
    riot.says(no(403), ok({"gameId": 1}))
    with pytest.raises(RiotForbidden):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert await riot.client.live_game("EUW1", "p", game=Game.LOL)


async def test_a_dead_key_stops_its_own_calls_and_no_others(riot):
    riot.status = 403
    riot.says(no(403), no(404))
    for _ in range(3):
        with pytest.raises(RiotKeyInvalid):
            await riot.client.match("EUW1_1", game=Game.LOL)
    asked = len(riot.requests)
    assert asked == 2  # the record, and the call that told a dead key from a private record
    assert await riot.client.match("EUW1_1", game=Game.TFT) is None


async def test_a_dead_key_is_noticed_when_it_works_again(riot):
    riot.says(no(401), no(404))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    riot.clock.shift(61)
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None


async def test_a_key_that_was_replaced_is_used_at_once(riot):
    riot.says(no(401), no(404))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    riot.keys["now"] = ApiKeys("new-key", "tft-key")
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None
    assert riot.requests[-1].headers["X-Riot-Token"] == "new-key"


async def test_a_puuid_of_another_key_is_told_apart_from_a_bad_request(riot):
    riot.says(no(400, {"status": {"message": "Bad Request - Exception decrypting p"}}), no(400))
    with pytest.raises(RiotWrongKeyPuuid):
        await riot.client.match_ids("EUW1", "p", game=Game.LOL)
    with pytest.raises(RiotRejected):
        await riot.client.match_ids("EUW1", "p", game=Game.LOL)


async def test_a_passing_fault_is_tried_again(riot):
    riot.says(no(503), no(500), ok(["EUW1_1", 7, None]))
    assert await riot.client.match_ids("EUW1", "p", game=Game.LOL) == ["EUW1_1"]


@pytest.mark.parametrize(
    "answer",
    [
        lambda: web.Response(text="<html>"),
        lambda: web.Response(text="[1, 2"),
        lambda: web.Response(text="[" * 100_000),
        lambda: ok([1]),
        lambda: web.Response(body=b"\xff\xfe"),
    ],
    ids=["html", "cut off", "nested", "a list", "not utf-8"],
)
async def test_an_answer_that_makes_no_sense_is_an_outage_not_a_crash(riot, answer):
    riot.says(*(answer() for _ in range(5)))
    with pytest.raises(RiotUnavailable):
        await riot.client.match("EUW1_1", game=Game.LOL)


async def test_a_429_is_waited_for_and_in_the_end_said(riot):
    riot.says(*(no(429, None, **{"Retry-After": "3"}) for _ in range(5)))
    before = riot.clock.monotonic()
    with pytest.raises(RiotRateLimited):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert riot.clock.monotonic() - before >= 4 * 3


async def test_nothing_that_is_raised_holds_the_key(riot):
    riot.says(no(401))
    with pytest.raises(RiotKeyInvalid) as caught:
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert "lol-key" not in repr(caught.value)
    assert "lol-key" not in repr(ApiKeys("lol-key", "tft-key"))


async def test_a_region_comes_as_a_platform(riot):
    riot.says(ok({"puuid": "p", "game": "lol", "region": "euw1"}))
    assert await riot.client.region("p") == "EUW1"


async def test_unranked_is_an_empty_list(riot):
    riot.says(ok([]), no(204))
    assert await riot.client.league_entries("EUW1", "p", game=Game.LOL) == []
    assert await riot.client.league_entries("EUW1", "p", game=Game.LOL) == []
