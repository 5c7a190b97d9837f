"""`/channel set`, `show`, `test`: where results go, and whether posting works."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import PostChannel, guild_of, manages_server, postable
from bot.cogs.speech import for_asker, for_server
from bot.errors import Refusal
from bot.services import Services
from bot.texts.commands import IN_THE_FILES
from bot.views.channels import render_channels
from bot.views.sample import render_sample
from tracking import subscriptions

RESULTS = app_commands.Choice(
    name=app_commands.locale_str("results", key="choice-results"), value="results"
)


class Channels(commands.Cog):
    """Where results go."""

    channel = app_commands.Group(
        name="channel",
        description=IN_THE_FILES,
        # `guild_only` alone sends no contexts for a group, only what Discord calls deprecated.
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, services: Services) -> None:
        self._services = services

    @channel.command(name="set")
    @app_commands.choices(kind=[RESULTS])
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
        t = for_asker(interaction)
        await interaction.edit_original_response(
            content=t("channel-set", channel=f"<#{channel.id}>")
        )

    @channel.command(name="show")
    @app_commands.check(manages_server)
    async def show(self, interaction: discord.Interaction) -> None:
        """Say where results go, exceptions and problems included."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = guild_of(interaction)
        async with self._services.database.read() as session:
            known = await subscriptions.get_guild(session, guild.id)
            followed = await subscriptions.followed(session, guild.id)
            paused = await subscriptions.paused_channels(session, guild.id)
        await interaction.edit_original_response(
            content=render_channels(known, followed, paused, for_asker(interaction))
        )

    @channel.command(name="test")
    @app_commands.check(manages_server)
    async def test(self, interaction: discord.Interaction) -> None:
        """Post a sample, and let a paused channel go on when that works."""
        t = for_asker(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = guild_of(interaction)
        channel = await postable(interaction, await self._target(interaction, guild.id))
        if not isinstance(channel, discord.abc.Messageable):
            raise Refusal(t("channel-cannot-post"))
        now = self._services.clock.now()
        sample = render_sample(now, await for_server(self._services, guild))
        try:
            await channel.send(sample.content, embed=sample.embed)
        except discord.Forbidden as error:
            raise Refusal(
                t("channel-refused", channel=f"<#{channel.id}>", reason=error.text)
            ) from error
        async with self._services.database.write() as session:
            await subscriptions.resume_channel(session, channel.id, now)
        await interaction.edit_original_response(
            content=t("channel-tested", channel=f"<#{channel.id}>")
        )

    async def _target(self, interaction: discord.Interaction, guild_id: int) -> int:
        """The server's channel, or this one."""
        async with self._services.database.read() as session:
            known = await subscriptions.get_guild(session, guild_id)
        return (known.channel_id if known else None) or interaction.channel_id or 0
