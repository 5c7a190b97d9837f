"""The panel: one message, a menu of the sections, and the controls of the one that is open.

What is pressed carries all it needs in its id, so that a panel outlives the process.
"""

import re
from collections.abc import Sequence
from typing import Any, cast

import discord

from bot.cogs.checks import guild_of, manages_server
from bot.cogs.settings.section import MOST_ROWS, Control, Done, Form, Page, Section, Visit
from bot.cogs.settings.sections import SECTIONS
from bot.cogs.speech import for_asker
from bot.errors import Refusal, answer
from bot.services import services_of
from bot.views.settings import Shown, render_first, render_page
from tracking.choices import choices

MENU = "menu"
"""Its values are names of sections, and `FIRST`."""

FIRST = "all"

BY_NAME = {section.name: section for section in SECTIONS}

ACTS = sorted({"open", *(act for section in SECTIONS for act in section.acts)})


class SettingsItem(
    discord.ui.DynamicItem[discord.ui.Item[discord.ui.View]],
    template=re.compile(
        rf"settings:(?P<section>{'|'.join((MENU, *BY_NAME))})"
        rf":(?P<act>{'|'.join(ACTS)}):(?P<argument>[0-9A-Za-z_-]{{0,40}})"
    ),
):
    """A button or a select of the panel."""

    def __init__(
        self, item: discord.ui.Item[Any], section: str, act: str, argument: str, row: int | None
    ) -> None:
        self._section, self._act, self._argument = section, act, argument
        cast("Any", item).custom_id = f"settings:{section}:{act}:{argument}"
        super().__init__(item, row=row)

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> "SettingsItem":
        return cls(item, match["section"], match["act"], match["argument"], None)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Check again who presses, do it, show the panel anew. An error becomes a reply: the
        library would only log it."""
        try:
            manages_server(interaction)
            await self._do(interaction)
        except Exception as error:
            await answer(interaction, error, for_asker(interaction))

    async def _do(self, interaction: discord.Interaction[Any]) -> None:
        picked = cast("dict[str, Any]", interaction.data or {}).get("values") or ()
        values = [str(each) for each in picked]
        if self._section == MENU:
            await interaction.response.defer()
            return await show(interaction, values[0] if values else FIRST)
        section, visit = _section(interaction, self._section), await visit_of(interaction)
        form = await section.form(visit, self._act, self._argument)
        if form is not None:
            opened = _Opened(form, self._section, self._act, self._argument)
            await interaction.response.send_modal(opened)
            return None
        await interaction.response.defer()
        done = await section.press(visit, self._act, self._argument, values)
        return await show(interaction, section.name, done)


class _Opened(discord.ui.Modal):
    """A form that a control opened."""

    def __init__(self, form: Form, section: str, act: str, argument: str) -> None:
        super().__init__(title=form.title[:45], timeout=3600)
        self._section, self._act, self._argument = section, act, argument
        self._inputs: dict[str, discord.ui.TextInput[Any]] = {}
        for field in form.fields:
            line: discord.ui.TextInput[Any] = discord.ui.TextInput(
                custom_id=field.name,
                default=field.value[: field.longest] or None,
                placeholder=field.placeholder[:100] or None,
                max_length=field.longest,
                required=field.required,
            )
            self._inputs[field.name] = line
            self.add_item(discord.ui.Label(text=field.label[:45], component=line))

    async def on_submit(self, interaction: discord.Interaction[Any]) -> None:
        try:
            manages_server(interaction)
            await interaction.response.defer()
            section, visit = _section(interaction, self._section), await visit_of(interaction)
            entered = {name: line.value.strip() for name, line in self._inputs.items()}
            done = await section.submit(visit, self._act, self._argument, entered)
            await show(interaction, section.name, done)
        except Exception as error:
            await answer(interaction, error, for_asker(interaction))


def _section(interaction: discord.Interaction[Any], name: str) -> Section:
    section = BY_NAME.get(name)
    if section is None:
        raise Refusal(for_asker(interaction)("error-old"))
    return section


async def visit_of(interaction: discord.Interaction[Any]) -> Visit:
    """What the asker finds; raises Refusal outside a server."""
    guild, services = guild_of(interaction), services_of(interaction)
    async with services.database.read() as session:
        chosen = await choices(session, guild.id)
    return Visit(
        services=services,
        interaction=interaction,
        guild=guild,
        t=for_asker(interaction),
        choices=chosen,
    )


async def show(interaction: discord.Interaction[Any], name: str, done: Done | None = None) -> None:
    """Put the panel into the message that the interaction is about, open at a section; a name
    that is none opens the first page."""
    done, visit = done or Done(), await visit_of(interaction)
    section = BY_NAME.get(name)
    rows: Sequence[Sequence[Control]] = ()
    if section is None:
        summaries = [(each.name, await each.summary(visit)) for each in SECTIONS]
        shown = Shown(server=visit.guild.name, note=done.note)
        embed = render_first(shown, summaries, visit.t)
    else:
        page = await section.page(visit, done.argument)
        shown = Shown(server=visit.guild.name, note=done.note, section=section.name)
        embed, rows = render_page(shown, page.text, visit.t), _rows(page)
    await interaction.edit_original_response(
        embed=embed,
        view=_view(section.name if section else FIRST, rows, visit),
        allowed_mentions=discord.AllowedMentions.none(),
    )


def _rows(page: Page) -> Sequence[Sequence[Control]]:
    if len(page.rows) > MOST_ROWS:
        raise ValueError(f"a page has {MOST_ROWS} rows at most, this one {len(page.rows)}")
    return page.rows


def _view(open_at: str, rows: Sequence[Sequence[Control]], visit: Visit) -> discord.ui.View:
    view = discord.ui.View(timeout=None)
    view.add_item(_menu(open_at, visit))
    for number, row in enumerate(rows, start=1):
        for control in row:
            view.add_item(
                SettingsItem(control.item, open_at, control.act, control.argument, number)
            )
    return view


def _menu(open_at: str, visit: Visit) -> SettingsItem:
    t = visit.t
    options = [
        discord.SelectOption(
            label=t(f"section-{name}")[:100],
            value=name,
            description=t(f"section-{name}-what")[:100],
            default=name == open_at,
        )
        for name in (FIRST, *BY_NAME)
    ]
    select: discord.ui.Select[Any] = discord.ui.Select(options=options)
    return SettingsItem(select, MENU, "open", "", 0)
