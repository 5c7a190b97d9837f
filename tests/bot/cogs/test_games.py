"""`/games`, as admins and others use it."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot.announcer import Announcer
from simulators.discord import NotOffered
from tests.tracking.polling.riot import live, record
from tracking.database.models import Player, TrackedGameRow
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.errors import RiotForbidden

OTTER = "Quiet Otter#EUW"
PUUID = "puuid-Quiet Otter"
COMMANDS = [
    ("games stuck", {}),
    ("games explain", {"game": "EUW1_1"}),
    ("games retry", {"game": "EUW1_1"}),
    ("games close", {"game": "EUW1_1"}),
    ("games resend", {"game": "EUW1_1"}),
    ("games import", {"match": "EUW1_1"}),
]


@pytest.fixture
async def server(server):
    """The server follows somebody, and results have a channel."""
    await server.admin_says("channel set", channel=server.results)
    await server.admin_says("player add", riot_id=OTTER)
    return server


async def over(riot, polling, clock, number=1):
    """A game that was seen and is over; its record is not published."""
    riot.live[PUUID] = live(number, PUUID)
    await polling.detection_turn()
    riot.live.clear()
    for _ in range(2):
        clock.shift(30)
        await polling.detection_turn()


async def stored(server, riot, polling, number=1):
    """A game whose result is stored, and the message that stands in the channel."""
    now = polling.completion._clock.now()
    riot.records[f"EUW1_{number}"] = record(number, now, **{PUUID: True})
    await server.admin_says("games import", match=f"EUW1_{number}")
    async with server.database.write() as session:
        await session.execute(
            update(Announcement).values(state="SENT", message_id=4711, sent_at=now)
        )


async def rows(server):
    async with server.database.read() as session:
        return list(await session.scalars(select(TrackedGameRow)))


async def announcements(server):
    async with server.database.read() as session:
        return list(await session.scalars(select(Announcement).order_by(Announcement.id)))


def buttons(reply):
    return [one["custom_id"] for row in reply.components for one in row["components"]]


def button(reply, act):
    return next(each for each in buttons(reply) if each.startswith(f"games:{act}:"))


@pytest.mark.parametrize(("path", "options"), COMMANDS)
async def test_who_may_not_manage_the_server_is_refused_on_both_sides(server, path, options):
    with pytest.raises(NotOffered):
        await server.local.slash(server.member, server.here, path, **options)
    reply = await server.member_says(path, **options)
    assert "Manage Server" in reply.text
    assert reply.ephemeral


@pytest.mark.parametrize(("path", "options"), COMMANDS[1:5])
async def test_a_game_of_another_servers_player_answers_as_if_it_did_not_exist(
    server, riot, polling, clock, path, options
):
    await over(riot, polling, clock)
    other = server.local.add_guild("Heron Marsh")
    there = server.local.add_channel(other, "there")
    admin = server.local.add_user("stranger", other, permissions=1 << 5)
    reply = await server.local.slash(admin, there, path, **options)
    unknown = await server.local.slash(admin, there, path, game="EUW1_999")
    assert reply.text == unknown.text
    assert "No player followed in this server" in reply.text
    assert [row.status for row in await rows(server)] == ["ACTIVE"]
    suggested = await server.local.autocomplete(admin, there, "games explain", focused="game")
    assert suggested == []


@pytest.mark.parametrize("typed", ["x" * 5000, "@everyone", "[x](http://e.vil)", "#", "EUW1_"])
@pytest.mark.parametrize(
    ("path", "option"),
    [("games explain", "game"), ("games retry", "game"), ("games import", "match")],
)
async def test_whatever_is_typed_gets_a_sentence_that_says_what_to_do(server, path, option, typed):
    reply = await server.admin_says(path, **{option: typed})
    assert "match id such as EUW1" in reply.text
    assert reply.ephemeral


async def test_nothing_stuck_is_said_so(server):
    reply = await server.admin_says("games stuck")
    assert "Nothing is stuck" in reply.text
    assert reply.ephemeral


async def test_stuck_names_player_queue_since_when_reason_and_next_attempt(
    server, riot, polling, clock
):
    await over(riot, polling, clock)
    detected = clock.now().timestamp() - 60
    for _ in range(3):
        clock.shift(3700)
        await polling.completion_turn()
    [row] = await rows(server)
    reply = await server.admin_says("games stuck")
    for told in (
        OTTER,
        "Ranked Solo/Duo",
        f"<t:{int(detected)}:R>",
        "Riot has not published the record yet",
        f"<t:{int(row.due_at.timestamp())}:R>",
        "3 failed attempts",
    ):
        assert told in reply.text, told
    assert len(buttons(reply)) == 3


async def test_a_paused_channel_and_posts_that_went_wrong_are_listed(server, riot, polling, clock):
    await stored(server, riot, polling)
    async with server.database.write() as session:
        await session.execute(
            update(Announcement).values(state="UNCERTAIN", last_error="who knows")
        )
        session.add(
            PausedChannel(
                channel_id=server.results.id, reason="the bot may not", paused_at=clock.now()
            )
        )
    reply = await server.admin_says("games stuck")
    for told in ("the bot may not", "/channel test", "uncertain", "who knows"):
        assert told in reply.text, told
    again = await server.local.click(server.admin, reply.message, button(reply, "resend"))
    assert f"<#{server.results.id}>" in again.text
    assert [(a.state, a.resend) for a in await announcements(server)] == [("PENDING", 1)]


async def test_the_buttons_work_after_a_restart_and_ask_for_the_permission_again(
    server, riot, polling, clock, start_bot
):
    await over(riot, polling, clock)
    clock.shift(4 * 3600)
    listed = await server.admin_says("games stuck")
    await start_bot()
    told = await server.local.click(server.admin, listed.message, button(listed, "explain"))
    assert "Seen while it was played" in told.text
    assert told.ephemeral
    riot.records["EUW1_1"] = record(1, clock.now(), **{PUUID: True})
    asked = await server.local.click(server.admin, listed.message, button(listed, "retry"))
    assert "the result is stored" in asked.text
    assert "Victory" in asked.text
    closed = await server.local.click(server.admin, listed.message, button(listed, "close"))
    assert "nothing to close" in closed.text


async def test_a_button_checks_at_the_click_who_presses_it(server, riot, polling, clock):
    await over(riot, polling, clock)
    clock.shift(4 * 3600)
    listed = await server.admin_says("games stuck")
    member = server.local.world.guilds[server.guild.id].members[server.admin.id]
    member.roles = []
    reply = await server.local.click(server.admin, listed.message, button(listed, "close"))
    assert "Manage Server" in reply.text
    assert [row.status for row in await rows(server)] == ["ACTIVE"]


async def test_a_long_list_has_pages_that_are_turned(server, riot, polling, clock):
    await over(riot, polling, clock)
    async with server.database.write() as session:
        player_id = await session.scalar(select(Player.id))
        for number in range(2, 11):
            session.add(
                TrackedGameRow(
                    player_id=player_id,
                    game_id=str(number),
                    platform="EUW1",
                    game="lol",
                    queue_type="ARAM",
                    detected_at=clock.now(),
                )
            )
    clock.shift(4 * 3600)
    first = await server.admin_says("games stuck")
    assert "page 1 of 3" in first.text
    await server.local.click(server.admin, first.message, "games:page:::1")
    await first.until(lambda shown: "page 2 of 3" in shown.text)
    await server.local.click(server.admin, first.message, "games:page:::2")
    await first.until(lambda shown: "page 3 of 3" in shown.text)
    assert "10 · ARAM" in first.text


async def test_explain_tells_the_story_and_links_the_message(server, riot, polling, clock):
    await stored(server, riot, polling)
    reply = await server.admin_says("games explain", game="EUW1_1")
    link = f"https://discord.com/channels/{server.guild.id}/{server.results.id}/4711"
    for told in ("Brought in by an admin", "Result stored", "Victory", link, "Game began"):
        assert told in reply.text, told


async def test_explain_names_why_nothing_was_announced(server, riot, polling, clock):
    riot.records["EUW1_1"] = record(1, clock.now().replace(hour=12), **{PUUID: True})
    reply = await server.admin_says("games import", match="EUW1_1")
    assert "EUW1_1 is stored" in reply.text.replace("\\", "")
    assert "before he was followed here" in reply.text
    assert await announcements(server) == []


async def test_games_are_suggested_with_name_queue_when_and_state(server, riot, polling, clock):
    await stored(server, riot, polling, 1)
    await over(riot, polling, clock, 2)
    said = []
    for path in ("games explain", "games close", "games resend"):
        choices = await server.local.autocomplete(server.admin, server.here, path, focused="game")
        said.append([(one["name"], one["value"]) for one in choices])
    running = (f"{OTTER} · Ranked Solo/Duo · 1 min ago · awaited", "EUW1_2")
    done = (f"{OTTER} · Ranked Solo/Duo · 1 min ago · completed", "EUW1_1")
    assert said[1:] == [[running], [done]]
    assert sorted(said[0]) == sorted([running, done])


async def test_retry_says_what_came_of_it(server, riot, polling, clock):
    await over(riot, polling, clock)
    assert "no record of this game yet" in (await server.admin_says("games retry", game="1")).text
    riot.records["EUW1_1"] = RiotForbidden()
    assert "does not publish" in (await server.admin_says("games retry", game="1")).text
    riot.records["EUW1_1"] = record(1, clock.now(), **{PUUID: True})
    reply = await server.admin_says("games retry", game="1")
    assert "the result is stored" in reply.text
    assert reply.deferred


async def test_close_gives_up_and_says_so_once(server, riot, polling, clock):
    await over(riot, polling, clock)
    reply = await server.admin_says("games close", game="EUW1_1")
    assert "Closed" in reply.text
    assert "A moderator closed it." in reply.text
    assert "given up already" in (await server.admin_says("games close", game="EUW1_1")).text
    assert [each.kind for each in await announcements(server)] == ["unavailable"]


@pytest.mark.parametrize(
    ("match", "says"),
    [("EUW1_404", "Riot has no match"), ("EUW1_1", "private"), ("EUW1_2", "Nobody")],
)
async def test_import_says_why_there_is_nothing_to_bring_in(server, riot, clock, match, says):
    riot.records["EUW1_1"] = RiotForbidden()
    riot.records["EUW1_2"] = record(2, clock.now(), lynx=True)
    reply = await server.admin_says("games import", match=match)
    assert says in reply.text
    assert await rows(server) == []


async def test_import_takes_a_link_and_knows_what_it_has(server, riot, polling, clock):
    riot.records["EUW1_1"] = record(1, clock.now(), **{PUUID: True})
    link = "https://www.leagueofgraphs.com/match/euw/1#participant2"
    assert "is stored" in (await server.admin_says("games import", match=link)).text
    assert "stored already" in (await server.admin_says("games import", match=link)).text
    assert len(await announcements(server)) == 1


async def test_resend_asks_first_where_the_post_stands(server, riot, polling, clock, start_bot):
    await stored(server, riot, polling)
    asked = await server.admin_says("games resend", game="EUW1_1")
    assert "second time" in asked.text
    assert [each.state for each in await announcements(server)] == ["SENT"]
    await start_bot()
    [yes] = buttons(asked)
    done = await server.local.click(server.admin, asked.message, yes)
    assert "posted again" in done.text
    twice = await server.local.click(server.admin, asked.message, yes)
    assert "not out yet" in twice.text
    [row] = await announcements(server)
    assert (row.state, row.resend) == ("PENDING", 1)


async def test_a_result_posted_again_is_a_second_message_beside_the_first(
    server, riot, polling, clock
):
    announcer = Announcer(
        database=server.database,
        clock=clock,
        client=lambda: server.bot,
        max_age=timedelta(hours=6),
    )
    riot.records["EUW1_1"] = record(1, clock.now(), **{PUUID: True})
    await server.admin_says("games import", match="EUW1_1")
    await announcer.turn()
    asked = await server.admin_says("games resend", game="EUW1_1")
    await server.local.click(server.admin, asked.message, buttons(asked)[0])
    await announcer.turn()
    await announcer.turn()
    first, second = server.local.messages(server.results)
    assert first["content"] == second["content"]
    told = await server.admin_says("games explain", game="EUW1_1")
    assert f"/{second['id']}" in told.text


async def test_a_failure_behind_a_button_is_told_with_a_reference(
    server, riot, polling, clock, monkeypatch, caplog
):
    await over(riot, polling, clock)
    clock.shift(4 * 3600)
    listed = await server.admin_says("games stuck")

    async def broken(*_, **__):
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("tracking.casework.service.tell", broken)
    reply = await server.local.click(server.admin, listed.message, button(listed, "explain"))
    await reply.until(lambda r: "Something went wrong" in r.text)
    assert "the disk is full" not in reply.text
    assert "the disk is full" in caplog.text
