"""What a server may have a channel of its own for, and what of it an announcement is."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from tracking.domain.events import Kind
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder


class Topic(StrEnum):
    """A sort of posts. The first two are the values of `Game`."""

    LOL = "lol"  # results of League of Legends
    TFT = "tft"  # results of Teamfight Tactics
    PROMOTIONS = "promotions"  # another tier or division; without a channel a line of the result
    RECAPS = "recaps"  # of a day, a week, a month
    ALERTS = "alerts"  # what the server's admins are told


OF_GAMES = (Topic.LOL, Topic.TFT)


def topics_of(kind: str, payload: Mapping[str, Any]) -> tuple[Topic, ...]:
    """What an announcement is, the nearest first: a promotion stands among the results of its
    game where there is no channel for promotions. Nothing of one that cannot be read, or of a
    digest of both games."""
    try:
        return _read(kind, payload)
    except (KeyError, ValueError, TypeError, AttributeError):
        return ()


def _read(kind: str, payload: Mapping[str, Any]) -> tuple[Topic, ...]:
    match kind:
        case Kind.RESULT | Kind.UNAVAILABLE:
            return (Topic(Game(payload["game"]).value),)
        case Kind.PROMOTION:
            game = Ladder(payload["ladder"]).game
            return Topic.PROMOTIONS, Topic(game.value)
        case Kind.DIGEST:
            games = {Topic(Game(each["game"]).value) for each in payload["games"]}
            if not games and payload.get("steps"):
                return (Topic.PROMOTIONS,)
            return tuple(games) if len(games) == 1 else ()
        case Kind.RECAP:
            return (Topic.RECAPS,)
        case Kind.NOTICE:
            return (Topic.ALERTS,)
        case _:
            return ()
