from sqlalchemy import select

from tests.support.ranks import minute, rank
from tracking.database.rank_models import RankLook
from tracking.domain.ladders import Ladder


async def test_what_stays_the_same_makes_no_second_row(world):
    await world.look(0, "GOLD II 34", 10, 8)
    for at in range(1, 20):
        assert await world.look(at, "GOLD II 34", 10, 8) == []
    assert await world.rows() == 2  # and Flex, where he is unranked
    seen = await world.now()
    assert (seen.first_at, seen.last_at) == (minute(0), minute(19))


async def test_what_changed_is_told_by_ladder(world):
    first = await world.look(0, "GOLD II 34", 10, 8)
    assert [(kept.ladder, kept.first) for kept in first] == [
        (Ladder.SOLO, True),
        (Ladder.FLEX, True),
    ]
    [kept] = await world.look(1, "GOLD II 55", 11, 8)
    assert (kept.ladder, kept.first) == (Ladder.SOLO, False)
    assert (await world.now()).id == kept.snapshot_id


async def test_a_loss_that_takes_no_lp_is_a_change(world):
    await world.look(0, "GOLD IV 0", 10, 8)
    assert len(await world.look(1, "GOLD IV 0", 10, 9)) == 1


async def test_each_kind_of_rank_comes_back_as_it_was_seen(world):
    for ladder, text in (
        (Ladder.SOLO, "GOLD II 34"),
        (Ladder.FLEX, "MASTER 178"),
        (Ladder.TFT, "IRON IV 0"),
        (Ladder.TURBO, "BLUE 2310"),
        (Ladder.DOUBLE_UP, ""),
    ):
        await world.look(float(list(Ladder).index(ladder)), text, 3, 2, ladder=ladder)
        assert (await world.now(ladder)).standing.rank == rank(text)


async def test_an_answer_that_comes_late_changes_nothing(world):
    await world.look(5, "GOLD II 55", 11, 8)
    assert await world.look(3, "GOLD II 34", 10, 8) == []
    assert (await world.now()).standing.rank == rank("GOLD II 55")
    async with world.database.read() as session:
        looks = list(await session.scalars(select(RankLook)))
    assert [look.looked_at for look in looks] == [minute(5)]


async def test_a_purged_player_takes_his_ranks_along(world):
    from tracking.database.models import Player, Subscription

    await world.look(0, "GOLD II 34", 10, 8)
    async with world.database.write() as session:
        for row in await session.scalars(select(Subscription)):
            await session.delete(row)
        await session.flush()
        await session.delete(await session.get_one(Player, world.me))
    assert await world.rows() == 0
