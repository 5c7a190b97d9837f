"""`/migration`: the old model beside the new, for operators."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.charts import NoPicture
from bot.charts.health import health_alt, health_svg
from bot.cogs.checks import operates
from bot.cogs.speech import for_asker
from bot.errors import answer
from bot.operators import measure
from bot.services import Services, services_of
from bot.texts.commands import IN_THE_FILES
from bot.views.migration import PICTURE, Page, render_health, render_loops, render_missed
from tracking.health.criteria import judge
from tracking.health.figures import Figures
from tracking.health.loops import loop_states
from tracking.health.metrics import named_without_result

HOURS = 24.0
LEAST_HOURS, MOST_HOURS = 0.1, 720.0
"""As long as the runs of the loops are kept."""

NOBODY = discord.AllowedMentions.none()


@dataclass(frozen=True, slots=True)
class Desk:
    """Each order answers the interaction, which was deferred before."""

    services: Services
    interaction: discord.Interaction[Any]

    async def health(self, hours: float) -> None:
        """The verdict as a picture, with the numbers beside it."""
        figures = await self._figures(hours)
        judgement = judge(figures)
        files = []
        try:
            png = await self.services.charts.render(health_svg(figures, judgement))
        except NoPicture:
            pass  # the log says why; the numbers say it all
        else:
            told = health_alt(judgement)
            # On its own, not in the embed, which would take its description away.
            files.append(discord.File(io.BytesIO(png), PICTURE, description=told))
        await self.interaction.edit_original_response(
            embed=render_health(figures, judgement),
            attachments=files,
            allowed_mentions=NOBODY,
        )

    async def missed(self, number: int) -> None:
        """A page of what each model missed."""
        figures = await self._figures(HOURS)
        async with self.services.database.read() as session:
            without = await named_without_result(session, since=figures.since)
        page = render_missed(figures, without, number)
        await self.interaction.edit_original_response(
            embed=page.embed,
            view=_turns(page) if page.pages > 1 else None,
            allowed_mentions=NOBODY,
        )

    async def loops(self) -> None:
        """How the loops run."""
        figures = await self._figures(HOURS)
        async with self.services.database.read() as session:
            states = await loop_states(session, since=figures.since)
        await self.interaction.edit_original_response(
            embed=render_loops(states, figures, self._seconds), allowed_mentions=NOBODY
        )

    @property
    def _seconds(self) -> Mapping[str, float]:
        return self.services.operations.intervals

    async def _figures(self, hours: float) -> Figures:
        return await measure(
            self.services.database,
            hours=hours,
            intervals=self._seconds,
            clock=self.services.clock,
        )


async def _opened(services: Services, interaction: discord.Interaction[Any]) -> Desk:
    """Defer, then ask who this is: that may take a question to Discord."""
    await interaction.response.defer(ephemeral=True, thinking=True)
    await operates(interaction, services.operations.guild_id)
    return Desk(services, interaction)


@app_commands.default_permissions(administrator=True)
class Migration(commands.GroupCog, group_name="migration", group_description=IN_THE_FILES):
    """For administrators of the operators' server, where there is one, else for the bot's owner."""

    def __init__(self, services: Services) -> None:
        self._services = services
        if services.operations.guild_id is None and self.app_command is not None:
            # Discord takes these of global commands alone.
            self.app_command.allowed_contexts = app_commands.AppCommandContext(guild=True)
            self.app_command.allowed_installs = app_commands.AppInstallationType(
                guild=True, user=False
            )

    @app_commands.command(name="health")
    async def health(
        self,
        interaction: discord.Interaction,
        hours: app_commands.Range[float, LEAST_HOURS, MOST_HOURS] = HOURS,
    ) -> None:
        """Whether the new model does as well as the old one."""
        await (await _opened(self._services, interaction)).health(hours)

    @app_commands.command(name="missed")
    async def missed(self, interaction: discord.Interaction) -> None:
        """Which games each model missed, and why."""
        await (await _opened(self._services, interaction)).missed(0)

    @app_commands.command(name="loops")
    async def loops(self, interaction: discord.Interaction) -> None:
        """How long the loops take."""
        await (await _opened(self._services, interaction)).loops()


class MissedPage(
    discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]],
    template=re.compile(r"migration:missed:(?P<page>[0-9]{1,4})"),
):
    """Turns to a page; its id says to which, so that it works after a restart."""

    def __init__(self, number: int, *, label: str = "…") -> None:
        self._number = number
        super().__init__(
            discord.ui.Button(
                label=label,
                style=discord.ButtonStyle.secondary,
                custom_id=f"migration:missed:{number}",
            )
        )

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "MissedPage":
        return cls(int(match["page"]))

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Ask again who this is. An error becomes a reply: the library would only log it."""
        services = services_of(interaction)
        try:
            await interaction.response.defer()
            await operates(interaction, services.operations.guild_id)
            await Desk(services, interaction).missed(self._number)
        except Exception as error:
            await answer(interaction, error, for_asker(interaction))


def _turns(page: Page) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    if page.number > 0:
        view.add_item(MissedPage(page.number - 1, label="◀ Newer"))
    if page.number + 1 < page.pages:
        view.add_item(MissedPage(page.number + 1, label="Older ▶"))
    return view
