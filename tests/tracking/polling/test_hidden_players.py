"""Whom the game hides stays hidden: a name in the record does not undo what the running game kept
to itself (riot.md §9)."""

from dataclasses import replace

import pytest

from tests.support.records import tft_player, tft_record
from tests.tracking.polling.riot import live, record
from tracking.database.models import Scoreboard
from tracking.domain.games import Game, LiveParticipant
from tracking.domain.sheet import read_rows


def shown(number, *participants, game=Game.LOL, queue_id=420):
    """A running game as spectator shows it: by champion, each named or not."""
    return replace(
        live(number, game=game, queue_id=queue_id),
        participants=tuple(
            LiveParticipant(puuid=puuid, riot_id=None, champion_id=champion, team_id=100)
            for puuid, champion in participants
        ),
    )


async def names(world, number):
    async with world.database.read() as session:
        kept = await session.get(Scoreboard, ("EUW1", str(number)))
        assert kept is not None
        return [row.name for row in read_rows(kept.data)]


async def play(world, number, raw, game):
    """The otter is seen in it, and it ends."""
    world.riot.live["otter"] = game
    await world.detect()
    world.riot.live.clear()
    world.riot.publish(raw) if game.game is Game.LOL else world.riot.records.update(
        {raw["metadata"]["match_id"]: raw}
    )
    for _ in range(2):
        await world.detect()
    await world.complete(4000)


@pytest.fixture
async def raw(world):
    """A game of ten, each of a champion of his own."""
    await world.follow("otter", "heron")
    world.clock.shift(3600)
    found = record(1, world.ago(seconds=5), otter=True, heron=True)
    for champion, participant in enumerate(found["info"]["participants"], 1):
        participant["championId"] = champion
    return found


async def test_who_was_shown_without_a_name_has_none_in_the_table_of_the_game(world, raw):
    puuids = raw["metadata"]["participants"]
    game = shown(1, *zip(puuids[:3], (1, 2, 3), strict=True), (None, 4), (None, 5))
    await play(world, 1, raw, game)
    found = await names(world, 1)
    assert [bool(name) for name in found] == [True] * 3 + [False] * 2 + [True] * 5


async def test_a_followed_player_is_named_by_his_result(world, raw):
    """Whom a server follows is posted when the game is over, as Riot publishes it."""
    puuids = raw["metadata"]["participants"]
    await play(world, 1, raw, shown(1, (None, 1), (None, 2), (puuids[2], 3)))
    assert all(await names(world, 1))
    [told] = await world.announcements()
    assert len(told.payload["players"]) == 2


async def test_where_nobody_is_named_nothing_is_said_of_anybody(world, raw):
    await play(world, 1, raw, shown(1, *((None, champion) for champion in range(1, 11))))
    assert all(await names(world, 1))


async def test_in_tft_nobody_can_tell_which_one_it_was(world):
    await world.follow("otter")
    world.clock.shift(3600)
    end = int(world.ago(seconds=5).timestamp() * 1000)
    players = [tft_player(number) for number in range(8)]
    players[3]["puuid"] = "otter"
    raw = tft_record(players, game_datetime=end)
    raw["metadata"] = {"match_id": "EUW1_2", "participants": [p["puuid"] for p in players]}
    game = shown(2, ("otter", 145), (None, 145), game=Game.TFT, queue_id=1100)
    await play(world, 2, raw, game)
    assert [bool(name) for name in await names(world, 2)] == [number == 3 for number in range(8)]
