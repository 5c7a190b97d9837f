"""`/privacy show`, `export`, `delete`, `forbid`: everybody's own say about what is stored.

About a Riot account whoever proves by its profile icon that it is his; about a Discord account
whoever asks. Everything is shown to the asker alone.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs import proof
from bot.cogs.privacy_button import ask
from bot.cogs.region_choices import REGION_CHOICES
from bot.cogs.speech import for_asker
from bot.cogs.suggestions import MOST, MOST_TYPED
from bot.services import Services
from bot.texts import Texts
from bot.texts.commands import IN_THE_FILES
from bot.views.privacy import (
    ask_delete,
    ask_forbid,
    ask_forget,
    render_member,
    render_summary,
)
from tracking.accounts import Challenge
from tracking.domain.icon_proof import Purpose
from tracking.players import Located
from tracking.privacy import subject_of

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes, with room under the 10 MiB that Discord takes everywhere (discord.md §8)."""

MOST_FILES = 20


class Privacy(commands.Cog):
    """Asks for a proof first, or answers about the asker himself."""

    privacy = app_commands.Group(name="privacy", description=IN_THE_FILES)

    def __init__(self, services: Services) -> None:
        self._services = services

    @privacy.command(name="show")
    @app_commands.choices(region=REGION_CHOICES)
    async def show(
        self,
        interaction: discord.Interaction,
        riot_id: str | None = None,
        region: str | None = None,
    ) -> None:
        """Show what is stored."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        t, user_id = for_asker(interaction), interaction.user.id
        if riot_id is None:
            member = await self._services.privacy.of_member(user_id)
            await interaction.edit_original_response(embed=render_member(member, t))
            return
        account = await self._located(interaction, riot_id, region)
        summary = await self._services.privacy.summary_for(user_id, account)
        if summary is not None:
            await interaction.edit_original_response(embed=render_summary(summary, t))
            return
        await self._begin(interaction, Purpose.EXPORT, account)

    @privacy.command(name="export")
    @app_commands.choices(region=REGION_CHOICES)
    async def export(
        self,
        interaction: discord.Interaction,
        riot_id: str | None = None,
        region: str | None = None,
    ) -> None:
        """Give it as a file."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if riot_id is not None:
            await self._prove(interaction, Purpose.EXPORT, riot_id, region)
            return
        t, user_id = for_asker(interaction), interaction.user.id
        member = await self._services.privacy.of_member(user_id)
        async with self._services.privacy.taken_along(
            user_id=user_id, largest=_largest(interaction)
        ) as paths:
            await _send(interaction, paths, render_member(member, t), t)

    @privacy.command(name="delete")
    @app_commands.choices(region=REGION_CHOICES)
    async def delete(
        self,
        interaction: discord.Interaction,
        riot_id: str | None = None,
        region: str | None = None,
    ) -> None:
        """Remove it."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if riot_id is not None:
            await self._prove(interaction, Purpose.DELETE, riot_id, region)
            return
        member = await self._services.privacy.of_member(interaction.user.id)
        await ask(interaction, *ask_forget(member, for_asker(interaction)))

    @privacy.command(name="forbid")
    @app_commands.choices(region=REGION_CHOICES)
    async def forbid(
        self, interaction: discord.Interaction, riot_id: str, region: str | None = None
    ) -> None:
        """Forbid following an account, or take that back."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        await self._prove(interaction, Purpose.FORBID, riot_id, region)

    @show.autocomplete("riot_id")
    @export.autocomplete("riot_id")
    @delete.autocomplete("riot_id")
    @forbid.autocomplete("riot_id")
    async def _suggest(
        self, interaction: discord.Interaction, typed: str
    ) -> list[app_commands.Choice[str]]:
        """The accounts that he has linked; any other is typed."""
        found = await self._services.accounts.search(
            user_id=interaction.user.id, typed=typed[:MOST_TYPED]
        )
        named = [str(link.account.riot_id) for link in found[:MOST]]
        return [app_commands.Choice(name=name, value=name) for name in named]

    async def _prove(
        self,
        interaction: discord.Interaction,
        purpose: Purpose,
        riot_id: str,
        region: str | None,
    ) -> None:
        """Have it proved that the account is the asker's; the step for the purpose goes on."""
        await self._begin(interaction, purpose, await self._located(interaction, riot_id, region))

    async def _located(
        self, interaction: discord.Interaction, riot_id: str, region: str | None
    ) -> Located:
        return await self._services.accounts.locate(
            interaction.user.id, riot_id[:MOST_TYPED], region
        )

    async def _begin(
        self, interaction: discord.Interaction, purpose: Purpose, account: Located
    ) -> None:
        challenge = await self._services.proofs.begin(
            user_id=interaction.user.id, account=account, purpose=purpose
        )
        await proof.show(interaction, challenge)

    async def shown(self, interaction: discord.Interaction[Any], challenge: Challenge) -> None:
        """Once an account is proved: what is stored about it, with the file."""
        t, privacy = for_asker(interaction), self._services.privacy
        summary = await privacy.shown(user_id=interaction.user.id, token=challenge.token)
        await interaction.edit_original_response(
            content=t("privacy-file-comes"), embed=render_summary(summary, t), view=None
        )
        async with privacy.files(summary.who, largest=_largest(interaction)) as exported:
            embed = render_summary(summary, t, exported.counts)
            await _send(interaction, exported.paths, embed, t)

    async def ask_delete(self, interaction: discord.Interaction[Any], challenge: Challenge) -> None:
        """Once an account is proved: whether he is sure."""
        who = subject_of(challenge.account)
        await ask(interaction, *ask_delete(who, challenge.token, for_asker(interaction)))

    async def ask_forbid(self, interaction: discord.Interaction[Any], challenge: Challenge) -> None:
        """The same for following."""
        who = subject_of(challenge.account)
        forbidden = await self._services.privacy.is_forbidden(who)
        t = for_asker(interaction)
        await ask(interaction, *ask_forbid(who, challenge.token, t, forbidden=forbidden))


def _largest(interaction: discord.Interaction[Any]) -> int:
    return min(interaction.filesize_limit, LARGEST_FILE)


async def _send(
    interaction: discord.Interaction[Any], paths: Sequence[Path], embed: discord.Embed, t: Texts
) -> None:
    """The files one message each: Discord bounds what one request may hold."""
    left = len(paths) - MOST_FILES
    told = t("privacy-files-left", count=left) if left > 0 else None
    for number, path in enumerate(paths[:MOST_FILES], 1):
        name = "lol-tracker.json" if len(paths) == 1 else f"lol-tracker-{number}.json"
        file = discord.File(path, filename=name)
        if number == 1:
            await interaction.edit_original_response(
                content=told, embed=embed, attachments=[file], view=None
            )
        else:
            await interaction.followup.send(file=file, ephemeral=True)
