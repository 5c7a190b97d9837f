import aiohttp
import pytest

from simulators.discord import LocalDiscord
from simulators.discord.desk import COMMAND
from tests.support.clock import FakeClock


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
async def sim(clock):
    async with LocalDiscord(clock=clock) as sim:
        yield sim


@pytest.fixture
async def http():
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def interaction(sim):
    channel = sim.add_channel(sim.add_guild("First Server"), "general")
    return sim.core.desk.open(COMMAND, sim.world.owner, channel, {"name": "x", "id": "1"})


@pytest.fixture
def answer(sim, http, interaction):
    """Sends a first answer, gives back status and code."""
    url = f"{sim.api_url}/interactions/{interaction.id}/{interaction.token}/callback"

    async def send(body):
        async with http.post(url, json=body) as response:
            return response.status, (await response.json() if response.status != 204 else {})

    return send


@pytest.fixture
def hook(sim, http, interaction):
    """Asks the interaction's webhook."""
    base = f"{sim.api_url}/webhooks/{sim.world.application_id}/{interaction.token}"

    async def ask(method, path="", body=None):
        async with http.request(method, base + path + "?wait=1", json=body) as response:
            return response.status, (await response.json() if response.status != 204 else {})

    return ask


HELLO = {"type": 4, "data": {"content": "hello"}}


async def test_an_answer_after_three_seconds_is_for_nobody(clock, answer):
    clock.shift(3.01)
    status, body = await answer(HELLO)
    assert (status, body["code"]) == (404, 10062)


async def test_an_answer_within_three_seconds_is_taken_once(clock, answer):
    clock.shift(2.99)
    assert (await answer(HELLO))[0] == 204
    status, body = await answer(HELLO)
    assert (status, body["code"]) == (400, 40060)


async def test_a_refused_answer_may_be_mended(answer, interaction):
    status, body = await answer({"type": 4, "data": {"content": "x" * 2001}})
    assert (status, body["code"]) == (400, 50035)
    assert not interaction.answered
    assert (await answer(HELLO))[0] == 204


@pytest.mark.parametrize("kind", [1, 6, 7, 8])
async def test_an_answer_of_the_wrong_kind_is_refused(answer, kind):
    status, body = await answer({"type": kind, "data": {}})
    assert (status, body["code"]) == (400, 50035)


async def test_nothing_can_follow_what_was_not_answered(hook):
    status, body = await hook("POST", "", {"content": "more"})
    assert (status, body["code"]) == (404, 10015)


async def test_a_token_ends_after_fifteen_minutes(clock, answer, hook):
    await answer(HELLO)
    clock.shift(900)
    assert (await hook("PATCH", "/messages/@original", {"content": "later"}))[0] == 200
    clock.shift(1)
    status, body = await hook("PATCH", "/messages/@original", {"content": "too late"})
    assert (status, body["code"]) == (401, 50027)


async def test_an_answer_that_was_deleted_cannot_be_edited(answer, hook, interaction):
    await answer(HELLO)
    assert (await hook("DELETE", "/messages/@original"))[0] == 204
    status, body = await hook("PATCH", "/messages/@original", {"content": "x"})
    assert (status, body["code"]) == (404, 10008)
    assert interaction.messages() == []


async def test_a_private_answer_is_not_in_the_channel(sim, answer, hook, interaction):
    await answer({"type": 4, "data": {"content": "psst", "flags": 64}})
    assert sim.messages(interaction.channel) == []
    assert (await hook("GET", "/messages/@original"))[1]["content"] == "psst"
    assert (await hook("PATCH", "/messages/@original", {"content": "shh", "flags": 0}))[0] == 200
    assert interaction.original["flags"] == 64, "private once, private for ever"


async def test_an_answer_is_thinking_until_it_is_edited(answer, hook, interaction):
    await answer({"type": 5})
    assert interaction.loading
    assert interaction.original["flags"] & 128
    await hook("PATCH", "/messages/@original", {"content": "done"})
    assert not interaction.loading
    assert interaction.original["flags"] == 0


async def test_a_deferral_cannot_promise_a_layout(answer):
    status, body = await answer({"type": 5, "data": {"flags": 1 << 15}})
    assert (status, body["code"]) == (400, 50035)
    assert (await answer({"type": 5, "data": {"flags": 64}}))[0] == 204


async def test_more_than_25_suggestions_are_refused(sim, http, interaction):
    interaction.kind = 4
    url = f"{sim.api_url}/interactions/{interaction.id}/{interaction.token}/callback"
    for count, status in ((26, 400), (25, 204)):
        choices = [{"name": str(n), "value": str(n)} for n in range(count)]
        async with http.post(url, json={"type": 8, "data": {"choices": choices}}) as response:
            assert response.status == status
