from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracking.domain.recap_periods import Period, Schedule, Span, coming, due

BERLIN = ZoneInfo("Europe/Berlin")
LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/Los_Angeles",
    "Asia/Seoul",
    "Asia/Kolkata",
    "Africa/Cairo",
    "America/Havana",
    "America/Santiago",
    "Pacific/Chatham",
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def daily(hour=9, since="2020-01-01", last=None):
    return Schedule(period=Period.DAILY, hour=hour, switched_on_at=at(since), last=last)


def weekly(last=None, period=Period.WEEKLY):
    return Schedule(period=period, hour=9, switched_on_at=LONG_AGO, last=last)


def first(schedule, now, zone=BERLIN):
    span = due(schedule, zone, at(now))
    return None if span is None else span.first


@pytest.mark.parametrize(
    ("period", "first_day", "since", "until"),
    [
        (Period.DAILY, date(2026, 11, 24), "2026-11-23 23:00", "2026-11-24 23:00"),
        (Period.WEEKLY, date(2026, 11, 16), "2026-11-15 23:00", "2026-11-22 23:00"),
        (Period.MONTHLY, date(2026, 2, 1), "2026-01-31 23:00", "2026-02-28 23:00"),
        (Period.MONTHLY, date(2026, 12, 1), "2026-11-30 23:00", "2026-12-31 23:00"),
    ],
)
def test_a_period_goes_from_midnight_to_midnight_of_the_server(period, first_day, since, until):
    span = Span(period=period, first=first_day, zone=BERLIN)
    assert (span.since, span.until) == (at(since), at(until))


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", date(2026, 3, 29), 23),
        ("Europe/Berlin", date(2026, 10, 25), 25),
        ("Africa/Cairo", date(2026, 4, 24), 23),  # there is no midnight that night
        ("Africa/Cairo", date(2026, 10, 29), 25),  # the last hour of the day comes twice
        ("America/Havana", date(2026, 11, 1), 25),  # the first hour of the day comes twice
        ("Australia/Lord_Howe", date(2026, 10, 4), 23.5),
        ("Asia/Seoul", date(2026, 3, 29), 24),
    ],
)
def test_the_night_of_a_change_of_clocks_makes_a_short_or_a_long_day(zone, day, hours):
    span = Span(period=Period.DAILY, first=day, zone=ZoneInfo(zone))
    assert span.until - span.since == timedelta(hours=hours)


def test_a_month_with_a_change_of_clocks_is_whole():
    month = Span(period=Period.MONTHLY, first=date(2026, 3, 1), zone=BERLIN)
    assert (month.since, month.until) == (at("2026-02-28 23:00"), at("2026-03-31 22:00"))
    assert month.last == date(2026, 3, 31)


def test_a_recap_is_due_at_its_hour_of_the_servers_clocks():
    assert first(daily(last=date(2026, 11, 23)), "2026-11-25 07:59") is None
    assert first(daily(last=date(2026, 11, 23)), "2026-11-25 08:00") == date(2026, 11, 24)
    # In summer the same hour is another one in UTC.
    assert first(daily(last=date(2026, 7, 13)), "2026-07-15 07:00") == date(2026, 7, 14)


def test_an_hour_that_the_clocks_leave_out_comes_as_they_jump():
    span = Span(period=Period.DAILY, first=date(2026, 3, 28), zone=BERLIN)
    assert span.due_at(2) == at("2026-03-29 01:00")


def test_an_hour_that_comes_twice_is_the_first_of_the_two():
    span = Span(period=Period.DAILY, first=date(2026, 10, 24), zone=BERLIN)
    assert span.due_at(2) == at("2026-10-25 00:00")


def test_a_week_is_told_on_monday_and_a_month_on_its_first():
    assert first(weekly(last=date(2026, 11, 9)), "2026-11-22 22:00") is None
    assert first(weekly(last=date(2026, 11, 9)), "2026-11-23 08:00") == date(2026, 11, 16)
    monthly = weekly(period=Period.MONTHLY, last=date(2026, 10, 1))
    assert first(monthly, "2026-11-30 22:59") is None
    assert first(monthly, "2026-12-01 08:00") == date(2026, 11, 1)


def test_an_hour_that_had_passed_when_it_was_switched_on_is_not_made_up_for():
    """Switched on at three in the afternoon for nine: tomorrow at nine, for today."""
    schedule = daily(since="2026-11-25 14:00")
    assert first(schedule, "2026-11-25 14:00") is None
    assert first(schedule, "2026-11-25 22:59") is None
    assert first(schedule, "2026-11-26 08:00") == date(2026, 11, 25)
    assert coming(schedule, BERLIN, at("2026-11-25 14:00")).due_at(9) == at("2026-11-26 08:00")


def test_an_hour_that_is_still_to_come_is_the_first_one():
    schedule = daily(since="2026-11-25 06:30")
    assert coming(schedule, BERLIN, at("2026-11-25 06:30")).due_at(9) == at("2026-11-25 08:00")
    assert first(schedule, "2026-11-25 08:00") == date(2026, 11, 24)


def test_after_a_long_absence_the_newest_period_alone_is_told():
    assert first(daily(last=date(2026, 11, 1)), "2026-11-25 12:00") == date(2026, 11, 24)
    assert first(daily(last=date(2026, 11, 1)), "2026-11-25 07:00") == date(2026, 11, 23)


def test_another_hour_tells_no_period_twice_and_leaves_none_out():
    told = date(2026, 11, 24)
    later = daily(hour=18, last=told)
    assert first(later, "2026-11-25 17:00") is None
    assert first(later, "2026-11-26 17:00") == date(2026, 11, 25)
    # Earlier than it was: what waited for the evening is told at once.
    earlier = daily(hour=6, last=date(2026, 11, 23))
    assert first(earlier, "2026-11-25 11:00") == told


@pytest.mark.parametrize("zone", ["Pacific/Auckland", "America/Los_Angeles", "UTC"])
def test_another_zone_tells_no_day_twice_and_leaves_none_out(zone):
    told = [date(2026, 11, 23)]
    now = at("2026-11-25 08:00")
    while now < at("2026-11-29 00:00"):
        where = ZoneInfo(zone) if now >= at("2026-11-26 00:00") else BERLIN
        span = due(daily(last=told[-1]), where, now)
        if span is not None:
            told.append(span.first)
        now += timedelta(minutes=10)
    assert told == [date(2026, 11, 23) + timedelta(days=n) for n in range(len(told))]
    assert len(told) >= 5


@given(
    period=st.sampled_from(Period),
    zone=st.sampled_from(ZONES).map(ZoneInfo),
    hour=st.integers(0, 23),
    minutes=st.integers(0, 500_000),
    later=st.lists(st.integers(1, 400), min_size=1, max_size=8),
)
def test_each_period_is_told_once_after_it_is_over_and_next_is_what_comes(
    period, zone, hour, minutes, later
):
    on = now = at("2026-01-01") + timedelta(minutes=minutes)
    schedule = Schedule(period=period, hour=hour, switched_on_at=now)
    told = []
    for hours in later:
        promised = coming(schedule, zone, now)
        now = min(now + timedelta(hours=hours), max(promised.due_at(hour), now))
        span = due(schedule, zone, now)
        if promised.due_at(hour) <= now:
            assert span == promised
        if span is not None:
            assert span.until <= span.due_at(hour) <= now
            assert span.due_at(hour) > on
            told.append(span)
            schedule = Schedule(period=period, hour=hour, switched_on_at=on, last=span.first)
            assert due(schedule, zone, now) is None
    assert [each.first for each in told[1:]] == [each.after for each in told[:-1]]
