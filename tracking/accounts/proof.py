"""The rows behind the profile icon challenge. Functions take a session and never commit."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import and_, delete, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.account_models import IconChallenge
from tracking.database.upsert import insert_into
from tracking.domain.icon_proof import STANDS, VALID, WANTED_ICONS, Purpose, choose_icon
from tracking.errors import UserMistake
from tracking.players.locate import Located
from tracking.players.lookup import Identity
from tracking.players.riot_id import RiotId

MOST_BEGUN = 10
"""Challenges that one user begins within an hour; each is a question to Riot."""

HOUR = timedelta(hours=1)

KEPT = timedelta(days=1)
"""So long a challenge that is over is remembered."""

OVER = "This challenge is over. Use the command again to begin another."


@dataclass(frozen=True, slots=True, kw_only=True)
class Challenge:
    """What the owner of an account was asked to do."""

    token: str
    """Names it in a button's id; of no use to anybody but its user."""
    user_id: int
    purpose: Purpose
    account: Located
    icon: int
    """What the profile icon is to be, one of the starter icons."""
    expires_at: datetime
    proved_at: datetime | None = None
    """When Riot showed that icon; None: not yet."""


async def begun_lately(session: AsyncSession, user_id: int, now: datetime) -> bool:
    """Whether the user has begun as many challenges as one may within an hour."""
    count = await session.scalar(
        select(func.count())
        .select_from(IconChallenge)
        .where(IconChallenge.user_id == user_id, IconChallenge.begun_at > now - HOUR)
    )
    return (count or 0) >= MOST_BEGUN


async def standing(
    session: AsyncSession, user_id: int, purpose: Purpose, lol_puuid: str, now: datetime
) -> Challenge | None:
    """The user's open challenge, so that asking twice changes no icon that is set by now."""
    row = await session.scalar(
        select(IconChallenge).where(
            IconChallenge.user_id == user_id,
            IconChallenge.purpose == purpose.value,
            IconChallenge.lol_puuid == lol_puuid,
            IconChallenge.closed_at.is_(None),
            IconChallenge.expires_at > now,
        )
    )
    return to_challenge(row) if row is not None else None


async def begin(
    session: AsyncSession,
    user_id: int,
    purpose: Purpose,
    account: Located,
    *,
    icon_now: int,
    now: datetime,
    choose: Callable[[Sequence[int]], int] = secrets.choice,
) -> Challenge:
    """Ask for an icon that is neither shown nor asked of anybody else for this account. Raises
    UserMistake where there is none.

    What the same user has open for another purpose is over: many who each wait for one icon are
    needed to wait for all of them, until the owner happens to choose one.
    """
    lol_puuid = account.who.lol_puuid
    await _close_former(session, user_id, purpose, lol_puuid, now)
    # Another transaction may take the icon at this moment, each of them once.
    for _ in WANTED_ICONS:
        if known := await standing(session, user_id, purpose, lol_puuid, now):
            return known
        waited_for = await session.scalars(
            select(IconChallenge.icon).where(
                IconChallenge.lol_puuid == lol_puuid, IconChallenge.closed_at.is_(None)
            )
        )
        icon = choose_icon({icon_now, *waited_for}, choose)
        if icon is None:
            break
        row = await _insert(session, user_id, purpose, account, icon, now)
        if row is not None:
            return to_challenge(row)
    raise UserMistake(
        "Too many people are proving at the moment that this account is theirs. "
        "Please try again in 15 minutes."
    )


async def _close_former(
    session: AsyncSession, user_id: int, purpose: Purpose, lol_puuid: str, now: datetime
) -> None:
    """What expired, whosever it is, and what this user began for something else."""
    other = and_(IconChallenge.user_id == user_id, IconChallenge.purpose != purpose.value)
    await session.execute(
        update(IconChallenge)
        .where(
            IconChallenge.lol_puuid == lol_puuid,
            IconChallenge.closed_at.is_(None),
            or_(IconChallenge.expires_at <= now, other),
        )
        .values(closed_at=now)
        .execution_options(synchronize_session=False)
    )


