"""How much of Riot's limits each process on a database may use, so that they can tell whether
together it is too much.

Each writes its share and what its keys look like, hashed, when it starts, and takes that back when
it is stopped. Functions take a session and never commit.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.guard import Role
from tracking.database.models import GameState, LoopRun, Meta


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What a process may use."""

    role: Role
    part: float
    """Of every limit."""
    keys: frozenset[str]
    """Fingerprints: limits are counted per key."""


def fingerprint(key: str) -> str:
    """Tells two keys apart and gives away neither."""
    return blake2b(key.encode(), digest_size=8, person=b"riot key").hexdigest()


async def put(session: AsyncSession, share: Share, now: datetime) -> None:
    """Write down what the process that starts now may use."""
    value = json.dumps({"part": share.part, "keys": sorted(share.keys)})
    await session.merge(Meta(key=_key(share.role), value=value, updated_at=now))
    await session.flush()


async def withdraw(session: AsyncSession, role: Role) -> None:
    """The process of this role ends, and uses nothing from now on."""
    await session.execute(delete(Meta).where(Meta.key == _key(role)))


async def at_work(session: AsyncSession, role: Role, *, since: datetime) -> Share | None:
    """The share of the process of this role; None where it was stopped, or was killed and none of
    its loops ran since then."""
    ran = exists().where(LoopRun.role == role, LoopRun.started_at >= since)
    row = await session.get(Meta, _key(role))
    if row is None or not await session.scalar(select(ran)):
        return None
    said = json.loads(row.value)
    return Share(role=role, part=said["part"], keys=frozenset(said["keys"]))


async def old_service_at_work(session: AsyncSession, *, since: datetime) -> bool:
    """Whether the old service wrote since then; what it uses of which key it does not say."""
    wrote = exists().where(GameState.created_at >= since, GameState.origin.is_(None))
    return bool(await session.scalar(select(wrote)))


def _key(role: Role) -> str:
    return f"riot_share_{role}"
