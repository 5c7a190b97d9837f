"""What each ranked game did to its player's rank: exact, or honestly unknown.

Riot tells no LP of a game. What there is are standings, seen now and then, each with its count of
wins and losses, and the games that we know of. A game's change is known where the count moved by
exactly one and nothing but that game can have moved it. Two games that share a difference are
unknown each; LP that moves without the count is decay, a dodged lobby or the day's draw of the
apex tiers, and belongs to no game.

The league service lags behind: a game may be counted long after its end, but in the order in which
they ended. A game that ended after a standing was first seen cannot be in it (*sure*); one that
ended shortly before may or may not be.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tracking.domain.games import Game
from tracking.domain.ladders import Sighting, Standing
from tracking.domain.rank_changes import (
    Drift,
    Effect,
    GameChange,
    RankedGame,
    RankHistory,
    Step,
    StepKind,
)
from tracking.domain.ranks import delta
from tracking.domain.results import Outcome

LAG = timedelta(minutes=75)
"""So long after its end a game may be counted; looks for it go on for an hour."""

USUAL_LAG = timedelta(minutes=15)
"""After so long, a game that ended before a standing was first seen is taken to be in it."""

UNSEEN = timedelta(days=1)
"""So long a game that nobody has looked after may still become known: a late look is exact too."""

MOST_LOST = {Game.LOL: 60, Game.TFT: 150}
"""No single game costs more LP; a day's decay does (75 in League's Master, 250 in TFT's)."""

MANY_GAMES, MOST_TAKEN_BACK = 20, 2
"""Of so many games Riot takes so many back at once where a cheater was in them; what falls further
is a new season's count."""


@dataclass(slots=True, kw_only=True, eq=False)
class _Open:
    """A game that has not been counted so far."""

    game: RankedGame
    sure: bool = False
    """It is known not to be in the standing that was seen last."""


def rank_history(
    sightings: Sequence[Sighting], games: Iterable[RankedGame], *, now: datetime
) -> RankHistory:
    """Work out every game's change from the standings seen on one ladder, in order of time."""
    return _Reader(sightings, games, now).read()


