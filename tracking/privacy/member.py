"""What is stored about a Discord user himself, by his id: which accounts he says are his, where he
wants to be mentioned, what he proves, and whom he had followed.

Functions take a session and never commit.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.accounts import links
from tracking.database.account_models import AccountLink, IconChallenge, MentionWish
from tracking.database.models import Subscription

TABLES: tuple[tuple[Any, str], ...] = (
    (AccountLink, "created_at"),
    (MentionWish, "created_at"),
    (IconChallenge, "begun_at"),
)
"""His tables, and in which order their rows are shown; `links.forget_user` removes them."""

ADDED = "added_players"
"""What the export calls his part in `subscriptions`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """In a few figures."""

    linked: tuple[str, ...]
    """`Name#TAG` of the accounts that he says are his."""
    mentions: int
    """Servers in which he wants to be mentioned."""
    challenges: int
    """Begun within the last day; older ones are not kept."""
    added: int
    """Players whom he had a server follow."""

    @property
    def nothing(self) -> bool:
        """Whether nothing is stored."""
        return not (self.linked or self.mentions or self.challenges or self.added)


async def rows_of(session: AsyncSession, user_id: int) -> list[tuple[str, Mapping[str, Any]]]:
    """Table and row of all that is his."""
    found: list[tuple[str, Mapping[str, Any]]] = []
    for model, order in TABLES:
        table: Any = model.__table__
        rows = await session.execute(
            select(table).where(table.c.user_id == user_id).order_by(table.c[order])
        )
        found += [(table.name, dict(row._mapping)) for row in rows]
    added = await session.execute(
        select(Subscription.guild_id, Subscription.created_at)
        .where(Subscription.created_by == user_id)
        .order_by(Subscription.id)
    )
    return found + [(ADDED, dict(row._mapping)) for row in added]


async def read(session: AsyncSession, user_id: int) -> Member:
    """His figures."""
    rows = await rows_of(session, user_id)
    tables = [table for table, _ in rows]
    return Member(
        linked=tuple(
            f"{row['game_name']}#{row['tag_line']}"
            for table, row in rows
            if table == AccountLink.__tablename__
        ),
        mentions=tables.count(MentionWish.__tablename__),
        challenges=tables.count(IconChallenge.__tablename__),
        added=tables.count(ADDED),
    )


async def forget(session: AsyncSession, user_id: int) -> None:
    """Remove it. Whom he had followed stays followed: that is his servers' affair."""
    await links.forget_user(session, user_id)
    await session.execute(
        update(Subscription)
        .where(Subscription.created_by == user_id)
        .values(created_by=None)
        .execution_options(synchronize_session=False)
    )
