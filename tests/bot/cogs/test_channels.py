import pytest

from simulators.discord import NotOffered, Permission
from tracking.database.outbox_models import PausedChannel

OTTER = "Quiet Otter#EUW"


async def test_a_channel_that_is_set_is_where_results_go_and_is_shown(server):
    reply = await server.admin_says("channel set", channel=server.results)
    assert f"<#{server.results.id}>" in reply.text
    added = await server.admin_says("player add", riot_id=OTTER)
    assert f"<#{server.results.id}>" in added.text
    shown = await server.admin_says("channel show")
    assert f"<#{server.results.id}>" in shown.text
    assert all(each.ephemeral for each in (reply, added, shown))


async def test_show_names_the_players_whose_results_go_elsewhere(server):
    await server.admin_says("player add", riot_id=OTTER, channel=server.here)
    await server.admin_says("channel set", channel=server.results)
    shown = await server.admin_says("channel show")
    assert f"<#{server.here.id}>: " in shown.text
    assert OTTER in shown.text


async def test_before_a_channel_is_set_show_says_how(server):
    assert "/channel set" in (await server.admin_says("channel show")).text


async def test_a_channel_in_which_the_bot_may_not_post_is_not_set(server):
    server.local.deny_bot(server.results, Permission.EMBED_LINKS | Permission.ATTACH_FILES)
    reply = await server.admin_says("channel set", channel=server.results)
    assert "Embed Links, Attach Files" in reply.text
    assert str(server.results.id) not in (await server.admin_says("channel show")).text


async def test_a_voice_channel_and_a_category_are_not_offered(server):
    for kind in (2, 4):
        wrong = server.local.add_channel(server.guild, "wrong", type=kind)
        with pytest.raises(NotOffered):
            await server.admin_says("channel set", channel=wrong)


async def pause(server, channel):
    async with server.database.write() as session:
        now = server.bot.services.clock.now()
        session.add(PausedChannel(channel_id=channel.id, reason="the bot may not", paused_at=now))


@pytest.mark.parametrize("way", ["channel set", "channel test"])
async def test_a_paused_channel_is_shown_as_such_and_goes_on(server, way):
    await server.admin_says("channel set", channel=server.results)
    await pause(server, server.results)
    assert "paused" in (await server.admin_says("channel show")).text
    await server.admin_says(way, **({"channel": server.results} if way.endswith("set") else {}))
    assert "paused" not in (await server.admin_says("channel show")).text


async def test_a_test_posts_a_sample_that_says_so_where_results_go(server):
    await server.admin_says("channel set", channel=server.results)
    reply = await server.admin_says("channel test")
    [message] = server.local.messages(server.results)
    assert "Sample" in message["content"]
    assert f"<#{server.results.id}>" in reply.text


async def test_a_test_says_what_is_missing_and_posts_nothing(server):
    await server.admin_says("channel set", channel=server.results)
    server.local.deny_bot(server.results, Permission.SEND_MESSAGES)
    reply = await server.admin_says("channel test")
    assert "Send Messages" in reply.text
    assert server.local.messages(server.results) == []


async def test_about_shows_riots_notice_word_for_word(server):
    reply = await server.member_says("about")
    assert "isn't endorsed by Riot Games" in reply.text
    assert "trademarks or registered trademarks of Riot Games, Inc." in reply.text
    assert "version" in reply.text


async def test_about_names_every_command_but_the_operators(server):
    reply = await server.member_says("about")
    for command in server.local.commands():
        known = command["name"] in ("about", "migration")  # itself, and what only operators see
        assert known or f"`/{command['name']}" in reply.text, command["name"]


async def test_each_sort_of_posts_may_have_a_channel_of_its_own(server):
    await server.admin_says("channel set", channel=server.results)
    reply = await server.admin_says("channel set", channel=server.here, kind="tft")
    assert f"Results of TFT go to <#{server.here.id}>" in reply.text
    added = await server.admin_says("player add", riot_id=OTTER)
    assert f"<#{server.results.id}> (League of Legends)" in added.text
    assert f"<#{server.here.id}> (TFT)" in added.text
    shown = await server.admin_says("channel show")
    assert f"Results of TFT: <#{server.here.id}>" in shown.text
    assert OTTER not in shown.text


async def test_a_player_is_not_added_where_the_channel_of_one_game_is_closed(server):
    await server.admin_says("channel set", channel=server.results, kind="tft")
    server.local.deny_bot(server.results, Permission.SEND_MESSAGES)
    reply = await server.admin_says("player add", riot_id=OTTER)
    assert "Send Messages" in reply.text
    assert await server.subscriptions() == []


async def test_a_test_posts_in_the_channel_of_its_kind(server):
    await server.admin_says("channel set", channel=server.results, kind="promotions")
    await server.admin_says("channel test", kind="promotions")
    [message] = server.local.messages(server.results)
    assert "Sample" in message["content"]