class _Reader:
    def __init__(
        self, sightings: Sequence[Sighting], games: Iterable[RankedGame], now: datetime
    ) -> None:
        self._sightings = sightings
        self._now = now
        self._found = RankHistory()
        self._open: list[_Open] = []
        for game in sorted(games, key=lambda g: (g.earliest, g.ended_at, g.key)):
            if game.counts:
                self._open.append(_Open(game=game))
            else:
                self._found.games[game.key] = GameChange(key=game.key, effect=Effect.NOTHING)

    def read(self) -> RankHistory:
        before: Sighting | None = None
        ranked: Sighting | None = None
        """The last sighting with a rank."""
        for now in self._sightings:
            if before is not None:
                self._between(before, now, ranked)
            if now.standing.ranked:
                ranked = now
            before = now
        self._left_over(before)
        return self._found

    def _between(self, before: Sighting, now: Sighting, ranked: Sighting | None) -> None:
        if not now.standing.ranked:
            if before.standing.ranked:
                self._found.resets.append(now.first_at)
        elif before.standing.ranked:
            self._moved(before, now)
        elif ranked is not None and self._same_season(ranked, now):
            # Riot showed nobody's rank for a while (developer-relations#726).
            self._found.resets.pop()
            self._moved(ranked, now)
        else:
            self._placed(before, now)

    def _same_season(self, old: Sighting, new: Sighting) -> bool:
        if new.standing.wins < old.standing.wins or new.standing.losses < old.standing.losses:
            return False
        played = [e for e in self._open if old.last_at < e.game.earliest <= new.first_at]
        return len(played) <= new.standing.games - old.standing.games

    def _moved(self, old: Sighting, new: Sighting) -> None:
        won = new.standing.wins - old.standing.wins
        lost = new.standing.losses - old.standing.losses
        if (won < 0 or lost < 0) and not _taken_back(old.standing, new.standing):
            self._found.resets.append(new.first_at)
            self._placed(old, new)
        elif won + lost <= 0:
            self._drifted(old, new)
        else:
            self._counted(old, new, won + lost)

    def _drifted(self, old: Sighting, new: Sighting) -> None:
        before, after = old.standing.rank, new.standing.rank
        if moved := delta(before, after):
            self._found.drifts.append(Drift(at=new.first_at, before=before, after=after, lp=moved))
        self._note_step(old, new, counted=0, last=None)
        for each in self._open:
            # No game was counted, so that what was not in the old standing is not in the new one.
            each.sure = each.sure or old.first_at < each.game.earliest <= new.first_at

    def _counted(self, old: Sighting, new: Sighting, count: int) -> None:
        """The count moved up: which of our games was that?"""
        candidates = self._candidates(old, new)
        clear = len(candidates) == 1 or all(each.sure for each in candidates)
        # Which of two it was is not known, so that none may be taken for the next difference.
        taken = candidates[:count] if clear else candidates
        single = taken[0].game if count == len(taken) == 1 else None
        if single is not None and not _agrees(single, old.standing, new.standing):
            # It was a game that we do not know of; ours is still to come.
            taken = []
        step = self._note_step(old, new, counted=count, last=taken[-1] if taken else None)
        lp = delta(old.standing.rank, new.standing.rank)
        for each in taken:
            exact = each.game is single and lp is not None and _plausible(each.game, lp)
            self._found.games[each.game.key] = GameChange(
                key=each.game.key,
                effect=Effect.CHANGED if exact else Effect.UNKNOWN,
                lp=lp if exact else None,
                before=old.standing.rank,
                after=new.standing.rank,
                at=new.first_at,
                step=step if each is taken[-1] else None,
            )
        self._close(taken)

    def _candidates(self, old: Sighting, new: Sighting) -> list[_Open]:
        """The games that the difference may hold, in the order in which they are counted."""
        found = []
        for each in self._open:
            game = each.game
            if game.earliest > new.first_at:
                continue
            each.sure = each.sure or game.earliest > old.first_at
            lag = LAG if each.sure else USUAL_LAG
            if game.ended_at > old.last_at - lag:
                found.append(each)
        return found

    def _placed(self, old: Sighting, new: Sighting) -> None:
        """The first rank of a season: whichever game came last before it gave it."""
        over = [e for e in self._open if e.game.earliest <= new.first_at]
        late = [e for e in over if e.game.ended_at > old.last_at - USUAL_LAG]
        step = Step(
            kind=StepKind.PLACED,
            before=old.standing.rank,
            after=new.standing.rank,
            at=new.first_at,
            sighting_id=new.id,
            counted=max(1, len(late)),
            game=late[-1].game.key if late else None,
        )
        self._found.steps.append(step)
        if not old.standing.ranked:
            early = [e for e in over if e not in late and e.game.earliest > old.first_at]
            self._placements(early, old)
        for each in late:
            sole = len(late) == 1 and not old.standing.ranked
            self._found.games[each.game.key] = GameChange(
                key=each.game.key,
                effect=Effect.PLACEMENT if sole else Effect.UNKNOWN,
                after=new.standing.rank,
                at=new.first_at,
                step=step if each is late[-1] else None,
            )
        self._close(late)

    def _placements(self, games: Sequence[_Open], seen: Sighting) -> None:
        """These were played, and there was no rank after them."""
        for each in games:
            self._found.games[each.game.key] = GameChange(
                key=each.game.key, effect=Effect.PLACEMENT, after=seen.standing.rank
            )
        self._close(games)

    def _note_step(
        self, old: Sighting, new: Sighting, *, counted: int, last: _Open | None
    ) -> Step | None:
        before, after = old.standing.rank, new.standing.rank
        if before.level == after.level or type(before) is not type(after):
            return None
        step = Step(
            kind=StepKind.PROMOTION if after.level > before.level else StepKind.DEMOTION,
            before=before,
            after=after,
            at=new.first_at,
            sighting_id=new.id,
            counted=counted,
            game=last.game.key if last else None,
        )
        self._found.steps.append(step)
        return step

    def _close(self, games: Sequence[_Open]) -> None:
        done = {id(each) for each in games}
        self._open = [each for each in self._open if id(each) not in done]

    def _left_over(self, last: Sighting | None) -> None:
        """What nobody has counted: it may still come, or will never be known."""
        if last is not None and not last.standing.ranked:
            self._placements([e for e in self._open if self._stays_unranked(e, last)], last)
        for each in self._open:
            seen_since = last is not None and last.last_at >= each.game.ended_at
            waiting = self._now - each.game.ended_at <= (LAG if seen_since else UNSEEN)
            self._found.games[each.game.key] = GameChange(
                key=each.game.key,
                effect=Effect.PENDING if waiting else Effect.UNKNOWN,
                before=last.standing.rank if last and waiting else None,
            )

    def _stays_unranked(self, each: _Open, last: Sighting) -> bool:
        """Whether no rank came of this game, as far as it was looked for."""
        game = each.game
        if game.earliest <= last.first_at or game.ended_at > last.last_at:
            return False
        return last.last_at - game.ended_at >= USUAL_LAG or self._now - game.ended_at > LAG


def _taken_back(old: Standing, new: Standing) -> bool:
    """Whether the count fell by a correction of Riot's and not by a new season."""
    return (
        old.games >= MANY_GAMES
        and old.wins - new.wins <= MOST_TAKEN_BACK
        and old.losses - new.losses <= MOST_TAKEN_BACK
    )


def _agrees(game: RankedGame, old: Standing, new: Standing) -> bool:
    """Whether the count that moved is that of this game's outcome. What counts as a win in TFT
    differs between its ladders."""
    if game.outcome is Outcome.WIN:
        return new.wins > old.wins
    if game.outcome is Outcome.LOSS:
        return new.losses > old.losses
    return True


def _plausible(game: RankedGame, lp: int) -> bool:
    """False where something else must be in the difference: a decay, a dodged lobby."""
    if lp < 0:
        won = game.outcome is Outcome.WIN or game.placement == 1
        return not won and -lp <= MOST_LOST[game.game]
    if lp > 0:
        return game.outcome is not Outcome.LOSS and game.placement != 8
    return True
