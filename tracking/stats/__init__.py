"""What members look at: who is in a game now, and what was played. From the database alone.

Functions take a session and never commit.
"""

from tracking.stats.live import LiveNow, LivePlayer, live_now

__all__ = ["LiveNow", "LivePlayer", "live_now"]
