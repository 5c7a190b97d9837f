"""What a time has done to a player's rank on one ladder: LP won, lost, and not known. Pure."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from tracking.domain.games import GameKey
from tracking.domain.ladders import Sighting
from tracking.domain.rank_changes import Effect, GameChange, RankedGame, RankHistory
from tracking.domain.rank_history import rank_history
from tracking.domain.ranks import AnyRank, delta

_COUNTED = (Effect.CHANGED, Effect.UNKNOWN, Effect.PENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One player's LP on one ladder within a time; in Hyper Roll his rating."""

    won: int = 0
    lost: int = 0
    """A negative number."""
    known: int = 0
    """Of how many games the LP is known."""
    unknown: int = 0
    """Of how many it is not, those awaited among them."""
    pending: int = 0
    """How many of these may still become known."""
    together: int | None = None
    """What the unknown ones gave together, where the ranks before and after them leave no other
    way; None where that is not known, and where there are none."""
    drifted: int = 0
    """LP that moved without a game: decay, dodged lobbies, the day's draw."""
    before: AnyRank | None = None
    after: AnyRank | None = None
    """The ranks seen first and last; None where nobody looked."""
    moved: int | None = None
    """From the one to the other; None from, to or across being unranked, over a new season, and
    where games of another time are in it."""

    @property
    def played(self) -> int:
        """How many of his games moved the rank, or may have."""
        return self.known + self.unknown


def share(
    sightings: Sequence[Sighting],
    games: Sequence[RankedGame],
    *,
    since: datetime,
    until: datetime,
    now: datetime,
) -> Share:
    """Work it out from the standings and the ranked games around this time, in order of time.

    A game belongs to the time in which it ended, also where it was counted after that. Of a
    player whom nobody had looked at before it, the time begins with the first look.
    """
    history = rank_history(sightings, games, now=now)
    ended = {game.key: game.ended_at for game in games}
    changes = [each for key, each in history.games.items() if since <= ended[key] < until]
    first = _standing_at(since, sightings, history, ended)
    if first is None:
        first = next((each for each in sightings if each.first_at <= until), None)
    last = _standing_at(until, sightings, history, ended) or first
    return _share(changes, history, first, last)


def _standing_at(
    at: datetime,
    sightings: Sequence[Sighting],
    history: RankHistory,
    ended: Mapping[GameKey, datetime],
) -> Sighting | None:
    """What stood at that moment: the last that was seen by then, or one seen later that counts
    only games from before it."""
    found = None
    for seen in sightings:
        if seen.first_at > at:
            counted = [c.key for c in history.games.values() if c.at == seen.first_at]
            if not counted or any(ended[key] >= at for key in counted):
                break
        found = seen
    return found


def _share(
    changes: Sequence[GameChange],
    history: RankHistory,
    first: Sighting | None,
    last: Sighting | None,
) -> Share:
    lp = [change.lp for change in changes if change.lp is not None]
    counted = [change for change in changes if change.effect in _COUNTED]
    unknown = len(counted) - len(lp)
    pending = sum(change.effect is Effect.PENDING for change in changes)
    if first is None or last is None:
        return Share(unknown=unknown, pending=pending)
    drifted = sum(d.lp for d in history.drifts if first.first_at < d.at <= last.first_at)
    season = any(first.first_at < at <= last.first_at for at in history.resets)
    before, after = first.standing.rank, last.standing.rank
    between = last.standing.games - first.standing.games
    # Where more games were counted than we know of, some of them are of another time.
    moved = None if season or between > len(counted) else delta(before, after)
    together = None
    if unknown and not pending and between == len(counted) and not _odd(changes):
        together = None if moved is None else moved - sum(lp) - drifted
    return Share(
        won=sum(each for each in lp if each > 0),
        lost=sum(each for each in lp if each < 0),
        known=len(lp),
        unknown=unknown,
        pending=pending,
        together=together,
        drifted=drifted,
        before=before,
        after=after,
        moved=moved,
    )


def _odd(changes: Sequence[GameChange]) -> bool:
    """Whether one that was counted alone is unknown all the same: something else than a game is
    in its difference."""
    at = Counter(change.at for change in changes)
    return any(
        each.effect is Effect.UNKNOWN and each.at is not None and at[each.at] == 1
        for each in changes
    )
