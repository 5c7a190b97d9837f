"""`/about`: what this is, and Riot's required notice."""

from importlib.metadata import PackageNotFoundError, version

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.speech import for_asker
from bot.services import Services
from bot.views.outcomes import NEUTRAL
from tracking.privacy import SERVER_KEPT

NOTICE = (
    "LoL Tracker isn't endorsed by Riot Games and doesn't reflect the views or opinions of Riot "
    "Games or anyone officially involved in producing or managing Riot Games properties. Riot "
    "Games, and all associated properties are trademarks or registered trademarks of Riot Games, "
    "Inc."
)
"""Word for word what Riot's general policy asks for (riot.md §9), so never translated."""


class About(commands.Cog):
    """What this is."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @app_commands.command(name="about")
    async def about(self, interaction: discord.Interaction) -> None:
        """Say what this is."""
        t = for_asker(interaction)
        text = t("about-text", days=SERVER_KEPT.days)
        embed = discord.Embed(title="LoL Tracker", description=text, colour=NEUTRAL)
        embed.add_field(name="Riot Games", value=NOTICE, inline=False)
        if number := _version():
            embed.set_footer(text=t("about-version", version=number))
        await interaction.response.send_message(embed=embed, ephemeral=True)


def _version() -> str | None:
    """None where the package runs from its folder, without having been installed."""
    try:
        return version("lol-tracker")
    except PackageNotFoundError:
        return None
