"""The section of what is heard of posts: quiet hours, and posts without a sound."""

from collections.abc import Mapping, Sequence

import discord

from bot.cogs.settings.section import Done, Field, Form, Page, Section, Visit, button
from bot.errors import Refusal
from bot.time_of_day import read_time, written
from bot.views.settings import render_quiet
from bot.views.texts import plain
from tracking import choices, outbox
from tracking.domain.quiet import QuietHours

USUAL = QuietHours(start=23 * 60, end=8 * 60)
"""What the form shows where there are none."""


class QuietSection(Section):
    """A form for the hours, and two buttons."""

    name = "quiet"
    acts = ("hours", "off", "silent", "loud")

    async def summary(self, visit: Visit) -> str:
        async with visit.services.database.read() as session:
            held = await outbox.held_back(session, visit.guild.id, visit.now)
        return render_quiet(visit.choices, held, visit.now, visit.t)

    async def page(self, visit: Visit, argument: str) -> Page:
        t, chosen = visit.t, visit.choices
        hours = [button("hours", t("settings-quiet-set"), style=discord.ButtonStyle.primary)]
        if chosen.quiet is not None:
            hours.append(button("off", t("settings-quiet-off")))
        sound = (
            button("loud", t("settings-silent-off"))
            if chosen.silent
            else button("silent", t("settings-silent-on"))
        )
        text = f"{await self.summary(visit)}\n\n{t('settings-quiet-help')}"
        return Page(text=text, rows=[hours, [sound]])

    async def press(self, visit: Visit, act: str, argument: str, values: Sequence[str]) -> Done:
        if act not in ("off", "silent", "loud"):
            return await super().press(visit, act, argument, values)
        guild, now = visit.guild, visit.now
        async with visit.services.database.write() as session:
            if act == "off":
                await choices.set_quiet(session, guild.id, guild.name, None, now)
            else:
                silent = act == "silent"
                await choices.set_silent(session, guild.id, guild.name, silent, now)
        return Done(note=visit.t("settings-saved"))

    async def form(self, visit: Visit, act: str, argument: str) -> Form | None:
        if act != "hours":
            return None
        t, quiet = visit.t, visit.choices.quiet or USUAL
        fields = [
            Field(name="start", label=t("settings-quiet-from"), value=written(quiet.start)),
            Field(name="end", label=t("settings-quiet-until"), value=written(quiet.end)),
        ]
        return Form(title=t("settings-quiet-set"), fields=fields)

    async def submit(
        self, visit: Visit, act: str, argument: str, entered: Mapping[str, str]
    ) -> Done:
        start, end = (self._time(visit, entered.get(name, "")) for name in ("start", "end"))
        if start == end:
            raise Refusal(visit.t("settings-quiet-same"))
        guild, quiet = visit.guild, QuietHours(start=start, end=end)
        async with visit.services.database.write() as session:
            await choices.set_quiet(session, guild.id, guild.name, quiet, visit.now)
        return Done(note=visit.t("settings-saved"))

    def _time(self, visit: Visit, typed: str) -> int:
        minute = read_time(typed)
        if minute is None:
            raise Refusal(visit.t("settings-quiet-no-time", typed=plain(typed)))
        return minute
