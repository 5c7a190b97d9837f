"""Nobody is left without an answer: what no handler took in time is answered here.

A button or a form of an earlier version has no handler any more, and the library drops it in
silence (discord.md §4), as it does what fails on its way to one. The asker would be told after
three seconds that the application did not respond.
"""

from contextlib import suppress
from typing import Any

import aiohttp
import discord
from discord.ext import commands

from bot import texts
from bot.errors import NOBODY
from bot.services import Services

SECONDS = 2.0
"""Every handler of ours answers or defers first of all; Discord waits for three seconds."""


class Unanswered(commands.Cog):
    """An event alone, no command."""

    def __init__(self, services: Services) -> None:
        self._clock = services.clock

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[Any]) -> None:
        """Whatever somebody did, after its handlers have had their time."""
        await self._clock.sleep(SECONDS)
        if interaction.response.is_done():
            return
        # An answer that is on its way just now was faster, and Discord says so.
        with suppress(discord.HTTPException, aiohttp.ClientError, OSError, TimeoutError):
            if interaction.type is discord.InteractionType.autocomplete:
                await interaction.response.autocomplete([])
            else:
                await interaction.response.send_message(
                    texts.of(interaction.locale)("error-old"),
                    ephemeral=True,
                    allowed_mentions=NOBODY,
                )
