"""`/about`: what this is, and Riot's required notice."""

from importlib.metadata import PackageNotFoundError, version

import discord
from discord import app_commands
from discord.ext import commands

from bot.services import Services
from bot.views.result import NEUTRAL

NOTICE = (
    "LoL Tracker isn't endorsed by Riot Games and doesn't reflect the views or opinions of Riot "
    "Games or anyone officially involved in producing or managing Riot Games properties. Riot "
    "Games, and all associated properties are trademarks or registered trademarks of Riot Games, "
    "Inc."
)
"""Word for word what Riot's general policy asks for (riot.md §9)."""


class About(commands.Cog):
    """What this is."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="about", description="What this bot is")
    async def about(self, interaction: discord.Interaction) -> None:
        """Say what this is."""
        embed = discord.Embed(
            title="LoL Tracker",
            description=(
                "Follows League of Legends and Teamfight Tactics players and posts the result of "
                "each of their games, once. Players who hide in their client stay hidden.\n\n"
                "`/players` lists who is followed here; moderators follow somebody with "
                "`/player add` and choose a channel with `/channel set`."
            ),
            colour=NEUTRAL,
        )
        embed.add_field(name="Riot Games", value=NOTICE, inline=False)
        if number := _version():
            embed.set_footer(text=f"version {number}")
        await interaction.response.send_message(embed=embed, ephemeral=True)


def _version() -> str | None:
    """None where the package runs from its folder, without having been installed."""
    try:
        return version("lol-tracker")
    except PackageNotFoundError:
        return None
