"""Whom a running game keeps anonymous: nobody is told that he is in it (riot.md §9)."""

from sqlalchemy import and_

from tracking.database.models import TrackedGameRow
from tracking.domain.games import GameStatus

plays_hidden = and_(
    TrackedGameRow.live_hidden,
    TrackedGameRow.status == GameStatus.ACTIVE.value,
    TrackedGameRow.held_over_at.is_(None),
)
"""A row whose player is hidden in it and still plays. His result is told as any other."""
