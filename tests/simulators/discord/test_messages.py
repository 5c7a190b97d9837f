import asyncio
import io
import json

import aiohttp
import discord
import pytest

from simulators.discord import LocalDiscord, Permission
from simulators.discord.errors import ApiError
from simulators.discord.faults import rate_limited
from tests.simulators.discord.bot import PNG
from tests.support.clock import FakeClock


@pytest.fixture
def channel(scene, bot):
    return bot.get_channel(scene.channel.id)


def contents(sim, channel):
    return [one["content"] for one in sim.messages(channel)]


async def test_what_is_posted_edited_and_deleted_is_there_changed_and_gone(sim, channel):
    message = await channel.send("first")
    assert contents(sim, channel) == ["first"]
    await message.edit(content="second")
    assert contents(sim, channel) == ["second"]
    assert sim.messages(channel)[0]["edited_timestamp"] is not None
    await message.delete()
    assert contents(sim, channel) == []

    for request in (message.fetch, message.delete, lambda: message.edit(content="x")):
        with pytest.raises(discord.NotFound) as caught:
            await request()
        assert caught.value.code == 10008


async def test_one_nonce_is_one_message(sim, channel):
    first = await channel.send("once", nonce="game-1")
    second = await channel.send("twice", nonce="game-1")

    assert first.id == second.id
    assert second.content == "once"
    assert contents(sim, channel) == ["once"]


async def test_a_nonce_belongs_to_its_author_not_to_a_channel(scene, sim, bot, channel):
    other = await bot.fetch_channel(sim.add_channel(scene.guild, "other").id)
    message = await channel.send("here", nonce="game-1")

    assert (await other.send("there", nonce="game-1")).id == message.id
    assert contents(sim, other) == []


async def test_a_nonce_whose_message_was_deleted_answers_10008(sim, channel):
    await (await channel.send("once", nonce="game-1")).delete()

    with pytest.raises(discord.NotFound) as caught:
        await channel.send("again", nonce="game-1")
    assert caught.value.code == 10008


async def test_a_nonce_is_forgotten_after_its_window():
    clock = FakeClock()
    sim = LocalDiscord(clock=clock, nonce_seconds=180)
    channel = sim.add_channel(sim.add_guild("First Server"), "general")
    message = sim.core.book.make(channel, sim.world.bot, {"content": "x", "nonce": "n"})
    sim.core.book.post(channel, message)

    clock.shift(179)
    assert sim.core.book.repeated(sim.world.bot, "n") is message
    assert sim.core.book.repeated(sim.world.owner, "n") is None
    clock.shift(1)
    assert sim.core.book.repeated(sim.world.bot, "n") is None


async def test_an_answer_lost_after_the_commit_leaves_one_message(sim, channel):
    sim.fault("POST", "/messages$", drop=True, commit=True)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await channel.send("once", nonce="game-1")
    assert contents(sim, channel) == ["once"]

    await channel.send("once", nonce="game-1")
    assert contents(sim, channel) == ["once"]
    assert [one.status for one in sim.requests("POST", "/messages$")] == [None, 200]


async def test_a_connection_dropped_before_the_commit_leaves_none(sim, channel):
    sim.fault("POST", "/messages$", drop=True)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await channel.send("once")
    assert contents(sim, channel) == []
    assert sim.requests("POST", "/messages$")[0].body["content"] == "once"


async def test_a_genuine_429_is_waited_out_and_one_without_via_is_not(sim, channel):
    fault = sim.fault("POST", "/messages$", times=2, **rate_limited(0.01))
    await channel.send("late")
    assert fault.hits == 2
    assert contents(sim, channel) == ["late"]

    sim.fault("POST", "/messages$", **{**rate_limited(0.01), "headers": {}})
    with pytest.raises(discord.HTTPException) as caught:
        await channel.send("banned")
    assert caught.value.status == 429


async def test_a_fault_spoils_only_what_it_names(sim, channel):
    sim.fault("POST", "/typing$", status=503)
    sim.fault("POST", "/messages$", status=503, json={"message": "down", "code": 0})
    with pytest.raises(discord.DiscordServerError):
        await channel.send("x")
    await channel.send("y")
    assert contents(sim, channel) == ["y"]


async def test_a_delayed_answer_comes_late_but_is_the_real_one(sim, channel):
    sim.fault("POST", "/messages$", delay=0.05)
    sending = asyncio.create_task(channel.send("slow"))
    await sim.wait_for_message(channel.id)
    assert not sending.done()
    assert (await sending).content == "slow"


@pytest.mark.parametrize(
    ("denied", "code", "status"),
    [
        (Permission.VIEW_CHANNEL, 50001, 403),
        (Permission.SEND_MESSAGES, 50013, 403),
        (Permission.EMBED_LINKS, 50013, 403),
        (Permission.ATTACH_FILES, 50013, 403),
    ],
)
async def test_posting_takes_each_permission(sim, channel, denied, code, status):
    def card():
        return {"embed": discord.Embed(title="x"), "file": discord.File(io.BytesIO(PNG), "a.png")}

    sim.deny_bot(channel.id, denied)
    with pytest.raises(discord.Forbidden) as caught:
        await channel.send("x", **card())
    assert (caught.value.code, caught.value.status) == (code, status)

    sim.deny_bot(channel.id, 0)
    await channel.send("x", **card())


