import random

import pytest

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


@pytest.mark.parametrize("out", [2**53, 10**12, 3 * 10**9, "never", None])
async def test_a_figure_out_of_all_proportion_spoils_nobodys_ranks(world, out):
    """One such record made PostgreSQL refuse the statement for all players of a turn."""
    await world.look(0, "GOLD II 34", 10, 8, ladder=Ladder.TFT)
    told = {"outcome": "placement", "placement": 2, "time_eliminated": out}
    await world.play(1, 30, "placement", ladder=Ladder.TFT, game_result_data=told)
    await world.look(31, "GOLD II 64", 11, 8, ladder=Ladder.TFT)
    assert await world.lp(1, ladder=Ladder.TFT) == [30]


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


async def test_a_page_of_the_past_says_what_the_whole_history_says(world):
    """However seldom somebody looked: what is read ends with the first look that cannot tell any
    more of the page's games."""
    dice = random.Random(7)
    wins = losses = points = 0
    ends: list[int] = []
    await world.look(0, "GOLD IV 0", 10, 10)
    for number in range(1, 41):
        ends.append(ends[-1] + dice.choice((25, 40, 300, 3000)) if ends else 30)
        won = dice.random() < 0.5
        wins, losses, points = wins + won, losses + (not won), points + (20 if won else -15)
        await world.play(number, ends[-1], "win" if won else "loss")
        if dice.random() < 0.7:
            division, lp = divmod(max(0, points) % 400, 100)
            text = f"GOLD {('IV', 'III', 'II', 'I')[division]} {lp}"
            await world.look(ends[-1] + dice.choice((3, 20, 80)), text, 10 + wins, 10 + losses)
    whole = (await world.history(since=-1000)).games
    async with world.database.read() as session:
        for first in range(0, 40, 8):
            on_page = range(first + 1, first + 9)
            found = await ranks.histories(
                session,
                [world.me],
                since=minute(ends[first]),
                until=minute(ends[first + 7]),
                now=minute(100_000),
            )
            games = found[world.me, Ladder.SOLO].games
            told = {
                number: (games[key(number)].effect, games[key(number)].lp) for number in on_page
            }
            assert told == {n: (whole[key(n)].effect, whole[key(n)].lp) for n in on_page}
    assert {change.effect for change in whole.values()} == {Effect.CHANGED, Effect.UNKNOWN}


async def test_a_page_of_the_past_knows_a_game_that_was_counted_late(world):
    """The first look after it showed a decay, and not yet the game."""
    await world.look(0, "DIAMOND II 90", 10, 8)
    await world.play(1, 30)
    await world.look(35, "DIAMOND II 40", 10, 8)
    await world.look(60, "DIAMOND II 61", 11, 8)
    async with world.database.read() as session:
        found = await ranks.histories(
            session, [world.me], since=minute(30), until=minute(30), now=minute(100_000)
        )
    assert found[world.me, Ladder.SOLO].games[key(1)].lp == 21
