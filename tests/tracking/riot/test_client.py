"""The client against a server that says what a test tells it to."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web

from tests.support.clock import FakeClock
from tracking.domain.games import Game
from tracking.errors import (
    ConfigurationError,
    RiotForbidden,
    RiotKeyInvalid,
    RiotRateLimited,
    RiotRejected,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.riot.answers import LARGEST
from tracking.riot.client import ApiKeys, RiotClient

DROP, HANG = object(), object()
"""In place of an answer: the line breaks; nothing comes."""


class PatientClock(FakeClock):
    """Waiting costs no time: what would be slept through is over at once."""

    async def sleep(self, seconds):
        self.shift(max(seconds, 0))


class Riot:
    client: RiotClient
    clock: PatientClock
    keys: dict[str, ApiKeys]
    new_client: Callable[[], RiotClient]

    def __init__(self):
        self.answers: list[object] = []
        self.status = 200
        self.requests: list[web.Request] = []
        self.came = asyncio.Event()

    def says(self, *answers):
        self.answers = list(answers)

    async def answer(self, request):
        self.requests.append(request)
        self.came.set()
        if request.path.endswith("/platform-data"):
            return web.json_response({}, status=self.status)
        answer = self.answers.pop(0)
        if answer is HANG:
            await asyncio.Event().wait()
        if answer is DROP:
            request.transport.abort()
            return web.Response()
        return answer

    @property
    def paths(self):
        return [request.raw_path for request in self.requests]


@pytest.fixture
async def riot():
    server = Riot()
    app = web.Application()
    app.router.add_get("/{path:.*}", server.answer)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    clock = PatientClock()
    keys = {"now": ApiKeys("lol-key", "tft-key")}
    async with aiohttp.ClientSession() as session:
        server.clock, server.keys = clock, keys
        server.new_client = lambda: RiotClient(
            session=session,
            url_template=f"http://127.0.0.1:{port}/{{route}}",
            keys=keys["now"],
            clock=clock,
            refresh=lambda: keys["now"],
        )
        server.client = server.new_client()
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


async def test_a_replaced_key_serves_the_very_request_that_was_refused(riot):
    riot.says(no(401), ok(["EUW1_1"]))
    riot.keys["now"] = ApiKeys("new-key", "tft-key")
    assert await riot.client.match_ids("EUW1", "p", game=Game.LOL) == ["EUW1_1"]
    assert [r.headers["X-Riot-Token"] for r in riot.requests] == ["lol-key", "new-key"]


async def test_a_key_that_cannot_be_read_again_stays_refused_without_a_crash(riot):
    del riot.keys["now"]
    riot.says(no(401))
    for _ in range(2):
        with pytest.raises(RiotKeyInvalid):
            await riot.client.match("EUW1_1", game=Game.LOL)


async def test_one_key_without_access_to_tft_is_not_dead_for_league(riot):
    # A League key gets 403 on /tft/* (developer-relations#1041), and is the default for both.
    riot.keys["now"] = ApiKeys("one-key", "one-key")
    client = riot.new_client()
    assert client.one_key
    riot.status = 403
    riot.says(no(403), no(404))
    with pytest.raises(RiotKeyInvalid):
        await client.match("EUW1_1", game=Game.TFT)
    assert await client.match("EUW1_1", game=Game.LOL) is None


async def test_a_key_that_may_not_ask_for_the_state_is_known_by_what_it_was_answered(riot):
    riot.status = 403
    riot.says(no(404), no(403), no(404), no(404))
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None
    with pytest.raises(RiotForbidden):
        await riot.client.match("EUW1_2", game=Game.LOL)
    assert await riot.client.match("EUW1_3", game=Game.LOL) is None


async def test_a_key_held_to_be_dead_is_tried_with_the_request_at_hand(riot):
    # Nothing was ever answered, and the state may not be asked for: something has to be tried.
    riot.status = 403
    riot.says(no(403), no(404), no(404))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    riot.clock.shift(61)
    assert await riot.client.match("EUW1_2", game=Game.LOL) is None


async def test_a_403_without_word_on_the_key_settles_nothing(riot):
    riot.status = 503
    riot.says(no(403))
    with pytest.raises(RiotUnavailable):
        await riot.client.match("EUW1_1", game=Game.LOL)


async def test_a_403_for_an_endpoint_with_a_working_key_is_not_a_private_record(riot):
    riot.says(no(403), no(404))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match_ids("EUW1", "p", game=Game.LOL)
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None


async def test_many_refused_together_ask_once_whether_the_key_is_dead(riot):
    riot.status = 403
    riot.says(*(no(403) for _ in range(8)))
    calls = (riot.client.match("EUW1_1", game=Game.LOL) for _ in range(8))
    for error in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(error, RiotKeyInvalid)
    assert sum(path.endswith("platform-data") for path in riot.paths) == 1


async def test_a_question_serves_only_those_who_were_refused_before_it(riot):
    riot.says(*(no(403) for _ in range(8)))
    calls = (riot.client.match("EUW1_1", game=Game.LOL) for _ in range(8))
    for error in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(error, RiotForbidden)
    asked = sum(path.endswith("platform-data") for path in riot.paths)
    assert 1 <= asked < 8
    # Known to be good a moment ago, and dead now: the record is not private.
    riot.status = 403
    riot.says(no(403))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)


async def test_the_key_does_not_follow_a_redirect(riot):
    riot.says(no(302, None, Location="/euw1/elsewhere"))
    with pytest.raises(RiotUnavailable):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert len(riot.requests) == 1


@pytest.mark.parametrize("status", [403, 410])
async def test_spectator_switched_off_is_forbidden_and_no_dead_key(riot, status):
    riot.says(no(status), no(404))
    with pytest.raises(RiotForbidden):
        await riot.client.live_game("EUW1", "p", game=Game.LOL)
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None


async def test_the_state_of_taiwan_is_asked_of_its_neighbour(riot):
    riot.says()
    await riot.client.status("TW2", game=Game.LOL)
    assert riot.paths == ["/sg2/lol/status/v4/platform-data"]


async def test_a_platform_that_does_not_exist_is_never_part_of_an_address(riot):
    for platform in ("../x", "PBE9", ""):
        with pytest.raises(RiotRejected):
            await riot.client.live_game(platform, "p", game=Game.LOL)
        with pytest.raises(RiotRejected):
            await riot.client.match_ids(platform, "p", game=Game.LOL)
    assert await riot.client.match("PBE1_1", game=Game.LOL) is None
    assert riot.requests == []


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("..", "%2E%2E"),
        ("a?b#c", "a%3Fb%23c"),
        ("100% Otter", "100%25%20Otter"),
        ("\ud800", "%3F"),
    ],
)
async def test_no_name_leaves_its_place_in_the_path(riot, name, path):
    riot.says(no(404))
    assert await riot.client.account_by_riot_id(name, "EUW") is None
    assert riot.paths == [f"/europe/riot/account/v1/accounts/by-riot-id/{path}/EUW"]


@pytest.mark.parametrize("body", [[], "text", 7, None, {}, {"puuid": 7}, {"gameId": "x"}])
async def test_json_of_another_shape_is_not_taken_for_nothing_there(riot, body):
    calls = [
        lambda c: c.account_by_riot_id("Quiet Otter", "EUW"),
        lambda c: c.live_game("EUW1", "p", game=Game.LOL),
        lambda c: c.summoner("EUW1", "p", game=Game.TFT),
    ]
    for call in calls:
        riot.says(ok(body))
        with pytest.raises(RiotUnavailable):
            await call(riot.client)


@pytest.mark.parametrize("body", [{}, "text", 7, None])
async def test_a_list_that_is_none_is_not_taken_for_an_empty_one(riot, body):
    for call in (riot.client.match_ids, riot.client.league_entries):
        riot.says(ok(body))
        with pytest.raises(RiotUnavailable):
            await call("EUW1", "p", game=Game.LOL)


async def test_an_answer_too_large_is_not_read_to_its_end(riot):
    riot.says(web.Response(body=b" " * (LARGEST + 2)))
    with pytest.raises(RiotUnavailable, match="too large"):
        await riot.client.match("EUW1_1", game=Game.LOL)


async def test_a_fault_that_stays_is_an_outage_after_a_few_tries(riot):
    riot.says(*(web.Response(status=502, text="<html>") for _ in range(9)))
    with pytest.raises(RiotUnavailable) as caught:
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert caught.value.status == 502
    assert len(riot.requests) == 3


async def test_a_line_that_breaks_is_an_outage_and_frees_its_place(riot):
    riot.says(*(DROP for _ in range(9)))
    with pytest.raises(RiotUnavailable) as caught:
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert caught.value.status is None
    riot.says(no(404))
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None


async def test_a_request_cancelled_under_way_frees_its_place(riot):
    riot.says(HANG, no(404))
    task = asyncio.create_task(riot.client.match("EUW1_1", game=Game.LOL))
    await riot.came.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    # The first of a route goes alone: had it left its place taken, this would wait for ever.
    assert await asyncio.wait_for(riot.client.match("EUW1_1", game=Game.LOL), 5) is None


async def test_a_start_time_is_sent_in_seconds_and_a_count_within_riots_limit(riot):
    riot.says(ok([]))
    since = datetime(2026, 3, 1, tzinfo=UTC)
    await riot.client.match_ids("EUW1", "p", game=Game.TFT, count=500, start_time=since)
    assert riot.requests[0].query == {"start": "0", "count": "100", "startTime": "1772323200"}


async def test_an_account_may_come_without_its_name(riot):
    riot.says(ok({"puuid": "p"}))
    found = await riot.client.account_by_puuid("p")
    assert (found.puuid, found.game_name, found.tag_line) == ("p", "", "")


async def test_accounts_are_asked_of_another_cluster_when_one_has_nothing_left(riot):
    used = {"X-App-Rate-Limit": "1:120", "X-App-Rate-Limit-Count": "1:120"}
    riot.says(no(404, None, **used), no(404, None, **used))
    for _ in range(2):
        assert await riot.client.account_by_riot_id("Quiet Otter", "EUW") is None
    assert [path.split("/")[1] for path in riot.paths] == ["europe", "americas"]


async def test_a_region_that_riot_does_not_know_for_good_is_an_outage(riot):
    # developer-relations#1087: some accounts answer 500 for ever
    riot.says(*(no(500) for _ in range(3)))
    with pytest.raises(RiotUnavailable):
        await riot.client.region("p")


async def test_no_log_line_holds_the_key(riot, caplog):
    caplog.set_level("DEBUG")
    riot.status = 403
    riot.says(no(429, None, **{"Retry-After": "1"}), DROP, no(403))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert "refuses the key" in caplog.text
    assert "lol-key" not in caplog.text


@pytest.mark.parametrize("key", ["", "  ", "a\nb", "schlüssel"])
def test_what_can_be_no_key_is_refused_with_a_sentence(key):
    with pytest.raises(ConfigurationError, match="TFT_RIOT_API_KEY holds no Riot API key"):
        ApiKeys("lol-key", key)


def test_a_key_from_a_file_may_end_in_a_line_break():
    assert ApiKeys("lol-key\n", " tft-key ").of(Game.LOL) == "lol-key"
