"""Who is in a game now, out of what the detection turn stores."""

import pytest

from tests.tracking.polling.conftest import World
from tests.tracking.polling.riot import live
from tracking import stats, subscriptions
from tracking.casework.lists import recent_games
from tracking.domain.games import Game, GameStatus, LiveParticipant


@pytest.fixture
def world(database, clock):
    return World(database, clock)


async def names(world, guild=1):
    """Side by side, game by game."""
    async with world.database.read() as session:
        games = await stats.live_now(session, guild)
    return [
        [[(each.game_name, each.champion) for each in side] for side in game.sides]
        for game in games
    ]


async def told_elsewhere(world):
    """Whose games moderators are offered, and who is listed as playing."""
    async with world.database.read() as session:
        games = await recent_games(session, 1, "", statuses=frozenset(GameStatus))
        players = await subscriptions.followed(session, 1)
    offered = {each.game_name for entry in games for each in entry.players}
    return offered, {each.game_name for each in players if each.playing}


def game(number, *players, queue_id=420):
    """`(puuid, champion, team)` each; None for a puuid is a hidden player."""
    shown = live(number, queue_id=queue_id)
    return type(shown)(
        key=shown.key,
        game=shown.game,
        queue_id=shown.queue_id,
        mode=shown.mode,
        map_id=shown.map_id,
        started_at=shown.started_at,
        participants=tuple(
            LiveParticipant(puuid=puuid, riot_id=None, champion_id=champion, team_id=team)
            for puuid, champion, team in players
        ),
    )


async def test_premades_are_in_one_game_with_their_champions_and_opponents_on_the_other_side(world):
    await world.follow("otter", "heron", "badger")
    shown = game(1, ("otter", 103, 100), ("heron", 222, 100), ("badger", 1, 200))
    for name in ("otter", "heron", "badger"):
        world.riot.live[name] = shown
    await world.detect()
    assert await names(world) == [[[("Badger", "Annie")], [("Heron", "Jinx"), ("Otter", "Ahri")]]]


async def test_of_another_servers_players_nobody_is_told(world):
    await world.follow("otter")
    await world.follow("heron", guild=2, channel=20)
    world.riot.live["heron"] = world.riot.live["otter"] = live(1, "otter", "heron")
    await world.detect()
    assert await names(world) == [[[("Otter", "Annie")]]]


async def test_a_player_whom_the_game_keeps_anonymous_is_not_told(world):
    """Spectator may answer for a player and yet keep his name from the game."""
    await world.follow("otter", "heron")
    world.riot.live["otter"] = game(1, (None, 103, 100), ("heron", 222, 100))
    await world.detect()
    assert await names(world) == [[[("Heron", "Jinx")]]]
    assert await told_elsewhere(world) == ({"Heron"}, {"Heron"})


async def test_when_it_is_over_his_game_is_told_of_as_any_other(world):
    await world.follow("otter")
    world.riot.live["otter"] = game(1, (None, 103, 100))
    await world.detect()
    assert await told_elsewhere(world) == (set(), set())
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    assert await told_elsewhere(world) == ({"Otter"}, set())


async def test_in_tft_nobody_plays_a_champion_and_a_lobby_without_names_hides_nobody(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter", game=Game.TFT, queue_id=1100)
    await world.follow("heron")
    world.riot.live["heron"] = live(2, game=Game.TFT, queue_id=1100)
    await world.detect()
    assert await names(world) == [[[("Otter", "")]], [[("Heron", "")]]]


async def test_a_game_that_is_over_is_not_live_though_its_result_is_awaited(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    assert await names(world) == [[[("Otter", "Annie")]]]  # absence is suspicion
    await world.detect()
    assert await names(world) == []


async def test_a_listed_game_that_spectator_never_showed_is_not_live(world):
    await world.follow("otter")
    world.riot.lists["otter"] = ["EUW1_7"]
    await world.compare()
    assert await names(world) == []
