"""What a server's admins can do about a game: look, ask again, give up, bring in, post again."""

from tracking.casework.announced import Announced, Digest
from tracking.casework.lists import GameEntry, Stuck, StuckPost
from tracking.casework.reading import PlayerGame, UnknownGame
from tracking.casework.service import CLOSED, Casework, Resend, Resent, Retried
from tracking.casework.stories import Silence, Story, Unannounced

__all__ = [
    "CLOSED",
    "Announced",
    "Casework",
    "Digest",
    "GameEntry",
    "PlayerGame",
    "Resend",
    "Resent",
    "Retried",
    "Silence",
    "Story",
    "Stuck",
    "StuckPost",
    "Unannounced",
    "UnknownGame",
]
