import pytest

from simulators.discord import NoAnswer, NotOffered, Permission


async def test_a_slash_command_is_answered(scene, sim, bot):
    reply = await sim.slash(
        scene.manager, scene.channel, "thing add", name="kettle", channel=scene.channel, count=3
    )

    assert reply.content == f"kettle x3 in <#{scene.channel.id}>"
    assert reply.ephemeral
    assert not reply.deferred
    assert sim.messages(scene.channel) == []


async def test_a_command_of_managers_is_not_offered_to_others(scene, sim, bot):
    with pytest.raises(NotOffered, match="not shown to heron"):
        await sim.slash(scene.visitor, scene.channel, "thing add", name="kettle")

    reply = await sim.slash(scene.visitor, scene.channel, "thing add", force=True, name="kettle")
    assert reply.content == "kettle x1 in nowhere"


@pytest.mark.parametrize(
    ("path", "options", "reason"),
    [
        ("nothing", {}, "no command /nothing"),
        ("thing", {}, "alone cannot be sent"),
        ("thing drop", {}, "no sub-command"),
        ("thing add", {}, "Required and not given: name"),
        ("thing add", {"name": "x", "colour": "red"}, "No option"),
        ("thing add", {"name": 7}, "does not fit"),
        ("thing add", {"name": "x", "count": 10}, "outside 1 to 9"),
        ("thing add", {"name": "x", "channel": 12}, "no such channel here"),
    ],
)
async def test_what_the_client_would_not_send_is_not_sent(scene, sim, bot, path, options, reason):
    with pytest.raises(NotOffered, match=reason):
        await sim.slash(scene.manager, scene.channel, path, **options)
    assert sim.requests("POST", "/callback$") == []


async def test_a_channel_of_another_server_cannot_be_picked(scene, sim, bot):
    other = sim.add_channel(sim.add_guild("Second Server"), "elsewhere")

    with pytest.raises(NotOffered, match="no such channel here"):
        await sim.slash(scene.manager, scene.channel, "thing add", name="x", channel=other)


async def test_who_may_not_see_a_channel_cannot_use_commands_there(scene, sim, bot):
    sim.set_overwrite(scene.channel, scene.guild, deny=Permission.VIEW_CHANNEL)

    with pytest.raises(NotOffered, match="VIEW_CHANNEL"):
        await sim.slash(scene.visitor, scene.channel, "panel")


async def test_a_picked_channel_says_what_the_bot_may_do_there(scene, sim, bot):
    sim.deny_bot(scene.channel, Permission.SEND_MESSAGES)

    reply = await sim.slash(
        scene.manager, scene.channel, "thing add", name="x", channel=scene.channel
    )

    resolved = reply.interaction.payload["data"]["resolved"]["channels"][str(scene.channel.id)]
    granted = int(resolved["app_permissions"])
    assert granted & Permission.VIEW_CHANNEL
    assert not granted & Permission.SEND_MESSAGES
    assert not granted & Permission.EMBED_LINKS


async def test_suggestions_answer_what_is_being_typed(scene, sim, bot):
    choices = await sim.autocomplete(
        scene.manager, scene.channel, "thing add", focused="name", name="ket"
    )

    assert [one["name"] for one in choices] == ["ket0", "ket1", "ket2"]


async def test_a_deferred_answer_is_awaited_and_filled_in_by_the_first_followup(scene, sim, bot):
    reply = await sim.slash(scene.visitor, scene.channel, "slow")
    await reply.until(lambda one: len(one.followups) == 1)

    assert reply.deferred
    assert reply.edited
    assert not reply.loading
    assert reply.content == "done"
    assert [one["filename"] for one in reply.attachments] == ["card.png"]
    assert [one["content"] for one in reply.followups] == ["and more"]
    assert [one["content"] for one in sim.messages(scene.channel)] == ["done"]


async def test_a_deferred_answer_stays_as_private_as_it_began(scene, sim, bot):
    reply = await sim.slash(scene.visitor, scene.channel, "slow", private=True)

    assert reply.ephemeral
    assert reply.content == "done"
    assert sim.messages(scene.channel) == []


async def test_a_button_changes_its_message(scene, sim, bot):
    reply = await sim.slash(scene.visitor, scene.channel, "panel")
    assert reply.embeds[0]["title"] == "Panel"
    assert set(reply.text.splitlines()) == {"pick one", "Panel", "Choose", "Press", "Form"}

    pressed = await sim.click(scene.visitor, reply.message, "panel:press")

    assert pressed.content == "pressed"
    assert sim.messages(scene.channel)[0]["content"] == "pressed"
    assert sim.messages(scene.channel)[0]["components"] == []
    with pytest.raises(NotOffered, match="there are \\[\\]"):
        await sim.click(scene.visitor, reply.message, "panel:press")


async def test_a_form_is_opened_filled_in_and_sent(scene, sim, bot):
    panel = await sim.slash(scene.visitor, scene.channel, "panel")
    opened = await sim.click(scene.visitor, panel.message, "panel:form")
    assert opened.modal is not None
    with pytest.raises(NotOffered, match="no field"):
        await sim.submit(opened, {"sentence": "kettle"})

    answer = await sim.submit(opened, {"word": "kettle"})

    assert answer.content == "you wrote kettle"
    assert answer.ephemeral


async def test_what_is_private_is_seen_by_its_asker_alone(scene, sim, bot):
    reply = await sim.slash(scene.manager, scene.channel, "thing add", name="kettle")

    with pytest.raises(NotOffered, match="sees no message"):
        await sim.click(scene.visitor, reply.message, "anything")


async def test_a_bot_that_does_not_answer_is_said_not_to_respond(scene, sim, bot):
    sim.core.desk.ack_seconds = 0.05

    with pytest.raises(NoAnswer, match="did not respond"):
        await sim.slash(scene.visitor, scene.channel, "mute")
