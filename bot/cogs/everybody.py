"""`/player remove` of everybody at once, confirmed by a button that outlives the process."""

import logging
import re
from typing import Any

import discord
from discord import app_commands

from bot.cogs.checks import guild_of, manages_server
from bot.cogs.speech import for_asker
from bot.errors import answer
from bot.services import services_of
from bot.texts import Texts

log = logging.getLogger(__name__)

EVERYBODY = "*"
"""What stands for all of them in the command's option; no Riot ID is so short."""


def choice(count: int, t: Texts) -> app_commands.Choice[str]:
    """What is suggested besides the players."""
    return app_commands.Choice(name=t("players-everybody", count=count)[:100], value=EVERYBODY)


async def ask(interaction: discord.Interaction[Any], count: int) -> None:
    """Say how many it would be, and let the asker confirm it."""
    t = for_asker(interaction)
    if count == 0:
        await interaction.edit_original_response(content=t("players-nobody"), view=None)
        return
    view = discord.ui.View(timeout=None)
    view.add_item(EverybodyButton(count, label=t("players-remove-everybody", count=count)))
    await interaction.edit_original_response(content=t("players-sure", count=count), view=view)


class EverybodyButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(r"everybody:(?P<count>[0-9]{1,6})"),
):
    """Confirms it, for as many as the asker was told of."""

    def __init__(self, count: int, *, label: str = "…") -> None:
        self._count = count
        super().__init__(
            discord.ui.Button(
                label=label[:80],
                style=discord.ButtonStyle.danger,
                custom_id=f"everybody:{count}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "EverybodyButton":
        return cls(int(match["count"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Check again who presses, and that it is about as many still. An error becomes a reply:
        the library would only log it."""
        t = for_asker(interaction)
        try:
            manages_server(interaction)
            await interaction.response.defer()
            await self._remove(interaction, t)
        except Exception as error:
            await answer(interaction, error, t)

    async def _remove(self, interaction: discord.Interaction[Any], t: Texts) -> None:
        players, guild = services_of(interaction).players, guild_of(interaction)
        followed = await players.unfollow_everybody(guild_id=guild.id, confirmed=self._count)
        if followed != self._count:
            await ask(interaction, followed)
            return
        log.info("admin %d of server %d removed all players", interaction.user.id, guild.id)
        await interaction.edit_original_response(
            content=t("players-all-removed", count=followed), view=None
        )
