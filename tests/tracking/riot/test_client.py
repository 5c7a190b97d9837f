"""Every endpoint: what is sent, and what is made of the answer."""

import asyncio
from datetime import UTC, datetime

import pytest
from aiohttp import web

from tests.tracking.riot.served import DROP, HANG, no, ok
from tracking.domain.games import Game
from tracking.errors import (
    RiotRateLimited,
    RiotRejected,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.riot.answers import LARGEST


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


async def test_a_region_comes_as_a_platform(riot):
    riot.says(ok({"puuid": "p", "game": "lol", "region": "euw1"}))
    assert await riot.client.region("p") == "EUW1"


async def test_unranked_is_an_empty_list(riot):
    riot.says(ok([]), no(204))
    assert await riot.client.league_entries("EUW1", "p", game=Game.LOL) == []
    assert await riot.client.league_entries("EUW1", "p", game=Game.LOL) == []


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
