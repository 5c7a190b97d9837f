"""A time of day, as people type it."""

import pytest

from bot.time_of_day import read_time, written


@pytest.mark.parametrize(
    ("typed", "minute"),
    [
        ("23:00", 1380),
        ("08:05", 485),
        ("8", 480),
        ("8.30", 510),
        ("23h", 1380),
        ("23h30", 1410),
        ("8 Uhr", 480),
        ("8 Uhr 30", 510),
        ("11 pm", 1380),
        ("11:30PM", 1410),
        ("12 am", 0),
        ("12 pm", 720),
        ("오후 11시 30분", 1410),
        ("오전 12시", 0),
        ("24:00", 0),
        (" 0:00 ", 0),
    ],
)
def test_a_time_is_read_as_people_write_it(typed, minute):
    assert read_time(typed) == minute
    assert read_time(written(minute)) == minute


@pytest.mark.parametrize(
    "typed", ["", "noon", "25:00", "8:60", "13 pm", "0 am", "24:01", "-1", "8:5"]
)
def test_what_is_no_time_is_none(typed):
    assert read_time(typed) is None
