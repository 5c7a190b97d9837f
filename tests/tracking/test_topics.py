"""Channels per sort of posts: where each goes, and what becomes of what waits there."""

from datetime import timedelta

import pytest

from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.outbox.world import CHANNEL, GUILD, World
from tracking import outbox, pauses, subscriptions
from tracking.choices import choices
from tracking.domain.events import Kind
from tracking.domain.games import Game
from tracking.domain.topics import Topic, topics_of

OTHER, THIRD = CHANNEL + 1, CHANNEL + 2


@pytest.fixture
async def world(database, clock):
    """A server that follows two players since an hour."""
    async with database.write() as session:
        first, second = [await add_player(session, name) for name in ("Quiet Otter", "Brave Pot")]
        await add_guild(session, GUILD, clock.now(), channel_id=CHANNEL)
        for player in (first, second):
            await subscribe(session, GUILD, player, clock.now() - timedelta(hours=1))
    return World(database, clock, first, second)


async def settle(world, function, *arguments, **options):
    async with world.database.write() as session:
        return await function(session, *arguments, **options)


async def choose(world, channel_id, topic=None):
    await settle(world, subscriptions.set_channel, GUILD, "Den", channel_id, world.now, topic)


async def chosen(world):
    async with world.database.read() as session:
        return await choices(session, GUILD)


async def waiting(world):
    return {row.game_id: row.channel_id for row in await world.rows() if row.state == "PENDING"}


async def refuse(world, *, gone=False):
    """Discord refuses what is due, in every channel."""
    for claimed in await world.claim():
        await settle(world, outbox.refused, claimed.id, "no", world.now, gone=gone)


def lol(world, game_id="100", **changes):
    return world.game(game_id, game=Game.LOL, **changes)


def tft(world, game_id="200", **changes):
    return world.game(game_id, game=Game.TFT, queue_id=1100, **changes)


async def test_each_game_goes_to_its_own_channel_and_the_other_to_the_servers(world):
    await choose(world, OTHER, Topic.TFT)
    await world.enqueue(lol(world))
    await world.enqueue(tft(world))
    assert await waiting(world) == {"100": CHANNEL, "200": OTHER}


async def test_the_channel_named_for_a_player_comes_before_that_of_the_game(world):
    async with world.database.write() as session:
        player = await add_player(session, "Slow Kettle")
        await subscribe(session, GUILD, player, world.now - timedelta(hours=1), channel_id=THIRD)
    await choose(world, OTHER, Topic.LOL)
    await world.enqueue(lol(world, results={player: {"outcome": "win"}}))
    assert await waiting(world) == {"100": THIRD}


async def test_a_server_with_a_channel_for_tft_alone_is_told_of_nothing_else(world):
    async with world.database.write() as session:
        await add_guild(session, 7, world.now)
        await subscribe(session, 7, world.first, world.now - timedelta(hours=1))
    await settle(world, subscriptions.set_channel, 7, "There", 70, world.now, Topic.TFT)
    await world.enqueue(lol(world))
    await world.enqueue(tft(world))
    assert [(row.game_id, row.channel_id) for row in await world.rows()] == [
        ("100", CHANNEL),
        ("200", 70),
        ("200", CHANNEL),
    ]


async def test_where_a_players_results_go_is_told_for_each_game(world):
    await choose(world, OTHER, Topic.TFT)
    async with world.database.read() as session:
        [player, _] = await subscriptions.followed(session, GUILD)
    assert player.places == subscriptions.Places(lol=CHANNEL, tft=OTHER)


async def test_clearing_a_topic_gives_it_back_to_the_servers_channel(world):
    await choose(world, OTHER, Topic.TFT)
    await settle(world, subscriptions.clear_channel, GUILD, "Den", Topic.TFT, world.now)
    assert (await chosen(world)).channels == {}
    await world.enqueue(tft(world))
    assert await waiting(world) == {"200": CHANNEL}


