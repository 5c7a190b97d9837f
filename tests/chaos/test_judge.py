"""The judge sees each kind of broken promise: one that never objects would prove nothing."""

import time

import pytest

from simulators.riot import Publication
from tests.chaos.made_up import World
from tests.chaos.stage import Follow


@pytest.fixture
def world():
    return World()


async def test_a_game_that_was_told_once_breaks_nothing(world):
    game = world.play()
    world.store(game)
    world.post(game, world.channel)
    assert await world.broken() == ""


async def test_a_game_without_a_row_or_a_message_is_lost(world):
    world.play()
    said = await world.broken()
    assert "has no row" in said
    assert "was not told" in said


async def test_a_second_message_is_a_duplicate(world):
    game = world.play()
    world.store(game)
    world.post(game, world.channel)
    world.post(game, world.channel)
    assert "was told 2 times" in await world.broken()


async def test_a_message_in_another_channel_is_a_broken_promise(world):
    game = world.play()
    world.store(game)
    world.post(game, world.channel)
    world.post(game, world.other)
    assert "nobody owes it" in await world.broken()


async def test_a_message_that_does_not_name_the_player_is_a_broken_promise(world):
    game = world.play()
    world.store(game)
    world.post(game, world.channel, name="Somebody Else#EUW")
    assert "is not told of player 0" in await world.broken()


async def test_a_wrong_outcome_is_a_broken_promise(world):
    game = world.play()
    world.store(game, outcome="loss")
    world.post(game, world.channel)
    assert "player 0 has loss" in await world.broken()


async def test_an_untrue_reason_is_a_broken_promise(world):
    game = world.play()
    reason = "Riot keeps the records of this game private."
    world.store(game, "UNAVAILABLE", last_error=reason)
    world.post(game, world.channel)
    assert "which is untrue" in await world.broken()


async def test_what_is_left_over_is_a_broken_promise(world):
    game = world.play(Publication.NEVER)
    world.store(game, "ACTIVE")
    assert "is left ACTIVE" in await world.broken()


async def test_a_game_whose_start_was_seen_is_told_as_unavailable(world):
    game = world.play(Publication.NEVER)
    now = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    reason = "Riot did not publish this game within 8 hours."
    world.store(game, "UNAVAILABLE", last_error=reason, seen_at=now, held_over_at=now)
    assert "was not told of no result" in await world.broken()
    world.post(game, world.channel, title="Result unavailable")
    assert await world.broken() == ""


@pytest.mark.parametrize(
    ("says", "breaks"), [("No result", "has a result of no record"), ("Result unavailable", "")]
)
async def test_a_digest_is_read_line_by_line(world, says, breaks):
    lost, won = world.play(Publication.NEVER), world.play()
    now = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    reason = "Riot did not publish this game within 8 hours."
    world.store(lost, "UNAVAILABLE", last_error=reason, seen_at=now, held_over_at=now)
    world.store(won)
    name = "**Amber Otter#C000**"
    world.digest(world.channel, (f"{name} {says}", lost), (f"{name} Victory", won))
    broken = await world.broken()
    assert breaks in broken
    assert bool(broken) == bool(breaks)


async def test_a_channel_that_follows_later_is_not_owed_what_was_over(world):
    game = world.play(Publication.NEVER)
    late = time.time() + 60
    world.stage.follows.append(
        Follow(
            player=0, guild_id=world.guild, channel_id=world.other, asked_at=late, answered_at=late
        )
    )
    now = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime())
    reason = "Riot did not publish this game within 8 hours."
    world.store(game, "UNAVAILABLE", last_error=reason, seen_at=now, held_over_at=now)
    world.post(game, world.channel, title="Result unavailable")
    assert await world.broken() == ""