async def _insert(
    session: AsyncSession,
    user_id: int,
    purpose: Purpose,
    account: Located,
    icon: int,
    now: datetime,
) -> IconChallenge | None:
    """None where another transaction took the icon, or began this very challenge, just now."""
    who = account.who
    return await session.scalar(
        insert_into(session, IconChallenge)
        .values(
            token=secrets.token_urlsafe(16),
            user_id=user_id,
            purpose=purpose.value,
            lol_puuid=who.lol_puuid,
            tft_puuid=who.tft_puuid,
            platform=account.platform,
            game_name=who.riot_id.game_name,
            tag_line=who.riot_id.tag_line,
            icon=icon,
            begun_at=now,
            expires_at=now + VALID,
        )
        .on_conflict_do_nothing()
        .returning(IconChallenge)
    )


async def mine(
    session: AsyncSession, user_id: int, token: str, *, lock: bool = True
) -> IconChallenge:
    """The row, locked where it is to be written. Raises UserMistake where the user has no such
    challenge."""
    found = select(IconChallenge).where(
        IconChallenge.token == token, IconChallenge.user_id == user_id
    )
    row = await session.scalar(
        (found.with_for_update() if lock else found).execution_options(populate_existing=True)
    )
    if row is None:
        raise UserMistake(OVER)
    return row


async def last_look(session: AsyncSession, user_id: int) -> datetime | None:
    """When Riot was last asked for an icon because of this user."""
    return await session.scalar(
        select(func.max(IconChallenge.tried_at)).where(IconChallenge.user_id == user_id)
    )


async def must_hold(
    session: AsyncSession, user_id: int, token: str, purpose: Purpose, now: datetime
) -> None:
    """Raises UserMistake where `take` would, by reading alone: a press that is good for nothing
    must not keep results waiting for SQLite's one writer."""
    _check(await mine(session, user_id, token, lock=False), purpose, now)


async def take(
    session: AsyncSession, user_id: int, token: str, purpose: Purpose, now: datetime
) -> Challenge:
    """Use a proof: call it in the transaction that does what was proved for, so that both happen
    or neither, and once only. Raises UserMistake where it is not proved, was proved for something
    else or too long ago, or was used."""
    row = await mine(session, user_id, token)
    _check(row, purpose, now)
    row.used_at = now
    await session.flush()
    return to_challenge(row)


def _check(row: IconChallenge, purpose: Purpose, now: datetime) -> None:
    if row.purpose != purpose.value or not holds(row, now):
        raise UserMistake(OVER)


def holds(row: IconChallenge, now: datetime) -> bool:
    """Whether it is a proof that may still be used."""
    return row.proved_at is not None and row.used_at is None and now < row.proved_at + STANDS


async def drop_old(session: AsyncSession, now: datetime, limit: int) -> int:
    """Forget challenges that are long over; how many."""
    old = select(IconChallenge.token).where(IconChallenge.begun_at < now - KEPT).limit(limit)
    gone = await session.scalars(
        delete(IconChallenge)
        .where(IconChallenge.token.in_(old))
        .returning(IconChallenge.token)
        .execution_options(synchronize_session=False)
    )
    return len(gone.all())


async def forget(
    session: AsyncSession, *, user_id: int | None = None, lol_puuid: str | None = None
) -> None:
    """Remove all challenges of a user, or of an account, or of either."""
    await session.execute(
        delete(IconChallenge)
        .where(or_(IconChallenge.user_id == user_id, IconChallenge.lol_puuid == lol_puuid))
        .execution_options(synchronize_session=False)
    )


def to_challenge(row: IconChallenge) -> Challenge:
    """What the row says."""
    riot_id = RiotId(game_name=row.game_name, tag_line=row.tag_line)
    who = Identity(riot_id=riot_id, lol_puuid=row.lol_puuid, tft_puuid=row.tft_puuid)
    return Challenge(
        token=row.token,
        user_id=row.user_id,
        purpose=Purpose(row.purpose),
        account=Located(who=who, platform=row.platform),
        icon=row.icon,
        expires_at=row.expires_at,
        proved_at=row.proved_at,
    )
