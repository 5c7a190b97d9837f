import sqlite3
from contextlib import closing, suppress

import pytest
from sqlalchemy import delete

from simulators.discord import Permission
from tests.bot.waiting import until
from tests.support.following import add_player, subscribe
from tracking.database.models import Subscription

OTTER = "Quiet Otter#EUW"


async def test_a_followed_player_is_confirmed_to_the_admin_alone(server):
    reply = await server.admin_says("player add", riot_id="quiet otter#euw")
    assert OTTER in reply.text
    assert "EUW" in reply.text
    assert f"<#{server.here.id}>" in reply.text
    assert reply.ephemeral
    [row] = await server.subscriptions()
    assert row.fallback_channel_id == server.here.id
    assert row.created_by == server.admin.id


async def test_results_go_to_the_channel_that_was_named(server):
    reply = await server.admin_says("player add", riot_id=OTTER, channel=server.results)
    assert f"<#{server.results.id}>" in reply.text
    [row] = await server.subscriptions()
    assert row.channel_id == server.results.id


@pytest.mark.parametrize(
    ("denied", "name"),
    [
        (Permission.VIEW_CHANNEL, "View Channel"),
        (Permission.SEND_MESSAGES, "Send Messages"),
        (Permission.EMBED_LINKS, "Embed Links"),
        (Permission.ATTACH_FILES, "Attach Files"),
        (Permission.READ_MESSAGE_HISTORY, "Read Message History"),
    ],
)
async def test_what_the_bot_lacks_in_the_channel_is_named_before_anybody_is_followed(
    server, denied, name
):
    for channel in (server.results, server.here):
        server.local.deny_bot(channel, denied)
    named = await server.admin_says("player add", riot_id=OTTER, channel=server.results)
    fallback = await server.admin_says("player add", riot_id=OTTER)
    assert name in named.text
    assert name in fallback.text
    assert await server.subscriptions() == []


async def test_in_a_thread_it_takes_sending_in_threads(server):
    thread = server.local.add_channel(server.guild, "games", type=11, parent_id=server.results)
    server.local.deny_bot(server.results, Permission.SEND_MESSAGES_IN_THREADS)
    reply = await server.admin_says("player add", riot_id=OTTER, channel=thread)
    assert "Send Messages in Threads" in reply.text
    server.local.deny_bot(server.results, Permission.SEND_MESSAGES)
    reply = await server.admin_says("player add", riot_id=OTTER, channel=thread)
    assert f"<#{thread.id}>" in reply.text
    assert len(await server.subscriptions()) == 1


async def test_a_server_channel_that_is_gone_is_said_and_not_used(server):
    await server.admin_says("channel set", channel=server.results)
    server.local.delete_channel(server.results)
    reply = await server.admin_says("player add", riot_id=OTTER)
    assert "/channel set" in reply.text
    assert await server.subscriptions() == []


@pytest.mark.parametrize(
    ("path", "options"),
    [
        ("player add", {"riot_id": OTTER}),
        ("player remove", {"player": OTTER}),
        ("channel show", {}),
        ("channel test", {}),
    ],
)
async def test_who_may_not_manage_the_server_is_refused_on_our_side_too(server, path, options):
    reply = await server.member_says(path, **options)
    assert "Manage Server" in reply.text
    assert reply.ephemeral
    assert await server.subscriptions() == []
    assert server.local.messages(server.here) == []


@pytest.mark.parametrize(
    "typed",
    ["x" * 5000, "\u200b\u2060", "@everyone", "@everyone#EUW", "**bold**#[x](http://e.vil)", "#"],
)
async def test_whatever_is_typed_gets_a_sentence_that_mentions_and_formats_nothing(server, typed):
    for path, option in (("player add", "riot_id"), ("player remove", "player")):
        reply = await server.admin_says(path, **{option: typed})
        assert 20 < len(reply.content or reply.text) <= 2000
        assert reply.ephemeral
        for harm in ("@everyone", "**bold**", "[x]", "://", "reference", "went wrong"):
            assert harm not in reply.text
        assert reply.messages[-1]["mention_everyone"] is False


async def test_a_player_is_removed_by_what_autocomplete_suggests(server):
    await server.admin_says("player add", riot_id=OTTER)
    [choice] = await server.local.autocomplete(
        server.admin, server.here, "player remove", focused="player", player="otter"
    )
    assert choice["name"] == OTTER
    reply = await server.admin_says("player remove", player=choice["value"])
    assert OTTER in reply.text
    assert await server.subscriptions() == []


async def test_a_player_is_removed_by_his_name_as_typed(server):
    await server.admin_says("player add", riot_id=OTTER)
    await server.admin_says("player remove", player="QUIET OTTER#euw")
    assert await server.subscriptions() == []


async def test_players_are_listed_for_everybody(server):
    assert "/player add" in (await server.member_says("players")).text
    await server.admin_says("player add", riot_id=OTTER)
    reply = await server.member_says("players")
    assert OTTER in reply.text
    assert not reply.ephemeral


