"""Whom a post calls at Discord: those who asked for it, and nobody else whatever the names say."""

import pytest
from sqlalchemy import update

from tests.bot.test_announcer import POSTS, new_world
from tests.bot.test_editing import amend, edits
from tracking.database.account_models import AccountLink, MentionWish
from tracking.database.models import Player


@pytest.fixture
async def world(sqlite_database, clock, local, client):
    return await new_world(sqlite_database, clock, local, client)


@pytest.fixture
async def member(world):
    """He is the player of both servers, and asked for it in the first."""
    guild_id = world.channels[0].guild_id
    user = world.local.add_user("otter", guild_id)
    async with world.database.write() as session:
        session.add(
            AccountLink(
                user_id=user.id,
                lol_puuid="lol-Quiet Otter",
                platform="EUW1",
                game_name="Quiet Otter",
                tag_line="EUW",
                created_at=world.clock.now(),
            )
        )
        session.add(MentionWish(user_id=user.id, guild_id=guild_id, created_at=world.clock.now()))
    return user


async def called(world):
    """By channel whom Discord calls, as the post was sent."""
    for record in world.local.requests("POST", POSTS):
        assert record.body["allowed_mentions"]["parse"] == []
    return [
        [user["id"] for user in message["mentions"]]
        for channel in (0, 1)
        for message in world.posted(channel)
    ]


async def test_who_asked_for_it_is_called_beside_his_name_in_that_server_alone(world, member):
    await world.owe()
    await world.announcer.turn()
    assert await called(world) == [[str(member.id)], []]
    [here], [there] = world.posted(0), world.posted(1)
    assert f"**\u2066Quiet Otter#EUW\u2069** <@{member.id}> as Ahri" in here["content"]
    assert "<@" not in there["content"]


@pytest.mark.parametrize("name", ["@everyone", "<@{0}>", "@here <@&{0}>"])
async def test_a_name_calls_nobody(world, member, name):
    """Neither with a member who asked for it beside it, nor without."""
    stranger = world.local.add_user("stranger", world.channels[0].guild_id)
    async with world.database.write() as session:
        await session.execute(update(Player).values(game_name=name.format(stranger.id)[:32]))
    await world.owe()
    await world.announcer.turn()
    assert await called(world) == [[str(member.id)], []]
    assert not any(message["mention_everyone"] for message in world.posted(0) + world.posted(1))


async def test_an_edit_leaves_the_post_highlighted_for_whom_it_called(world, member):
    """Discord takes the mentions of the last edit, and notifies nobody of one."""
    await world.owe()
    await world.announcer.turn()
    await amend(world)
    await world.announcer.turn()
    assert await called(world) == [[str(member.id)], []]
    assert all(body["allowed_mentions"]["parse"] == [] for body in edits(world))
    [here] = world.posted(0)
    assert "+21 LP" in here["content"]
    assert f"<@{member.id}>" in here["content"]


async def test_a_post_that_is_tried_again_calls_once(world, member):
    world.local.fault("POST", POSTS, commit=True, times=2, drop=True)
    await world.owe()
    await world.announcer.turn()
    world.clock.shift(5)
    await world.announcer.turn()
    assert await called(world) == [[str(member.id)], []]
