"""Building and changing the world: servers, channels, people, permissions."""

from collections.abc import Iterable

from simulators.discord import payloads, permissions
from simulators.discord.errors import Json
from simulators.discord.part import Id, Part, number
from simulators.discord.world import TEXT, Channel, Guild, Member, Overwrite, Role, User


class Scenery(Part):
    """What server owners do. A connected bot is told of everything it would be told."""

    def add_user(
        self,
        name: str,
        guild_id: Id | None = None,
        *,
        display_name: str = "",
        permissions: int = 0,
        locale: str = "en-US",
    ) -> User:
        """A person; in a server too if one is named, with a role of these permissions."""
        shown = display_name or name
        user = User(id=self.core.ids.new(), name=name, display_name=shown, locale=locale)
        self.world.users[user.id] = user
        if guild_id is not None:
            self.join(guild_id, user, permissions=permissions)
        return user

    def join(self, guild_id: Id, user_id: Id, *, permissions: int = 0) -> Member:
        """Let a person into a server."""
        guild, user = self.world.guild(number(guild_id)), self.world.user(number(user_id))
        member = Member(user_id=user.id, joined_at=self.core.clock.now())
        if permissions:
            member.roles.append(self._new_role(guild, user.name, permissions).id)
        guild.members[user.id] = member
        return member

    def add_guild(
        self,
        name: str,
        *,
        owner_id: Id | None = None,
        locale: str = "en-US",
        bot: bool = True,
        bot_permissions: int = permissions.BOT_INVITE,
    ) -> Guild:
        """A server with @everyone, its owner and, unless told otherwise, the bot in it."""
        owner = self.world.owner if owner_id is None else self.world.user(number(owner_id))
        guild = Guild(id=self.core.ids.new(), name=name, owner_id=owner.id, locale=locale)
        guild.roles[guild.id] = Role(
            id=guild.id, name="@everyone", permissions=permissions.EVERYONE, position=0
        )
        self.world.guilds[guild.id] = guild
        self.join(guild, owner)
        if bot:
            self.invite_bot(guild, bot_permissions=bot_permissions)
        return guild

    def invite_bot(self, guild_id: Id, *, bot_permissions: int = permissions.BOT_INVITE) -> None:
        """The bot joins, with a role of its own."""
        guild, bot = self.world.guild(number(guild_id)), self.world.bot
        role = self._new_role(guild, bot.name, bot_permissions)
        role.bot_id = bot.id
        member = self.join(guild, bot)
        member.roles.append(role.id)
        self._tell("GUILD_CREATE", payloads.guild_json(self.world, guild), guild)

    def kick_bot(self, guild_id: Id) -> None:
        """The bot is out; its commands there are gone."""
        guild = self.world.guild(number(guild_id))
        del guild.members[self.world.bot.id]
        self.world.commands.pop(guild.id, None)
        self._tell("GUILD_DELETE", {"id": str(guild.id)}, guild)

    def set_guild_available(self, guild_id: Id, available: bool) -> None:
        """An outage of one server at Discord, and its end."""
        guild = self.world.guild(number(guild_id))
        guild.unavailable = not available
        if available:
            body = payloads.guild_json(self.world, guild) | {"unavailable": False}
            self._tell("GUILD_CREATE", body, guild)
        else:
            body = {"id": str(guild.id), "unavailable": True}
            self._tell("GUILD_DELETE", body, guild)

    def add_channel(
        self, guild_id: Id, name: str, *, type: int = TEXT, parent_id: Id | None = None
    ) -> Channel:
        """A channel, a category (4), or a thread (11) below its parent."""
        guild = self.world.guild(number(guild_id))
        channel = Channel(
            id=self.core.ids.new(),
            name=name,
            type=type,
            guild_id=guild.id,
            parent_id=None if parent_id is None else number(parent_id),
            position=len(self.world.guild_channels(guild.id)),
        )
        self.world.channels[channel.id] = channel
        event = "THREAD_CREATE" if channel.is_thread else "CHANNEL_CREATE"
        self._tell(event, payloads.channel_json(self.world, channel), guild)
        return channel

    def delete_channel(self, channel_id: Id) -> None:
        """The channel and all that was said in it."""
        channel = self.world.channel(number(channel_id))
        body = payloads.channel_json(self.world, channel)
        del self.world.channels[channel.id]
        event = "THREAD_DELETE" if channel.is_thread else "CHANNEL_DELETE"
        self.core.gateway.dispatch(event, body, channel.guild_id)
        self.core.changes.publish("channel_delete", body)

    def add_role(self, guild_id: Id, name: str, permissions: int) -> Role:
        guild = self.world.guild(number(guild_id))
        role = self._new_role(guild, name, permissions)
        body = {"guild_id": str(guild.id), "role": payloads.role_json(role)}
        self._tell("GUILD_ROLE_CREATE", body, guild)
        return role

    def set_roles(self, guild_id: Id, user_id: Id, roles: Iterable[Id]) -> None:
        """The roles of a member, all of them."""
        guild = self.world.guild(number(guild_id))
        member = guild.members[number(user_id)]
        member.roles = [number(one) for one in roles]
        if member.user_id == self.world.bot.id:
            body = payloads.member_json(member, self.world.bot) | {"guild_id": str(guild.id)}
            self._tell("GUILD_MEMBER_UPDATE", body, guild)

    def set_role_permissions(self, guild_id: Id, role_id: Id, permissions: int) -> None:
        """Of a role; the guild's own id names @everyone."""
        guild = self.world.guild(number(guild_id))
        role = guild.roles[number(role_id)]
        role.permissions = int(permissions)
        body = {"guild_id": str(guild.id), "role": payloads.role_json(role)}
        self._tell("GUILD_ROLE_UPDATE", body, guild)

    def set_overwrite(
        self, channel_id: Id, target_id: Id, *, allow: int = 0, deny: int = 0
    ) -> None:
        """What a channel allows and denies to one role or member."""
        channel = self.world.channel(number(channel_id))
        guild = self.world.guild(channel.guild_id or 0)
        target = number(target_id)
        channel.overwrites[target] = Overwrite(
            allow=int(allow), deny=int(deny), member=target not in guild.roles
        )
        self._tell("CHANNEL_UPDATE", payloads.channel_json(self.world, channel), guild)

    def deny_bot(self, channel_id: Id, denied: int) -> None:
        """Take these permissions from the bot in one channel; 0 gives them back."""
        self.set_overwrite(channel_id, self.world.bot.id, deny=denied)

    def delete_message(self, channel_id: Id, message_id: Id) -> None:
        """As a moderator."""
        channel = self.world.channel(number(channel_id))
        self.core.book.delete(channel, number(message_id))

    def say(self, user_id: Id, channel_id: Id, content: str) -> Json:
        """Somebody writes."""
        channel = self.world.channel(number(channel_id))
        message = self.core.book.make(
            channel, self.world.user(number(user_id)), {"content": content}
        )
        self.core.book.post(channel, message)
        return message

    def _new_role(self, guild: Guild, name: str, permissions: int) -> Role:
        role = Role(
            id=self.core.ids.new(),
            name=name,
            permissions=int(permissions),
            position=len(guild.roles),
        )
        guild.roles[role.id] = role
        return role

    def _tell(self, event: str, body: Json, guild: Guild) -> None:
        """The bot hears only of servers it is in, or was just put out of."""
        inside = self.world.bot.id in guild.members
        if inside or event == "GUILD_DELETE":
            self.core.gateway.dispatch(event, body, guild.id)
