import asyncio
import json
from typing import Any

import aiohttp
import pytest

from simulators.discord import LocalDiscord


@pytest.fixture
async def http():
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
def act(scene, sim, http):
    async def post(what, body):
        where = {"channel_id": str(scene.channel.id), "user_id": str(scene.manager.id)}
        async with http.post(f"{sim.page_url}sim/{what}", json={**where, **body}) as response:
            if response.status != 200:
                return response.status, await response.text()
            return response.status, await response.json()

    return post


async def test_the_page_sees_what_is_public(scene, sim, bot, http):
    await bot.get_channel(scene.channel.id).send("hello")
    await sim.slash(scene.manager, scene.channel, "thing add", name="secret")

    async with http.get(f"{sim.page_url}sim/state") as response:
        state = await response.json()

    assert [one["name"] for one in state["guilds"]] == ["First Server"]
    assert [one["name"] for one in state["channels"]] == ["general"]
    assert {"otter", "heron"} <= {one["username"] for one in state["users"]}
    assert {one["locale"] for one in state["users"]} == {"en-US"}
    assert {one["name"] for one in state["commands"]} == {"thing", "panel", "slow", "mute"}
    shown = state["messages"][str(scene.channel.id)]
    assert [one["content"] for one in shown] == ["hello"]


async def test_a_visitor_uses_commands_suggestions_and_buttons(act, bot):
    _, reply = await act("slash", {"path": "thing add", "options": {"name": "kettle"}})
    assert reply["content"] == "kettle x1 in nowhere"
    assert reply["ephemeral"]
    assert reply["messages"][0]["flags"] == 64

    asked = {"path": "thing add", "options": {"name": "k"}, "focused": "name"}
    _, found = await act("autocomplete", asked)
    assert [one["name"] for one in found["choices"]] == ["k0", "k1", "k2"]

    _, panel = await act("slash", {"path": "panel"})
    pressed = {"message_id": panel["messages"][0]["id"], "custom_id": "panel:press"}
    _, reply = await act("click", pressed)
    assert reply["content"] == "pressed"


async def test_a_visitor_fills_in_a_form_once(act, bot):
    _, panel = await act("slash", {"path": "panel"})
    pressed = {"message_id": panel["messages"][0]["id"], "custom_id": "panel:form"}
    _, opened = await act("click", pressed)
    assert opened["modal"]["title"] == "Feedback"

    sent = {"interaction_id": opened["interaction_id"], "values": {"word": "otter"}}
    _, reply = await act("submit", sent)
    assert reply["content"] == "you wrote otter"
    status, _ = await act("submit", sent)
    assert status == 400


async def test_a_visitors_mistake_is_a_sentence(act, bot):
    assert await act("slash", {"path": "nothing"}) == (
        400,
        "There is no command /nothing here; registered are: /thing, /panel, /slow, /mute.",
    )
    status, sentence = await act("slash", {})
    assert status == 400
    assert "path" in sentence
    status, _ = await act("slash", {"path": "panel", "channel_id": "12"})
    assert status == 400


async def test_a_visitor_cannot_pass_over_permissions(scene, act, bot):
    options = {"name": "kettle", "force": True}
    asked = {"path": "thing add", "options": options, "user_id": str(scene.visitor.id)}
    status, sentence = await act("slash", asked)
    assert (status, "not shown to heron" in sentence) == (400, True)


async def test_a_bot_that_is_silent_is_reported(sim, act, bot):
    sim.core.desk.ack_seconds = 0.05
    assert await act("slash", {"path": "mute"}) == (504, "The application did not respond")


async def test_events_tell_of_everything_as_it_happens(scene, sim, bot, http):
    async with http.get(f"{sim.page_url}sim/events") as stream:
        await stream.content.readuntil(b"\n\n")
        message = await bot.get_channel(scene.channel.id).send("hello")
        await message.edit(content="there")
        await message.delete()
        await sim.slash(scene.manager, scene.channel, "thing add", name="kettle")
        await bot.tree.sync()
        seen: list[tuple[str, dict[str, Any]]] = []
        async with asyncio.timeout(3):
            while len(seen) < 5:
                kind, data = (await stream.content.readuntil(b"\n\n")).decode().strip().split("\n")
                seen.append((kind.removeprefix("event: "), json.loads(data.removeprefix("data: "))))

    kinds = [kind for kind, _ in seen]
    assert kinds == [
        "message_create",
        "message_update",
        "message_delete",
        "interaction_reply",
        "commands_synced",
    ]
    assert [seen[0][1]["content"], seen[1][1]["content"]] == ["hello", "there"]
    assert seen[3][1]["messages"][0]["content"] == "kettle x1 in nowhere"


async def test_other_pages_cannot_act_here(sim, http):
    url = f"{sim.page_url}sim/slash"
    async with http.post(url, data="{}", headers={"Content-Type": "text/plain"}) as response:
        assert response.status == 415
    rebound = {"Host": "elsewhere.example"}
    async with http.get(f"{sim.page_url}sim/state", headers=rebound) as response:
        assert response.status == 403


async def test_a_folder_is_served_as_the_page(tmp_path, http):
    (tmp_path / "index.html").write_text("<p>here</p>")
    (tmp_path / "style.css").write_text("p {}")
    async with LocalDiscord(page=tmp_path) as sim:
        for path, text in (("", "<p>here</p>"), ("style.css", "p {}")):
            async with http.get(sim.page_url + path) as response:
                assert await response.text() == text
        async with http.get(f"{sim.api_url}/users/@me") as response:
            assert response.status == 401
