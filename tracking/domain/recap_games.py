"""What a time's games were together: records, the best and the worst, the longest streak. Pure.

Nothing here rates anybody: what is best goes by figures that Riot's record holds and that stand
beside it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracking.domain.games import Game, GameKey
from tracking.domain.milestones import STREAK, comparable, won
from tracking.domain.queues import QueueKind, queue
from tracking.domain.results import LoLResult, Outcome, TFTResult

AnyResult = LoLResult | TFTResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """One player's share of a game that has a result."""

    player_id: int
    key: GameKey
    game: Game
    queue_id: int | None
    queue_name: str
    ended_at: datetime
    result: AnyResult


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One player's games of League or of TFT. A remake, and a game that nobody won, is none."""

    player_id: int
    games: int
    wins: int
    """Of TFT and Arena: finishes in the upper half."""
    losses: int
    places: int = 0
    """The places of his TFT games added up."""
    placed: int = 0
    """In how many TFT games he had a place; runs against the game have none."""
    firsts: int = 0

    @property
    def average(self) -> float | None:
        """His average place; None where he had none."""
        return self.places / self.placed if self.placed else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Streak:
    """Comparable games won in a row, within the time."""

    player_ids: tuple[int, ...]
    """Who had it; several where theirs are equally long."""
    count: int


def decided(games: Iterable[Played]) -> list[Played]:
    """The games that somebody won or lost, oldest first."""
    found = [each for each in games if won(each.result) is not None]
    return sorted(found, key=lambda each: (each.ended_at, each.key, each.player_id))


def records(games: Iterable[Played]) -> list[Record]:
    """A record for each player, who played and won most first. `games` are `decided` ones."""
    by_player: dict[int, list[AnyResult]] = defaultdict(list)
    for each in games:
        by_player[each.player_id].append(each.result)
    found = [_record(player_id, results) for player_id, results in by_player.items()]
    return sorted(found, key=lambda each: (-each.games, -each.wins, each.player_id))


def _record(player_id: int, results: Sequence[AnyResult]) -> Record:
    wins = sum(won(result) is True for result in results)
    tft = [result for result in results if isinstance(result, TFTResult)]
    places = [result.placement for result in tft if result.placement is not None]
    return Record(
        player_id=player_id,
        games=len(results),
        wins=wins,
        losses=len(results) - wins,
        places=sum(places),
        placed=len(places),
        firsts=sum(_first(result) for result in tft),
    )


def _first(result: TFTResult) -> bool:
    if result.pair_placement is not None:
        return result.pair_placement == 1
    return result.placement == 1


def longest_streak(games: Iterable[Played]) -> Streak | None:
    """The most games won in a row by anybody, from `STREAK` on; only games measured by the same
    yardstick follow each other, as in the posts of single games. `games` are `decided` ones."""
    running: dict[tuple[int, frozenset[int]], int] = defaultdict(int)
    longest: dict[int, int] = defaultdict(int)
    for each in games:
        on = each.player_id, comparable(each.queue_id)
        running[on] = running[on] + 1 if won(each.result) else 0
        longest[each.player_id] = max(longest[each.player_id], running[on])
    most = max(longest.values(), default=0)
    if most < STREAK:
        return None
    return Streak(player_ids=tuple(p for p, count in longest.items() if count == most), count=most)


def best_and_worst(games: Sequence[Played]) -> tuple[Played, Played] | None:
    """The two ends of a game's results; None where no two can be told apart.

    League's go by kills and assists per death on one map of two teams, where nobody played such
    a game by Arena's places; TFT's by the place. Of equal ones more figures decide, then the
    earlier game is the one. `games` are `decided` ones of one `Game`.
    """
    for fits, measure in _MEASURES:
        found = [each for each in games if fits(each)]
        if found:
            # max and min both give the first of equals.
            best, worst = max(found, key=measure), min(found, key=measure)
            return (best, worst) if best is not worst else None
    return None


def _two_teams(each: Played) -> bool:
    return isinstance(each.result, LoLResult) and queue(each.queue_id).kind is QueueKind.STANDARD


def _by_score(each: Played) -> tuple[float, ...]:
    result = each.result
    assert isinstance(result, LoLResult)
    took_part = result.kills + result.assists
    return took_part / max(1, result.deaths), took_part, -result.deaths


def _has_place(each: Played) -> bool:
    return each.result.outcome is Outcome.PLACEMENT and each.result.placement is not None


def _by_place(each: Played) -> tuple[float, ...]:
    result = each.result
    if isinstance(result, LoLResult):
        return -(result.placement or 0), *_by_score(each)
    place = result.placement if result.pair_placement is None else 2 * result.pair_placement
    return -(place or 0), result.damage or 0, result.last_round


_MEASURES: tuple[tuple[Callable[[Played], bool], Callable[[Played], tuple[float, ...]]], ...] = (
    (_two_teams, _by_score),
    (_has_place, _by_place),
)


def pentakills(games: Iterable[Played]) -> dict[int, int]:
    """By player how many, who had most first."""
    found: dict[int, int] = defaultdict(int)
    for each in games:
        if isinstance(each.result, LoLResult) and each.result.pentakills:
            found[each.player_id] += each.result.pentakills
    return dict(sorted(found.items(), key=lambda pair: -pair[1]))
