"""Rows of players and of the servers that follow them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import Guild, Player, Subscription


async def add_player(
    session: AsyncSession,
    name: str = "Quiet Otter",
    tag: str = "EUW",
    *,
    puuid: str | None = None,
    platform: str | None = "EUW1",
    adopted: bool = False,
) -> int:
    """A player, by default one whose puuid follows from his name."""
    player = Player(
        game_name=name,
        tag_line=tag,
        platform=platform,
        lol_puuid=puuid or f"lol-{name}",
        tft_puuid=puuid or f"tft-{name}",
        adopted=adopted,
    )
    session.add(player)
    await session.flush()
    return player.id


async def add_guild(
    session: AsyncSession, guild_id: int, now: datetime, *, channel_id: int | None = None
) -> int:
    """A server."""
    session.add(Guild(id=guild_id, name=f"Server {guild_id}", channel_id=channel_id, joined_at=now))
    await session.flush()
    return guild_id


async def subscribe(
    session: AsyncSession,
    guild_id: int,
    player_id: int,
    since: datetime,
    *,
    channel_id: int | None = None,
    fallback_channel_id: int | None = None,
) -> None:
    """The server follows the player."""
    session.add(
        Subscription(
            guild_id=guild_id,
            player_id=player_id,
            channel_id=channel_id,
            fallback_channel_id=fallback_channel_id,
            created_at=since,
        )
    )
    await session.flush()
