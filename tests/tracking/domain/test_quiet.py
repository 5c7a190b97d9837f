"""Quiet hours, over midnight and over the nights in which clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.machines import how_long
from tracking.domain.quiet import QuietHours, quiet_until

BERLIN = ZoneInfo("Europe/Berlin")
NIGHT = QuietHours(start=23 * 60, end=8 * 60)
NOON = QuietHours(start=12 * 60, end=13 * 60 + 30)


def utc(year, month, day, hour=0, minute=0, second=0):
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


@pytest.mark.parametrize(
    ("quiet", "now", "until"),
    [
        # Berlin is one hour before UTC in March.
        (NIGHT, utc(2026, 3, 1, 21, 59), None),
        (NIGHT, utc(2026, 3, 1, 22, 0), utc(2026, 3, 2, 7, 0)),
        (NIGHT, utc(2026, 3, 2, 2, 0), utc(2026, 3, 2, 7, 0)),
        (NIGHT, utc(2026, 3, 2, 6, 59, 59), utc(2026, 3, 2, 7, 0)),
        (NIGHT, utc(2026, 3, 2, 7, 0), None),
        (NOON, utc(2026, 3, 1, 10, 59), None),
        (NOON, utc(2026, 3, 1, 11, 0), utc(2026, 3, 1, 12, 30)),
        (NOON, utc(2026, 3, 1, 12, 30), None),
    ],
)
def test_they_are_by_the_local_clock_and_end_when_it_shows_their_end(quiet, now, until):
    assert quiet_until(quiet, BERLIN, now) == until


def test_a_night_in_which_clocks_go_forward_is_an_hour_shorter():
    # 29 March 2026, 02:00 becomes 03:00.
    end = quiet_until(NIGHT, BERLIN, utc(2026, 3, 28, 22, 0))
    assert end == utc(2026, 3, 29, 6, 0)
    assert end - utc(2026, 3, 28, 22, 0) == timedelta(hours=8)


def test_a_night_in_which_clocks_go_back_is_an_hour_longer():
    # 25 October 2026, 03:00 becomes 02:00.
    end = quiet_until(NIGHT, BERLIN, utc(2026, 10, 24, 21, 0))
    assert end == utc(2026, 10, 25, 7, 0)
    assert end - utc(2026, 10, 24, 21, 0) == timedelta(hours=10)


def test_an_end_that_the_clocks_skip_is_the_moment_they_do():
    quiet = QuietHours(start=23 * 60, end=2 * 60 + 30)
    assert quiet_until(quiet, BERLIN, utc(2026, 3, 29, 0, 59)) == utc(2026, 3, 29, 1, 0)
    assert quiet_until(quiet, BERLIN, utc(2026, 3, 29, 1, 0)) is None


def test_a_beginning_that_the_clocks_skip_is_the_moment_they_do():
    quiet = QuietHours(start=2 * 60 + 30, end=9 * 60)
    assert quiet_until(quiet, BERLIN, utc(2026, 3, 29, 0, 59)) is None
    assert quiet_until(quiet, BERLIN, utc(2026, 3, 29, 1, 0)) == utc(2026, 3, 29, 7, 0)


def test_an_end_that_the_clocks_show_twice_is_the_second_and_they_do_not_begin_again():
    quiet = QuietHours(start=23 * 60, end=2 * 60 + 30)
    # 02:30 for the first time is 00:30 UTC, for the second 01:30.
    assert quiet_until(quiet, BERLIN, utc(2026, 10, 25, 0, 45)) == utc(2026, 10, 25, 1, 30)
    assert quiet_until(quiet, BERLIN, utc(2026, 10, 25, 1, 30)) is None


def test_a_beginning_that_the_clocks_show_twice_is_the_first():
    quiet = QuietHours(start=2 * 60 + 30, end=9 * 60)
    assert quiet_until(quiet, BERLIN, utc(2026, 10, 25, 0, 29)) is None
    assert quiet_until(quiet, BERLIN, utc(2026, 10, 25, 0, 30)) == utc(2026, 10, 25, 8, 0)
    assert quiet_until(quiet, BERLIN, utc(2026, 10, 25, 1, 10)) == utc(2026, 10, 25, 8, 0)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (-1, 5), (5, 1440)])
def test_what_is_no_stretch_of_a_day_is_refused(start, end):
    with pytest.raises(ValueError, match=r"minute of a day|different times"):
        QuietHours(start=start, end=end)


@how_long(examples=60, steps=1)
@given(
    start=st.integers(0, 1439),
    length=st.integers(1, 1439),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"]),
    minutes=st.integers(0, 366 * 24 * 60),
)
def test_whenever_it_is_quiet_it_stays_so_until_the_end_and_not_beyond(
    start, length, zone, minutes
):
    quiet = QuietHours(start=start, end=(start + length) % 1440)
    now, at = utc(2026, 1, 1) + timedelta(minutes=minutes), ZoneInfo(zone)
    until = quiet_until(quiet, at, now)
    if until is None:
        shown = now.astimezone(at)
        inside = (shown.hour * 60 + shown.minute - start) % 1440 < length
        # Only where clocks change may they show a quiet minute outside a stretch.
        assert not inside or any(
            (now + timedelta(hours=h)).astimezone(at).utcoffset() != shown.utcoffset()
            for h in (-27, 27)
        )
        return
    assert now < until <= now + timedelta(hours=26)
    assert quiet_until(quiet, at, until - timedelta(seconds=1)) == until
    shown = until.astimezone(at)
    assert (shown.hour * 60 + shown.minute == quiet.end) or (
        (until - timedelta(seconds=1)).astimezone(at).utcoffset() != shown.utcoffset()
    )
