"""Channels chosen in the panel."""

from simulators.discord import Permission
from tests.support.discord_schema import assert_valid_request
from tracking.domain.topics import Topic


async def test_the_servers_channel_is_picked(panel, server):
    await panel.open("channels")
    await panel.press("place", server.results)
    assert (await panel.choices()).channel_id == server.results.id
    assert f"<#{server.results.id}>" in panel.text


async def test_each_sort_of_posts_gets_its_channel_and_gives_it_back(panel, server):
    await panel.open("channels")
    await panel.press("topic", "promotions")
    await panel.press("place", server.results)
    assert (await panel.choices()).channels == {Topic.PROMOTIONS: server.results.id}
    assert "Promotions and demotions" in panel.text
    [shown] = panel.control("place")["default_values"]
    assert int(shown["id"]) == server.results.id
    for record in server.local.records:
        assert_valid_request(record)
    await panel.press("clear")
    assert (await panel.choices()).channels == {}


async def test_what_the_bot_lacks_there_is_said_and_nothing_is_chosen(panel, server):
    server.local.deny_bot(server.results, Permission.EMBED_LINKS)
    await panel.open("channels")
    await panel.press("place", server.results)
    assert "Embed Links" in panel.reply.followups[0]["content"]
    assert (await panel.choices()).channel_id is None


async def test_a_sample_is_posted_where_posts_of_that_sort_go(panel, server):
    await panel.open("channels")
    await panel.press("topic", "tft")
    await panel.press("place", server.results)
    await panel.press("sample")
    [message] = server.local.messages(server.results)
    assert "Sample" in message["content"]


async def test_a_channel_that_was_deleted_is_not_shown_as_picked(panel, server):
    await panel.open("channels")
    await panel.press("place", server.results)
    server.local.delete_channel(server.results)
    await panel.open("channels")
    assert not panel.control("place").get("default_values")
