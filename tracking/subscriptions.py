"""Which server follows whom, and where his results go.

Functions take a session and never commit.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from tracking import pauses
from tracking.database.choice_models import TopicChannel
from tracking.database.guilds import (
    Places,
    Route,
    places,
    remember_guild,
    routes,
    stop_following,
)
from tracking.database.models import Guild, Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import PausedChannel
from tracking.database.upsert import insert_into
from tracking.domain.filters import Groups, read_groups
from tracking.domain.games import GameStatus
from tracking.domain.topics import Topic
from tracking.pauses import resume as resume_channel

__all__ = [
    "FollowedPlayer",
    "PausedRoute",
    "Places",
    "Route",
    "clear_channel",
    "followed",
    "forget_guild",
    "names",
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
    places: Places
    last_seen_at: datetime | None
    playing: bool
    problem: str | None
    """Why he cannot be polled, as a sentence."""
    muted: Groups | None = None
    """What is not posted of him here; None: what the server does not post of anybody."""

    @property
    def riot_id(self) -> str:
        """`Name#TAG`."""
        return f"{self.game_name}#{self.tag_line}"


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
        ~TrackedGameRow.live_hidden,
    )
    rows = await session.execute(
        select(Player, *places(), playing.label("playing"), Subscription.muted)
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
            places=Places(lol=lol, tft=tft),
            last_seen_at=player.last_seen_at,
            playing=bool(in_game),
            problem=player.problem,
            muted=None if muted is None else read_groups(muted),
        )
        for player, lol, tft, in_game, muted in rows
    ]
    return sorted(players, key=lambda player: (player.riot_id.casefold(), player.player_id))


async def names(session: AsyncSession, guild_id: int) -> dict[int, tuple[str, str]]:
    """Name and tag of everybody the server follows, by the player's id."""
    rows = await session.execute(
        select(Player.id, Player.game_name, Player.tag_line)
        .join(Subscription, Subscription.player_id == Player.id)
        .where(Subscription.guild_id == guild_id)
    )
    return {row.id: (row.game_name, row.tag_line) for row in rows}


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


async def paused_channels(session: AsyncSession, guild_id: int) -> list[PausedRoute]:
    """The channels posts of this server should go to and cannot."""
    lol, tft = places()
    followed = (
        select(column)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(Subscription.guild_id == guild_id)
        for column in (lol, tft)
    )
    server_wide = select(Guild.channel_id).where(Guild.id == guild_id)
    of_topics = select(TopicChannel.channel_id).where(TopicChannel.guild_id == guild_id)
    used = server_wide.union(of_topics, *followed)
    rows = await session.scalars(
        select(PausedChannel)
        .where(PausedChannel.channel_id.in_(used))
        .order_by(PausedChannel.paused_at, PausedChannel.channel_id)
    )
    return [
        PausedRoute(channel_id=row.channel_id, reason=row.reason, paused_at=row.paused_at)
        for row in rows
    ]


async def set_channel(
    session: AsyncSession,
    guild_id: int,
    name: str,
    channel_id: int,
    now: datetime,
    topic: Topic | None = None,
) -> None:
    """Send the server's posts of this topic, or all that have no channel of their own, to this
    channel, in which posting was found to be allowed.

    What waits for the former channel because posting failed there, or for one that was deleted,
    goes to the new one.
    """
    guild = await remember_guild(session, guild_id, name, now)
    former = await _chosen(session, guild, topic)
    if topic is None:
        guild.channel_id = channel_id
        await session.flush()
    else:
        await session.execute(
            insert_into(session, TopicChannel)
            .values(guild_id=guild_id, topic=topic.value, channel_id=channel_id)
            .on_conflict_do_update(
                index_elements=["guild_id", "topic"], set_={"channel_id": channel_id}
            )
        )
    await resume_channel(session, channel_id, now)
    await pauses.moved(session, guild_id, former, channel_id, now, topic)


async def clear_channel(
    session: AsyncSession, guild_id: int, name: str, topic: Topic, now: datetime
) -> None:
    """Let posts of this topic go where the server's others go."""
    guild = await remember_guild(session, guild_id, name, now)
    former = await session.scalar(
        delete(TopicChannel)
        .where(TopicChannel.guild_id == guild_id, TopicChannel.topic == topic.value)
        .returning(TopicChannel.channel_id)
    )
    if former is not None and guild.channel_id is not None:
        await pauses.moved(session, guild_id, former, guild.channel_id, now, topic)


async def _chosen(session: AsyncSession, guild: Guild, topic: Topic | None) -> int | None:
    """Where posts of this topic went so far."""
    own = None
    if topic is not None:
        own = await session.scalar(
            select(TopicChannel.channel_id).where(
                TopicChannel.guild_id == guild.id, TopicChannel.topic == topic.value
            )
        )
    return own or guild.channel_id


async def forget_guild(session: AsyncSession, guild_id: int, now: datetime) -> None:
    """The bot was removed from the server: nobody is followed there and nothing is owed there.
    What it chose stays for the case that it comes back, its channels too: one that is gone by then
    is noticed by the first post."""
    await session.get(Guild, guild_id, with_for_update=True)
    await stop_following(session, Subscription.guild_id == guild_id, now=now)
    await session.execute(update(Guild).where(Guild.id == guild_id).values(left_at=now))
    await pauses.forget(session, guild_id, now)
