"""What channels are owed: written with the fact itself, sent as a separate step that may repeat.

Functions take a session and never commit.
"""

from tracking.outbox.delivery import (
    LEASE,
    Claimed,
    backlog,
    claim,
    dead,
    delivered,
    failed,
    oldest_owed,
    refused,
    release_claims,
    uncertain,
)
from tracking.outbox.digest import fold_stale, read_payload
from tracking.outbox.enqueue import FinishedGame, enqueue
from tracking.outbox.keys import State, nonce
from tracking.outbox.resend import AGAIN, OF_GAMES, POSTED, announcements_of, resend

__all__ = [
    "AGAIN",
    "LEASE",
    "OF_GAMES",
    "POSTED",
    "Claimed",
    "FinishedGame",
    "State",
    "announcements_of",
    "backlog",
    "claim",
    "dead",
    "delivered",
    "enqueue",
    "failed",
    "fold_stale",
    "nonce",
    "oldest_owed",
    "read_payload",
    "refused",
    "release_claims",
    "resend",
    "uncertain",
]
