"""What nobody handles is answered before Discord gives up on it."""

import asyncio

from bot.cogs.unanswered import SECONDS
from simulators.discord.desk import AUTOCOMPLETE, COMPONENT, MODAL_SUBMIT
from tests.bot.waiting import until

OLD = "older version"


def pressed(server, custom_id):
    data = {"custom_id": custom_id, "component_type": 2, "id": 1}
    message = server.local.core.book.make(server.here, server.local.world.bot, {"content": "x"}, ())
    button = {"type": 2, "style": 2, "label": "x", "custom_id": custom_id}
    message["components"] = [{"type": 1, "components": [button]}]
    return server.local.core.desk.open(COMPONENT, server.admin, server.here, data, message)


async def answer(server, clock, opened):
    """The answer, after the time in which a handler would have given one."""
    asleep = len(clock._sleepers)
    await until(lambda: len(clock._sleepers) > asleep)
    assert not opened.answered
    await clock.advance(SECONDS)
    return await server.local.answered(opened)


async def test_a_button_of_an_earlier_version_is_answered_before_discord_gives_up(server, clock):
    for custom_id in ("panel:press", "games:praise:EUW1:1:0", "games:retry:EUW1:1:0:old"):
        reply = await answer(server, clock, pressed(server, custom_id))
        assert OLD in reply.text
        assert reply.ephemeral


async def test_a_form_that_nobody_opened_is_answered(server, clock):
    data = {"custom_id": "form", "components": []}
    opened = server.local.core.desk.open(MODAL_SUBMIT, server.admin, server.here, data)
    assert OLD in (await answer(server, clock, opened)).text


async def test_suggestions_that_fail_are_none(server, clock, monkeypatch):
    async def broken(*_):
        raise OSError("the database is away")

    monkeypatch.setattr("bot.cogs.suggestions.subscriptions.search", broken)
    below = {"type": 1, "name": "remove", "options": [typed("player")]}
    data = {"id": "1", "name": "player", "type": 1, "options": [below]}
    opened = server.local.core.desk.open(AUTOCOMPLETE, server.admin, server.here, data)
    assert (await answer(server, clock, opened)).choices == []


def typed(name):
    return {"type": 3, "name": name, "value": "x", "focused": True}


async def test_what_was_answered_is_not_answered_again(server, clock):
    reply = await server.admin_says("about")
    await clock.advance(SECONDS)
    await asyncio.sleep(0)
    assert len(reply.messages) == 1
    assert len(server.local.requests("POST", "/callback$")) == 1
