"""The states of an announcement, and the nonce by which Discord knows it again."""

from datetime import timedelta
from enum import StrEnum
from hashlib import blake2b

from tracking.domain.events import Kind
from tracking.domain.games import GameKey

DIGEST_GATHERS = timedelta(seconds=15)
"""So long a digest waits for one more old result: a process that was away finds them one by one."""

DIGEST_WAITS = timedelta(minutes=2)
"""And so long at most."""


class State(StrEnum):
    """How far an announcement has come."""

    PENDING = "PENDING"  # to be sent once due_at has passed
    SENDING = "SENDING"  # claimed until due_at; after that the sender is taken for dead
    SENT = "SENT"  # Discord has it
    SUPPRESSED = "SUPPRESSED"  # what a process that does not emit would have announced
    FOLDED = "FOLDED"  # too old for a message of its own: a line of its channel's digest
    FAILED = "FAILED"  # Discord will never take it
    UNCERTAIN = "UNCERTAIN"  # may have been posted, and nobody can look: not sent again


def nonce(kind: Kind, key: GameKey, channel_id: int, resend: int) -> str:
    """24 characters (Discord takes 25) that follow from what is announced and where.

    The channel is part of it because Discord compares nonces per author, not per channel
    (discord.md §2).
    """
    text = f"{kind.value}|{key.platform}|{key.game_id}|{channel_id}|{resend}"
    return blake2b(text.encode(), digest_size=12).hexdigest()
