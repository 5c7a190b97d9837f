from tests.support.ranks import key, minute, rank
from tracking import ranks
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import Effect, StepKind


async def test_a_game_gave_what_lies_between_the_looks_around_it(world):
    await world.look(0, "GOLD II 34", 10, 8)
    await world.play(1, 30)
    await world.look(31, "GOLD II 55", 11, 8)
    assert await world.lp(1) == [21]


async def test_two_games_between_two_looks_are_unknown_each(world):
    await world.look(0, "GOLD II 34", 10, 8)
    await world.play(1, 30)
    await world.play(2, 70, "loss")
    await world.look(71, "GOLD II 36", 11, 9)
    assert await world.lp(1, 2) == ["unknown", "unknown"]


async def test_a_remake_is_none_of_them(world):
    await world.look(0, "GOLD II 34", 10, 8)
    await world.play(1, 5, "remake")
    await world.play(2, 40)
    await world.look(41, "GOLD II 55", 11, 8)
    assert await world.lp(1, 2) == ["nothing", 21]


async def test_a_game_whose_record_is_awaited_has_its_share_already(world):
    await world.look(0, "GOLD II 34", 10, 8)
    await world.play(1, 30, None)
    await world.look(31, "GOLD II 55", 11, 8)
    assert await world.lp(1, now=32) == [21]


async def test_a_game_that_is_still_running_has_none(world):
    await world.look(0, "GOLD II 34", 10, 8)
    await world.play(1, 30, None, held_over_at=None)
    assert (await world.history(now=20)).games == {}


async def test_who_left_his_tft_game_early_is_counted_while_it_is_still_shown(world):
    await world.look(0, "GOLD II 34", 2, 8, ladder=Ladder.TFT)
    await world.play(1, 40, None, ladder=Ladder.TFT, held_over_at=None)
    await world.look(25, "GOLD II 4", 2, 9, ladder=Ladder.TFT)
    assert await world.lp(1, now=26, ladder=Ladder.TFT) == [-30]


async def test_each_ladder_has_its_own_games(world):
    await world.look(0, "SILVER I 10", 3, 3, ladder=Ladder.FLEX)
    await world.play(1, 30, ladder=Ladder.FLEX)
    await world.look(31, "SILVER I 32", 4, 3, ladder=Ladder.FLEX)
    assert await world.lp(1, ladder=Ladder.FLEX) == [22]
    assert await world.history() is not None
    assert (await world.history()).games == {}


async def test_a_part_of_the_time_begins_with_what_stood_at_its_beginning(world):
    await world.look(0, "GOLD II 34", 10, 8)
    await world.play(1, 30)
    await world.look(31, "GOLD II 55", 11, 8)
    await world.play(2, 5000)
    await world.look(5001, "GOLD I 1", 12, 8)
    history = await world.history(since=4000)
    assert history.games[key(2)].lp == 46
    assert [(step.kind, step.game) for step in history.steps] == [(StepKind.PROMOTION, key(2))]
    async with world.database.read() as session:
        seen = await ranks.sightings(session, [world.me], since=minute(4000), ladder=Ladder.SOLO)
    assert [each.standing.games for each in seen[world.me, Ladder.SOLO]] == [19, 20]


async def test_a_post_says_nothing_of_ranks_where_the_game_counts_for_none(world):
    async with world.database.read() as session:
        lines = await ranks.rank_lines(
            session, key(1), None, [world.me], ended_at=minute(0), now=minute(1)
        )
    assert lines == {}


async def test_a_posts_line_is_pending_until_the_game_is_counted(world):
    await world.look(0, "GOLD II 34", 10, 8)
    await world.play(1, 30)
    async with world.database.read() as session:
        [line] = (
            await ranks.rank_lines(
                session, key(1), Ladder.SOLO, [world.me], ended_at=minute(30), now=minute(31)
            )
        ).values()
    assert (line.effect, line.lp, line.rank) == (Effect.PENDING, None, rank("GOLD II 34"))
