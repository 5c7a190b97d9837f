"""Refusals, doubts and notices, through a local Discord."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.announcer import Announcer
from simulators.discord import Permission
from simulators.discord.faults import rate_limited
from tests.bot.test_announcer import MAX_AGE, POSTS, new_world
from tests.bot.waiting import until
from tracking import notices, outbox
from tracking.database.outbox_models import Announcement


@pytest.fixture
async def world(sqlite_database, clock, local, client):
    return await new_world(sqlite_database, clock, local, client)


def in_first(world):
    return f"^/channels/{world.channels[0].id}/messages$"


async def until_settled(world, turns=12, seconds=31):
    for _ in range(turns):
        await world.announcer.turn()
        world.clock.shift(seconds)


def links(world, channel=0):
    found = []
    for message in world.posted(channel):
        for row in message["components"]:
            urls = [button["url"] for button in row["components"] if "url" in button]
            found += [url.partition("#")[2] for url in urls]
    return found


@pytest.mark.parametrize("answer", [{"status": 429}, {"status": 403, "json": {"code": 0}}])
async def test_a_refusal_after_a_lost_answer_leaves_the_doubt(world, answer):
    # Taken for "surely not posted", it would be posted again once the nonce is forgotten.
    world.local.fault("POST", in_first(world), commit=True, drop=True)
    await world.owe()
    await world.announcer.turn()
    world.local.fault("POST", in_first(world), **answer)
    world.clock.shift(5)
    await world.announcer.turn()
    world.clock.shift(600)
    await world.announcer.turn()
    assert links(world) == ["EUW1_7000000001"]
    assert await world.states() == ["SENT", "SENT"]


async def test_a_lost_access_after_a_lost_answer_leaves_the_doubt(world):
    world.local.fault("POST", in_first(world), commit=True, drop=True)
    await world.owe()
    await world.announcer.turn()
    world.local.deny_bot(world.channels[0], Permission.SEND_MESSAGES)
    world.clock.shift(5)
    await world.announcer.turn()
    assert await world.paused() == [world.channels[0].id]
    world.local.deny_bot(world.channels[0], 0)
    world.clock.shift(timedelta(hours=9).total_seconds())
    await world.resume()
    await until_settled(world, turns=3)
    assert links(world) == ["EUW1_7000000001"]


async def test_a_refusal_after_the_librarys_own_retry_leaves_the_doubt(world, monkeypatch):
    # The library sends a 500 again by itself and tells of the last answer only.
    world.local.fault("POST", in_first(world), commit=True, status=500)
    world.local.fault("POST", in_first(world), status=429)
    await world.owe()
    await world.announcer.turn()
    world.clock.shift(600)
    await world.announcer.turn()
    assert links(world) == ["EUW1_7000000001"]


async def test_a_rate_limit_with_a_way_back_is_waited_for_by_the_library(world):
    world.local.fault("POST", in_first(world), **rate_limited(0.05))
    await world.owe()
    assert await world.announcer.turn() == {"posted": 2}


async def test_while_cloudflare_refuses_us_nothing_is_posted(world):
    announcer = world.announcer
    banned = {"status": 429, "headers": {"Retry-After": "300"}, "times": 2}
    world.local.fault("POST", POSTS, **banned)
    await world.owe()
    await announcer.turn()
    world.clock.shift(120)
    await world.join_another()
    await world.owe("7000000002")
    await announcer.turn()
    assert len(world.local.requests("POST", POSTS)) == 2
    world.clock.shift(181)
    assert await announcer.turn() == {"posted": 5}


async def test_a_refused_token_ends_the_client_so_that_a_login_tells(world, caplog):
    world.local.fault("POST", POSTS, status=401, times=2)
    await world.owe()
    await world.announcer.turn()
    assert world.client.is_closed()
    assert "the token is refused" in caplog.text
    assert await world.states() == ["PENDING", "PENDING"]


async def test_results_of_one_channel_come_in_order_through_an_outage(world):
    world.local.fault("POST", in_first(world), status=503)
    for number in range(3):
        await world.owe(f"700{number}", age=timedelta(minutes=9 - number))
    await until_settled(world, turns=3)
    assert links(world) == ["EUW1_7000", "EUW1_7001", "EUW1_7002"]


async def test_an_answer_to_a_command_is_not_taken_for_the_lost_post(world):
    channel = world.channels[0]
    world.local.fault("POST", in_first(world), drop=True)
    await world.owe()
    await world.announcer.turn()
    url = "https://example.org/#EUW1_7000000001"
    said = world.local.say(world.local.world.bot, channel, f"[one]({url})")
    world.local.world.channels[channel.id].messages[int(said["id"])]["type"] = 20
    world.clock.shift(600)
    await world.announcer.turn()
    assert links(world) == ["EUW1_7000000001"]


async def test_a_lost_post_is_found_below_hundreds_of_messages(world):
    channel = world.channels[0]
    world.local.fault("POST", in_first(world), drop=True)
    await world.owe()
    await world.announcer.turn()
    for _ in range(230):
        world.local.say(world.local.world.owner, channel, "good luck")
    world.clock.shift(60)
    world.local.fault("POST", in_first(world), commit=True, drop=True)
    await world.announcer.turn()
    world.clock.shift(600)
    await world.announcer.turn()
    assert links(world) == ["EUW1_7000000001"]


async def connected(world, start_bot):
    """The whole bot instead of a client without a gateway."""
    world.client = await start_bot()


def said(world, channel):
    return [message["content"] for message in world.local.messages(channel)]


async def test_admins_are_told_of_a_paused_channel_in_another_one(world, start_bot):
    await connected(world, start_bot)
    other = world.local.add_channel(world.channels[0].guild_id, "lobby")
    world.local.deny_bot(world.channels[0], Permission.SEND_MESSAGES)
    await world.owe()
    await until_settled(world, turns=4)
    [told] = said(world, other)
    assert f"<#{world.channels[0].id}>" in told
    world.local.deny_bot(world.channels[0], 0)
    await until_settled_for(lambda: world.paused(), [])
    await until_settled(world, turns=4)
    assert await world.states() == ["SENT", "SENT"]
    assert len(said(world, other)) == 2


async def test_a_history_that_is_known_to_be_closed_says_nothing(world, start_bot):
    # Discord shows an empty one then, which looks like "it is not there".
    await connected(world, start_bot)
    world.local.fault("POST", in_first(world), commit=True, drop=True, times=9)
    await world.owe()
    await world.announcer.turn()
    world.local.deny_bot(world.channels[0], Permission.READ_MESSAGE_HISTORY)
    me, known = world.client.get_guild(world.channels[0].guild_id).me, world.channels[0].id
    await until(
        lambda: not world.client.get_channel(known).permissions_for(me).read_message_history
    )
    world.clock.shift(600)
    await world.announcer.turn()
    assert await world.states() == ["UNCERTAIN", "SENT"]


async def until_settled_for(ask, wanted):
    async with asyncio.timeout(10):
        while await ask() != wanted:  # noqa: ASYNC110 - the bot knows of no event
            await asyncio.sleep(0.01)


async def test_where_nothing_may_be_said_in_a_server_its_owner_is_told(world, start_bot):
    await connected(world, start_bot)
    world.local.deny_bot(world.channels[0], Permission.SEND_MESSAGES)
    await world.owe()
    await until_settled(world, turns=4)
    dm = world.local.world.dm_with(world.local.world.owner.id)
    [told] = said(world, dm)
    assert f"<#{world.channels[0].id}>" in told


async def test_where_nobody_can_be_told_the_results_of_others_are_posted_all_the_same(
    world, start_bot, caplog
):
    await connected(world, start_bot)
    world.local.world.owner.dms_open = False
    world.local.deny_bot(world.channels[0], Permission.SEND_MESSAGES)
    await world.owe()
    await until_settled(world, turns=4)
    assert await world.states() == ["PENDING", "SENT"]
    assert f"<#{world.channels[0].id}>" in caplog.text


async def test_a_deleted_channel_is_noticed_and_its_results_go_to_the_new_one(world, start_bot):
    await connected(world, start_bot)
    other = world.local.add_channel(world.channels[0].guild_id, "lobby")
    await world.owe()
    world.local.delete_channel(world.channels[0])
    await until_settled(world, turns=3)
    assert any("/channel set" in text for text in said(world, other))
    await world.choose(other)
    await until_settled(world, turns=3)
    assert sum("Quiet Otter" in text for text in said(world, other)) == 1
    assert await world.states() == ["SENT", "SENT"]


async def test_the_operator_is_told_in_his_channel_once_though_the_answer_is_lost(world):
    operators = world.local.add_channel(world.channels[0].guild_id, "operators")
    announcer = Announcer(
        database=world.database,
        clock=world.clock,
        client=lambda: world.client,
        max_age=MAX_AGE,
        operator_channel_id=operators.id,
    )
    async with world.database.write() as session:
        await notices.begin(session, "spectator", "Spectator is off.", now=world.clock.now())
    path = f"^/channels/{operators.id}/messages$"
    world.local.fault("POST", path, commit=True, drop=True)
    await announcer.turn()
    world.clock.shift(600)
    for _ in range(3):
        await announcer.turn()
    [told] = said(world, operators)
    assert "Spectator is off." in told


async def test_without_an_operators_channel_a_notice_waits_and_holds_up_nothing(world):
    async with world.database.write() as session:
        await notices.begin(session, "spectator", "Spectator is off.", now=world.clock.now())
    await world.owe()
    assert await world.announcer.turn() == {"posted": 2}
    async with world.database.read() as session:
        rows = select(Announcement.state).where(Announcement.kind == "notice")
        assert list(await session.scalars(rows)) == ["PENDING"]
        assert await outbox.backlog(session, world.clock.now()) == 0


async def test_hundreds_of_old_results_are_one_digest_that_says_how_many_it_does_not_show(world):
    for number in range(200):
        await world.owe(f"{7000 + number}", age=timedelta(hours=7, seconds=number))
    await until_settled(world, turns=3, seconds=16)
    [message] = world.posted()
    text = message["embeds"][0]["description"]
    shown = text.count("#EUW1_")
    assert f"and {200 - shown} older" in text
    assert "200 results" in message["content"]


async def test_a_thread_that_is_archived_is_paused(world):
    thread = world.local.add_channel(
        world.channels[0].guild_id, "thread", type=11, parent_id=world.channels[0].id
    )
    thread.archived = True
    await world.choose(thread)
    await world.owe()
    await world.announcer.turn()
    assert await world.paused() == [thread.id]
