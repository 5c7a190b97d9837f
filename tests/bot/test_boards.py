"""A leaderboard that keeps itself up to date, in a channel of a local Discord."""

import pytest
from sqlalchemy import select

from bot import boards
from bot.boards import Boards
from simulators.discord import Permission
from tests.bot.test_announcer import new_world
from tests.support.ranks import standing
from tracking import ranks
from tracking.database.board_models import LeaderboardMessage
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder, Standing, ladders_of

POSTS = r"^/channels/\d+/messages$"


@pytest.fixture
async def world(sqlite_database, clock, local, client):
    world = await new_world(sqlite_database, clock, local, client)
    await rank(world, "GOLD II 34", 10)
    await begin(world)
    return world


async def begin(world):
    channel = world.channels[0]
    async with world.database.write() as session:
        await boards.begin(
            session, channel.guild_id, channel.id, Ladder.SOLO, now=world.clock.now()
        )


async def rank(world, text, wins):
    world.clock.shift(1)
    found = {ladder: Standing() for ladder in ladders_of(Game.LOL)}
    found[Ladder.SOLO] = standing(text, wins, 8)
    async with world.database.write() as session:
        now = world.clock.now()
        await ranks.keep(session, world.player_id, Game.LOL, found, at=now, due_at=now)


async def turn(world, seconds=0.0):
    """By a process that has just begun: nothing may be remembered in it."""
    world.clock.shift(seconds)
    board = Boards(database=world.database, clock=world.clock, client=lambda: world.client)
    return (await board.turn())["boards"]


async def kept(world):
    async with world.database.read() as session:
        return len(list(await session.scalars(select(LeaderboardMessage))))


async def test_it_is_posted_once_and_edited_only_where_something_changed(world):
    assert [await turn(world), await turn(world, 301)] == [1, 0]
    await rank(world, "GOLD I 5", 11)
    assert [await turn(world, 301), await turn(world, 301)] == [1, 0]
    [message] = world.posted(0)
    assert "Gold I · 5 LP" in message["embeds"][0]["description"]
    assert len(world.local.requests("PATCH", "/messages/")) == 1


async def test_it_is_edited_every_few_minutes_at_most(world):
    await turn(world)
    for number in range(1, 10):
        await rank(world, f"GOLD I {number}", 10 + number)
        await turn(world, 60)
    assert len(world.local.requests("PATCH", "/messages/")) == 1


async def test_a_post_whose_answer_was_lost_does_not_stand_there_twice(world):
    world.local.fault("POST", POSTS, commit=True, drop=True)
    await turn(world)
    assert await turn(world, 61) == 1
    assert len(world.posted(0)) == 1


async def test_a_deleted_message_ends_it(world):
    await turn(world)
    [message] = world.posted(0)
    world.local.delete_message(world.channels[0], message["id"])
    await rank(world, "GOLD I 5", 11)
    await turn(world, 301)
    assert (await kept(world), world.posted(0)) == (0, [])


async def test_a_deleted_channel_ends_it(world):
    await turn(world)
    world.local.delete_channel(world.channels[0])
    await rank(world, "GOLD I 5", 11)
    await turn(world, 301)
    assert await kept(world) == 0


async def test_where_it_may_not_be_posted_it_is_tried_again_later(world):
    world.local.deny_bot(world.channels[0], Permission.SEND_MESSAGES)
    assert await turn(world) == 0
    world.local.deny_bot(world.channels[0], 0)
    assert [await turn(world, 60), await turn(world, 3600)] == [0, 1]


async def test_asked_for_again_it_stands_in_a_new_message(world):
    await turn(world)
    world.clock.shift(600)
    await begin(world)
    await turn(world)
    assert len(world.posted(0)) == 2
    assert await kept(world) == 1