async def test_what_waits_for_a_paused_channel_moves_with_its_topic_alone(world):
    await world.enqueue(lol(world))
    await world.enqueue(tft(world))
    await refuse(world)
    await choose(world, OTHER, Topic.TFT)
    assert await waiting(world) == {"100": CHANNEL, "200": OTHER}


async def test_what_its_channel_is_still_chosen_for_stays_when_the_servers_moves(world):
    await choose(world, CHANNEL, Topic.TFT)
    await world.enqueue(lol(world))
    await world.enqueue(tft(world))
    await refuse(world)
    await choose(world, OTHER)
    assert await waiting(world) == {"100": OTHER, "200": CHANNEL}


async def test_a_topics_deleted_channel_gives_way_to_the_servers(world):
    await choose(world, OTHER, Topic.TFT)
    await world.enqueue(tft(world))
    await settle(world, pauses.gone, OTHER, GUILD, world.now)
    assert (await chosen(world)).channels == {}
    assert await waiting(world) == {"200": CHANNEL}
    [text] = await world.notices()
    assert f"<#{CHANNEL}> from now on" in text


async def test_what_waits_for_a_deleted_channel_goes_where_its_topic_is_sent(world):
    await settle(world, pauses.gone, CHANNEL, GUILD, world.now)
    await world.enqueue(lol(world))
    await world.enqueue(tft(world))
    await choose(world, OTHER, Topic.TFT)
    assert await waiting(world) == {"100": CHANNEL, "200": OTHER}
    assert len(await world.notices()) == 1
    await choose(world, THIRD)
    assert await waiting(world) == {"100": THIRD, "200": OTHER}


async def test_a_deleted_channel_of_alerts_is_forgotten_without_a_word(world):
    await choose(world, OTHER, Topic.ALERTS)
    await settle(world, pauses.gone, OTHER, GUILD, world.now)
    assert (await chosen(world)).channels == {}
    assert await world.notices() == []


async def test_a_server_that_takes_the_bot_back_finds_its_channels_again(world):
    await choose(world, OTHER, Topic.TFT)
    await settle(world, subscriptions.forget_guild, GUILD, world.now)
    await world.enqueue(tft(world))
    assert await waiting(world) == {}
    found = await chosen(world)
    assert (found.channel_id, found.channels) == (CHANNEL, {Topic.TFT: OTHER})


@pytest.mark.parametrize(
    ("kind", "payload", "topics"),
    [
        ("result", {"game": "tft"}, (Topic.TFT,)),
        ("unavailable", {"game": "lol"}, (Topic.LOL,)),
        ("promotion", {"ladder": "RANKED_TFT"}, (Topic.PROMOTIONS, Topic.TFT)),
        ("digest", {"games": [{"game": "lol"}, {"game": "lol"}]}, (Topic.LOL,)),
        ("digest", {"games": [{"game": "lol"}, {"game": "tft"}]}, ()),
        ("digest", {"games": [], "steps": [{"id": "s1"}]}, (Topic.PROMOTIONS,)),
        ("notice", {"text": "x"}, (Topic.ALERTS,)),
        ("recap", {"period": "daily"}, (Topic.RECAPS,)),
        ("result", {"game": "chess"}, ()),
        ("result", {}, ()),
        ("of a newer version", {"game": "lol"}, ()),
    ],
)
def test_an_announcement_says_which_sort_of_posts_it_is(kind, payload, topics):
    assert topics_of(kind, payload) == topics
    assert {each.value for each in Kind} >= {"result", "unavailable", "promotion", "digest"}


async def test_admins_are_told_in_the_channel_of_alerts_else_in_the_servers(world):
    await choose(world, OTHER, Topic.ALERTS)
    await world.enqueue(lol(world))
    await refuse(world)
    async with world.database.read() as session:
        [notice] = await outbox.homeless(session, world.now)
    assert notice.preferred == (OTHER, CHANNEL)
    assert notice.barred == {CHANNEL}
