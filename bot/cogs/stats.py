"""`/stats`: what a player's games of some days come to."""

from datetime import timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import guild_of
from bot.cogs.queue_choices import GROUP_CHOICES
from bot.cogs.speech import defer_for_all, for_server
from bot.cogs.suggestions import MOST_TYPED, followed_here
from bot.services import Services
from bot.views.stats import render_stats
from tracking import stats
from tracking.database.guild_settings import time_zone
from tracking.domain.queue_groups import QueueGroup

DAYS = 30
MOST_DAYS = 365


class Stats(commands.Cog):
    """Answers from the database alone."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="stats")
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.choices(queue=GROUP_CHOICES)
    async def stats(
        self,
        interaction: discord.Interaction,
        player: str,
        days: app_commands.Range[int, 1, MOST_DAYS] = DAYS,
        queue: str | None = None,
    ) -> None:
        """What his games come to."""
        await defer_for_all(interaction)
        guild, now = guild_of(interaction), self._services.clock.now()
        who = await self._services.players.find(guild_id=guild.id, player=player[:MOST_TYPED])
        wanted = stats.Wanted(player_id=who.player_id, group=QueueGroup(queue) if queue else None)
        async with self._services.database.read() as session:
            zone = await time_zone(session, guild.id)
            found = await stats.player_stats(
                session,
                guild.id,
                who.player_id,
                since=now - timedelta(days=days),
                group=wanted.group,
                zone=zone,
            )
        t = await for_server(self._services, guild)
        embed = render_stats(found, who, wanted, days, zone.key, t)
        await interaction.edit_original_response(embed=embed)

    @stats.autocomplete("player")
    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await followed_here(self._services.database, interaction, typed)
