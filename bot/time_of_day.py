"""A time of day, as people type it: `23:00`, `23h30`, `11 pm`, `8 Uhr`, `오후 11시 30분`."""

import re

_TIME = re.compile(
    r"(?P<before>오전|오후)? ?(?P<hour>[0-9]{1,2})"
    r"(?: ?(?:[:.h시]|uhr) ?(?P<minute>[0-9]{2})?분?)? ?(?P<after>am|pm|a\.m\.|p\.m\.)?"
)

_HALVES = {"am": 0, "a.m.": 0, "오전": 0, "pm": 12, "p.m.": 12, "오후": 12}


def read_time(typed: str) -> int | None:
    """The minute of the day; None where the text is no time."""
    found = _TIME.fullmatch(" ".join(typed.casefold().split()))
    if found is None:
        return None
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    half = _HALVES.get(found["before"] or found["after"] or "")
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + half
    if (hour, minute) == (24, 0):
        return 0
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def written(minute: int) -> str:
    """`08:05`, which `read_time` reads back."""
    return f"{minute // 60:02}:{minute % 60:02}"
