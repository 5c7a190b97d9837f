"""What a listed game without a row means, by its age and by what is known of the time before."""

from datetime import UTC, datetime, timedelta

import pytest

from tracking.domain.audit import Before, Finding, ListAudit, promise
from tracking.domain.games import GameKey

NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)
INTERVAL = timedelta(minutes=10)
GAME, OTHER = (GameKey(platform="EUW1", game_id=str(n)) for n in (1, 2))


def ago(minutes):
    return NOW - timedelta(minutes=minutes)


def audit(*, compared=10, listed=(), refused=False, began=600, owed=600):
    """Compared `compared` minutes ago by this process, which stood in the list then."""
    before = Before(
        compared_at=None if compared is None else ago(compared),
        keys=None if listed is None else frozenset(listed),
        refused=refused,
    )
    return ListAudit(
        before=before,
        owed_since=ago(owed),
        began_at=ago(began),
        now=NOW,
        interval=INTERVAL,
    )


def judged(ended, **known):
    made = audit(**known)
    made.add([GAME], {})
    made.found(GAME, None if ended is None else ago(ended))
    [finding] = made.findings
    assert made.overdue == ([GAME] if finding is Finding.OVERDUE else [])
    return finding


def test_the_promise_is_the_interval_and_what_turns_and_riot_take():
    assert promise(INTERVAL) == timedelta(minutes=17)


@pytest.mark.parametrize("ended", [0, 5, 17])
def test_a_game_that_the_comparison_before_could_not_see_is_on_time(ended):
    assert judged(ended) is Finding.ON_TIME


def test_a_game_that_stood_in_the_list_before_and_has_no_row_is_overdue_however_young():
    assert judged(5, listed=[GAME]) is Finding.OVERDUE
    assert judged(None, listed=[GAME]) is Finding.OVERDUE


def test_a_comparison_that_comes_too_late_makes_what_it_finds_overdue():
    assert judged(40, compared=45) is Finding.OVERDUE
    assert judged(18, compared=45) is Finding.OVERDUE
    assert judged(15, compared=45) is Finding.ON_TIME


def test_what_riot_lists_late_is_not_ours():
    assert judged(120, compared=10) is Finding.LISTED_LATE


def test_a_list_that_riot_did_not_give_in_between_is_not_ours():
    assert judged(40, compared=45, refused=True) is Finding.REFUSED
    assert judged(40, compared=45, refused=True, listed=[GAME]) is Finding.OVERDUE


def test_what_ended_while_no_process_ran_is_told_apart():
    away = {"listed": None, "compared": 200, "began": 3}
    assert judged(100, **away) is Finding.AFTER_ABSENCE
    assert judged(2, **away) is Finding.ON_TIME


def test_a_first_comparison_that_comes_late_after_the_start_is_no_absence_for_what_ended_since():
    assert judged(100, listed=None, compared=200, began=150) is Finding.OVERDUE


def test_what_a_comparison_before_the_restart_should_have_found_is_overdue():
    assert judged(100, listed=None, compared=20, began=3) is Finding.OVERDUE


def test_what_a_comparison_before_the_restart_could_hardly_see_is_not():
    assert judged(30, listed=None, compared=20, began=3) is Finding.AFTER_ABSENCE


def test_a_new_player_of_whom_nothing_was_compared_yet_is_owed_from_when_he_was_followed():
    new = {"listed": None, "compared": None}
    assert judged(5, **new, owed=10) is Finding.ON_TIME
    assert judged(50, **new, owed=55) is Finding.OVERDUE


def test_a_player_of_an_old_database_is_not_owed_what_ended_before_the_new_model_began():
    new = {"listed": None, "compared": None}
    assert judged(3000, **new, owed=9000, began=30) is Finding.AFTER_ABSENCE


def test_what_ended_before_he_was_followed_is_not_looked_at():
    made = audit(owed=30)
    made.add([GAME, OTHER], {OTHER: ago(50)})
    made.found(GAME, ago(40))
    assert (made.audited, made.findings) == (0, {})


def test_a_game_counts_once_however_often_it_is_listed():
    made = audit(listed=[GAME])
    made.add([GAME, OTHER], {GAME: ago(50), OTHER: None})
    assert made.audited == 1
    assert made.keys == {GAME, OTHER}


def test_after_a_restart_what_ended_before_the_comparison_before_was_counted_there():
    made = audit(listed=None, compared=20)
    made.add([GAME, OTHER], {GAME: ago(50), OTHER: ago(10)})
    assert made.audited == 1
