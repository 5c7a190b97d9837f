"""Who is polled, by either model.

Functions take a session and never commit.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import PLACEHOLDER_TAG, Player, Subscription
from tracking.database.privacy_models import ForbiddenAccount
from tracking.domain.games import Game

is_forbidden = or_(
    func.coalesce(Player.lol_puuid, "").in_(select(ForbiddenAccount.lol_puuid)),
    func.coalesce(Player.tft_puuid, "").in_(
        select(ForbiddenAccount.tft_puuid).where(ForbiddenAccount.tft_puuid.is_not(None))
    ),
)
"""His owner wants him to be followed nowhere. Such a player has no row, but for the moment between
his being forbidden and the removal, and where the old service makes him one."""

is_followed = and_(
    or_(
        exists().where(Subscription.player_id == Player.id),
        and_(Player.adopted, Player.unfollowed_at.is_(None)),
    ),
    ~is_forbidden,
)
"""A player nobody follows is not polled, except one adopted from an old database; one who forbade
it never."""

GONE = "Riot knows no such account any more. If he was renamed, add him again under his new name."
"""How the problem of a player ends whose account was deleted."""

is_nobody = and_(
    Player.tag_line == PLACEHOLDER_TAG, Player.lol_puuid.is_(None), Player.tft_puuid.is_(None)
)
"""Was removed, and has a row only because rows of the old model refer to it."""

is_gone = func.coalesce(Player.problem, "").endswith(GONE)
"""Riot knows no such account any more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedPlayer:
    """What a look needs to know of a player."""

    player_id: int
    riot_id: str
    platform: str
    puuids: tuple[tuple[Game, str], ...]
    looked_at: datetime | None


def puuid_pairs(lol: str | None, tft: str | None) -> tuple[tuple[Game, str], ...]:
    pairs = ((Game.LOL, lol), (Game.TFT, tft))
    return tuple((game, puuid) for game, puuid in pairs if puuid)


async def followed_players(session: AsyncSession) -> list[FollowedPlayer]:
    """Everybody who is looked at and whose platform and puuid are known; not those whose account
    is gone, for whom the match lists are enough."""
    rows = await session.execute(
        select(
            Player.id,
            Player.game_name,
            Player.tag_line,
            Player.platform,
            Player.lol_puuid,
            Player.tft_puuid,
            Player.looked_at,
        ).where(is_followed, Player.platform.is_not(None), ~is_gone)
    )
    return [
        FollowedPlayer(
            player_id=row.id,
            riot_id=f"{row.game_name}#{row.tag_line}",
            platform=row.platform or "",
            puuids=puuid_pairs(row.lol_puuid, row.tft_puuid),
            looked_at=row.looked_at,
        )
        for row in rows
        if row.lol_puuid or row.tft_puuid
    ]


async def present(session: AsyncSession, player_ids: Collection[int]) -> set[int]:
    """Those of the players who were not removed since they were read; they cannot be until this
    transaction ends."""
    if not player_ids:
        return set()
    rows = await session.scalars(
        select(Player.id)
        .where(Player.id.in_(sorted(player_ids)), Player.erased_at.is_(None))
        .order_by(Player.id)
        # What a row that refers to him takes anyway.
        .with_for_update(read=True, key_share=True)
    )
    return set(rows)
