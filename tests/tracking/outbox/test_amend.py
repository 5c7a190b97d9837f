from datetime import timedelta

import pytest

from tests.support.ranks import rank
from tracking import outbox
from tracking.domain.events import GameEvent
from tracking.domain.games import GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import Effect
from tracking.domain.rank_lines import RankLine

PENDING = RankLine(ladder=Ladder.SOLO, effect=Effect.PENDING, rank=rank("GOLD II 34"))
KNOWN = RankLine(ladder=Ladder.SOLO, effect=Effect.CHANGED, lp=21, rank=rank("GOLD II 55"))
GAME = GameKey(platform="EUW1", game_id="100")


class Posts:
    """A result whose players' ranks become known."""

    def __init__(self, world):
        self.world = world

    async def owe(self, *players):
        ranks = dict.fromkeys(players, PENDING)
        await self.world.enqueue(self.world.game("100", *players, ranks=ranks))

    async def send(self, message_id=5):
        for claim in await self.world.claim():
            await self.world.deliver(claim.id, message_id)

    async def amend(self, *players, key=GAME):
        async with self.world.database.write() as session:
            lines = dict.fromkeys(players, KNOWN)
            return await outbox.amend(session, key, lines, now=self.world.now)

    async def due(self):
        async with self.world.database.write() as session:
            return await outbox.edits_due(session, self.world.now, 10)

    async def edited(self, edit):
        async with self.world.database.write() as session:
            await outbox.edited(session, edit)


@pytest.fixture
def posts(world):
    return Posts(world)


async def test_a_post_that_is_not_out_yet_is_composed_anew_and_not_edited(world, posts):
    await posts.owe(world.first)
    assert await posts.amend(world.first) == 1
    [row] = await world.rows()
    assert GameEvent.from_json(row.payload).ranks == {world.first: KNOWN}
    await posts.send()
    assert await posts.due() == []


async def test_a_post_that_is_out_is_edited_once(world, posts):
    await posts.owe(world.first)
    await posts.send()
    assert await posts.amend(world.first) == 1
    [edit] = await posts.due()
    assert (edit.message_id, edit.event.ranks) == (5, {world.first: KNOWN})
    await posts.edited(edit)
    assert await posts.due() == []
    assert await posts.amend(world.first) == 0


async def test_a_post_that_is_under_way_is_edited_when_it_is_out(world, posts):
    await posts.owe(world.first)
    [claim] = await world.claim()
    await posts.amend(world.first)
    assert await posts.due() == []
    await world.deliver(claim.id)
    assert len(await posts.due()) == 1


async def test_an_edit_waits_a_little_for_the_other_players_of_a_post(world, posts):
    await posts.owe(world.first, world.second)
    await posts.send()
    await posts.amend(world.first)
    assert await posts.due() == []
    await posts.amend(world.second)
    assert len(await posts.due()) == 1


async def test_an_edit_does_not_wait_for_ever(world, posts):
    await posts.owe(world.first, world.second)
    await posts.send()
    await posts.amend(world.first)
    world.clock.shift(60)
    assert len(await posts.due()) == 1


async def test_what_becomes_known_during_an_edit_is_edited_after_it(world, posts):
    await posts.owe(world.first, world.second)
    await posts.send()
    await posts.amend(world.first)
    world.clock.shift(60)
    [edit] = await posts.due()
    world.clock.shift(1)
    await posts.amend(world.second)
    await posts.edited(edit)
    assert len(await posts.due()) == 1


async def test_an_edit_that_failed_is_due_again_later(world, posts):
    await posts.owe(world.first)
    await posts.send()
    await posts.amend(world.first)
    [edit] = await posts.due()
    async with world.database.write() as session:
        await outbox.edit_later(session, edit, world.now + timedelta(minutes=1))
    assert await posts.due() == []
    world.clock.shift(61)
    [edit] = await posts.due()
    assert edit.failures == 1


async def test_an_old_post_is_left_as_it_is(world, posts):
    await posts.owe(world.first)
    await posts.send()
    await posts.amend(world.first)
    world.clock.shift(2 * 3600)
    assert await posts.due() == []


async def test_a_post_that_was_deleted_is_left_alone(world, posts):
    await posts.owe(world.first)
    await posts.send(message_id=None)
    await posts.amend(world.first)
    assert await posts.due() == []


async def test_another_game_and_a_player_who_is_not_named_change_nothing(world, posts):
    await posts.owe(world.first)
    assert await posts.amend(world.first, key=GameKey(platform="EUW1", game_id="1")) == 0
    assert await posts.amend(world.second) == 0


async def test_who_is_added_to_a_post_that_waits_brings_his_rank_along(world, posts):
    await posts.owe(world.first)
    await posts.owe(world.second)
    [row] = await world.rows()
    assert GameEvent.from_json(row.payload).ranks == dict.fromkeys(
        (world.first, world.second), PENDING
    )
