"""The Details button under a result: the whole game's table, for the asker alone."""

import re
from typing import Any

import discord

from bot.cogs.checks import guild_of
from bot.cogs.speech import for_asker
from bot.errors import answer
from bot.services import services_of
from bot.texts import Texts
from bot.views.details import render_details
from bot.views.message import Message
from tracking.database.scoreboards import sheet
from tracking.domain.games import GameKey


class DetailsButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(r"details:(?P<platform>[A-Z0-9]{1,8}):(?P<game_id>[0-9]{1,20})"),
):
    """A button that carries the game in its id, so that it outlives the process. Everybody who
    sees the post may press it."""

    def __init__(self, key: GameKey, *, label: str) -> None:
        self._key = key
        super().__init__(
            discord.ui.Button(
                label=label[:80],
                style=discord.ButtonStyle.secondary,
                custom_id=f"details:{key.platform}:{key.game_id}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "DetailsButton":
        return cls(GameKey(platform=match["platform"], game_id=match["game_id"]), label="…")

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the asker in his language. An error becomes a reply: the library would only log
        it."""
        t = for_asker(interaction)
        try:
            await interaction.response.defer(ephemeral=True, thinking=True)
            await self._answer(interaction, t)
        except Exception as error:
            await answer(interaction, error, t)

    async def _answer(self, interaction: discord.Interaction[Any], t: Texts) -> None:
        database = services_of(interaction).database
        async with database.read() as session:
            found = await sheet(session, self._key, guild_of(interaction).id)
        if found is None:
            await interaction.edit_original_response(content=t("details-none"))
        else:
            await interaction.edit_original_response(embed=render_details(found, t))


def view_of(message: Message) -> discord.ui.View | None:
    """The buttons under a message, which live for ever; None where there are none."""
    if not message.links and message.details is None:
        return None
    view = discord.ui.View(timeout=None)
    if (details := message.details) is not None:
        view.add_item(DetailsButton(details.key, label=details.label))
    for link in message.links:
        view.add_item(discord.ui.Button(label=link.label[:80], url=link.url))
    return view
