"""The time zone that somebody means who types `Berlin`, `서울`, `UTC+2`, `EST` or `Deutschland`.

Names of cities and countries are Unicode's (babel), in each language the bot speaks.
"""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo, available_timezones

from babel import Locale
from babel.core import get_global

from bot.texts import Language

LONGEST_TYPED = 60

_OFFSET = re.compile(r"(?:utc|gmt)? ?([+\-−]) ?([0-9]{1,2})(?:[:.]?([0-9]{2}))?")

_ABBREVIATIONS = {
    "America/New_York": "et est edt eastern",
    "America/Chicago": "ct cst cdt central",
    "America/Denver": "mt mst mdt mountain",
    "America/Los_Angeles": "pt pst pdt pacific",
    "America/Sao_Paulo": "brt",
    "Europe/London": "bst uk gb britain england",
    "Europe/Berlin": "cet cest mez mesz",
    "Europe/Athens": "eet eest oez",
    "Europe/Lisbon": "wet west",
    "Europe/Istanbul": "trt turkey",
    "Europe/Moscow": "msk",
    "Asia/Seoul": "kst korea",
    "Asia/Tokyo": "jst",
    "Asia/Kolkata": "ist",
    "Asia/Singapore": "sgt",
    "Asia/Bangkok": "ict",
    "Asia/Manila": "pht",
    "Australia/Sydney": "aest aedt",
    "Australia/Perth": "awst",
    "Pacific/Auckland": "nzst nzdt",
}
"""What people write instead of a place; the data's own `EST` knows no summer."""

_OF_HALF_HOURS = {
    (3, 30): "Asia/Tehran",
    (4, 30): "Asia/Kabul",
    (5, 30): "Asia/Kolkata",
    (5, 45): "Asia/Kathmandu",
    (6, 30): "Asia/Yangon",
    (8, 45): "Australia/Eucla",
    (9, 30): "Australia/Darwin",
    (-9, 30): "Pacific/Marquesas",
}
"""Places that keep such a time all year; the data have no bare offsets of half hours."""

_PRIMARY = {
    "CL": "America/Santiago",
    "CN": "Asia/Shanghai",
    "EC": "America/Guayaquil",
    "ES": "Europe/Madrid",
    "MY": "Asia/Kuala_Lumpur",
    "NZ": "Pacific/Auckland",
    "PT": "Europe/Lisbon",
}
"""Where nearly everybody of a country lives by one of its clocks; CLDR's `primaryZones`."""


class SeveralClocks(LookupError):
    """A country whose clocks differ: a city has to be named."""


def find_zone(typed: str) -> str | None:
    """The IANA name of the zone that is meant, None where no place is called so. Raises
    SeveralClocks."""
    wanted = _folded(typed[:LONGEST_TYPED])
    if offset := _OFFSET.fullmatch(wanted):
        return _fixed(offset)
    known, torn = _names()
    found = known.get(wanted)
    if found is None and wanted in torn:
        raise SeveralClocks(typed)
    return found


def _fixed(offset: re.Match[str]) -> str | None:
    """The zone of an offset; `Etc/GMT-2` is two hours ahead of UTC: its sign is the other one."""
    hours, minutes = int(offset[2]), int(offset[3] or 0)
    east = offset[1] == "+"
    if minutes:
        return _OF_HALF_HOURS.get((hours if east else -hours, minutes))
    if hours == 0:
        return "UTC"
    name = f"Etc/GMT{'-' if east else '+'}{hours}"
    return name if name in available_timezones() else None


@functools.cache
def _names() -> tuple[dict[str, str], frozenset[str]]:
    """Zones by all that people call them, folded; and what names several clocks at once. What
    comes first wins: a zone's own name, an abbreviation, a city, a country."""
    # Without an area they are old names of countries, and `localtime`.
    zones = sorted(zone for zone in available_timezones() if "/" in zone)
    known = {"utc": "UTC", "gmt": "UTC"}
    for zone, short in _ABBREVIATIONS.items():
        known |= dict.fromkeys(short.split(), zone)
    for zone in zones:
        known.setdefault(_folded(zone), zone)
    locales = [Locale.parse(language.value) for language in Language]
    for name, zone in (*_cities(locales, zones), *_last_parts(zones)):
        known.setdefault(name, zone)
    torn = {"usa", "us"}
    for name, its in _countries(locales, zones):
        if its is None:
            torn.add(name)
        else:
            known.setdefault(name, its)
    return known, frozenset(torn)


def _cities(locales: Iterable[Locale], zones: Iterable[str]) -> Iterator[tuple[str, str]]:
    there, newer = set(zones), get_global("zone_aliases")
    for locale in locales:
        for old, called in locale.time_zones.items():
            zone = newer.get(old, old)
            if zone in there and "city" in called:
                yield _folded(called["city"]), zone


def _last_parts(zones: Iterable[str]) -> Iterator[tuple[str, str]]:
    for zone in zones:
        area, _, place = zone.partition("/")
        if place and area != "Etc":
            yield _folded(place.rpartition("/")[2]), zone


def _countries(locales: Iterable[Locale], zones: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """Each country's zone; None where its clocks differ."""
    there = set(zones)
    for territory, its in get_global("territory_zones").items():
        known = [zone for zone in its if zone in there]
        if not known:
            continue
        one_clock = len({_year(each) for each in known}) == 1
        zone = _PRIMARY.get(territory) or (known[0] if one_clock else None)
        for locale in locales:
            if name := locale.territories.get(territory):
                yield _folded(name), zone


def _year(zone: str) -> tuple[object, ...]:
    """By how much a zone differs from UTC in winter and in summer."""
    days = (datetime(2026, month, 15, tzinfo=UTC) for month in (1, 7))
    return tuple(day.astimezone(ZoneInfo(zone)).utcoffset() for day in days)


def _folded(text: str) -> str:
    """Without case, accents and the signs between words."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("_", " "))
    letters = "".join(each for each in plain if not unicodedata.combining(each))
    return re.sub(r"\s+", " ", letters).strip()
