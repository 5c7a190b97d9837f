from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.following import add_guild, subscribe
from tests.support.ranks import Watched, win
from tests.tracking.outbox.world import CHANNEL, GUILD
from tracking import outbox
from tracking.database.choice_models import TopicChannel
from tracking.domain.ladders import Ladder
from tracking.domain.rank_events import RankEvent


def decay():
    return Watched().look(0, "DIAMOND III 20", 9, 9).look(9, "DIAMOND IV 70", 9, 9).history()


def promotion(*games):
    watched = Watched().look(0, "GOLD II 90", 9, 9).played(*games)
    return watched.look(40, "GOLD I 11", 10, 9).history()


async def told(world, history, *, emit=True):
    [step] = history.steps
    step = replace(step, at=world.now)
    async with world.database.write() as session:
        return await outbox.enqueue_step(
            session, world.first, "EUW1", Ladder.SOLO, step, emit=emit, now=world.now
        )


async def test_a_step_without_a_game_is_told_once_in_each_channel(world):
    async with world.database.write() as session:
        await add_guild(session, 2, world.now, channel_id=20)
        await subscribe(session, 2, world.first, world.now)
    assert await told(world, decay()) == 2
    assert await told(world, decay()) == 0
    assert [row.channel_id for row in await world.rows()] == [20, CHANNEL]
    [one, _] = await world.claim()
    event = RankEvent.from_json(one.payload)
    assert (event.game_name, event.ladder, str(event.after)) == (
        "Quiet Otter",
        Ladder.SOLO,
        "Diamond IV · 70 LP",
    )


async def test_a_step_that_came_with_a_game_is_left_to_its_result(world):
    assert await told(world, promotion(win(1, 39))) == 0


async def test_where_promotions_have_a_channel_of_their_own_each_is_told_there(world):
    async with world.database.write() as session:
        session.add(TopicChannel(guild_id=GUILD, topic="promotions", channel_id=77))
    assert await told(world, promotion(win(1, 39))) == 1
    [row] = await world.rows()
    assert (row.channel_id, row.due_at) == (77, world.now)


async def test_a_step_whose_game_nobody_knows_yet_waits_for_it(world):
    await told(world, promotion())
    assert await world.claim() == []
    [found] = promotion(win(1, 39)).steps
    async with world.database.write() as session:
        assert await outbox.leave_to_results(session, [found]) == 1
    world.clock.shift(3600)
    assert await world.claim() == []
    assert await world.states() == ["FOLDED"]


async def test_a_step_whose_game_is_never_found_is_told_after_all(world):
    await told(world, promotion())
    world.clock.shift(16 * 60)
    assert len(await world.claim()) == 1


async def test_who_follows_since_then_is_not_told(world):
    async with world.database.write() as session:
        await add_guild(session, 2, world.now, channel_id=20)
        await subscribe(session, 2, world.first, world.now + timedelta(seconds=1))
    assert await told(world, decay()) == 1


async def test_what_a_shadow_put_down_is_owed_by_its_successor_once(world):
    assert await told(world, decay(), emit=False) == 1
    assert await world.claim() == []
    for _ in range(2):
        async with world.database.write() as session:
            await outbox.promote(session, world.now, timedelta(hours=6))
    assert len(await world.claim()) == 1


@pytest.mark.parametrize("step", ["promotion", "demotion", "placed"])
def test_every_step_comes_back_from_its_json_form(step):
    watched = Watched().look(0, "" if step == "placed" else "GOLD II 40", 0, 0)
    after = "GOLD III 90" if step == "demotion" else "GOLD I 1"
    [found] = watched.look(9, after, 0, 0).history().steps
    event = RankEvent(
        player_id=1,
        game_name="Quiet Otter",
        tag_line="EUW",
        platform="EUW1",
        ladder=Ladder.SOLO,
        step=found.kind,
        before=found.before,
        after=found.after,
        at=found.at,
        game=None,
    )
    assert (event.step, RankEvent.from_json(event.to_json())) == (step, event)
