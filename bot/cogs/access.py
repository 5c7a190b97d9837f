"""Hears when channels are deleted, and when the bot may post again where it could not."""

import logging

import discord
from discord.ext import commands

from bot.services import Services
from tracking import pauses

log = logging.getLogger(__name__)


class Access(commands.Cog):
    """Events alone, no command.

    Permissions are looked at when something about them changed, and when a server appears: what
    seems right then is tried, and pauses again where Discord still refuses.
    """

    def __init__(self, client: commands.Bot, services: Services) -> None:
        self._client = client
        self._services = services

    @commands.Cog.listener()
    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """A channel is gone for good."""
        await self._gone(channel.guild.id, channel.id)

    @commands.Cog.listener()
    async def on_raw_thread_delete(self, payload: discord.RawThreadDeleteEvent) -> None:
        """A thread is gone for good."""
        await self._gone(payload.guild_id, payload.thread_id)

    @commands.Cog.listener()
    async def on_guild_channel_update(
        self, _: discord.abc.GuildChannel, after: discord.abc.GuildChannel
    ) -> None:
        """Its permissions may have changed."""
        await self._look(after.guild)

    @commands.Cog.listener()
    async def on_guild_role_update(self, _: discord.Role, after: discord.Role) -> None:
        """The bot may have that role."""
        await self._look(after.guild)

    @commands.Cog.listener()
    async def on_member_update(self, _: discord.Member, after: discord.Member) -> None:
        """The bot was given or lost a role."""
        if after.id == after.guild.me.id:
            await self._look(after.guild)

    @commands.Cog.listener()
    async def on_raw_thread_update(self, payload: discord.RawThreadUpdateEvent) -> None:
        """A thread may be open again."""
        state = payload.data.get("thread_metadata") or {}
        guild = self._client.get_guild(payload.guild_id)
        if guild is not None and not state.get("archived") and not state.get("locked"):
            await self._look(guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """After a start, or after the server's outage."""
        await self._look(guild)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """The bot was added (again)."""
        await self._look(guild)

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """After each connection: what changed meanwhile was not told."""
        for guild in self._client.guilds:
            if not guild.unavailable:
                await self._look(guild)

    async def _gone(self, guild_id: int, channel_id: int) -> None:
        async with self._services.database.write() as session:
            await pauses.gone(session, channel_id, guild_id, self._services.clock.now())

    async def _look(self, guild: discord.Guild) -> None:
        """Try again where everything that posting takes is granted now."""
        async with self._services.database.read() as session:
            troubled = await pauses.troubled(session, guild.id)
        granted = [each for each in troubled if _granted(guild, each)]
        if not granted:
            return
        async with self._services.database.write() as session:
            for channel_id in granted:
                log.info("posting in channel %d is tried again", channel_id)
                await pauses.resume(session, channel_id, self._services.clock.now())


def _granted(guild: discord.Guild, channel_id: int) -> bool:
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return False
    try:
        may = channel.permissions_for(guild.me)
    except discord.ClientException:
        return False
    send = may.send_messages
    if isinstance(channel, discord.Thread):
        send = may.send_messages_in_threads and not (channel.archived or channel.locked)
    return may.view_channel and send and may.embed_links and may.read_message_history
