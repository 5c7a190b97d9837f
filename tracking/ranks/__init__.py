"""Ranks as they are known from the database: now, over time, and what each game did to them.

Functions take a session and never commit.
"""

from tracking.ranks.curve import Curve, rank_curve
from tracking.ranks.keeping import Kept, keep, looked_in_vain
from tracking.ranks.leaderboard import Entry, Leaderboard, leaderboard
from tracking.ranks.lines import rank_lines
from tracking.ranks.played import games_on_ladders
from tracking.ranks.reading import histories, ranks_now, sightings

__all__ = [
    "Curve",
    "Entry",
    "Kept",
    "Leaderboard",
    "games_on_ladders",
    "histories",
    "keep",
    "leaderboard",
    "looked_in_vain",
    "rank_curve",
    "rank_lines",
    "ranks_now",
    "sightings",
]
