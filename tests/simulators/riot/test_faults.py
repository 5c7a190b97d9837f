"""What is scripted goes wrong, where and as often as it should."""

import aiohttp
import pytest

from simulators.riot import LocalRiot
from simulators.riot.faults import Fault, failing, html, huge, invalid_json
from tests.simulators.riot.conftest import Client

PATH = "/lol/status/v4/platform-data"


async def test_a_fault_happens_so_many_times(riot, client):
    riot.faults.add(failing(503, endpoint="lol-status-v4", times=2))
    assert [(await client.get("euw1", PATH)).status for _ in range(3)] == [503, 503, 200]


async def test_a_fault_stays_at_its_endpoint_and_route(riot, client, otter):
    fault = riot.faults.add(failing(500, endpoint="lol-status-v4.getPlatformData", route="euw1"))
    assert (await client.get("na1", PATH)).status == 200
    assert (await client.ids(otter)).status == 200
    assert (await client.get("euw1", PATH)).json["status"]["status_code"] == 500
    riot.faults.remove(fault)
    assert (await client.get("euw1", PATH)).status == 200


@pytest.mark.parametrize("status", [200, 502])
async def test_a_page_comes_instead_of_an_answer(riot, client, status):
    riot.faults.add(html(status))
    answer = await client.get("euw1", PATH)
    assert answer.status == status
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "X-App-Rate-Limit" not in answer.headers


async def test_json_breaks_off(riot, client):
    riot.faults.add(invalid_json())
    answer = await client.get("euw1", PATH)
    assert answer.status == 200
    with pytest.raises(ValueError, match="line 1"):
        _ = answer.json


async def test_types_are_not_what_they_should_be(riot, client, otter):
    game = riot.start_game("EUW1", 420, [otter])
    riot.end_game(game)
    riot.faults.add(Fault(endpoint="match-v5.getMatch", twisted=True))
    twisted = (await client.match(game.match_id)).json
    assert isinstance(twisted["info"]["gameDuration"], str)
    assert isinstance(twisted["metadata"]["matchId"], int)
    assert isinstance(twisted["info"]["participants"], dict)


async def test_a_body_is_huge(riot, client):
    riot.faults.add(huge(2_000_000))
    assert len((await client.get("euw1", PATH)).json) == 1_999_998


async def test_the_line_is_cut(riot, client):
    # aiohttp asks once more by itself before it gives up.
    riot.faults.add(Fault(drop=True, times=2))
    with pytest.raises(aiohttp.ClientError):
        await client.get("euw1", PATH)
    assert (await client.get("euw1", PATH)).status == 200
    assert riot.counts["lol-status-v4.getPlatformData", "euw1", 0] == 2


async def test_a_late_answer_is_the_true_one(http):
    waited = []

    async def sleep(seconds):
        waited.append(seconds)

    async with LocalRiot(limits=None, latency=0.2, sleep=sleep) as riot:
        riot.faults.add(Fault(delay=30, times=1))
        assert (await Client(riot, http).get("euw1", PATH)).json["id"] == "EUW1"
    assert waited == [0.2, 30]
