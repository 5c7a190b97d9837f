"""What exists: users, guilds, roles, channels, messages, files and registered commands.

Values only, without network and without rules. Ids are integers here and strings in JSON.
"""

from dataclasses import dataclass, field
from datetime import datetime

from simulators.discord.errors import Json, unknown_channel, unknown_guild, unknown_user

TEXT, DM, VOICE, CATEGORY, NEWS = 0, 1, 2, 4, 5
THREADS = frozenset({10, 11, 12})
WRITABLE = frozenset({TEXT, DM, VOICE, NEWS, 13}) | THREADS
"""Channel types that take messages."""


@dataclass(slots=True, kw_only=True)
class User:
    """A person or the bot."""

    id: int
    name: str
    display_name: str
    bot: bool = False
    dms_open: bool = True
    """Whether the bot may write to this person (else 50007)."""
    locale: str = "en-US"
    """The language of this person's client."""


@dataclass(slots=True, kw_only=True)
class Role:
    """A role; the one with the guild's own id is @everyone."""

    id: int
    name: str
    permissions: int
    position: int
    bot_id: int | None = None
    """The bot whose own role this is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overwrite:
    """What a channel allows and denies to one role or member."""

    allow: int = 0
    deny: int = 0
    member: bool = False


@dataclass(slots=True, kw_only=True)
class Channel:
    """A channel, thread or direct conversation."""

    id: int
    name: str
    type: int = TEXT
    guild_id: int | None = None
    parent_id: int | None = None
    position: int = 0
    recipient_id: int | None = None
    overwrites: dict[int, Overwrite] = field(default_factory=dict)
    archived: bool = False
    messages: dict[int, Json] = field(default_factory=dict)
    """What everybody there sees, oldest first, as Discord's message objects."""

    @property
    def is_thread(self) -> bool:
        return self.type in THREADS


@dataclass(slots=True, kw_only=True)
class Member:
    """A user in a guild."""

    user_id: int
    joined_at: datetime
    roles: list[int] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Guild:
    """A server."""

    id: int
    name: str
    owner_id: int
    locale: str = "en-US"
    roles: dict[int, Role] = field(default_factory=dict)
    members: dict[int, Member] = field(default_factory=dict)
    unavailable: bool = False


@dataclass(slots=True, kw_only=True)
class World:
    """Everything there is. Look-ups raise what the API would answer."""

    application_id: int
    application_name: str
    bot: User
    owner: User
    users: dict[int, User] = field(default_factory=dict)
    guilds: dict[int, Guild] = field(default_factory=dict)
    channels: dict[int, Channel] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)
    """What was uploaded, by its path below the CDN."""
    commands: dict[int | None, dict[int, Json]] = field(default_factory=dict)
    """Registered commands by id, per guild; None holds the global ones."""

    def __post_init__(self) -> None:
        self.users |= {self.bot.id: self.bot, self.owner.id: self.owner}

    def user(self, user_id: int | str) -> User:
        try:
            return self.users[int(user_id)]
        except KeyError:
            raise unknown_user() from None

    def guild(self, guild_id: int | str) -> Guild:
        try:
            return self.guilds[int(guild_id)]
        except KeyError:
            raise unknown_guild() from None

    def channel(self, channel_id: int | str) -> Channel:
        try:
            return self.channels[int(channel_id)]
        except KeyError:
            raise unknown_channel() from None

    def parent(self, channel: Channel) -> Channel | None:
        return None if channel.parent_id is None else self.channels.get(channel.parent_id)

    def guild_channels(self, guild_id: int) -> list[Channel]:
        return [one for one in self.channels.values() if one.guild_id == guild_id]

    def bot_guilds(self) -> list[Guild]:
        """The servers the bot is in."""
        return [guild for guild in self.guilds.values() if self.bot.id in guild.members]

    def dm_with(self, user_id: int) -> Channel | None:
        """The bot's direct conversation with a person, once opened."""
        found = (one for one in self.channels.values() if one.recipient_id == user_id)
        return next(found, None)

    def commands_in(self, guild_id: int | None) -> list[Json]:
        """What a person is offered in a guild (None: in a direct conversation)."""
        scopes = [None] if guild_id is None else [guild_id, None]
        return [one for scope in scopes for one in self.commands.get(scope, {}).values()]
