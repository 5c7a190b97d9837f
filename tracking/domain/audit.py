"""Whether a comparison of match lists comes late: what it finds missing, judged before it is
repaired. Pure.

The promise: a game that Riot lists has its row after the next comparison, so within the interval
and what Riot takes to list it. A game that is missing although it is older is *overdue*: the
comparison before it should have found it, did not take place, or lost what it found. Not every old
game is: Riot may have listed it late or refused the lists, and while no process ran nobody looked.
"""

from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tracking.domain.games import GameKey

LISTED_WITHIN = timedelta(minutes=5)
"""Riot lists a game two or three minutes after its end, incidents apart (riot.md §6.1)."""

SWEEP = 1.2
"""So many intervals at most lie between two comparisons of one list: turns come ten times within
an interval, and one may take as long as that."""


class Finding(StrEnum):
    """What a listed game without a row means."""

    ON_TIME = "on time"  # this comparison is the first that could find it
    OVERDUE = "overdue"  # it should have had its row before
    AFTER_ABSENCE = "after absence"  # it ended while no process compared
    LISTED_LATE = "listed late"  # Riot did not list it at the comparison before
    REFUSED = "refused"  # Riot gave no whole list in between


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """What is known of the comparison before."""

    compared_at: datetime | None
    """When this list was last compared whole; None: never."""
    keys: Container[GameKey] | None
    """What stood in it then; None where another process compared it."""
    refused: bool = False
    """Whether a comparison since then could not be made whole."""


class ListAudit:
    """What one comparison of one list finds, before anything is repaired."""

    def __init__(
        self,
        *,
        before: Before,
        owed_since: datetime,
        began_at: datetime,
        now: datetime,
        interval: timedelta,
    ) -> None:
        """`began_at`: since when this process compares; games that ended before `owed_since` are
        owed to nobody."""
        self._before = before
        self._owed_since = owed_since
        self._began_at = began_at
        self._now = now
        self._interval = interval
        self._keys: set[GameKey] = set()
        self._missing: set[GameKey] = set()
        self.audited = 0
        """Games that are owed and were not looked at in an earlier comparison."""
        self.findings: Counter[Finding] = Counter()
        self.overdue: list[GameKey] = []

    @property
    def keys(self) -> frozenset[GameKey]:
        """What stands in the list."""
        return frozenset(self._keys)

    def add(self, keys: Iterable[GameKey], rows: Mapping[GameKey, datetime | None]) -> None:
        """A page of the list, and which of its games have a row: when they ended, None where that
        is not known (yet)."""
        for key in keys:
            self._keys.add(key)
            if key not in rows:
                self._missing.add(key)
            elif self._is_new(key, rows[key]) and self._is_owed(rows[key]):
                self.audited += 1

    def found(self, key: GameKey, ended_at: datetime | None) -> None:
        """The record of a game is there, or there will be none (None)."""
        if key not in self._missing or not self._is_owed(ended_at):
            return
        self._missing.discard(key)
        self.audited += 1
        finding = self._judge(key, ended_at)
        self.findings[finding] += 1
        if finding is Finding.OVERDUE:
            self.overdue.append(key)

    def _is_new(self, key: GameKey, ended_at: datetime | None) -> bool:
        if self._before.keys is not None:
            return key not in self._before.keys
        last = self._before.compared_at
        return last is None or ended_at is None or ended_at > last

    def _is_owed(self, ended_at: datetime | None) -> bool:
        return ended_at is None or ended_at >= self._owed_since

    def _judge(self, key: GameKey, ended_at: datetime | None) -> Finding:
        last, keys = self._before.compared_at, self._before.keys
        if keys is not None and key in keys:
            return Finding.OVERDUE
        if ended_at is None:
            return Finding.ON_TIME
        patience = promise(self._interval)
        due = max(ended_at, self._owed_since) + patience
        if self._now <= due:
            return Finding.ON_TIME
        if keys is None and last is not None and last > due:
            return Finding.OVERDUE
        if keys is None and ended_at < self._began_at:
            return Finding.AFTER_ABSENCE
        if keys is not None and last is not None and self._now <= last + patience:
            return Finding.LISTED_LATE
        return Finding.REFUSED if self._before.refused else Finding.OVERDUE


def promise(interval: timedelta) -> timedelta:
    """How old a game may be that stands in a list and has no row."""
    return SWEEP * interval + LISTED_WITHIN
