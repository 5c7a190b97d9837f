"""What the comparisons of match lists found missing, remembered from one to the next.

A turn writes it down with its run, where the migration's health reads it.
"""

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from datetime import datetime, timedelta

from tracking.domain.audit import Before, Finding, ListAudit, promise
from tracking.domain.games import Game, GameKey

MOST_NAMED = 20
"""Overdue games that one turn names; it counts them all."""

Where = tuple[int, str, Game]
"""A list: player, platform, game."""


class _Keys(Container[GameKey]):
    """What stood in a list, in eight bytes a game: there are two lists for each player."""

    def __init__(self, keys: Iterable[GameKey]) -> None:
        self._hashes = array("q", map(hash, keys))

    def __contains__(self, key: object) -> bool:
        return hash(key) in self._hashes


class Audits:
    """Begins and ends the audit of each list."""

    def __init__(self, *, began_at: datetime) -> None:
        self._began_at = began_at
        self._listed: dict[Where, _Keys] = {}
        self._refused: set[Where] = set()

    def begin(
        self,
        where: Where,
        *,
        compared_at: datetime | None,
        owed_since: datetime,
        now: datetime,
        interval: timedelta,
    ) -> ListAudit:
        """The audit of one comparison; `compared_at` is when the one before was made."""
        return ListAudit(
            before=Before(
                compared_at=compared_at,
                keys=self._listed.get(where),
                refused=where in self._refused,
            ),
            owed_since=owed_since,
            began_at=self._began_at,
            now=now,
            interval=interval,
        )

    def end(self, where: Where, audit: ListAudit, *, whole: bool) -> None:
        """The comparison is through; `whole`: nothing kept it from its end."""
        if whole:
            self._listed[where] = _Keys(audit.keys)
            self._refused.discard(where)
        else:
            self._refused.add(where)


def detail(audits: Sequence[ListAudit], interval: timedelta) -> dict[str, object]:
    """What a turn's audits found, of bounded size: `listed` games of which `overdue` had no row
    though they were older than `promise` (seconds); the others that were as old, by the reason."""
    if not audits:
        return {}
    findings = sum((audit.findings for audit in audits), Counter[Finding]())
    overdue = dict.fromkeys(key.match_id for audit in audits for key in audit.overdue)
    return {
        "listed": sum(audit.audited for audit in audits),
        "promise": promise(interval).total_seconds(),
        "overdue": len(overdue),
        "overdue_games": list(overdue)[:MOST_NAMED],
        "after_absence": findings[Finding.AFTER_ABSENCE],
        "listed_late": findings[Finding.LISTED_LATE],
        "refused": findings[Finding.REFUSED],
    }
