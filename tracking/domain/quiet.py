"""Quiet hours: a stretch of the local day in which nothing is posted."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

MINUTES = 24 * 60
"""Of a day as clocks count it, also on the days that are shorter or longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """From one minute of the local day until another, over midnight where that comes first.

    Raises ValueError where either is no minute of a day, or both are the same.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not all(0 <= each < MINUTES for each in (self.start, self.end)):
            raise ValueError(f"{self.start} or {self.end} is no minute of a day")
        if self.start == self.end:
            raise ValueError("quiet hours begin and end at different times")


def quiet_until(quiet: QuietHours, zone: tzinfo, now: datetime) -> datetime | None:
    """When the quiet hours end in which `now` lies, in UTC; None where it lies in none.

    A day's quiet hours are one stretch. Where clocks go back and show their beginning twice, they
    begin at the first time; where they show their end twice, they end at the second. A time that is
    skipped when clocks go forward is the moment at which they do.
    """
    today = now.astimezone(zone).date()
    for day in (today - timedelta(days=1), today):
        start, end = _stretch(quiet, zone, day)
        if start <= now < end:
            return end
    return None


def _stretch(quiet: QuietHours, zone: tzinfo, day: date) -> tuple[datetime, datetime]:
    """The quiet hours that begin on a local day."""
    ends_on = day if quiet.start < quiet.end else day + timedelta(days=1)
    return _instant(zone, day, quiet.start, last=False), _instant(
        zone, ends_on, quiet.end, last=True
    )


def _instant(zone: tzinfo, day: date, minute: int, *, last: bool) -> datetime:
    """When clocks show this minute; the last time where they do so twice."""
    hour, minute = divmod(minute, 60)
    shown = datetime(day.year, day.month, day.day, hour, minute, tzinfo=zone)
    first, second = (shown.replace(fold=fold).astimezone(UTC) for fold in (0, 1))
    if second < first:  # the clocks skip it
        return _change(zone, second, first)
    return second if last else first


def _change(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """The second at which the clocks change between two instants."""
    old = before.astimezone(zone).utcoffset()
    low, high = 0, int((after - before).total_seconds())
    while high - low > 1:
        middle = (low + high) // 2
        same = (before + timedelta(seconds=middle)).astimezone(zone).utcoffset() == old
        low, high = (middle, high) if same else (low, middle)
    return before + timedelta(seconds=high)
