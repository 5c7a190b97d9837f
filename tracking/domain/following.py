"""What follows from a look at a player: pure rules over what is stored and what Riot says.

Absence is suspicion, not proof (riot.md §3): a game is *held over*, which means its record is
asked for, when its player was absent from two looks in a row, is seen in another game, when its
record is listed in his match history, or when it runs longer than any game does. A game held over
by absence that shows up again goes on as if nothing had been.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tracking.domain.games import Game, GameKey, GameStatus, LiveGame, TrackedGame

ABSENT_LOOKS = 2
"""So many looks in a row without the player before his game is held over (riot.md §3.3)."""

LONGEST_GAME = timedelta(hours=3)
"""Spectator has shown games for hours after their end (developer-relations#227)."""

LONG_LOBBY_GRACE = timedelta(hours=1)
"""A player can be out of a TFT or Arena game, or out of sight, long before the record exists."""


class HeldOver(StrEnum):
    """Why a game's record is asked for."""

    ABSENT = "absent"  # the player was not seen in two looks in a row
    OTHER_GAME = "other game"  # the player is seen in another game
    LISTED = "listed"  # the match id stands in a match list
    OVERDUE = "overdue"  # no game runs this long


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """The player is in a game that is not stored yet."""

    live: LiveGame
    puuid: str | None = None
    """His, as this game's spectator knows it; None where it is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The player is still in his game; an absence so far is forgotten."""

    row_id: int
    live: LiveGame


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """The player was not seen in his game; `looks` in a row by now."""

    row_id: int
    looks: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The game is held over from now on."""

    row_id: int
    reason: HeldOver


Step = Opened | Seen | Missed | Ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one look at one player gave."""

    live: LiveGame | None
    answered: frozenset[Game]
    """The games whose spectator answered; absence counts for these alone."""
    puuid: str | None = None
    """His, with which he was found in the live game."""


def steps_after(
    rows: Sequence[TrackedGame],
    look: Look,
    *,
    untrusted: Collection[Game] = (),
) -> list[Step]:
    """Decide what follows for one player.

    `rows` are his ACTIVE games and, where stored, the one that the look shows. Absence from a
    game in `untrusted` counts for nothing: its spectator lost most players at once.
    """
    known = {row.key: row for row in rows}
    if look.live is None:
        trusted = look.answered - set(untrusted)
        return [_absence(row) for row in rows if _waits(row) and row.game in trusted]
    shown = known.get(look.live.key)
    if shown is not None and not shown.is_active():
        return []  # spectator shows a game that is over (riot.md §3.2)
    steps: list[Step] = [
        Ended(row_id=row.id, reason=HeldOver.OTHER_GAME)
        for row in rows
        if _waits(row) and row.key != look.live.key and not _is_older(shown, row)
    ]
    if shown is None:
        steps.append(Opened(live=look.live, puuid=look.puuid))
    elif shown.held_over_at is None or _only_absent(shown):
        steps.append(Seen(row_id=shown.id, live=look.live))
    return steps


def _waits(row: TrackedGame) -> bool:
    return row.status is GameStatus.ACTIVE and row.held_over_at is None


def _only_absent(row: TrackedGame) -> bool:
    return row.absent_looks >= ABSENT_LOOKS


def _absence(row: TrackedGame) -> Step:
    looks = row.absent_looks + 1
    if looks >= ABSENT_LOOKS:
        return Ended(row_id=row.id, reason=HeldOver.ABSENT)
    return Missed(row_id=row.id, looks=looks)


def _is_older(shown: TrackedGame | None, row: TrackedGame) -> bool:
    """Whether spectator went back from `row` to a game that was there before it."""
    return shown is not None and shown.detected_at < row.detected_at


def most_vanished(before: Collection[GameKey], after: Collection[GameKey]) -> bool:
    """Whether so many games ended at once that spectator, not the games, must have stopped.

    `before` are the games that were running at the last look, `after` those of them still seen.
    Counted by game, because premades leave together; below three games it cannot be told.
    """
    gone = len(set(before) - set(after))
    return len(set(before)) >= 3 and gone * 2 > len(set(before))


def grace_ends(row: TrackedGame, *, arena: bool, reason: HeldOver, grace: timedelta) -> datetime:
    """Until when a missing record of a held over game is only awaited, not a failure."""
    held = row.held_over_at or row.detected_at
    end = held + grace
    if row.game is Game.TFT or arena or reason is HeldOver.ABSENT:
        end = max(end, (row.started_at or row.detected_at) + LONG_LOBBY_GRACE)
    return end


_LADDER = (1, 2, 5, 15, 30, 60)
"""Multiples of the completion interval between attempts after the grace period; the last stays."""


def next_attempt(
    *, now: datetime, held_over_at: datetime, in_grace: bool, retries: int, interval: timedelta
) -> datetime:
    """When a missing record is asked for again.

    During grace every interval at first, then less often the longer it takes (a fifth of the time
    waited so far, at most five intervals); after it along a ladder.
    """
    if in_grace:
        waited = (now - held_over_at) / 5
        return now + min(max(waited, interval), 5 * interval)
    return now + interval * _LADDER[min(max(retries - 1, 0), len(_LADDER) - 1)]
