"""Who is looked at next, within the budget. Pure: values in, values out."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from tracking.domain.games import Game, GameKey

SEQUENTIAL_UP_TO = 50
"""Up to so many looks at one platform go one after the other, so that the first answer for a
game spares the looks at everybody it names; beyond, one more at a time for each so many."""

_NEVER = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A player who can be looked at."""

    player_id: int
    platform: str
    puuids: tuple[tuple[Game, str], ...]
    """Per game its puuid; they differ where two keys are used."""
    looked_at: datetime | None
    playing: GameKey | None = None
    playing_game: Game | None = None

    def asks(self) -> list[tuple[Game, str]]:
        """The spectators to ask, the one of the game he was last seen in first."""
        return sorted(self.puuids, key=lambda pair: pair[0] is not self.playing_game)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformPlan:
    """The looks of one turn at one platform, in order."""

    platform: str
    targets: tuple[Target, ...]
    width: int
    """How many looks may be under way at once."""


def plan(
    targets: Sequence[Target],
    *,
    budget: Callable[[str, Game], int],
    tried: Callable[[int], float],
    one_key: bool,
) -> list[PlatformPlan]:
    """Choose who is looked at in this turn: the longest unseen first, as many as fit.

    `budget(platform, game)` says how many requests may be sent within one interval; `tried` when a
    player was last asked for in vain, so that one whose look fails does not keep others waiting.
    One follower stands for all who are known to share his game; the others come after everybody
    else and are spared when an answer names them.
    """
    by_platform: dict[str, list[Target]] = defaultdict(list)
    for target in targets:
        by_platform[target.platform].append(target)
    plans = []
    for platform, theirs in by_platform.items():
        theirs.sort(key=lambda t: (tried(t.player_id), t.looked_at or _NEVER, t.player_id))
        chosen = _within(theirs, {game: budget(platform, game) for game in Game}, one_key=one_key)
        plans.append(
            PlatformPlan(
                platform=platform,
                targets=tuple(_representatives_first(chosen)),
                width=max(1, -(-len(chosen) // SEQUENTIAL_UP_TO)),
            )
        )
    return plans


def _within(targets: Sequence[Target], budget: dict[Game, int], *, one_key: bool) -> list[Target]:
    """As many as fit; where one key serves both games, both spend from one budget."""
    together = min(budget.values()) if one_key else sum(budget.values())
    chosen = []
    for target in targets:
        if together < len(target.puuids) or any(budget[game] <= 0 for game, _ in target.puuids):
            break
        for game, _ in target.puuids:
            budget[game] -= 1
            together -= 1
        chosen.append(target)
    return chosen


def promises(
    targets: Sequence[Target],
    *,
    budget: Callable[[str, Game], int],
    interval: float,
    one_key: bool,
) -> list[float]:
    """How old the last look at each of the players may be, in seconds, whoever is chosen first:
    so many turns as the budget needs for all of his platform, and one more, because looks come
    anywhere within a turn. Nothing for a platform where no look fits at present.
    """
    costs: dict[str, Counter[Game]] = defaultdict(Counter)
    for target in targets:
        costs[target.platform].update(game for game, _ in target.puuids)
    turns = {
        platform: _turns(cost, {game: budget(platform, game) for game in Game}, one_key=one_key)
        for platform, cost in costs.items()
    }
    return [
        interval * (needed + 1)
        for target in targets
        if (needed := turns[target.platform]) is not None
    ]


def _turns(cost: Counter[Game], budget: dict[Game, int], *, one_key: bool) -> int | None:
    """So many turns it takes until all are looked at; None where it would never end."""
    parts = [(cost[game], budget[game]) for game in cost]
    if one_key:
        parts.append((cost.total(), min(budget.values())))
    if any(limit <= 0 for _, limit in parts):
        return None
    return max((-(-needed // limit) for needed, limit in parts), default=None)


def _representatives_first(targets: Sequence[Target]) -> list[Target]:
    first, later = [], []
    represented: set[GameKey] = set()
    for target in targets:
        if target.playing is not None and target.playing in represented:
            later.append(target)
            continue
        if target.playing is not None:
            represented.add(target.playing)
        first.append(target)
    return first + later
