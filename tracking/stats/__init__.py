"""What members look at: who is in a game now, and what was played. From the database alone.

Functions take a session and never commit.
"""

from tracking.stats.history import Cursor, Entry, Page, Wanted, champions_played, history
from tracking.stats.live import LiveNow, LivePlayer, follows_anybody, live_now
from tracking.stats.summary import Mate, PlayerStats, player_stats

__all__ = [
    "Cursor",
    "Entry",
    "LiveNow",
    "LivePlayer",
    "Mate",
    "Page",
    "PlayerStats",
    "Wanted",
    "champions_played",
    "follows_anybody",
    "history",
    "live_now",
    "player_stats",
]
