"""The nonce by which Discord knows an announcement again, and how long digests gather."""

from datetime import timedelta
from hashlib import blake2b

from tracking.domain.events import Kind, State
from tracking.domain.games import GameKey

__all__ = ["DIGEST_GATHERS", "DIGEST_WAITS", "State", "nonce"]

DIGEST_GATHERS = timedelta(seconds=15)
"""So long a digest waits for one more old result: a process that was away finds them one by one."""

DIGEST_WAITS = timedelta(minutes=2)
"""And so long at most."""


def nonce(kind: Kind, key: GameKey, channel_id: int, resend: int) -> str:
    """24 characters (Discord takes 25) that follow from what is announced and where.

    The channel is part of it because Discord compares nonces per author, not per channel
    (discord.md §2).
    """
    text = f"{kind.value}|{key.platform}|{key.game_id}|{channel_id}|{resend}"
    return blake2b(text.encode(), digest_size=12).hexdigest()
