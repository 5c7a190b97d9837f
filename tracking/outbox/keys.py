"""By what an announcement is one and the same: its key in the table, and its nonce at Discord; and
how long digests gather."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from hashlib import blake2b
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import Insert
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.outbox_models import Announcement
from tracking.database.upsert import insert_into
from tracking.domain.events import Kind, State
from tracking.domain.games import GameKey

__all__ = ["DIGEST_GATHERS", "DIGEST_WAITS", "State", "insert_once", "nonce"]

DIGEST_GATHERS = timedelta(seconds=15)
"""So long a digest waits for one more old result: a process that was away finds them one by one."""

DIGEST_WAITS = timedelta(minutes=2)
"""And so long at most."""


def insert_once(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> Insert:
    """A statement that adds these announcements, but for those whose channel is told already; the
    unique index decides. What a shadow put down is nothing that anybody was told."""
    return (
        insert_into(session, Announcement)
        .values(list(rows))
        .on_conflict_do_nothing(
            index_elements=["kind", "platform", "game_id", "channel_id"],
            index_where=text("state <> 'SUPPRESSED'"),
        )
    )


def nonce(kind: Kind, key: GameKey, channel_id: int, resend: int) -> str:
    """24 characters (Discord takes 25) that follow from what is announced and where.

    The channel is part of it because Discord compares nonces per author, not per channel
    (discord.md §2).
    """
    identity = f"{kind.value}|{key.platform}|{key.game_id}|{channel_id}|{resend}"
    return blake2b(identity.encode(), digest_size=12).hexdigest()
