"""Which model announces here, and since when: what the next start has to take over.

Functions take a session and never commit.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Meta

_NOW, _BEFORE = "announcing_model", "announcing_model_before"
GAME_CENTRIC, LEGACY = "game-centric", "legacy"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reign:
    """The model that announces."""

    since: datetime
    """When its first process after the move started."""
    other_since: datetime | None
    """When the other model's did before; None where there was no other."""


async def begin(session: AsyncSession, *, game_centric: bool, now: datetime) -> bool:
    """A process that announces starts with this model; whether the operator moved to it.

    A restart with the same model changes nothing: what the move left open is still to be done.
    """
    model = GAME_CENTRIC if game_centric else LEGACY
    row = await session.get(Meta, _NOW)
    if row is not None and row.value == model:
        return False
    if row is not None:
        await session.merge(Meta(key=_BEFORE, value=row.value, updated_at=row.updated_at))
    await session.merge(Meta(key=_NOW, value=model, updated_at=now))
    await session.flush()
    return row is not None


async def is_legacy(session: AsyncSession) -> bool:
    """Whether the old model announces here."""
    row = await session.get(Meta, _NOW, populate_existing=True)
    return row is not None and row.value == LEGACY


async def current(session: AsyncSession) -> Reign | None:
    """The reign at present; None where nothing ever announced here."""
    row = await session.get(Meta, _NOW, populate_existing=True)
    if row is None:
        return None
    before = await session.get(Meta, _BEFORE, populate_existing=True)
    return Reign(since=row.updated_at, other_since=before.updated_at if before else None)
