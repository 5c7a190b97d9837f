"""`/settings`: opens the panel."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import guild_of, manages_server
from bot.cogs.settings.panel import FIRST, show
from bot.cogs.settings.players import At, PlayersSection
from bot.cogs.settings.section import Done
from bot.cogs.suggestions import MOST_TYPED, followed_here
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
    async def settings(self, interaction: discord.Interaction, player: str | None = None) -> None:
        """Show what the server chose, or a player's own filter."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if player is None:
            await show(interaction, FIRST)
            return
        found = await self._services.players.find(
            guild_id=guild_of(interaction).id, player=player[:MOST_TYPED]
        )
        at = At(page=0, player_id=found.player_id)
        await show(interaction, PlayersSection.name, Done(argument=str(at)))

    @settings.autocomplete("player")
    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await followed_here(self._services.database, interaction, typed)
