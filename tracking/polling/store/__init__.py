"""What the turns read and write.

Functions take a session and never commit: who opens the session commits.
"""

from tracking.database.followed import FollowedPlayer, followed_players
from tracking.polling.store.due import (
    DueGame,
    GivenUp,
    games_due,
    give_up,
    hold_over_overdue,
    known_record,
    put_off,
    seen_lately,
    still_waiting,
)
from tracking.polling.store.ends import over_by_rows
from tracking.polling.store.lists import (
    HistoryPlayer,
    StoredGame,
    compared,
    has_results,
    history_due,
    hold_over_listed,
    open_listed,
    stored_games,
)
from tracking.polling.store.looks import (
    active_games,
    apply_steps,
    finished_among,
)
from tracking.polling.store.records import Completed, complete_record

__all__ = [
    "Completed",
    "DueGame",
    "FollowedPlayer",
    "GivenUp",
    "HistoryPlayer",
    "StoredGame",
    "active_games",
    "apply_steps",
    "compared",
    "complete_record",
    "finished_among",
    "followed_players",
    "games_due",
    "give_up",
    "has_results",
    "history_due",
    "hold_over_listed",
    "hold_over_overdue",
    "known_record",
    "open_listed",
    "over_by_rows",
    "put_off",
    "seen_lately",
    "still_waiting",
    "stored_games",
]