async def test_a_hundred_players_with_the_longest_names_fit(server):
    async with server.database.write() as session:
        for number in range(100):
            player = await add_player(session, f"{number:_>16}", "*****", puuid=f"p{number}")
            await subscribe(
                session, server.guild.id, player, server.bot.services.clock.now(), channel_id=7
            )
    reply = await server.member_says("players")
    seen, page = "", 1
    while True:
        await reply.until(lambda r, page=page: f"100 followed · page {page} of" in r.text)
        seen += reply.embeds[0]["description"]
        following = [b for b in buttons(reply) if "▶" in b["label"]]
        if not following:
            break
        reply = await server.local.click(server.member, reply.message, following[0]["custom_id"])
        page += 1
    assert [number for number in range(100) if f"\\_{number}#" not in seen] == []
    assert page <= 12


async def test_a_page_of_players_that_is_gone_is_the_last_one(server):
    async with server.database.write() as session:
        for number in range(90):
            player = await add_player(session, f"Otter {number:03}", "EUW", puuid=f"p{number}")
            await subscribe(session, server.guild.id, player, server.bot.services.clock.now())
    reply = await server.member_says("players")
    [button] = buttons(reply)
    second = await server.local.click(server.member, reply.message, button["custom_id"])
    await second.until(lambda r: "page 2 of 3" in r.text)
    async with server.database.write() as session:
        await session.execute(delete(Subscription).where(Subscription.player_id > 10))
    last = await server.local.click(server.member, second.message, buttons(second)[1]["custom_id"])
    await last.until(lambda r: "10 followed" in r.text)
    assert buttons(last) == []


def buttons(reply):
    return [button for row in reply.components for button in row["components"]]


async def test_a_failure_is_told_to_the_asker_alone_with_a_reference_that_is_in_the_log(
    server, monkeypatch, caplog
):
    async def broken(*_):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("bot.cogs.players_page.subscriptions.followed", broken)
    reply = await server.member_says("players")
    await reply.until(lambda r: r.messages and not r.loading)
    [message] = reply.messages
    assert message["flags"] & 64
    reference = message["content"].split()[-1].strip(".")
    assert reference in caplog.text
    assert "the disk is full" not in message["content"]


@pytest.fixture
def quickly_busy(sqlite_database, monkeypatch):
    """Connections wait for a lock for no more than a moment."""
    monkeypatch.setattr("tracking.database.sqlite.BUSY_TIMEOUT_MS", 20)
    return sqlite_database


async def test_a_command_while_another_program_holds_the_database_is_answered_and_can_be_repeated(
    quickly_busy, server, caplog
):
    with closing(sqlite3.connect(quickly_busy.path, timeout=0, isolation_level=None)) as other:

        def holds():
            with suppress(sqlite3.OperationalError):
                other.execute("BEGIN IMMEDIATE")
            return other.in_transaction

        await until(holds)  # the bot may still write down where it is
        reply = await server.admin_says("player add", riot_id=OTTER)
        await reply.until(lambda r: not r.loading)
        assert "Something went wrong on our side" in reply.text
        assert "database is locked" in caplog.text
        assert "locked" not in reply.text
        assert OTTER not in (await server.member_says("players")).text
    assert OTTER in (await server.admin_says("player add", riot_id=OTTER)).text
    assert len(await server.subscriptions()) == 1


@pytest.fixture
async def several(server, clock):
    """Three are followed."""
    async with server.database.write() as session:
        for number in range(3):
            player = await add_player(session, f"Otter {number}")
            await subscribe(session, server.guild.id, player, clock.now())


async def confirm(server, reply):
    [row] = reply.components
    [button] = row["components"]
    assert button["style"] == 4
    pressed = await server.local.click(server.admin, reply.message, button["custom_id"])
    return await pressed.until(lambda each: each.edited or bool(each.followups))


async def test_everybody_is_removed_once_it_is_confirmed(server, several):
    *_, last = await server.local.autocomplete(
        server.admin, server.here, "player remove", focused="player", player=""
    )
    assert last["name"] == "Everybody: all 3 players"
    asked = await server.admin_says("player remove", player=last["value"])
    assert "Really stop following all 3 players" in asked.text
    assert len(await server.subscriptions()) == 3
    done = await confirm(server, asked)
    assert "3 players are not followed here any more" in done.text
    assert done.components == []
    assert await server.subscriptions() == []


async def test_if_somebody_was_added_meanwhile_it_is_asked_again(server, several, start_bot):
    asked = await server.admin_says("player remove", player="*")
    await server.admin_says("player add", riot_id=OTTER)
    server.bot = await start_bot()
    again = await confirm(server, asked)
    assert "all 4 players" in again.text
    assert len(await server.subscriptions()) == 4
    await confirm(server, again)
    assert await server.subscriptions() == []


async def test_who_may_not_manage_the_server_does_not_remove_everybody(server, several):
    assert "Manage Server" in (await server.member_says("player remove", player="*")).text
    asked = await server.admin_says("player remove", player="*")
    server.local.world.guilds[server.guild.id].members[server.admin.id].roles.clear()
    [row] = asked.components
    pressed = await server.local.click(
        server.admin, asked.message, row["components"][0]["custom_id"]
    )
    assert "Manage Server" in pressed.text
    assert len(await server.subscriptions()) == 3


async def test_where_one_is_followed_everybody_is_not_suggested(server):
    await server.admin_says("player add", riot_id=OTTER)
    suggested = await server.local.autocomplete(
        server.admin, server.here, "player remove", focused="player", player=""
    )
    assert [each["name"] for each in suggested] == [OTTER]
