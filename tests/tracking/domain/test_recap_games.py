from datetime import timedelta

import pytest

from tests.support.ranks import key, minute
from tracking.domain.games import Game
from tracking.domain.recap_games import (
    Played,
    best_and_worst,
    decided,
    longest_streak,
    pentakills,
    records,
)
from tracking.domain.results import LoLResult, Outcome, TFTResult


def lol(kills=5, deaths=3, assists=7, outcome=Outcome.WIN, **more):
    return LoLResult(outcome=outcome, kills=kills, deaths=deaths, assists=assists, **more)


def lost(kills=5, deaths=3, assists=7):
    return lol(kills, deaths, assists, outcome=Outcome.LOSS)


def tft(place, **more):
    return TFTResult(outcome=Outcome.PLACEMENT, placement=place, **more)


def arena(place, **more):
    return lol(outcome=Outcome.PLACEMENT, placement=place, **more)


def played(number, result, player=1, queue_id=420):
    return Played(
        player_id=player,
        key=key(number),
        game=Game.LOL if isinstance(result, LoLResult) else Game.TFT,
        queue_id=queue_id,
        queue_name="",
        ended_at=minute(number),
        result=result,
    )


def evening(*results, **more):
    return decided(played(number, result, **more) for number, result in enumerate(results))


def ends(games):
    found = best_and_worst(games)
    return None if found is None else tuple(int(each.key.game_id) for each in found)


def test_a_remake_and_a_game_that_nobody_won_are_no_games():
    none = lol(outcome=Outcome.NONE), lol(outcome=Outcome.REMAKE), tft(None)
    assert evening(*none) == []
    [record] = records(evening(lol(), lost(), *none))
    assert (record.games, record.wins, record.losses) == (2, 1, 1)


def test_an_arena_game_is_won_in_the_upper_half_as_riot_counts_it():
    games = evening(arena(2), arena(7), arena(4, counts_as_won=False), queue_id=1700)
    assert records(games)[0].wins == 1


def test_a_record_of_tft_has_the_average_place_of_the_games_that_have_one():
    run = TFTResult(outcome=Outcome.WIN)
    [record] = records(evening(tft(1), tft(8), run))
    assert (record.games, record.average, record.firsts) == (3, 4.5, 1)
    [runs] = records(evening(run))
    assert runs.average is None


def test_both_of_a_pair_were_first_in_double_up():
    [record] = records(evening(tft(2, pair_placement=1), tft(1, pair_placement=1)))
    assert record.firsts == 2


def test_who_played_most_comes_first_then_who_won_most():
    games = [*evening(lol()), *evening(lost(), lol(), player=2), *evening(lol(), lol(), player=3)]
    assert [record.player_id for record in records(games)] == [3, 2, 1]


def test_the_best_game_is_the_one_with_most_kills_and_assists_for_a_death():
    assert ends(evening(lol(5, 5, 5), lol(9, 1, 9), lost(1, 9, 2), lol(20, 9, 20))) == (1, 2)


def test_without_a_death_it_counts_as_one():
    assert ends(evening(lol(4, 0, 4), lol(9, 1, 0), lost(0, 1, 2))) == (1, 2)


def test_of_equal_ones_more_figures_decide_then_the_earlier_game():
    assert ends(
        evening(lol(4, 1, 4), lol(8, 2, 8), lol(8, 2, 8), lost(0, 5, 0), lost(0, 7, 0))
    ) == (
        1,
        4,
    )


def test_of_games_that_are_all_alike_none_is_the_best():
    assert ends(evening(lol())) is None
    assert ends(evening(lol(), lol())) is None
    assert ends([]) is None


@pytest.mark.parametrize("queue_id", [850, 1840, 1700])
def test_games_against_the_machine_and_on_many_teams_are_not_compared_with_others(queue_id):
    odd = played(9, lol(99, 0, 99), queue_id=queue_id)
    assert ends([*evening(lol(), lost(1, 9, 2)), odd]) == (0, 1)


def test_an_evening_of_arena_alone_goes_by_its_places():
    assert ends(evening(arena(3), arena(1), arena(8), queue_id=1700)) == (1, 2)


def test_tft_goes_by_places_in_double_up_by_those_of_the_pairs():
    assert ends(evening(tft(4), tft(2), tft(8), tft(2), queue_id=1100)) == (1, 2)
    assert ends(evening(tft(3, pair_placement=2), tft(3), tft(7), queue_id=1160)) == (1, 2)


def test_a_streak_is_of_games_of_one_kind_and_a_remake_does_not_end_it():
    games = evening(lol(), lol(), lol(outcome=Outcome.REMAKE), lol())
    aram = played(2, lost(), queue_id=450)
    streak = longest_streak(decided([*games, aram]))
    assert streak is not None
    assert (streak.count, streak.player_ids) == (3, (1,))


def test_a_loss_ends_a_streak_and_under_three_it_is_none():
    assert longest_streak(evening(lol(), lol(), lost(), lol(), lol())) is None


def test_streaks_of_the_same_length_are_shared():
    games = [*evening(*[lol()] * 3), *evening(*[lol()] * 3, player=2), *evening(lol(), player=3)]
    streak = longest_streak(decided(games))
    assert streak is not None
    assert sorted(streak.player_ids) == [1, 2]


def test_in_tft_the_upper_half_is_won():
    streak = longest_streak(evening(tft(4), tft(1), tft(3), tft(5), queue_id=1100))
    assert streak is not None
    assert streak.count == 3


def test_pentakills_are_added_up_by_player():
    games = [
        *evening(lol(pentakills=1), lol(pentakills=1)),
        *evening(lol(pentakills=3), player=2),
        *evening(lol(), tft(1), player=3),
    ]
    assert pentakills(games) == {2: 3, 1: 2}


def test_games_are_in_the_order_in_which_they_ended():
    late, early = played(5, lol()), played(2, lol())
    assert decided([late, early]) == [early, late]
    assert late.ended_at - early.ended_at == timedelta(minutes=3)
