"""A player's rank over time. Functions take a session and never commit."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.domain.ladders import Ladder, Sighting
from tracking.domain.rank_changes import Effect, RankHistory
from tracking.ranks.reading import histories, ranks_now, sightings


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """One ladder over a time, and what stands on the others now."""

    ladder: Ladder
    since: datetime
    until: datetime
    sightings: tuple[Sighting, ...]
    """In order of time; the first may have stood long before `since`."""
    history: RankHistory
    now: dict[Ladder, Sighting]
    """What was seen last on every ladder that was ever looked at."""

    @property
    def won(self) -> int:
        """LP of the games that gave some."""
        return sum(lp for lp in self._changes() if lp > 0)

    @property
    def lost(self) -> int:
        """LP of the games that took some, as a negative number."""
        return sum(lp for lp in self._changes() if lp < 0)

    @property
    def games(self) -> int:
        """How many of his games counted."""
        return sum(change.effect is not Effect.NOTHING for change in self.history.games.values())

    @property
    def unknown(self) -> int:
        """Of how many games the LP is not known."""
        unknown = (Effect.UNKNOWN, Effect.PENDING)
        return sum(change.effect in unknown for change in self.history.games.values())

    def _changes(self) -> list[int]:
        return [change.lp for change in self.history.games.values() if change.lp is not None]


async def rank_curve(
    session: AsyncSession,
    player_id: int,
    ladder: Ladder | None,
    *,
    since: datetime,
    now: datetime,
) -> Curve | None:
    """His rank on a ladder, without one on that where most happened; None where nobody has looked
    at his ranks so far."""
    current = {on[1]: seen for on, seen in (await ranks_now(session, [player_id])).items()}
    seen = {
        on[1]: found for on, found in (await sightings(session, [player_id], since=since)).items()
    }
    if not seen:
        return None
    if ladder is None:
        ranked = [each for each, found in seen.items() if found[-1].standing.ranked]
        ladder = max(ranked or seen, key=lambda each: (len(seen[each]), -list(Ladder).index(each)))
    found = await histories(session, [player_id], since=since, now=now, ladder=ladder)
    return Curve(
        ladder=ladder,
        since=since,
        until=now,
        sightings=tuple(seen.get(ladder, ())),
        history=_played_since(found.get((player_id, ladder)) or RankHistory(), since),
        now=current,
    )


def _played_since(history: RankHistory, since: datetime) -> RankHistory:
    """Without the games of just before, which `histories` needs to tell the first ones apart."""
    history.games = {
        key: change
        for key, change in history.games.items()
        if change.at is None or change.at >= since
    }
    return history
