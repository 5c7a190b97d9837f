"""`/privacy show`, `export`, `delete`, `forbid`: everybody's own say about what is stored.

About a Riot account whoever proves by its profile icon that it is his; about a Discord account
whoever asks. Everything is shown to the asker alone.
"""

import asyncio
import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands
from discord.ext import commands
from sqlalchemy.exc import SQLAlchemyError

from bot.cogs import proof
from bot.cogs.speech import for_asker
from bot.cogs.suggestions import MOST
from bot.errors import reply, sentence
from bot.services import Services
from bot.texts import Texts
from bot.texts.commands import IN_THE_FILES
from bot.views.privacy import (
    Act,
    PrivacyPress,
    ask_delete,
    ask_forbid,
    ask_forget,
    render_done,
    render_member,
    render_summary,
)
from tracking.accounts import Challenge
from tracking.domain.icon_proof import Purpose
from tracking.players import Located
from tracking.privacy import Asked, subject_of
from tracking.privacy import Privacy as Removals
from tracking.riot.routes import PLATFORMS, region_name

if TYPE_CHECKING:
    from bot.client import TrackerBot

log = logging.getLogger(__name__)

MOST_TYPED = 200

WAITED = 45.0
"""Seconds in which a removal is mostly done; whoever waits longer is told that it goes on."""

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes, with room under the 10 MiB that Discord takes everywhere (discord.md §8)."""

MOST_FILES = 20

REGIONS = [
    app_commands.Choice(name=region_name(platform), value=region_name(platform))
    for platform in PLATFORMS
]


class Privacy(commands.Cog):
    """Asks for a proof first, or answers about the asker himself."""

    privacy = app_commands.Group(name="privacy", description=IN_THE_FILES)

    def __init__(self, services: Services) -> None:
        self._services = services

    @privacy.command(name="show")
    @app_commands.choices(region=REGIONS)
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
        await self._prove(interaction, Purpose.EXPORT, account)

    @privacy.command(name="export")
    @app_commands.choices(region=REGIONS)
    async def export(
        self,
        interaction: discord.Interaction,
        riot_id: str | None = None,
        region: str | None = None,
    ) -> None:
        """Give it as a file."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if riot_id is not None:
            account = await self._located(interaction, riot_id, region)
            await self._prove(interaction, Purpose.EXPORT, account)
            return
        t, user_id = for_asker(interaction), interaction.user.id
        member = await self._services.privacy.of_member(user_id)
        async with self._services.privacy.taken_along(
            user_id=user_id, largest=_largest(interaction)
        ) as paths:
            await _send(interaction, paths, render_member(member, t), t)

    @privacy.command(name="delete")
    @app_commands.choices(region=REGIONS)
    async def delete(
        self,
        interaction: discord.Interaction,
        riot_id: str | None = None,
        region: str | None = None,
    ) -> None:
        """Remove it."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        if riot_id is not None:
            account = await self._located(interaction, riot_id, region)
            await self._prove(interaction, Purpose.DELETE, account)
            return
        member = await self._services.privacy.of_member(interaction.user.id)
        await _ask(interaction, *ask_forget(member, for_asker(interaction)))

    @privacy.command(name="forbid")
    @app_commands.choices(region=REGIONS)
    async def forbid(
        self, interaction: discord.Interaction, riot_id: str, region: str | None = None
    ) -> None:
        """Forbid following an account, or take that back."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        account = await self._located(interaction, riot_id, region)
        await self._prove(interaction, Purpose.FORBID, account)

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

    async def _located(
        self, interaction: discord.Interaction, riot_id: str, region: str | None
    ) -> Located:
        return await self._services.accounts.locate(
            interaction.user.id, riot_id[:MOST_TYPED], region
        )

    async def _prove(
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
        await _ask(interaction, *ask_delete(who, challenge.token, for_asker(interaction)))

    async def ask_forbid(self, interaction: discord.Interaction[Any], challenge: Challenge) -> None:
        """The same for following."""
        who = subject_of(challenge.account)
        forbidden = await self._services.privacy.is_forbidden(who)
        t = for_asker(interaction)
        await _ask(interaction, *ask_forbid(who, challenge.token, t, forbidden=forbidden))


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


async def _ask(
    interaction: discord.Interaction[Any], text: str, presses: Sequence[PrivacyPress]
) -> None:
    view = discord.ui.View(timeout=None)
    for press in presses:
        view.add_item(PrivacyButton(press))
    await interaction.edit_original_response(content=text, embed=None, view=view)


class PrivacyButton(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(
        r"privacy:(?P<act>delete|forbid|allow|forget):(?P<token>-|[A-Za-z0-9_-]{16,32})"
    ),
):
    """Does what was asked about, with the proof whose token it carries; outlives the process.
    Worth nothing in another's hands."""

    def __init__(self, press: PrivacyPress) -> None:
        self._press = press
        super().__init__(
            discord.ui.Button(
                label=press.label[:80],
                style=discord.ButtonStyle.danger if press.danger else discord.ButtonStyle.primary,
                custom_id=f"privacy:{press.act}:{press.token}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "PrivacyButton":
        act = cast(Act, match["act"])
        return cls(PrivacyPress(act=act, label="…", token=match["token"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """An error becomes a reply: the library would only log it."""
        t = for_asker(interaction)
        try:
            await interaction.response.defer()
            await self._do(interaction, t)
        except Exception as error:
            told = sentence(error, t)
            if told is not None:
                await reply(interaction, told)

    async def _do(self, interaction: discord.Interaction[Any], t: Texts) -> None:
        privacy = cast("TrackerBot", interaction.client).services.privacy
        act, user_id, token = self._press.act, interaction.user.id, self._press.token
        match act:
            case "forget":
                await privacy.forget_member(user_id)
                await _say(interaction, render_done(act, None, t))
                return
            case "delete":
                asked = await privacy.delete(user_id=user_id, token=token)
            case "forbid":
                asked = await privacy.forbid(user_id=user_id, token=token)
            case "allow":
                asked = await privacy.allow(user_id=user_id, token=token)
        if asked.erasure_id is not None:
            # Without the button: nobody wonders whether it was pressed.
            await _say(interaction, t("privacy-being-deleted"))
        whole = await _removed(privacy, asked)
        await _say(interaction, render_done(act, asked.who, t, whole=whole))


async def _say(interaction: discord.Interaction[Any], text: str) -> None:
    await interaction.edit_original_response(content=text, embed=None, view=None)


async def _removed(privacy: Removals, asked: Asked) -> bool:
    """Whether it was all gone through within the time that somebody waits; the housekeeping goes
    on with it else, also where the database was in trouble."""
    try:
        async with asyncio.timeout(WAITED):
            await privacy.run(asked)
    except TimeoutError:
        return False
    except SQLAlchemyError:
        log.exception("a removal is gone on with by the housekeeping")
        return False
    return True
