"""The old model's rule, as the migration plan's "Current State Analysis" describes it. Pure.

NOT_IN_GAME -> IN_GAME -> NOT_IN_GAME (with results). What a player's newest row says is all that
is known of him: when he is seen in another game than the stored one, the new game takes its place
and the result of the old one is never asked for. That loss is what the new model was made for, and
it is kept here because the two are compared.
"""

from dataclasses import dataclass
from datetime import datetime

from tracking.database.states import IN_GAME, NOT_IN_GAME
from tracking.domain.games import LiveGame

__all__ = ["IN_GAME", "NOT_IN_GAME", "Began", "LastState", "Over", "transition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LastState:
    """A player's newest row of `game_states`."""

    status: str
    game_id: str | None
    queue_type: str | None
    created_at: datetime
    started_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Began:
    """He is in a game that his newest row does not name; a game it names is forgotten."""

    live: LiveGame
    forgotten: str | None
    """The id of the game whose result is never asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Over:
    """He is in no game any more: the result of the stored one is asked for."""

    game_id: str
    queue_type: str | None


def transition(last: LastState | None, live: LiveGame | None) -> Began | Over | None:
    """What follows from one look at a player; None where nothing changed."""
    playing = (last.game_id or None) if last is not None and last.status == IN_GAME else None
    if live is not None:
        if playing == live.key.game_id:
            return None
        if last is not None and last.game_id == live.key.game_id:
            return None  # spectator goes on showing a game that is over
        return Began(live=live, forgotten=playing)
    if playing is not None and last is not None:
        return Over(game_id=playing, queue_type=last.queue_type)
    return None
