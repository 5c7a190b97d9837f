"""Which icon is asked for, and what the one that is shown proves."""

from datetime import timedelta

import pytest

from tests.tracking.polling.riot import START
from tracking.domain.icon_proof import (
    PAUSE,
    VALID,
    WANTED_ICONS,
    Verdict,
    choose_icon,
    judge,
    too_soon,
)

END = START + VALID


def first(icons):
    return icons[0]


def test_the_icon_that_is_shown_now_is_never_asked_for():
    assert choose_icon({1}, first) == 2


def test_an_answer_that_lacks_the_icon_proves_nothing():
    # Riot leaves out what is 0, and so does an answer that is spoilt.
    assert 0 not in WANTED_ICONS
    assert set(WANTED_ICONS) <= set(range(29))


def test_where_every_icon_is_waited_for_none_is_left():
    assert choose_icon(set(WANTED_ICONS), first) is None


@pytest.mark.parametrize(
    ("shown", "after", "verdict"),
    [
        (7, timedelta(), Verdict.PROVED),
        (8, timedelta(), Verdict.NOT_YET),
        (0, timedelta(), Verdict.NOT_YET),
        (7, VALID - timedelta(seconds=1), Verdict.PROVED),
        (7, VALID, Verdict.EXPIRED),
        (8, VALID, Verdict.EXPIRED),
    ],
)
def test_only_the_icon_that_was_asked_for_and_in_time_proves_it(shown, after, verdict):
    assert judge(wanted=7, shown=shown, expires_at=END, now=START + after) is verdict


def test_riot_is_asked_once_in_ten_seconds_for_one_person():
    assert not too_soon(None, START)
    assert too_soon(START, START + PAUSE - timedelta(seconds=1))
    assert not too_soon(START, START + PAUSE)
