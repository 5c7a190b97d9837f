"""`/channel set`, `show`, `test`: where results go, and whether posting works."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import PostChannel, guild_of, manages_server, postable
from bot.errors import Refusal
from bot.services import Services
from bot.views.channels import render_channels
from bot.views.sample import render_sample
from tracking import subscriptions


class Channels(commands.Cog):
    """Where results go."""

    channel = app_commands.Group(
        name="channel",
        description="Where results are posted",
        # `guild_only` alone sends no contexts for a group, only what Discord calls deprecated.
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, services: Services) -> None:
        self._services = services

    @channel.command(name="set", description="Post this server's results in a channel")
    @app_commands.describe(channel="Where results go", kind="What goes there")
    @app_commands.choices(kind=[app_commands.Choice(name="results", value="results")])
    @app_commands.check(manages_server)
    async def set(
        self,
        interaction: discord.Interaction,
        channel: PostChannel,
        kind: str = "results",
    ) -> None:
        """Choose the server's channel."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = guild_of(interaction)
        await postable(interaction, channel.id)
        now = self._services.clock.now()
        async with self._services.database.write() as session:
            await subscriptions.set_channel(session, guild.id, guild.name, channel.id, now)
        await interaction.edit_original_response(
            content=f"This server's {kind} go to <#{channel.id}> from now on. "
            "`/channel test` posts a sample there."
        )

    @channel.command(name="show", description="Where this server's results go")
    @app_commands.check(manages_server)
    async def show(self, interaction: discord.Interaction) -> None:
        """Say where results go, exceptions and problems included."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = guild_of(interaction)
        async with self._services.database.read() as session:
            known = await subscriptions.get_guild(session, guild.id)
            followed = await subscriptions.followed(session, guild.id)
            paused = await subscriptions.paused_channels(session, guild.id)
        await interaction.edit_original_response(content=render_channels(known, followed, paused))

    @channel.command(name="test", description="Post a sample result where results go")
    @app_commands.check(manages_server)
    async def test(self, interaction: discord.Interaction) -> None:
        """Post a sample, and let a paused channel go on when that works."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = guild_of(interaction)
        channel = await postable(interaction, await self._target(interaction, guild.id))
        if not isinstance(channel, discord.abc.Messageable):
            raise Refusal("Nothing can be posted there. Choose another with `/channel set`.")
        now = self._services.clock.now()
        sample = render_sample(now)
        try:
            await channel.send(sample.content, embed=sample.embed)
        except discord.Forbidden as error:
            raise Refusal(
                f"Discord did not let me post in <#{channel.id}>: {error.text}. "
                "Check the channel's permissions."
            ) from error
        async with self._services.database.write() as session:
            await subscriptions.resume_channel(session, channel.id, now)
        await interaction.edit_original_response(
            content=f"A sample stands in <#{channel.id}>: posting works."
        )

    async def _target(self, interaction: discord.Interaction, guild_id: int) -> int:
        """The server's channel, or this one."""
        async with self._services.database.read() as session:
            known = await subscriptions.get_guild(session, guild_id)
        return (known.channel_id if known else None) or interaction.channel_id or 0
