"""`/rank` and `/leaderboard`: what the database knows of ranks."""

import io
from datetime import timedelta

import discord
from discord import app_commands
from discord.ext import commands

from bot import boards
from bot.charts import NoPicture
from bot.charts.rank import rank_alt, rank_svg
from bot.cogs.checks import guild_of, manages_server, postable
from bot.cogs.speech import defer_for_all, for_asker, for_server
from bot.cogs.suggestions import MOST_TYPED, followed_here
from bot.errors import Refusal
from bot.services import Services
from bot.texts import Texts
from bot.views.leaderboard import render_leaderboard
from bot.views.promotion import ladder_name
from bot.views.rank import PICTURE, render_rank
from bot.views.texts import riot_id
from tracking import ranks
from tracking.domain.ladders import QUEUES, Ladder

DAYS = 30
MOST_DAYS = 365

QUEUE_CHOICES = [
    app_commands.Choice(
        name=app_commands.locale_str(english, key=f"queue-{queue_id}"), value=QUEUES[queue_id].value
    )
    for queue_id, english in (
        (420, "Ranked Solo/Duo"),
        (440, "Ranked Flex"),
        (1100, "TFT Ranked"),
        (1130, "TFT Hyper Roll"),
        (1160, "TFT Double Up"),
    )
]


class Ranks(commands.Cog):
    """Answers from the database alone."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="rank")
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.choices(queue=QUEUE_CHOICES)
    async def rank(
        self,
        interaction: discord.Interaction,
        player: str,
        days: app_commands.Range[int, 1, MOST_DAYS] = DAYS,
        queue: str | None = None,
    ) -> None:
        """LP over time."""
        await defer_for_all(interaction)
        guild, now = guild_of(interaction), self._services.clock.now()
        who = await self._services.players.find(guild_id=guild.id, player=player[:MOST_TYPED])
        async with self._services.database.read() as session:
            curve = await ranks.rank_curve(
                session,
                who.player_id,
                Ladder(queue) if queue else None,
                since=now - timedelta(days=days),
                now=now,
            )
        t = await for_server(self._services, guild)
        name = riot_id(who.game_name, who.tag_line)
        if curve is None:
            raise Refusal(for_asker(interaction)("rank-not-yet", who=name))
        await interaction.edit_original_response(
            embed=render_rank(curve, name, days, t),
            attachments=await self._picture(curve, f"{who.game_name}#{who.tag_line}", t),
        )

    async def _picture(self, curve: ranks.Curve, name: str, t: Texts) -> list[discord.File]:
        if not any(each.standing.ranked for each in curve.sightings):
            return []  # it would show an empty frame
        ladder = ladder_name(t, curve.ladder)
        try:
            png = await self._services.charts.render(rank_svg(curve, name, ladder, t))
        except NoPicture:
            return []  # the log says why; the embed says what matters
        told = rank_alt(curve, name, ladder, t)
        # On its own, not in the embed, which would take its description away.
        return [discord.File(io.BytesIO(png), PICTURE, description=told)]

    @rank.autocomplete("player")
    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        return await followed_here(self._services.database, interaction, typed)

    @app_commands.command(name="leaderboard")
    @app_commands.guild_only()
    @app_commands.allowed_installs(guilds=True, users=False)
    @app_commands.choices(queue=QUEUE_CHOICES)
    async def leaderboard(
        self, interaction: discord.Interaction, queue: str = Ladder.SOLO.value, keep: bool = False
    ) -> None:
        """The server's players by rank."""
        if keep:
            await self._keep(interaction, Ladder(queue))
            return
        await defer_for_all(interaction)
        guild, now = guild_of(interaction), self._services.clock.now()
        async with self._services.database.read() as session:
            board = await ranks.leaderboard(session, guild.id, Ladder(queue), now)
        t = await for_server(self._services, guild)
        await interaction.edit_original_response(embed=render_leaderboard(board, guild.name, t))

    async def _keep(self, interaction: discord.Interaction, ladder: Ladder) -> None:
        """A message of its own, which is kept up to date until it is deleted."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        manages_server(interaction)
        guild = guild_of(interaction)
        channel = await postable(interaction, interaction.channel_id or 0)
        async with self._services.database.write() as session:
            await boards.begin(
                session, guild.id, channel.id, ladder, now=self._services.clock.now()
            )
        t = for_asker(interaction)
        await interaction.edit_original_response(
            content=t("leaderboard-kept", channel=f"<#{channel.id}>")
        )
