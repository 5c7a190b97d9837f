"""`/account link`, `/account unlink`, `/account list`: which accounts are one's own."""

import re
from typing import Any, cast

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs import proof
from bot.cogs.checks import guild_of
from bot.cogs.region_choices import REGION_CHOICES
from bot.cogs.speech import for_asker
from bot.cogs.suggestions import MOST, MOST_TYPED
from bot.errors import answer
from bot.services import Services, services_of
from bot.texts.commands import IN_THE_FILES
from bot.views.accounts import AccountPress, presses, render_linked, render_overview
from bot.views.proof import account_name
from bot.views.texts import riot_id as shown
from tracking.accounts import Challenge


class Accounts(commands.Cog):
    """A member's own say, which he alone sees."""

    account = app_commands.Group(
        name="account",
        description=IN_THE_FILES,
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
    )

    def __init__(self, services: Services) -> None:
        self._services = services

    @account.command(name="link")
    @app_commands.choices(region=REGION_CHOICES)
    async def link(
        self, interaction: discord.Interaction, riot_id: str, region: str | None = None
    ) -> None:
        """Say that an account is one's own."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild_of(interaction)
        user_id, t = interaction.user.id, for_asker(interaction)
        said = await self._services.accounts.link(
            user_id=user_id, riot_id=riot_id[:MOST_TYPED], region=region
        )
        if said.link is not None:
            await show_overview(interaction, self._services, render_linked(said.link, t))
            return
        challenge = await self._services.accounts.begin_proof(user_id=user_id, account=said.account)
        who = account_name(said.account.riot_id, said.account.platform)
        await proof.show(interaction, challenge, t("account-claimed", who=who))

    @account.command(name="unlink")
    async def unlink(self, interaction: discord.Interaction, player: str) -> None:
        """Say that an account is one's own no longer."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        gone = await self._services.accounts.unlink(
            user_id=interaction.user.id, account=player[:MOST_TYPED]
        )
        who, t = f"**{shown(gone.game_name, gone.tag_line)}**", for_asker(interaction)
        await interaction.edit_original_response(content=t("account-unlinked", who=who))

    @unlink.autocomplete("player")
    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        found = await self._services.accounts.search(
            user_id=interaction.user.id, typed=typed[:MOST_TYPED]
        )
        return [
            app_commands.Choice(name=str(link.account.riot_id), value=str(link.id))
            for link in found[:MOST]
        ]

    @account.command(name="list")
    async def mine(self, interaction: discord.Interaction) -> None:
        """Show one's accounts."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await show_overview(interaction, self._services, None)

    async def proved(self, interaction: discord.Interaction[Any], challenge: Challenge) -> None:
        """The step after the challenge: the account is his."""
        link = await self._services.accounts.keep_proved(
            user_id=interaction.user.id, token=challenge.token
        )
        told = render_linked(link, for_asker(interaction))
        await show_overview(interaction, self._services, told)


async def show_overview(
    interaction: discord.Interaction[Any], services: Services, told: str | None
) -> None:
    """Put the asker's accounts into the answer, with what he can do about them."""
    t, guild = for_asker(interaction), guild_of(interaction)
    found = await services.accounts.overview(user_id=interaction.user.id, guild_id=guild.id)
    view = discord.ui.View(timeout=None)
    for press in presses(found, t):
        view.add_item(AccountButton(press))
    await interaction.edit_original_response(
        content=told, embed=render_overview(found, guild.name, t), view=view
    )


class AccountButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(r"account:(?P<act>prove|on|off):(?P<link>[0-9]{1,9})"),
):
    """Begins a proof, or has oneself mentioned; outlives the process. It is about whoever presses
    it, who may be anybody."""

    def __init__(self, press: AccountPress) -> None:
        self._press = press
        style = discord.ButtonStyle.primary if press.wanted else discord.ButtonStyle.secondary
        super().__init__(
            discord.ui.Button(
                label=press.label, style=style, custom_id=f"account:{press.act}:{press.link_id}"
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "AccountButton":
        act = cast(Any, match["act"])
        return cls(AccountPress(act=act, label="…", link_id=int(match["link"])))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """An error becomes a reply: the library would only log it."""
        try:
            if self._press.act == "prove":
                await interaction.response.defer(ephemeral=True, thinking=True)
            else:
                await interaction.response.defer()
            await self._do(interaction)
        except Exception as error:
            await answer(interaction, error, for_asker(interaction))

    async def _do(self, interaction: discord.Interaction[Any]) -> None:
        services, user_id = services_of(interaction), interaction.user.id
        guild = guild_of(interaction)
        if self._press.act == "prove":
            challenge = await services.accounts.begin_proof_of(
                user_id=user_id, link_id=self._press.link_id
            )
            await proof.show(interaction, challenge)
            return
        await services.accounts.mention(
            user_id=user_id,
            guild_id=guild.id,
            guild_name=guild.name,
            wanted=self._press.act == "on",
        )
        await show_overview(interaction, services, None)
