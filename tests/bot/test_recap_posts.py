"""A recap on its way into a channel of a local Discord: once, whatever goes wrong."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import update

from tests.bot.test_announcer import POSTS, new_world
from tests.bot.views.test_recap import recap
from tracking import outbox
from tracking.database.models import Guild
from tracking.database.outbox_models import Announcement
from tracking.domain.recap_periods import Period


@pytest.fixture
async def world(sqlite_database, clock, local, client):
    return await new_world(sqlite_database, clock, local, client)


async def owe(world, told=None):
    channel = world.channels[0]
    async with world.database.write() as session:
        return await outbox.enqueue_recap(
            session,
            told or recap(),
            guild_id=channel.guild_id,
            channel_id=channel.id,
            now=world.clock.now(),
        )


async def test_a_recap_is_posted_once(world):
    assert [await owe(world), await owe(world)] == [True, False]
    assert [(await world.announcer.turn())["posted"] for _ in range(3)] == [1, 0, 0]
    [message] = world.posted()
    assert message["content"].startswith("**Weekly recap · Nov 16 – Nov 22**")
    assert message["embeds"][0]["footer"]["text"] == "2026-11-16 – 2026-11-22 · Europe/Berlin"
    assert await owe(world) is False


@pytest.mark.parametrize("seconds", [5, 600], ids=["by its nonce", "by its footer"])
async def test_one_whose_answer_was_lost_is_not_posted_again(world, seconds):
    world.local.fault("POST", POSTS, commit=True, drop=True)
    await owe(world)
    assert (await world.announcer.turn())["posted"] == 0
    world.clock.shift(seconds)
    assert (await world.announcer.turn())["posted"] == 1
    assert len(world.posted()) == 1
    assert await world.states() == ["SENT"]


async def test_it_is_known_again_in_another_language(world):
    """The server chose another one between the two attempts."""
    world.local.fault("POST", POSTS, commit=True, drop=True)
    await owe(world)
    await world.announcer.turn()
    async with world.database.write() as session:
        await session.execute(update(Guild).values(language="ko"))
    world.clock.shift(600)
    assert (await world.announcer.turn())["posted"] == 1
    assert len(world.posted()) == 1


async def test_another_recap_is_not_taken_for_the_lost_one(world):
    """A day's footer ends as that of a week does that ended with this day."""
    sunday = date(2026, 11, 22)
    await owe(world)
    await world.announcer.turn()
    world.local.fault("POST", POSTS, status=503)
    await owe(world, recap(period=Period.DAILY, first=sunday, last=sunday))
    await world.announcer.turn()
    world.clock.shift(600)
    assert (await world.announcer.turn())["posted"] == 1
    assert len(world.posted()) == 2


async def test_the_link_to_its_best_game_is_not_taken_for_that_games_lost_post(world):
    told = recap()
    best = replace(told.games[0].best, key=replace(told.games[0].best.key, game_id="7000000001"))
    await owe(world, replace(told, games=(replace(told.games[0], best=best),)))
    await world.announcer.turn()
    world.local.fault("POST", POSTS, status=503, times=2)
    await world.owe("7000000001")
    await world.announcer.turn()
    world.clock.shift(600)
    await world.announcer.turn()
    assert len(world.posted()) == 2


async def test_one_that_nobody_can_read_is_given_up(world):
    await owe(world)
    async with world.database.write() as session:
        await session.execute(update(Announcement).values(payload={"kind": "recap"}))
    assert (await world.announcer.turn())["posted"] == 0
    assert await world.states() == ["FAILED"]
