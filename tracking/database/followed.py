"""Who is polled, by either model.

Functions take a session and never commit.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Player, Subscription
from tracking.domain.games import Game

is_followed = or_(
    exists().where(Subscription.player_id == Player.id),
    and_(Player.adopted, Player.unfollowed_at.is_(None)),
)
"""A player nobody follows is not polled, except one adopted from an old database."""

GONE = "Riot knows no such account any more. If he was renamed, add him again under his new name."
"""How the problem of a player ends whose account was deleted."""

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
