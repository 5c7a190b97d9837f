"""`/live`: who is in a game now."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import guild_of
from bot.cogs.speech import defer_for_all, for_server
from bot.services import Services
from bot.views.live import render_live
from tracking import stats


class Live(commands.Cog):
    """Answers from the database alone: Riot is asked by the detection turn, not by members."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="live")
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    async def live(self, interaction: discord.Interaction) -> None:
        """Who is in a game now."""
        await defer_for_all(interaction)
        guild = guild_of(interaction)
        async with self._services.database.read() as session:
            games = await stats.live_now(session, guild.id)
            anybody = bool(games) or await stats.follows_anybody(session, guild.id)
        t = await for_server(self._services, guild)
        now = self._services.clock.now()
        embed = render_live(games, guild.name, now, t, anybody=anybody)
        await interaction.edit_original_response(embed=embed)
