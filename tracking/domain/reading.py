"""Reading Riot's JSON: whatever stands there, a value of the type that is asked for comes back.

"Any numeric field that isn't returned can be assumed to be 0" (riot.md §2.8); text is bounded, so
that nothing hostile is stored at length.
"""

import math
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

MOST = 2**53
"""JSON numbers beyond this lose digits elsewhere."""

LONGEST_TEXT = 64

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = datetime(2009, 10, 27, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)


def number(data: Mapping[str, Any], *names: str) -> int:
    """The first of these fields that holds a number, as a whole one; 0 where none does."""
    for name in names:
        value = data.get(name)
        if isinstance(value, bool) or not isinstance(value, int | float):
            continue
        if math.isfinite(value):
            return max(-MOST, min(MOST, int(value)))
    return 0


def some_number(data: Mapping[str, Any], *names: str) -> int | None:
    """As `number`, None where none of the fields is there."""
    return number(data, *names) if any(data.get(name) is not None for name in names) else None


def flag(data: Mapping[str, Any], name: str) -> bool:
    """Whether the field says true."""
    return data.get(name) is True


def text(data: Mapping[str, Any], *names: str, longest: int = LONGEST_TEXT) -> str:
    """The first of these fields that holds a text, bounded and without control characters."""
    for name in names:
        value = data.get(name)
        if isinstance(value, str) and value.strip():
            clean = "".join(c for c in value[: 4 * longest] if c.isprintable())
            return clean.strip()[:longest]
    return ""


def items(data: Mapping[str, Any], name: str, *, most: int = 64) -> list[Mapping[str, Any]]:
    """The objects of a list; what is no object is left out."""
    value = data.get(name)
    if not isinstance(value, Sequence) or isinstance(value, str | bytes):
        return []
    return [item for item in value[:most] if isinstance(item, Mapping)]


def instant(milliseconds: int) -> datetime | None:
    """Epoch milliseconds as an instant, None where no game can have been."""
    try:
        at = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
    return at if _EARLIEST <= at <= _LATEST else None
