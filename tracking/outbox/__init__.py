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
    refused,
    release_claims,
    uncertain,
)
from tracking.outbox.digest import fold_stale
from tracking.outbox.enqueue import FinishedGame, enqueue
from tracking.outbox.keys import State, nonce

__all__ = [
    "LEASE",
    "Claimed",
    "FinishedGame",
    "State",
    "backlog",
    "claim",
    "dead",
    "delivered",
    "enqueue",
    "failed",
    "fold_stale",
    "nonce",
    "refused",
    "release_claims",
    "uncertain",
]