async def test_a_plain_message_needs_no_embed_links(sim, channel):
    sim.deny_bot(channel.id, Permission.EMBED_LINKS | Permission.ATTACH_FILES)
    await channel.send("plain")
    assert contents(sim, channel) == ["plain"]


async def test_a_channel_that_is_gone_answers_10003_and_a_server_that_put_one_out_50001(
    scene, sim, channel
):
    sim.kick_bot(scene.guild)
    with pytest.raises(discord.Forbidden) as caught:
        await channel.send("x")
    assert caught.value.code == 50001
    sim.delete_channel(channel.id)
    with pytest.raises(discord.NotFound) as gone:
        await channel.send("x")
    assert gone.value.code == 10003


async def test_history_is_read_in_windows_and_hidden_without_permission(scene, sim, channel):
    sent = [await channel.send(str(n)) for n in range(5)]
    sim.say(scene.visitor, channel.id, "secret")

    after = [one.content async for one in channel.history(after=sent[1], limit=2)]
    newest = [one.content async for one in channel.history(limit=2)]
    assert after == ["2", "3"]
    assert newest == ["", "4"], "without the intent, what others write is empty"

    sim.deny_bot(channel.id, Permission.READ_MESSAGE_HISTORY)
    assert [one async for one in channel.history()] == []


async def test_an_uploaded_picture_lies_where_the_message_says(sim, channel):
    plain = await channel.send(file=discord.File(io.BytesIO(PNG), "a.png", description="alt"))
    assert await plain.attachments[0].read() == PNG
    assert plain.attachments[0].description == "alt"

    embed = discord.Embed().set_image(url="attachment://b.png")
    shown = await channel.send(embed=embed, file=discord.File(io.BytesIO(PNG), "b.png"))
    assert shown.attachments == []
    assert shown.embeds[0].image.url.startswith(sim.cdn_url)


async def test_a_picture_that_was_not_uploaded_is_refused(channel):
    with pytest.raises(discord.HTTPException, match=r"not found: attachment://b\.png"):
        await channel.send(embed=discord.Embed().set_image(url="attachment://b.png"))


async def test_a_refused_edit_changes_nothing(sim, channel):
    message = await channel.send("first")
    missing = discord.Embed().set_image(url="attachment://b.png")
    with pytest.raises(discord.HTTPException):
        await message.edit(content="second", embed=missing)
    assert contents(sim, channel) == ["first"]
    assert sim.messages(channel)[0]["embeds"] == []


async def test_a_file_over_ten_mebibytes_is_too_large(channel):
    big = discord.File(io.BytesIO(bytes((10 << 20) + 1)), "big.bin")
    with pytest.raises(discord.HTTPException) as caught:
        await channel.send(file=big)
    assert (caught.value.status, caught.value.code) == (413, 40005)


async def test_a_refusal_names_every_wrong_field(channel):
    embed = discord.Embed(title="x" * 257).add_field(name="n", value=" ")
    with pytest.raises(discord.HTTPException) as caught:
        await channel.send("y" * 2001, embed=embed)

    assert caught.value.code == 50035
    for part in ("content", "embeds.0.title", "embeds.0.fields.0.value"):
        assert f"In {part}:" in caught.value.text


async def test_a_closed_conversation_refuses_direct_messages(scene, sim, bot):
    person = await bot.fetch_user(scene.visitor.id)
    await person.send("hello")
    assert contents(sim, sim.world.dm_with(scene.visitor.id)) == ["hello"]

    scene.visitor.dms_open = False
    with pytest.raises(discord.Forbidden) as caught:
        await person.send("hello?")
    assert caught.value.code == 50007


async def test_only_who_is_allowed_to_be_mentioned_is(scene, channel):
    text = f"<@{scene.visitor.id}> @everyone"
    silent = await channel.send(text, allowed_mentions=discord.AllowedMentions.none())
    loud = await channel.send(text)

    assert (silent.mentions, silent.mention_everyone) == ([], False)
    assert [one.id for one in loud.mentions] == [scene.visitor.id]
    assert loud.mention_everyone


async def test_a_request_with_another_token_is_refused_and_recorded(sim, channel):
    url = f"{sim.api_url}/channels/{channel.id}/messages"
    async with aiohttp.ClientSession() as session:
        wrong = {"Authorization": "Bot somebody.else"}
        async with session.post(url, json={"content": "x"}, headers=wrong) as answer:
            assert answer.status == 401
            assert answer.content_type == "application/json"
            assert await answer.json() == {"message": "401: Unauthorized", "code": 0}
        right = {"Authorization": f"Bot {sim.token}", "Content-Type": "application/json"}
        async with session.post(url, data="{", headers=right) as answer:
            assert (await answer.json())["code"] == 50109
        async with session.get(f"{sim.api_url}/nothing/here") as answer:
            assert answer.status == 404
    assert [one.status for one in sim.records[-3:]] == [401, 400, 404]


async def test_errors_nest_as_discord_nests_them():
    error = ApiError(400, 50035, "Invalid Form Body", {"content": {"_errors": []}})
    assert json.dumps(error.body()) == (
        '{"message": "Invalid Form Body", "code": 50035, "errors": {"content": {"_errors": []}}}'
    )
