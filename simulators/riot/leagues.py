"""The ladders: what games do to ranks, and when the league services show it."""

from collections.abc import Callable
from typing import Any

from simulators.riot.accounts import Account
from simulators.riot.errors import Json
from simulators.riot.people import People

QUEUE_TYPES = {
    420: "RANKED_SOLO_5x5",
    440: "RANKED_FLEX_SR",
    1100: "RANKED_TFT",
    1130: "RANKED_TFT_TURBO",
    1160: "RANKED_TFT_DOUBLE_UP",
}

_TIERS = ("IRON", "BRONZE", "SILVER", "GOLD", "PLATINUM", "EMERALD", "DIAMOND")
_DIVISIONS = ("IV", "III", "II", "I")
_APEX = ("MASTER", "GRANDMASTER", "CHALLENGER")
_MASTER_POINTS = 400 * len(_TIERS)
_RATINGS = (("ORANGE", 4200), ("PURPLE", 3400), ("BLUE", 2600), ("GREEN", 1400), ("GRAY", 0))
"""Hyper Roll's tiers and the rating each begins at."""


class Leagues(People):
    """`league_lag`: seconds until a change is shown. `league_hidden`: nobody has a rank to show,
    as after a patch (developer-relations#726). `league_leaks`: League's service shows TFT's Double
    Up too (developer-relations#572)."""

    clock: Callable[[], float]

    def __init__(self) -> None:
        super().__init__()
        self.league_lag = 0.0
        self.league_hidden = False
        self.league_leaks = False

    def set_rank(self, account: Account, queue_type: str, **entry: Any) -> None:
        """His league entry, e.g. `tier="GOLD", rank="II", leaguePoints=41, wins=3, losses=2`."""
        self._change(
            account,
            queue_type,
            {
                "leagueId": f"00000000-0000-4000-8000-{account.number:012d}",
                "leaguePoints": 0,
                "wins": 0,
                "losses": 0,
                "hotStreak": False,
                "veteran": False,
                "freshBlood": False,
                "inactive": False,
                **entry,
            },
        )

    def set_rating(self, account: Account, rating: int, *, wins: int = 0, losses: int = 0) -> None:
        """His Hyper Roll entry, which has no tier, division or LP."""
        entry = {"ratedTier": _rated_tier(rating), "ratedRating": rating}
        self._change(account, QUEUE_TYPES[1130], {**entry, "wins": wins, "losses": losses})

    def clear_rank(self, account: Account, queue_type: str) -> None:
        """A season is over, or was never begun: he has no entry there."""
        self._change(account, queue_type, None)

    def move_lp(self, account: Account, queue_type: str, lp: int) -> None:
        """LP come or go without a game: decay, a dodged lobby. ValueError where he has no rank."""
        self._change(account, queue_type, _moved(self._entry(account, queue_type), lp))

    def count_game(self, account: Account, queue_type: str, lp: int, *, won: bool) -> None:
        """What a ranked game does; `lp` 0 of a lost one is the demotion shield. ValueError where
        he has no rank."""
        entry = _moved(self._entry(account, queue_type), lp)
        entry["wins" if won else "losses"] += 1
        self._change(account, queue_type, entry)

    def shown_ranks(self, account: Account) -> dict[str, Json]:
        """His entries as the league services show them now."""
        if self.league_hidden:
            return {}
        now = self.clock()
        shown = {}
        for at, queue_type, entry in sorted(account.rank_log, key=lambda change: change[0]):
            if at <= now:
                shown[queue_type] = entry
        return {queue_type: entry for queue_type, entry in shown.items() if entry is not None}

    def _entry(self, account: Account, queue_type: str) -> Json:
        if queue_type not in account.ranks:
            raise ValueError(f"{account.riot_id} has no rank in {queue_type}")
        return account.ranks[queue_type]

    def _change(self, account: Account, queue_type: str, entry: Json | None) -> None:
        if entry is None:
            account.ranks.pop(queue_type, None)
        else:
            account.ranks[queue_type] = entry
        account.rank_log.append((self.clock() + self.league_lag, queue_type, entry))


def _moved(entry: Json, lp: int) -> Json:
    """The entry with so many LP more or less, across divisions and tiers."""
    if "ratedRating" in entry:
        rating = max(0, entry["ratedRating"] + lp)
        return {**entry, "ratedTier": _rated_tier(rating), "ratedRating": rating}
    points = max(0, _points(entry) + lp)
    if points >= _MASTER_POINTS:
        apex = entry["tier"] if entry["tier"] in _APEX else _APEX[0]
        return {**entry, "tier": apex, "rank": "I", "leaguePoints": points - _MASTER_POINTS}
    tier, within = divmod(points, 400)
    division, left = divmod(within, 100)
    return {**entry, "tier": _TIERS[tier], "rank": _DIVISIONS[division], "leaguePoints": left}


def _points(entry: Json) -> int:
    lp = int(entry["leaguePoints"])
    if entry["tier"] in _APEX:
        return _MASTER_POINTS + lp
    return 400 * _TIERS.index(entry["tier"]) + 100 * _DIVISIONS.index(entry["rank"]) + lp


def _rated_tier(rating: int) -> str:
    return next(tier for tier, begins in _RATINGS if rating >= begins)
