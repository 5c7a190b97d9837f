"""Reading a player's match list: which records to ask for, and how far back. Pure.

Riot lists newest first and is not trusted to: older ids get mixed in, ids come twice, out of order,
malformed, or of another platform after a transfer (developer-relations#1035, #1038, #1134). What
ended before anything was owed need not be asked for, so an id is passed over, unknown, only where
two things say so: it stands below a game known to be that old, and its number is lower than that
game's, on the same platform. Either alone may lie.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime

from tracking.domain.games import GameKey

FIRST_PAGE = 20
NEXT_PAGES = 100
"""Ids asked for at first, which is enough on an ordinary evening, and from then on: Riot gives 100
at most."""

FARTHEST = 520
"""So many ids of one player are looked at in one comparison, whatever the time he was away."""


class Listing:
    """What is known of one player's list while it is read, page by page."""

    def __init__(self, *, owed_since: datetime, reach: datetime) -> None:
        """Games that ended before `owed_since` are owed to nobody; a page of games that ended
        before `reach` was read in an earlier comparison already."""
        self._owed_since = owed_since
        self._reach = reach
        self.keys: set[GameKey] = set()
        """Every game listed so far."""
        self._keys: list[GameKey] = []
        self._ends: dict[GameKey, datetime | None] = {}
        self._too_old: dict[str, int] = {}
        """Per platform the highest number of a game above the cursor that is owed to nobody."""
        self._cursor = 0
        self._page_begins = 0
        self._aged: set[GameKey] = set()
        self._complete = False
        self.start = 0
        """Where the next page begins."""

    @property
    def count(self) -> int:
        """How many ids the next page is to have."""
        return FIRST_PAGE if self.start == 0 else NEXT_PAGES

    def add_page(self, ids: Iterable[str]) -> list[GameKey]:
        """Take a page as Riot gave it; the games that were not listed before."""
        ids = list(ids)
        parsed = dict.fromkeys(key for key in map(GameKey.parse, ids) if key is not None)
        new = [key for key in parsed if key not in self.keys]
        self._complete = len(ids) < self.count or self.start + self.count >= FARTHEST
        self._page_begins = len(self._keys)
        self.start += self.count
        self._keys += new
        self.keys.update(new)
        return new

    def learn(self, ends: Mapping[GameKey, datetime | None]) -> None:
        """These games need not be asked for (any more); when they ended, None where unknown."""
        self._ends.update(ends)

    def next_missing(self) -> GameKey | None:
        """The newest game whose record is missing; None where this page holds none."""
        while self._cursor < len(self._keys):
            key = self._keys[self._cursor]
            if key in self._ends:
                self._pass(key, self._ends[key])
            elif int(key.game_id) < self._too_old.get(key.platform, 0):
                self._aged.add(key)
            else:
                return key
            self._cursor += 1
        return None

    def is_read(self) -> bool:
        """Whether nothing is left to be read: the list ends here, or goes on with what an earlier
        comparison read."""
        if self._cursor < len(self._keys):
            return False
        if self._complete:
            return True
        page = self._keys[self._page_begins :]
        aged = [key in self._aged for key in page]
        return bool(page) and aged[-1] and sum(aged) * 2 >= len(page)

    def _pass(self, key: GameKey, ended_at: datetime | None) -> None:
        if ended_at is None:
            return
        if ended_at < self._reach:
            self._aged.add(key)
        if ended_at < self._owed_since:
            highest = self._too_old.get(key.platform, 0)
            self._too_old[key.platform] = max(highest, int(key.game_id))
