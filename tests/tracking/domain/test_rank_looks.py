import itertools
from datetime import timedelta

import pytest

from tests.support.ranks import minute
from tracking.domain.rank_looks import EVERY, Watched, Why, look_due, next_scheduled

LATER = minute(10_000)


def due(at, *games, looked=-1000.0, due_at=LATER):
    return look_due(
        minute(at),
        looked_at=None if looked is None else minute(looked),
        due_at=due_at,
        games=games,
    )


def running(since):
    return Watched(detected_at=minute(since), over_at=None)


def over(at, *, settled=False):
    return Watched(detected_at=minute(at - 30), over_at=minute(at), settled=settled)


def test_a_running_ranked_game_is_looked_at_once():
    assert due(1, running(0)) is Why.BEFORE
    assert due(20, running(0), looked=1) is None


def test_a_look_shortly_before_the_game_is_good_enough():
    assert due(1, running(0), looked=-5) is None
    assert due(1, running(0), looked=-15) is Why.BEFORE


def test_looks_after_a_game_become_rarer_until_it_is_counted():
    looks, looked = [], -30.0
    for tenth in range(0, 1300):
        at = tenth / 10
        if due(at, over(0), looked=looked) is Why.AFTER:
            looks.append(at)
            looked = at
    assert looks == [0, 1, 2, 4, 8, 15, 30, 60]


def test_what_is_settled_needs_no_further_look():
    assert due(1, over(0, settled=True), looked=0) is None


def test_a_game_that_is_found_late_is_looked_at_once():
    assert due(45, over(0), looked=-60) is Why.AFTER
    assert due(50, over(0), looked=45) is None
    assert due(500, over(0), looked=60) is None


def test_what_is_over_comes_before_what_is_running():
    assert due(1, running(0), over(0)) is Why.AFTER


@pytest.mark.parametrize(("due_at", "why"), [(minute(5), None), (minute(0), Why.SCHEDULE)])
def test_without_a_game_the_schedule_decides(due_at, why):
    assert due(1, due_at=due_at) is why


def test_who_was_never_looked_at_is_due():
    assert due(1, looked=None, due_at=None) is Why.SCHEDULE


def test_players_who_came_together_are_not_due_together():
    times = sorted(next_scheduled(minute(0), number, ranked=True) for number in range(1, 501))
    assert min(times) >= minute(0) + 0.8 * EVERY
    assert max(times) <= minute(0) + 1.2 * EVERY
    gaps = [b - a for a, b in itertools.pairwise(times)]
    assert max(gaps) < timedelta(minutes=5)


def test_who_has_no_rank_is_looked_at_more_rarely():
    ranked = next_scheduled(minute(0), 1, ranked=True)
    assert next_scheduled(minute(0), 1, ranked=False) > ranked
