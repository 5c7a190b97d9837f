"""How old the players' last looks are when a turn begins.

Written down with each turn, where the migration's health reads it beside what the schedule
promises: afterwards only the last look of each player is known.
"""

from collections.abc import Sequence
from datetime import datetime

from tracking.database.followed import FollowedPlayer
from tracking.domain.percentiles import p95


class Freshness:
    """Remembers since when a player could be looked at, and the looks that Riot refused."""

    def __init__(self) -> None:
        self._since: dict[int, datetime] = {}
        self._refused: dict[int, datetime] = {}

    def refused(self, player_id: int, at: datetime) -> None:
        """He was looked at in time, and Riot did not answer."""
        self._refused[player_id] = at

    def measure(self, players: Sequence[FollowedPlayer], now: datetime) -> float | None:
        """The age of the last looks that 95 % of the players do not pass, in seconds. It counts
        from when this process first could look: nobody looked while none ran, or before."""
        there = {player.player_id for player in players}
        self._since = {who: at for who, at in self._since.items() if who in there}
        self._refused = {who: at for who, at in self._refused.items() if who in there}
        return p95([self._age(player, now) for player in players])

    def _age(self, player: FollowedPlayer, now: datetime) -> float:
        since = self._since.setdefault(player.player_id, now)
        refused = self._refused.get(player.player_id, since)
        last = max(since, refused, player.looked_at or since)
        return max(0.0, (now - last).total_seconds())
