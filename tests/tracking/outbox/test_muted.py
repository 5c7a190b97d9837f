"""What a server's filters keep from being posted: decided when a game ends, and remembered."""

import asyncio
from dataclasses import replace
from datetime import timedelta

from sqlalchemy import delete, select

from tests.support.following import add_guild, subscribe
from tests.support.ranks import Watched
from tests.tracking.outbox.world import CHANNEL, GUILD, MAX_AGE, named
from tracking import choices, outbox
from tracking.database.choice_models import MutedGame, TopicChannel
from tracking.database.models import Subscription
from tracking.domain.events import Kind
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder
from tracking.domain.queue_groups import QueueGroup

ARAM, SOLO = 450, 420


async def settle(world, function, *arguments, **options):
    async with world.database.write() as session:
        return await function(session, *arguments, **options)


async def mute(world, *groups):
    for game in Game:
        of_game = frozenset(group for group in groups if group.game is game)
        await settle(world, choices.set_muted, GUILD, "Den", game, of_game, world.now)


async def mute_of(world, player, *groups):
    for game in Game:
        of_game = frozenset(group for group in groups if group.game is game)
        await settle(world, choices.set_muted_of, GUILD, player, game, of_game)


async def muted(world):
    async with world.database.read() as session:
        return [
            (row.game_id, row.muted_by)
            for row in await session.scalars(select(MutedGame).order_by(MutedGame.game_id))
        ]


def aram(world, game_id="100", *players, **changes):
    return world.game(game_id, *players, queue_id=ARAM, **changes)


async def test_a_muted_queue_is_not_posted_and_it_is_remembered_why(world):
    await mute(world, QueueGroup.ARAM)
    assert await world.enqueue(aram(world)) == 0
    assert await world.enqueue(world.game("200")) == 1
    assert [row.game_id for row in await world.rows()] == ["200"]
    assert await muted(world) == [("100", "server")]


async def test_a_server_that_mutes_nothing_is_told_of_the_same_game(world):
    async with world.database.write() as session:
        await add_guild(session, 7, world.now, channel_id=70)
        await subscribe(session, 7, world.first, world.now - timedelta(hours=1))
    await mute(world, QueueGroup.ARAM)
    assert await world.enqueue(aram(world)) == 1
    assert [row.channel_id for row in await world.rows()] == [70]


async def test_a_players_own_filter_leaves_him_alone_out_of_a_post(world):
    await mute_of(world, world.second, QueueGroup.ARAM)
    await world.enqueue(aram(world, "100", world.first, world.second))
    [claimed] = await world.claim()
    assert named(claimed.event) == ["Quiet Otter"]
    assert await muted(world) == [("100", "player")]


async def test_two_who_choose_his_filter_at_once_take_nothing_from_each_other(world):
    picked = {Game.LOL: {QueueGroup.ARAM}, Game.TFT: {QueueGroup.TFT_NORMAL}}
    await asyncio.gather(
        *(
            settle(world, choices.set_muted_of, GUILD, world.second, game, frozenset(groups))
            for game, groups in picked.items()
        )
    )
    async with world.database.read() as session:
        stored = await session.scalars(
            select(Subscription.muted).where(Subscription.player_id == world.second)
        )
    assert set(stored) == {"aram,tft-normal"}


async def test_a_players_own_filter_takes_the_place_of_the_servers(world):
    await mute(world, QueueGroup.ARAM)
    await mute_of(world, world.second)
    await world.enqueue(aram(world, "100", world.first, world.second))
    [claimed] = await world.claim()
    assert named(claimed.event) == ["Brave Teapot"]


async def test_a_queue_that_is_new_is_posted(world):
    every = set(QueueGroup) - {QueueGroup.LOL, QueueGroup.TFT}
    await mute(world, *every)
    assert await world.enqueue(world.game("100", queue_id=4711)) == 1


async def test_that_there_is_no_result_is_muted_like_the_result(world):
    await mute(world, QueueGroup.ARAM)
    event = aram(world, kind=Kind.UNAVAILABLE, results={world.first: None}, reason="private")
    assert await world.enqueue(event) == 0
    assert await muted(world) == [("100", "server")]


async def test_what_was_muted_when_it_ended_is_never_posted_late(world):
    await mute(world, QueueGroup.ARAM)
    await world.enqueue(aram(world))
    await mute(world)
    assert await world.enqueue(aram(world)) == 0
    assert await world.enqueue(aram(world, "100", world.second)) == 1
    [claimed] = await world.claim()
    assert named(claimed.event) == ["Brave Teapot"]


async def test_what_was_posted_is_not_taken_back_by_a_later_filter(world):
    await world.enqueue(aram(world))
    await mute(world, QueueGroup.ARAM)
    assert await world.enqueue(aram(world)) == 0
    assert await world.states() == ["PENDING"]


async def test_a_game_that_is_owed_nowhere_is_muted_nowhere(world):
    await mute(world, QueueGroup.ARAM)
    await world.enqueue(aram(world, ended_at=world.now - timedelta(days=1)))
    assert await muted(world) == []


async def test_a_shadow_puts_nothing_down_that_is_muted_so_that_nobody_owes_it_later(world):
    await mute(world, QueueGroup.ARAM)
    await world.enqueue(aram(world), emit=False)
    await world.enqueue(world.game("200"), emit=False)
    assert [(row.game_id, row.state) for row in await world.rows()] == [("200", "SUPPRESSED")]
    await mute(world)
    assert await settle(world, outbox.promote, world.now, MAX_AGE) == 1
    assert {row.game_id for row in await world.rows()} == {"200"}


async def test_who_is_not_followed_any_more_leaves_nothing_behind(world):
    await mute(world, QueueGroup.ARAM)
    await world.enqueue(aram(world))
    async with world.database.write() as session:
        await session.execute(delete(Subscription))
    assert await muted(world) == []


def decay(world):
    history = Watched().look(0, "DIAMOND III 20", 9, 9).look(9, "DIAMOND IV 70", 9, 9).history()
    return replace(history.steps[0], at=world.now)


async def told(world, ladder=Ladder.SOLO):
    return await settle(
        world,
        outbox.enqueue_step,
        world.first,
        "EUW1",
        ladder,
        decay(world),
        emit=True,
        now=world.now,
    )


async def test_a_step_on_a_muted_ladder_is_told_among_promotions_alone(world):
    await mute(world, QueueGroup.SOLO)
    assert await told(world) == 0
    async with world.database.write() as session:
        session.add(TopicChannel(guild_id=GUILD, topic="promotions", channel_id=CHANNEL + 1))
    assert await told(world) == 1


async def test_a_game_muted_as_a_whole_is_muted_in_every_queue(world):
    await mute(world, QueueGroup.TFT)
    event = world.game("100", game=Game.TFT, queue_id=4711)
    assert await world.enqueue(event) == 0
    assert await world.enqueue(world.game("200")) == 1
