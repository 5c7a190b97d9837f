"""Whether this process and the one beside it may ask Riot for too much, said at the start."""

import asyncio
import logging
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import notices
from tracking.clock import Clock
from tracking.database import shares
from tracking.database.engine import Database
from tracking.database.guard import Role
from tracking.database.shares import Share
from tracking.settings import Settings

log = logging.getLogger(__name__)

QUIET = timedelta(minutes=2)
"""A process of which nothing was heard for so long, or for four of its turns, is gone."""
OLD_SERVICE_QUIET = timedelta(hours=1)
"""The old service writes only when somebody begins or ends a game."""
TOLD_EVERY = timedelta(hours=1)

WITHDRAW_SECONDS = 1.0
"""A stop has no time for a database that does not answer."""

EACH_HALF = "Set RIOT_BUDGET_SHARE so that they add up to 1, 0.5 each for example, and restart."


async def tell_of_shares(settings: Settings, database: Database, clock: Clock, role: Role) -> None:
    """Write down this process's share, and warn where the shares of one key add up to too much."""
    now, own = clock.now(), share_of(settings, role)
    async with database.write() as session:
        await shares.put(session, own, now)
        said = await _warning(session, own, settings, now)
        if said is None:
            return
        told = await notices.once(
            session, "riot_share", said, now=now, every=TOLD_EVERY, emit=settings.emit_events
        )
    if not told:  # the operator's channel is told once, the log at each start
        log.warning("%s", said)


async def withdraw_share(database: Database, role: Role) -> None:
    """Take this process's share back, as it is stopped: whoever starts next is not to be warned of
    it. One that cannot be taken back lapses by itself."""
    try:
        async with asyncio.timeout(WITHDRAW_SECONDS), database.write() as session:
            await shares.withdraw(session, role)
    except (SQLAlchemyError, OSError, TimeoutError) as error:
        log.debug("the share of Riot's limits was not taken back: %s", error)


async def _warning(
    session: AsyncSession, own: Share, settings: Settings, now: datetime
) -> str | None:
    quiet = max(QUIET, 4 * timedelta(seconds=settings.detection_interval_seconds))
    other: Role = "shadow" if own.role == "bot" else "bot"
    beside = await shares.at_work(session, other, since=now - quiet)
    if beside is not None:
        return too_much(own, beside)
    if own.role == "bot" or own.part < 1:
        return None
    old = await shares.old_service_at_work(session, since=now - OLD_SERVICE_QUIET)
    return BESIDE_OLD_SERVICE if old else None


BESIDE_OLD_SERVICE = (
    "The old service writes into this database. If it uses the same Riot key, the two ask for more "
    "than Riot allows: set RIOT_BUDGET_SHARE=0.5 for this process, and restart it."
)


def share_of(settings: Settings, role: Role) -> Share:
    """What a process with these settings may use."""
    keys = (settings.riot_api_key, settings.tft_riot_api_key)
    return Share(
        role=role,
        part=settings.riot_budget_share,
        keys=frozenset(shares.fingerprint(key.get_secret_value()) for key in keys if key),
    )


def too_much(one: Share, other: Share) -> str | None:
    """The sentence to be said where two processes may use more of a key than there is."""
    if not one.keys & other.keys or one.part + other.part <= 1 + 1e-9:
        return None
    parts = " and ".join(f"{share.part:.0%} ({share.role})" for share in (one, other))
    return (
        f"Two processes may use {parts} of the limits of one Riot key, which is more than there "
        f"is: Riot will refuse requests, and results will be late. {EACH_HALF}"
    )
