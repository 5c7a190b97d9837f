"""Which server follows whom, and where his results go.

Functions take a session and never commit.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import pauses
from tracking.database.guilds import (
    Route,
    effective_channel,
    leave_unfollowed,
    remember_guild,
    routes,
)
from tracking.database.models import (
    Guild,
    PausedChannel,
    Player,
    Subscription,
    TrackedGameRow,
)
from tracking.domain.games import GameStatus
from tracking.pauses import resume as resume_channel

__all__ = [
    "FollowedPlayer",
    "GuildChannel",
    "PausedRoute",
    "Route",
    "followed",
    "forget_guild",
    "get_guild",
    "paused_channels",
    "resume_channel",
    "routes",
    "search",
    "set_channel",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedPlayer:
    """A player as the server that follows him sees him."""

    player_id: int
    game_name: str
    tag_line: str
    platform: str | None
    """`EUW1`; None for a player of an old database whose region is not known yet."""
    channel_id: int | None
    last_seen_at: datetime | None
    playing: bool
    problem: str | None
    """Why he cannot be polled, as a sentence."""

    @property
    def riot_id(self) -> str:
        """`Name#TAG`."""
        return f"{self.game_name}#{self.tag_line}"


@dataclass(frozen=True, slots=True, kw_only=True)
class GuildChannel:
    """A server and the channel its results go to where a subscription says nothing else."""

    guild_id: int
    name: str
    channel_id: int | None
    paused: str | None
    """Why nothing can be posted in that channel, None where all is well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PausedRoute:
    """A channel of the server in which Discord does not let us post."""

    channel_id: int
    reason: str
    paused_at: datetime


async def followed(session: AsyncSession, guild_id: int) -> list[FollowedPlayer]:
    """Everybody the server follows, by name."""
    playing = exists().where(
        TrackedGameRow.player_id == Player.id,
        TrackedGameRow.status == GameStatus.ACTIVE.value,
        TrackedGameRow.held_over_at.is_(None),
    )
    rows = await session.execute(
        select(Player, effective_channel.label("channel_id"), playing.label("playing"))
        .join(Subscription, Subscription.player_id == Player.id)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(Subscription.guild_id == guild_id)
    )
    players = [
        FollowedPlayer(
            player_id=player.id,
            game_name=player.game_name,
            tag_line=player.tag_line,
            platform=player.platform,
            channel_id=channel_id,
            last_seen_at=player.last_seen_at,
            playing=bool(in_game),
            problem=player.problem,
        )
        for player, channel_id, in_game in rows
    ]
    return sorted(players, key=lambda player: (player.riot_id.casefold(), player.player_id))


async def search(
    session: AsyncSession, guild_id: int, text: str, limit: int = 25
) -> list[FollowedPlayer]:
    """The followed players whose Riot ID contains the text, those that begin with it first.

    Compared in Python: SQLite folds the case of ASCII letters only.
    """
    wanted = text.strip().casefold()
    found = [p for p in await followed(session, guild_id) if wanted in p.riot_id.casefold()]
    found.sort(key=lambda player: not player.riot_id.casefold().startswith(wanted))
    return found[:limit]


async def get_guild(session: AsyncSession, guild_id: int) -> GuildChannel | None:
    """The server; None where it never used the bot."""
    row = (
        await session.execute(
            select(Guild.id, Guild.name, Guild.channel_id, PausedChannel.reason)
            .outerjoin(PausedChannel, PausedChannel.channel_id == Guild.channel_id)
            .where(Guild.id == guild_id)
        )
    ).one_or_none()
    if row is None:
        return None
    return GuildChannel(
        guild_id=row.id, name=row.name, channel_id=row.channel_id, paused=row.reason
    )


async def paused_channels(session: AsyncSession, guild_id: int) -> list[PausedRoute]:
    """The channels results of this server should go to and cannot."""
    used = (
        select(effective_channel)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(Subscription.guild_id == guild_id)
    )
    server_wide = select(Guild.channel_id).where(Guild.id == guild_id)
    rows = await session.scalars(
        select(PausedChannel)
        .where(PausedChannel.channel_id.in_(used.union(server_wide)))
        .order_by(PausedChannel.paused_at, PausedChannel.channel_id)
    )
    return [
        PausedRoute(channel_id=row.channel_id, reason=row.reason, paused_at=row.paused_at)
        for row in rows
    ]


async def set_channel(
    session: AsyncSession, guild_id: int, name: str, channel_id: int, now: datetime
) -> None:
    """Send the server's results to this channel, in which posting was found to be allowed.

    What waits for the former channel because posting failed there, or for one that was deleted,
    goes to the new one.
    """
    guild = await remember_guild(session, guild_id, name, now)
    former = guild.channel_id
    guild.channel_id = channel_id
    await resume_channel(session, channel_id, now)
    if former is not None:
        await pauses.move_waiting(session, guild_id, former, channel_id, now)
    await pauses.moved(session, guild_id, channel_id, now)


async def forget_guild(session: AsyncSession, guild_id: int, now: datetime) -> None:
    """The bot was removed from the server: nobody is followed there and nothing is owed there."""
    players = list(
        await session.scalars(
            delete(Subscription)
            .where(Subscription.guild_id == guild_id)
            .returning(Subscription.player_id)
        )
    )
    await leave_unfollowed(session, players, now)
    await session.execute(
        update(Guild).where(Guild.id == guild_id).values(left_at=now, channel_id=None)
    )
    await pauses.forget(session, guild_id, now)
