import pytest

from tracking.domain.milestones import (
    ENOUGH_GAMES,
    Best,
    Figure,
    Milestones,
    Past,
    comparable,
    milestones,
    read_milestones,
    won,
)
from tracking.domain.results import LoLResult, Outcome, TFTResult

WIN, LOSS = LoLResult(outcome=Outcome.WIN), LoLResult(outcome=Outcome.LOSS)


def past(lately="", games=ENOUGH_GAMES, **most):
    return Past(
        lately=tuple(each == "w" for each in lately),
        games=games,
        most={Figure(figure): value for figure, value in most.items()},
    )


@pytest.mark.parametrize(
    ("result", "lately", "streak"),
    [
        (WIN, "", 0),
        (WIN, "w", 0),
        (WIN, "ww", 3),
        (WIN, "wwwwl", 5),
        (WIN, "lll", 0),
        (WIN, "wlw", 0),
        (LOSS, "ll", -3),
        (LOSS, "llllw", -5),
        (LoLResult(outcome=Outcome.REMAKE), "www", 0),
        (LoLResult(outcome=Outcome.NONE), "www", 0),
        (TFTResult(outcome=Outcome.PLACEMENT, placement=4), "ww", 3),
        (TFTResult(outcome=Outcome.PLACEMENT, placement=5), "ll", -3),
    ],
)
def test_a_streak_is_three_in_a_row_or_more_this_game_included(result, lately, streak):
    assert milestones(result, past(lately)).streak == streak


@pytest.mark.parametrize(
    ("kills", "before", "told"),
    [(21, 20, True), (20, 20, False), (19, 20, False), (5, 0, False)],
)
def test_a_best_is_more_than_ever_before(kills, before, told):
    result = LoLResult(outcome=Outcome.LOSS, kills=kills)
    best = Best(figure=Figure.KILLS, value=kills, before=before)
    assert milestones(result, past(kills=before)).bests == ((best,) if told else ())


def test_a_best_of_few_games_means_nothing():
    result = LoLResult(outcome=Outcome.WIN, kills=30)
    assert milestones(result, past(games=ENOUGH_GAMES - 1, kills=3)).bests == ()


def test_a_figure_that_the_record_does_not_give_is_no_best():
    result = TFTResult(outcome=Outcome.PLACEMENT, placement=1, damage=None)
    assert not milestones(result, past(damage=90))


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        (WIN, True),
        (LOSS, False),
        (LoLResult(outcome=Outcome.REMAKE), None),
        (LoLResult(outcome=Outcome.NONE), None),
        # Arena: of eight teams the upper four, of six the upper three (riot.md §6.5).
        (LoLResult(outcome=Outcome.PLACEMENT, placement=4, queue_id=1700), True),
        (LoLResult(outcome=Outcome.PLACEMENT, placement=4, queue_id=1750), False),
        (LoLResult(outcome=Outcome.PLACEMENT, placement=3, queue_id=1750), True),
        # Of four teams the upper two: what Riot counts comes first.
        (
            LoLResult(outcome=Outcome.PLACEMENT, placement=3, queue_id=1700, counts_as_won=False),
            False,
        ),
        (TFTResult(outcome=Outcome.PLACEMENT, placement=4), True),
        (TFTResult(outcome=Outcome.PLACEMENT, placement=5), False),
    ],
)
def test_where_there_are_places_the_upper_half_counts_as_won(result, verdict):
    assert won(result) is verdict


def test_only_games_of_the_same_kind_are_compared():
    assert comparable(420) == comparable(400)
    assert 450 not in comparable(420)
    assert comparable(1700) == {1700}
    assert comparable(0) == comparable(None) == frozenset()


def test_what_is_stored_is_read_back_and_what_cannot_be_read_spoils_nothing():
    best = Best(figure=Figure.DAMAGE, value=50_000, before=49_999)
    told = Milestones(streak=-4, bests=(best,))
    broken = [None, 7, {}, {"streak": 3}, {"streak": "x", "bests": []}, {"streak": 3, "bests": [1]}]
    stored = {"1": told.to_json(), **{str(n): each for n, each in enumerate(broken, 2)}, "x": {}}
    assert read_milestones(stored) == {1: told}
    assert read_milestones(None) == read_milestones([1]) == {}
