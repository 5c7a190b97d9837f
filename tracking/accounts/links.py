"""The rows of who is who. Functions take a session and never commit.

An account is his who first says so, until somebody proves it with its profile icon; what was proved
is taken over by another proof alone. So whoever means harm can link what nobody has claimed, which
its owner ends by proving it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.accounts import proof
from tracking.database.account_models import AccountLink, MentionWish
from tracking.database.models import Player, Subscription
from tracking.database.upsert import insert_into
from tracking.errors import UserMistake
from tracking.players import Located, RiotId
from tracking.players.lookup import Identity

MOST_LINKS = 10
"""Accounts of one member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An account of a member's, as he is shown it."""

    id: int
    user_id: int
    account: Located
    since: datetime
    proved_at: datetime | None
    """None: it is his word alone."""
    followed: bool = False
    """Whether the server that is asked about follows it."""


async def of_user(session: AsyncSession, user_id: int, guild_id: int | None = None) -> list[Link]:
    """A member's accounts, by name, each with whether the server follows it. One query."""
    followed = exists().where(
        Subscription.player_id == Player.id, Subscription.guild_id == (guild_id or 0)
    )
    rows = await session.execute(
        select(AccountLink, Player.platform, followed)
        .outerjoin(Player, Player.lol_puuid == AccountLink.lol_puuid)
        .where(AccountLink.user_id == user_id)
        .order_by(AccountLink.id)
    )
    links: dict[int, Link] = {}
    for row, platform, here in rows:
        known = links.get(row.id)
        links[row.id] = to_link(row, platform, followed=here or bool(known and known.followed))
    return sorted(links.values(), key=lambda link: str(link.account.riot_id).casefold())


async def players_of(session: AsyncSession, user_id: int) -> set[int]:
    """Which players a member says that he is, among all whom any server follows."""
    rows = await session.scalars(
        select(Player.id)
        .join(AccountLink, AccountLink.lol_puuid == Player.lol_puuid)
        .where(AccountLink.user_id == user_id)
    )
    return set(rows)


async def link_of(session: AsyncSession, user_id: int, link_id: int) -> Link | None:
    """One of a member's accounts."""
    row = await session.get(AccountLink, link_id)
    return to_link(row) if row is not None and row.user_id == user_id else None


async def holder(session: AsyncSession, lol_puuid: str) -> AccountLink | None:
    """Whose account it is said to be, locked."""
    return await session.scalar(
        select(AccountLink)
        .where(AccountLink.lol_puuid == lol_puuid)
        .with_for_update()
        .execution_options(populate_existing=True)
    )


async def claim(
    session: AsyncSession, user_id: int, account: Located, now: datetime
) -> Link | None:
    """Take the member's word for it; None where it is somebody else's. Raises UserMistake where he
    has as many as one may have."""
    row = await holder(session, account.who.lol_puuid)
    if row is None:
        await _check_room(session, user_id)
        row = await session.scalar(
            insert_into(session, AccountLink)
            .values(user_id=user_id, created_at=now, **_values(account))
            .on_conflict_do_nothing()
            .returning(AccountLink)
        )
        # Another transaction was faster.
        row = row or await holder(session, account.who.lol_puuid)
    if row is None or row.user_id != user_id:
        return None
    _refresh(row, account)
    await session.flush()
    return to_link(row)


async def keep_proved(session: AsyncSession, user_id: int, account: Located, now: datetime) -> Link:
    """It is his, whosever it was. Raises UserMistake where he has as many as one may have."""
    former = await holder(session, account.who.lol_puuid)
    mine = former is not None and former.user_id == user_id
    if not mine:
        await _check_room(session, user_id)
    changed = {"user_id": user_id, "proved_at": now} | ({} if mine else {"created_at": now})
    row = (
        await session.scalars(
            insert_into(session, AccountLink)
            .values(**{"created_at": now, **changed, **_values(account)})
            .on_conflict_do_update(index_elements=["lol_puuid"], set_=changed)
            .returning(AccountLink),
            execution_options={"populate_existing": True},
        )
    ).one()
    _refresh(row, account)
    await session.flush()
    if former is not None and not mine:
        await _drop_idle_wishes(session)
    return to_link(row)


