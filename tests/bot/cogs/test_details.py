"""Details under a post, as a member presses it."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select, update

from bot.announcer import Announcer
from tests.support.discord_schema import assert_valid_request, assert_within_limits
from tests.tracking.polling.riot import record
from tracking.database.models import Scoreboard, TrackedGameRow

OTTER = "Quiet Otter#EUW"
PUUID = "puuid-Quiet Otter"
IN_THE_RECORD = "Puuid-Quiet Otte#EUW"


@pytest.fixture
async def post(server, riot, polling, clock):
    """A result that stands in the channel."""
    await server.admin_says("channel set", channel=server.results)
    await server.admin_says("player add", riot_id=OTTER)
    clock.shift(60)
    riot.records["EUW1_1"] = record(1, clock.now(), **{PUUID: True})
    await server.admin_says("games import", match="EUW1_1")
    await announce(server, clock)
    [message] = server.local.messages(server.results)
    return message


async def announce(server, clock):
    announcer = Announcer(
        database=server.database,
        clock=clock,
        client=lambda: server.bot,
        max_age=timedelta(hours=6),
    )
    await announcer.turn()


def details(message):
    [row] = message["components"]
    return next(each["custom_id"] for each in row["components"] if "custom_id" in each)


async def press(server, post, user=None):
    return await server.local.click(user or server.member, post, details(post))


async def test_a_member_alone_is_shown_the_whole_game(server, post):
    reply = await press(server, post)
    assert reply.ephemeral
    [embed] = reply.message["embeds"]
    assert IN_THE_RECORD in str(embed["fields"])
    assert len(server.local.messages(server.results)) == 1


async def test_it_is_alive_after_a_restart_and_after_raw_records_were_dropped(
    server, post, start_bot
):
    async with server.database.write() as session:
        await session.execute(update(TrackedGameRow).values(raw_api_response=None))
    await start_bot()
    reply = await press(server, post)
    assert IN_THE_RECORD in str(reply.message["embeds"])


async def test_it_is_in_the_language_of_who_presses(server, post):
    korean = server.local.add_user("하나", server.guild, locale="ko")
    reply = await press(server, post, korean)
    assert "승리" in str(reply.message["embeds"])
    assert "Victory" in post["embeds"][0]["title"]


async def test_where_nothing_is_kept_it_says_so(server, post):
    async with server.database.write() as session:
        await session.execute(delete(Scoreboard))
    assert (await press(server, post)).text == "No table of this game is kept."


async def test_the_answer_is_one_that_discord_takes(server, post, shared_data):
    await press(server, post)
    for record_ in server.local.requests("PATCH", "/messages/@original$"):
        assert_within_limits(record_)
        assert_valid_request(record_)


async def test_a_game_that_is_unfollowed_and_purged_is_still_told(server, post):
    async with server.database.write() as session:
        await session.execute(delete(TrackedGameRow))
        assert await session.scalar(select(Scoreboard.game_id)) == "1"
    reply = await press(server, post)
    assert "`EUW1_1`" in reply.message["embeds"][0]["description"]
