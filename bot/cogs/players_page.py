"""The pages of `/players`, and the buttons that turn them."""

import re
from typing import Any

import discord

from bot.cogs.checks import guild_of
from bot.cogs.speech import for_asker, for_server
from bot.errors import answer
from bot.services import Services, services_of
from bot.texts import Texts
from bot.views.players import render_players
from tracking import subscriptions


async def show_players(
    services: Services, interaction: discord.Interaction[Any], page: int = 0
) -> None:
    """Fill in the answer with who is followed here now; a page that is gone is the last one."""
    guild = guild_of(interaction)
    async with services.database.read() as session:
        followed = await subscriptions.followed(session, guild.id)
    members = await services.accounts.members(guild.id)
    t = await for_server(services, guild)
    shown = render_players(guild.name, followed, t, members, page)
    await interaction.edit_original_response(
        embed=shown.embed, view=_buttons(shown.page, shown.pages, t)
    )


def _buttons(page: int, pages: int, t: Texts) -> discord.ui.View | None:
    if pages < 2:
        return None
    view = discord.ui.View(timeout=None)
    if page > 0:
        view.add_item(PlayersPage(page - 1, label=f"◀ {t('page-back')}"))
    if page + 1 < pages:
        view.add_item(PlayersPage(page + 1, label=f"{t('page-next')} ▶"))
    return view


class PlayersPage(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(r"players:page:(?P<page>[0-9]{1,4})"),
):
    """Turns to a page; its id says to which, so that it works after a restart. Everybody who sees
    the answer may press it."""

    def __init__(self, page: int, *, label: str = "…") -> None:
        self._page = page
        super().__init__(
            discord.ui.Button(
                label=label[:80],
                style=discord.ButtonStyle.secondary,
                custom_id=f"players:page:{min(page, 9_999)}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "PlayersPage":
        return cls(int(match["page"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Turn the page. An error becomes a reply: the library would only log it."""
        services = services_of(interaction)
        try:
            await interaction.response.defer()
            await show_players(services, interaction, self._page)
        except Exception as error:
            await answer(interaction, error, for_asker(interaction))