async def unlink(session: AsyncSession, user_id: int, link_id: int) -> None:
    """It is not his any more. Without any account there is nothing to be mentioned for."""
    await session.execute(
        delete(AccountLink).where(AccountLink.id == link_id, AccountLink.user_id == user_id)
    )
    await _drop_idle_wishes(session)


async def wish(
    session: AsyncSession, user_id: int, guild_id: int, wanted: bool, now: datetime
) -> None:
    """Be mentioned in a server, or not any more; nothing without an account to be mentioned for.
    The server is known."""
    if not wanted:
        await session.execute(
            delete(MentionWish).where(
                MentionWish.user_id == user_id, MentionWish.guild_id == guild_id
            )
        )
        return
    if await _count(session, user_id) == 0:
        return
    await session.execute(
        insert_into(session, MentionWish)
        .values(user_id=user_id, guild_id=guild_id, created_at=now)
        .on_conflict_do_nothing()
    )


async def wishes(session: AsyncSession, user_id: int) -> list[int]:
    """The servers in which the member wants to be mentioned."""
    rows = await session.scalars(
        select(MentionWish.guild_id)
        .where(MentionWish.user_id == user_id)
        .order_by(MentionWish.guild_id)
    )
    return list(rows)


async def forget_user(session: AsyncSession, user_id: int) -> None:
    """Remove all that is stored of a Discord user here: links, wishes, challenges."""
    await session.execute(delete(AccountLink).where(AccountLink.user_id == user_id))
    await session.execute(delete(MentionWish).where(MentionWish.user_id == user_id))
    await proof.forget(session, user_id=user_id)


async def forget_account(session: AsyncSession, lol_puuid: str) -> None:
    """Remove all that is stored of a Riot account here, whoever linked it."""
    await session.execute(delete(AccountLink).where(AccountLink.lol_puuid == lol_puuid))
    await proof.forget(session, lol_puuid=lol_puuid)
    await _drop_idle_wishes(session)


async def _drop_idle_wishes(session: AsyncSession) -> None:
    linked = exists().where(AccountLink.user_id == MentionWish.user_id)
    await session.execute(
        delete(MentionWish).where(~linked).execution_options(synchronize_session=False)
    )


async def _check_room(session: AsyncSession, user_id: int) -> None:
    if await _count(session, user_id) >= MOST_LINKS:
        raise UserMistake(
            f"You have linked {MOST_LINKS} accounts, which is the most. "
            "Take one away with /account unlink first."
        )


async def _count(session: AsyncSession, user_id: int) -> int:
    count = await session.scalar(
        select(func.count()).select_from(AccountLink).where(AccountLink.user_id == user_id)
    )
    return count or 0


def _values(account: Located) -> dict[str, str | None]:
    who = account.who
    return {
        "lol_puuid": who.lol_puuid,
        "tft_puuid": who.tft_puuid,
        "platform": account.platform,
        "game_name": who.riot_id.game_name,
        "tag_line": who.riot_id.tag_line,
    }


def _refresh(row: AccountLink, account: Located) -> None:
    """What Riot says now."""
    row.game_name = account.riot_id.game_name
    row.tag_line = account.riot_id.tag_line
    row.platform = account.platform
    row.tft_puuid = account.who.tft_puuid or row.tft_puuid


def to_link(row: AccountLink, platform: str | None = None, *, followed: bool = False) -> Link:
    """What the row says; `platform` is a fresher one where he is followed somewhere."""
    riot_id = RiotId(game_name=row.game_name, tag_line=row.tag_line)
    who = Identity(riot_id=riot_id, lol_puuid=row.lol_puuid, tft_puuid=row.tft_puuid)
    return Link(
        id=row.id,
        user_id=row.user_id,
        account=Located(who=who, platform=platform or row.platform),
        since=row.created_at,
        proved_at=row.proved_at,
        followed=followed,
    )
