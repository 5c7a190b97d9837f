"""The simulator and what discord.py sends it, against Discord's own description."""

import io

import discord
import pytest

from tests.simulators.discord.bot import PNG
from tests.support.discord_schema import (
    assert_valid_answer,
    assert_valid_request,
    assert_within_limits,
)


@pytest.fixture
async def evening(scene, sim, bot):
    """A bit of everything, recorded."""
    channel = bot.get_channel(scene.channel.id)
    embed = discord.Embed(title="Win", url="https://example.org/1", colour=0x00FF00)
    embed.add_field(name="KDA", value="1/2/3").set_image(url="attachment://card.png")
    file = discord.File(io.BytesIO(PNG), "card.png", description="a card")
    link = discord.ui.View().add_item(discord.ui.Button(label="Match", url="https://example.org"))
    message = await channel.send("won", embed=embed, file=file, view=link, nonce="n1")
    await message.edit(content="really won")
    await channel.fetch_message(message.id)
    _ = [one async for one in channel.history(limit=5)]
    async with channel.typing():
        pass
    await message.delete()
    await bot.fetch_channel(scene.channel.id)
    person = await bot.fetch_user(scene.visitor.id)
    await (await person.create_dm()).send("hello")
    await bot.tree.sync(guild=scene.guild)
    await bot.tree.fetch_commands()
    await sim.slash(scene.manager, scene.channel, "thing add", name="x", channel=scene.channel)
    await sim.autocomplete(scene.manager, scene.channel, "thing add", focused="name")
    panel = await sim.slash(scene.visitor, scene.channel, "panel")
    await sim.submit(await sim.click(scene.visitor, panel.message, "panel:form"), {"word": "a"})
    await sim.click(scene.visitor, panel.message, "panel:press")
    slow = await sim.slash(scene.visitor, scene.channel, "slow")
    await slow.until(lambda one: len(one.followups) == 1)
    with pytest.raises(discord.NotFound):
        await bot.fetch_channel(1)
    return sim.records


async def test_what_the_bot_sends_fits_the_description(evening):
    for record in evening:
        assert_valid_request(record)
        assert_within_limits(record)


async def test_what_the_simulator_answers_fits_the_description(evening):
    for record in evening:
        assert_valid_answer(record)


async def test_a_wrong_request_is_noticed(evening):
    wrong = next(one for one in evening if one.path.endswith("/messages"))
    wrong.body = {"content": 5}
    with pytest.raises(pytest.fail.Exception, match=r"\$.content"):
        assert_valid_request(wrong)
    wrong.body = {"content": "x" * 2001}
    with pytest.raises(pytest.fail.Exception, match="2000 or fewer"):
        assert_within_limits(wrong)
