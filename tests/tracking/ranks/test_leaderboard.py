from datetime import timedelta

from tests.support.following import add_player, subscribe
from tests.support.ranks import minute, rank
from tracking import ranks
from tracking.domain.ladders import Ladder

WEEK = 7 * 1440


async def follow(world, name):
    async with world.database.write() as session:
        player = await add_player(session, name)
        await subscribe(session, 1, player, minute(-60))
    return player


async def board(world, at=WEEK, ladder=Ladder.SOLO):
    async with world.database.read() as session:
        return await ranks.leaderboard(session, 1, ladder, minute(at))


async def test_the_highest_rank_is_first_and_who_has_none_is_counted(world):
    heron, badger = await follow(world, "Heron"), await follow(world, "Badger")
    await follow(world, "Never Looked At")
    await world.look(0, "GOLD II 34", 10, 8)
    await world.look(0, "MASTER 5", 10, 8, player=heron)
    await world.look(0, "", player=badger)
    found = await board(world)
    assert [entry.game_name for entry in found.entries] == ["Heron", "Quiet Otter"]
    assert found.unranked == 2


async def test_of_the_same_rank_who_played_more_is_first_then_the_name_decides(world):
    heron, badger = await follow(world, "Heron"), await follow(world, "Badger")
    await world.look(0, "GOLD II 34", 10, 8)
    await world.look(0, "GOLD II 34", 10, 8, player=heron)
    await world.look(0, "GOLD II 34", 20, 18, player=badger)
    names = [entry.game_name for entry in (await board(world)).entries]
    assert names == ["Badger", "Heron", "Quiet Otter"]


async def test_what_moved_within_a_week_is_told_across_divisions_and_not_across_seasons(world):
    heron = await follow(world, "Heron")
    await world.look(0, "GOLD II 90", 10, 8)
    await world.look(5000, "GOLD I 40", 14, 9)
    await world.look(0, "EMERALD I 10", 40, 38, player=heron)
    await world.look(5000, "GOLD IV 10", 3, 2, player=heron)
    moved = {entry.game_name: entry.moved for entry in (await board(world)).entries}
    assert moved == {"Quiet Otter": 50, "Heron": None}


async def test_a_curve_is_of_the_ladder_where_most_happened_unless_one_is_asked_for(world):
    await world.look(0, "SILVER I 10", 3, 3, ladder=Ladder.TFT)
    await world.look(0, "GOLD II 34", 10, 8)
    await world.play(1, 30)
    await world.look(31, "GOLD I 5", 11, 8)
    async with world.database.read() as session:
        found = {
            asked: await ranks.rank_curve(
                session, world.me, asked, since=minute(-60), now=minute(60)
            )
            for asked in (None, Ladder.TFT)
        }
    most, asked = found[None], found[Ladder.TFT]
    assert most is not None
    assert asked is not None
    assert (most.ladder, most.won, most.lost, most.games) == (Ladder.SOLO, 71, 0, 1)
    assert len(most.history.steps) == 1
    assert most.now[Ladder.TFT].standing.rank == rank("SILVER I 10")
    assert (asked.ladder, asked.games) == (Ladder.TFT, 0)


async def test_whom_nobody_has_looked_at_has_no_curve(world):
    async with world.database.read() as session:
        curve = await ranks.rank_curve(
            session, world.me, None, since=minute(0) - timedelta(days=30), now=minute(0)
        )
    assert curve is None
