"""When a server's recaps are due: its days, weeks and months as instants.

A period is named by its first day, in the zone of the server. A day begins when the clocks of the
zone begin to show it, so that the night of a change of clocks makes one of 23 or 25 hours.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

_DAY = timedelta(days=1)


class Period(StrEnum):
    """What one recap is of."""

    DAILY = "daily"  # a day, from midnight to midnight
    WEEKLY = "weekly"  # Monday to Sunday
    MONTHLY = "monthly"  # a calendar month


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """One day, week or month that somebody has lived through."""

    period: Period
    first: date
    zone: tzinfo

    @property
    def after(self) -> date:
        """The first day of the next one."""
        return _following(self.period, self.first)

    @property
    def last(self) -> date:
        """Its last day."""
        return self.after - _DAY

    @property
    def since(self) -> datetime:
        """The instant at which it began."""
        return _instant(self.first, 0, self.zone)

    @property
    def until(self) -> datetime:
        """The instant at which it was over."""
        return _instant(self.after, 0, self.zone)

    def due_at(self, hour: int) -> datetime:
        """When its recap is posted: on the day after it, at this hour of the server's clocks; of
        an hour that the change of clocks leaves out, as much later as they jump."""
        return _instant(self.after, hour, self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """One kind of recap as a server has switched it on."""

    period: Period
    hour: int
    """0 to 23, of the server's clocks."""
    switched_on_at: datetime
    last: date | None = None
    """The first day of the period that was settled last: posted, or found empty."""


def due(schedule: Schedule, zone: tzinfo, now: datetime) -> Span | None:
    """The period whose recap is to be posted now.

    It is the newest one whose hour has come; one that was missed longer ago is not made up for. An
    hour that had passed when the recaps were switched on is not. A period that was settled is not
    due again, whatever became of the hour and the zone since.
    """
    span = _ended_before(schedule.period, now.astimezone(zone).date(), zone)
    if now < span.due_at(schedule.hour):
        span = _ended_before(schedule.period, span.first, zone)
    return span if _owed(schedule, span) else None


def coming(schedule: Schedule, zone: tzinfo, now: datetime) -> Span:
    """The period whose recap is posted next; what is due already is next."""
    span = due(schedule, zone, now)
    if span is None:
        span = _ended_before(schedule.period, now.astimezone(zone).date(), zone)
    while not _owed(schedule, span):
        span = Span(period=schedule.period, first=span.after, zone=zone)
    return span


def present(period: Period, zone: tzinfo, now: datetime) -> Span:
    """The day, week or month that goes on."""
    first = _first_day(period, now.astimezone(zone).date())
    return Span(period=period, first=first, zone=zone)


def _owed(schedule: Schedule, span: Span) -> bool:
    settled = schedule.last is not None and span.first <= schedule.last
    return not settled and span.due_at(schedule.hour) > schedule.switched_on_at


def _ended_before(period: Period, day: date, zone: tzinfo) -> Span:
    """The last period that was over when this day began."""
    return Span(period=period, first=_first_day(period, _first_day(period, day) - _DAY), zone=zone)


def _first_day(period: Period, day: date) -> date:
    """Of the period that the day is in."""
    match period:
        case Period.DAILY:
            return day
        case Period.WEEKLY:
            return day - day.weekday() * _DAY
        case Period.MONTHLY:
            return day.replace(day=1)


def _following(period: Period, first: date) -> date:
    match period:
        case Period.DAILY:
            return first + _DAY
        case Period.WEEKLY:
            return first + 7 * _DAY
        case Period.MONTHLY:
            return (first + 31 * _DAY).replace(day=1)


def _instant(day: date, hour: int, zone: tzinfo) -> datetime:
    # Of an hour that comes twice the first is meant; one that is left out is read by the offset of
    # before, which for a midnight is the very moment of the change.
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)
