"""What a server's moderators chose for it: its channels, its language, its clock.

Functions take a session and never commit.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.choice_models import TopicChannel
from tracking.database.guild_settings import quiet_of, release_held, zone_of
from tracking.database.guilds import remember_guild
from tracking.database.models import Guild, Subscription
from tracking.domain.filters import Groups, read_groups, stored_groups
from tracking.domain.games import Game
from tracking.domain.quiet import QuietHours
from tracking.domain.topics import Topic
from tracking.errors import UserMistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """A server's choices; the defaults are those of one that chose nothing."""

    channel_id: int | None = None
    """Where everything goes that has no channel of its own."""
    channels: Mapping[Topic, int] = field(default_factory=dict)
    language: str | None = None
    """None: the one that Discord says the server prefers."""
    timezone: str | None = None
    """An IANA name; None: none was chosen, and UTC is meant."""
    silent: bool = False
    """Posts make no sound."""
    quiet: QuietHours | None = None
    """When posts are held back."""
    muted: Groups = frozenset()
    """What is not posted of anybody who has no filter of his own."""

    @property
    def zone(self) -> ZoneInfo:
        """By whose clock the server lives."""
        return zone_of(self.timezone)

    def channel_for(self, topic: Topic) -> int | None:
        """Where posts of this sort go; None where no channel was chosen."""
        return self.channels.get(topic, self.channel_id)


async def choices(session: AsyncSession, guild_id: int) -> Choices:
    """What the server chose."""
    guild = await session.get(Guild, guild_id, populate_existing=True)
    if guild is None:
        return Choices()
    rows = await session.execute(
        select(TopicChannel.topic, TopicChannel.channel_id).where(
            TopicChannel.guild_id == guild_id,
            TopicChannel.topic.in_([each.value for each in Topic]),
        )
    )
    return Choices(
        channel_id=guild.channel_id,
        channels={Topic(topic): channel_id for topic, channel_id in rows},
        language=guild.language,
        timezone=guild.timezone,
        silent=guild.silent,
        quiet=quiet_of(guild.quiet_from, guild.quiet_until),
        muted=read_groups(guild.muted),
    )


async def set_language(
    session: AsyncSession, guild_id: int, name: str, language: str | None, now: datetime
) -> None:
    """Post in this language, a value of `bot.texts.Language`; None: in the one that Discord says
    the server prefers."""
    guild = await remember_guild(session, guild_id, name, now)
    guild.language = language
    await session.flush()


async def set_time_zone(
    session: AsyncSession, guild_id: int, name: str, timezone: str | None, now: datetime
) -> None:
    """Live by the clock of this IANA zone; None: by UTC. Quiet hours are by the new clock at
    once."""
    guild = await remember_guild(session, guild_id, name, now)
    guild.timezone = timezone
    await session.flush()
    await release_held(session, guild_id, now)


async def set_quiet(
    session: AsyncSession, guild_id: int, name: str, quiet: QuietHours | None, now: datetime
) -> None:
    """Hold posts back in these hours; None: never. What is held by the former ones goes out, or is
    held by the new ones."""
    guild = await remember_guild(session, guild_id, name, now)
    guild.quiet_from = quiet.start if quiet else None
    guild.quiet_until = quiet.end if quiet else None
    await session.flush()
    await release_held(session, guild_id, now)


async def set_muted(
    session: AsyncSession, guild_id: int, name: str, game: Game, groups: Groups, now: datetime
) -> None:
    """Of this game, do not post what ends from now on in these queues; it is followed and counted
    as before. What is muted of the other game stays so."""
    guild = await remember_guild(session, guild_id, name, now)
    others = {group for group in read_groups(guild.muted) if group.game is not game}
    guild.muted = stored_groups(others | groups) or None
    await session.flush()


async def set_muted_of(
    session: AsyncSession,
    guild_id: int,
    player_id: int,
    game: Game | None = None,
    groups: Groups = frozenset(),
) -> None:
    """Give this player a filter of his own, whatever the server does with others' games; it begins
    as the server's. Of `game`, his games in these queues are not posted from now on. Raises
    UserMistake where he is not followed here."""
    followed = await _followed(session, guild_id, player_id)
    stored = followed.muted
    if stored is None:
        guild = await session.get(Guild, guild_id)
        stored = guild.muted if guild is not None else None
    others = {group for group in read_groups(stored) if group.game is not game}
    followed.muted = stored_groups(others | groups)
    await session.flush()


async def mute_as_server(session: AsyncSession, guild_id: int, player_id: int) -> None:
    """This player has no filter of his own any more. Raises UserMistake where he is not followed
    here."""
    (await _followed(session, guild_id, player_id)).muted = None
    await session.flush()


async def _followed(session: AsyncSession, guild_id: int, player_id: int) -> Subscription:
    """Locked, so that two who choose at once take nothing from each other."""
    found = await session.scalar(
        select(Subscription)
        .where(Subscription.guild_id == guild_id, Subscription.player_id == player_id)
        .with_for_update()
        .execution_options(populate_existing=True)
    )
    if found is None:
        raise UserMistake("That player is not followed in this server any more.")
    return found


async def set_silent(
    session: AsyncSession, guild_id: int, name: str, silent: bool, now: datetime
) -> None:
    """Post without a sound, or with one."""
    guild = await remember_guild(session, guild_id, name, now)
    guild.silent = silent
    await session.flush()
