"""Commands as an old client still offers them."""

import pytest

from simulators.discord.desk import AUTOCOMPLETE, COMMAND

CHANGED = "has just been changed"


@pytest.fixture
async def place(local, start_bot):
    guild = local.add_guild("Otter Den")
    channel = local.add_channel(guild, "here")
    await start_bot()
    return local, channel


async def sent(place, name, inner, *options, kind=COMMAND):
    local, channel = place
    below = {"type": 1, "name": inner, "options": list(options)}
    data = {"id": "1", "name": name, "type": 1, "options": [below] if inner else []}
    return await local.answered(local.core.desk.open(kind, local.world.owner, channel, data))


def option(kind, name, value, **more):
    return {"type": kind, "name": name, "value": value, **more}


@pytest.mark.parametrize(
    ("path", "options"),
    [
        # The library hands on what comes, so that a text once stood where a channel was read.
        (("channel", "set"), [option(3, "channel", "here")]),
        (("player", "remove"), [option(4, "player", 7)]),
        (("player", "remove"), [option(3, "player", None)]),
        (("player", "add"), [option(3, "riot_id", "A#B"), option(3, "region", "Moon")]),
        (("player", "add"), []),
        (("player", "praise"), []),
        (("player", ""), []),
        (("praise", ""), []),
    ],
)
async def test_a_command_of_before_is_said_to_have_changed(place, caplog, path, options):
    reply = await sent(place, *path, *options)
    assert CHANGED in reply.text
    assert reply.ephemeral
    assert "Traceback" not in caplog.text


async def test_what_an_old_client_offers_no_longer_has_suggestions(place):
    typed = option(3, "player", "x", focused=True)
    for path in (("player", ""), ("player", "praise"), ("praise", "")):
        reply = await sent(place, *path, typed, kind=AUTOCOMPLETE)
        assert reply.choices == []


async def test_nothing_is_suggested_beside_an_option_that_has_another_type_now(place):
    """The library read the text as a channel's number and fell over it."""
    typed = option(3, "champion", "ah", focused=True)
    changed = option(7, "queue", "hyper-roll")
    local, channel = place
    data = {"id": "1", "name": "history", "type": 1, "options": [changed, typed]}
    asked = local.core.desk.open(AUTOCOMPLETE, local.world.owner, channel, data)
    assert (await local.answered(asked)).choices == []
