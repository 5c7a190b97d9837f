"""`/settings`: opens the panel."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import manages_server
from bot.cogs.settings.panel import FIRST, show
from bot.services import Services


class Settings(commands.Cog):
    """One command; what is pressed in its panel comes to `panel.SettingsItem`."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="settings")
    @app_commands.allowed_contexts(guilds=True, dms=False, private_channels=False)
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.default_permissions(manage_guild=True)
    @app_commands.check(manages_server)
    async def settings(self, interaction: discord.Interaction) -> None:
        """Show what the server chose."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await show(interaction, FIRST)
