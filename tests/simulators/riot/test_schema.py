"""Every kind of answer of every endpoint has the shape that Riot publishes."""

import pytest

from simulators.riot import Ending
from simulators.riot.endpoints import ENDPOINTS
from tests.support.recordings import load, shared_data
from tests.support.riot_schema import faults_in

LOL_QUEUES = (420, 450, 870, 1700, 1750, 1810, 1830)
TFT_QUEUES = (1100, 1130, 1160)


@pytest.fixture
def openapi():
    return shared_data() / "riot" / "schema" / "openapi.json"


@pytest.mark.parametrize("ending", list(Ending))
@pytest.mark.parametrize("queue", LOL_QUEUES)
async def test_a_league_record_has_riot_s_shape(riot, client, otter, openapi, queue, ending):
    game = riot.start_game("EUW1", queue, [otter], started_ago=1800)
    riot.end_game(game, ending=ending)
    answer = await client.match(game.match_id)
    assert answer.status == 200
    assert faults_in(answer.json, "match-v5.getMatch", openapi) == []


@pytest.mark.parametrize("set_18", [False, True])
@pytest.mark.parametrize("queue", TFT_QUEUES)
async def test_a_tft_record_has_riot_s_shape(riot, client, otter, openapi, queue, set_18):
    game = riot.start_game("EUW1", queue, [otter], game="tft", started_ago=1800)
    riot.end_game(game, set_18=set_18)
    answer = await client.match(game.match_id, "tft")
    assert answer.status == 200
    assert faults_in(answer.json, "tft-match-v1.getMatch", openapi) == []


@pytest.mark.parametrize("loading_for", [0, 30])
@pytest.mark.parametrize("queue", [*LOL_QUEUES, *TFT_QUEUES])
async def test_a_live_game_has_riot_s_shape(
    riot, client, otter, badger, openapi, queue, loading_for
):
    kind = "tft" if queue in TFT_QUEUES else "lol"
    others = [badger] if queue != 1810 else []
    riot.start_game("EUW1", queue, [otter, *others], game=kind, loading_for=loading_for)
    badger.streamer_mode = True
    answer = await client.live(otter, kind)
    service = "spectator-tft-v5" if kind == "tft" else "spectator-v5"
    assert answer.status == 200
    assert faults_in(answer.json, f"{service}.getCurrentGameInfoByPuuid", openapi) == []


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda e: e.name)
async def test_every_endpoint_answers_in_riot_s_shape(riot, client, otter, openapi, endpoint):
    over = {}
    for kind, queue in (("lol", 420), ("tft", 1100)):
        over[kind] = riot.start_game("EUW1", queue, [otter], game=kind)
        riot.end_game(over[kind])
        riot.start_game("EUW1", queue, [otter], game=kind)
    riot.set_rank(otter, "RANKED_SOLO_5x5", tier="GOLD", rank="II")
    riot.set_rank(otter, "CHERRY")
    riot.set_rank(otter, "RANKED_TFT", tier="GOLD", rank="II")
    riot.set_rank(otter, "RANKED_TFT_TURBO", ratedTier="BLUE", ratedRating=2100)
    riot.incidents["euw1"] = [_incident()]
    path = endpoint.path.format(
        puuid=otter.puuid("simulated"),
        gameName="Quiet Otter",
        tagLine="EUW",
        game="lol",
        matchId=over[endpoint.game or "lol"].match_id,
    )
    route = "europe" if "europe" in endpoint.routes else "euw1"
    answer = await client.get(route, path)
    assert answer.status == 200
    assert answer.json not in ([], {})
    assert faults_in(answer.json, endpoint.name, openapi) == []


def test_the_endpoints_lie_on_the_hosts_that_riot_names(openapi):
    document = load(openapi)
    hosts = {
        path["get"]["operationId"]: set(path["x-platforms-available"])
        for path in document["paths"].values()
        if "get" in path
    }
    for endpoint in ENDPOINTS:
        assert set(endpoint.routes) == hosts[endpoint.name] - {"esports", "esportseu"}


def _incident():
    return {
        "id": 7,
        "maintenance_status": None,
        "incident_severity": "warning",
        "titles": [{"locale": "en_GB", "content": "Delayed match history"}],
        "updates": [],
        "created_at": "2026-11-01T10:00:00+00:00",
        "archive_at": None,
        "updated_at": None,
        "platforms": ["windows"],
    }
