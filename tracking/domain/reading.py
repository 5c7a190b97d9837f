"""Reading Riot's JSON: whatever stands there, a value of the type that is asked for comes back.

"Any numeric field that isn't returned can be assumed to be 0" (riot.md §2.8). Numbers and texts
are bounded and texts hold printable characters alone, so that nothing hostile is stored: a NUL or
half a surrogate pair is refused by PostgreSQL, not by JSON.
"""

import math
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

MOST_COUNT = 2**53
"""JSON numbers beyond this lose digits elsewhere."""

MOST_ID = 2**31 - 1
"""Queue, map, champion and team ids; what an INTEGER column holds."""

MOST_PLAYERS = 32
"""Arena has the most, with 18."""

LONGEST_TEXT = 64

LONGEST_GAME_NAME, LONGEST_TAG_LINE = 16, 5
"""Of a Riot ID (riot.md §1.2)."""

LONGEST_DAY = 86_400
"""Seconds; what claims to have lasted longer is not believed."""

_LONGEST_PUUID = 100

_NOT_A_WORD = re.compile(r"[^A-Za-z0-9 .:'&_-]")

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_EARLIEST = datetime(2009, 10, 27, tzinfo=UTC)
_LATEST = datetime(2200, 1, 1, tzinfo=UTC)

Fields = Mapping[str, Any]
"""A JSON object of Riot's."""


def count(data: Fields, *names: str, most: int = MOST_COUNT) -> int:
    """The first of these fields that holds a number, whole and at least 0; 0 where none does."""
    found = some_count(data, *names)
    return min(found or 0, most)


def some_count(data: Fields, *names: str) -> int | None:
    """As `count`, None where none of the fields holds a number."""
    for name in names:
        value = data.get(name)
        if isinstance(value, bool):
            continue
        if isinstance(value, int) or (isinstance(value, float) and math.isfinite(value)):
            return max(0, min(MOST_COUNT, int(value)))
    return None


def some_id(data: Fields, *names: str) -> int | None:
    """The first of these fields that holds a number, None where none does or none is an id."""
    found = some_count(data, *names)
    return found if found is not None and found <= MOST_ID else None


def flag(data: Fields, name: str) -> bool:
    """Whether the field says true."""
    value = data.get(name)
    return isinstance(value, bool | int | float) and value == 1


def text(data: Fields, *names: str, longest: int = LONGEST_TEXT) -> str:
    """The first of these fields that holds a text, bounded and printable; empty where none does."""
    for name in names:
        value = data.get(name)
        if isinstance(value, str):
            clean = "".join(c for c in value[: 4 * longest] if c.isprintable()).strip()
            if clean:
                return clean[:longest].rstrip()
    return ""


def word(data: Fields, name: str, *, longest: int = 32) -> str:
    """As `text`, for names that Riot gives to things: plain ASCII."""
    return _NOT_A_WORD.sub("", text(data, name))[:longest].strip()


def puuid(data: Fields) -> str | None:
    """Whose share this is; None for a bot and where nobody is named."""
    value = data.get("puuid")
    return value if is_puuid(value) else None


def is_puuid(value: object) -> bool:
    """Whether this can be somebody's puuid; bots have "BOT" (riot.md §6.9)."""
    if not isinstance(value, str) or value == "BOT":
        return False
    return 0 < len(value) <= _LONGEST_PUUID and value.isprintable()


def riot_id(data: Fields, *, longest_name: int = 32, longest_tag: int = 8) -> str:
    """Name#TAG as the record has it, a name alone in old ones, empty where there is none.

    `riotIdName` stands in some records of 2023 and 2024, `summonerName` before (riot.md §6.4).
    """
    name = text(data, "riotIdGameName", "riotIdName", "summonerName", longest=longest_name)
    tag = text(data, "riotIdTagline", longest=longest_tag)
    return f"{name}#{tag}" if name and tag else name


def riot_name(data: Fields) -> tuple[str, str] | None:
    """Name and tag as account-v1 would give them, None where the record lacks either."""
    name = text(data, "riotIdGameName", longest=LONGEST_GAME_NAME)
    tag = text(data, "riotIdTagline", longest=LONGEST_TAG_LINE)
    return (name, tag) if name and tag else None


def names_by_puuid(players: Sequence[Fields]) -> dict[str, tuple[str, str]]:
    """What the participants of a record are called in it."""
    named = ((puuid(player), riot_name(player)) for player in players)
    return {who: name for who, name in named if who and name}


def objects(data: Fields, name: str, *, most: int = MOST_PLAYERS) -> list[Fields]:
    """The objects of a list; what is no object is left out."""
    value = data.get(name)
    if not isinstance(value, list):
        return []
    return [item for item in value[:most] if isinstance(item, Mapping)]


def instant(data: Fields, name: str) -> datetime | None:
    """Epoch milliseconds as an instant, None where no game can have been."""
    milliseconds = count(data, name)
    try:
        at = _EPOCH + timedelta(milliseconds=milliseconds)
    except OverflowError:
        return None
    return at if _EARLIEST <= at <= _LATEST else None


def latest(*instants: datetime | None) -> datetime | None:
    """The latest of those that are known."""
    return max((at for at in instants if at is not None), default=None)


def share(part: int, whole: int) -> float | None:
    """0 to 1 in thousandths, None of nothing."""
    return round(min(1.0, part / whole), 3) if whole > 0 else None


def patch(version: str) -> str:
    """`14.11` out of `14.11.588.5000` or `Linux Version 14.11.588.5000 (...)`.

    Empty for Set 18's `TFT Unreal Version ?.?.?.?` (riot.md §6.12).
    """
    found = re.search(r"(?<![\d.])(\d{1,3}\.\d{1,3})(?=\.)", version, re.ASCII)
    return found[1] if found else ""
