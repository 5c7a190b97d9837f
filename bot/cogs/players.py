"""`/player add`, `/player remove`, `/players`: who is followed here."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import PostChannel, guild_of, manages_server, postable
from bot.cogs.everybody import EVERYBODY, ask, choice
from bot.cogs.players_page import show_players
from bot.cogs.region_choices import REGION_CHOICES
from bot.cogs.speech import defer_for_all, for_asker
from bot.cogs.suggestions import MOST, MOST_TYPED, followed_here
from bot.services import Services
from bot.texts.commands import IN_THE_FILES
from bot.views.players import render_followed
from bot.views.texts import riot_id as shown
from tracking import choices
from tracking.domain.topics import OF_GAMES


class Players(commands.Cog):
    """Following players."""

    player = app_commands.Group(
        name="player",
        description=IN_THE_FILES,
        # `guild_only` alone sends no contexts for a group, only what Discord calls deprecated.
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, services: Services) -> None:
        self._services = services

    @player.command(name="add")
    @app_commands.choices(region=REGION_CHOICES)
    @app_commands.check(manages_server)
    async def add(
        self,
        interaction: discord.Interaction,
        riot_id: str,
        region: str | None = None,
        channel: PostChannel | None = None,
    ) -> None:
        """Follow a player here."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = guild_of(interaction)
        for place in [channel.id] if channel else await self._defaults(interaction):
            await postable(interaction, place)
        followed = await self._services.players.follow(
            riot_id=riot_id[:MOST_TYPED],
            region=region,
            guild_id=guild.id,
            guild_name=guild.name,
            channel_id=channel.id if channel else None,
            fallback_channel_id=interaction.channel_id,
            added_by=interaction.user.id,
        )
        await interaction.edit_original_response(
            content=render_followed(followed, for_asker(interaction))
        )

    async def _defaults(self, interaction: discord.Interaction) -> set[int]:
        """Without a channel the server's are used, else the one the command was typed in."""
        async with self._services.database.read() as session:
            chosen = await choices.choices(session, guild_of(interaction).id)
        return {chosen.channel_for(each) or interaction.channel_id or 0 for each in OF_GAMES}

    @player.command(name="remove")
    @app_commands.check(manages_server)
    async def remove(self, interaction: discord.Interaction, player: str) -> None:
        """Stop following a player here, or everybody."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if player.strip() == EVERYBODY:
            count = await self._services.players.count(guild_id=guild_of(interaction).id)
            await ask(interaction, count)
            return
        gone = await self._services.players.unfollow(
            guild_id=guild_of(interaction).id, player=player[:MOST_TYPED]
        )
        name, t = shown(gone.game_name, gone.tag_line), for_asker(interaction)
        await interaction.edit_original_response(content=t("player-removed", who=f"**{name}**"))

    @remove.autocomplete("player")
    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """The players who fit; and all of them, last, where they are several."""
        found = await followed_here(self._services.database, interaction, typed)
        if typed.strip(EVERYBODY + " ") or interaction.guild_id is None:
            return found
        count = await self._services.players.count(guild_id=interaction.guild_id)
        if count < 2:
            return found
        return [*found[: MOST - 1], choice(count, for_asker(interaction))]

    @app_commands.command(name="players")
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    async def players(self, interaction: discord.Interaction) -> None:
        """List who is followed here."""
        await defer_for_all(interaction)
        await show_players(self._services, interaction)
