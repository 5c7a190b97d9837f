"""The section of the language in which a server is posted to, and of the clock it lives by."""

import asyncio
from collections.abc import Mapping, Sequence

import discord

from bot.cogs.settings.section import Done, Field, Form, Page, Section, Visit, button, menu
from bot.errors import Refusal
from bot.texts import Language, spoken
from bot.time_zones import LONGEST_TYPED, SeveralClocks, find_zone
from bot.views.settings import render_language
from bot.views.texts import plain, zone_text
from tracking import choices

AUTOMATIC = "auto"


class LanguageSection(Section):
    """One select, and a form for the time zone."""

    name = "language"
    acts = ("speak", "zone", "utc")

    async def summary(self, visit: Visit) -> str:
        return render_language(visit.choices, visit.guild.preferred_locale, visit.now, visit.t)

    async def page(self, visit: Visit, argument: str) -> Page:
        t = visit.t
        chosen = spoken(visit.choices.language)
        options = [
            discord.SelectOption(
                label=t("settings-language-auto"), value=AUTOMATIC, default=chosen is None
            ),
            *(
                discord.SelectOption(label=each.own_name, value=each.value, default=each is chosen)
                for each in Language
            ),
        ]
        buttons = [button("zone", t("settings-zone-button"))]
        if visit.choices.timezone is not None:
            buttons.append(button("utc", t("settings-zone-utc")))
        return Page(
            text=f"{await self.summary(visit)}\n\n{t('settings-language-help')}",
            rows=[[menu("speak", options)], buttons],
        )

    async def press(self, visit: Visit, act: str, argument: str, values: Sequence[str]) -> Done:
        if act == "speak" and values:
            await self._speak(visit, spoken(values[0]))
        elif act == "utc":
            await self._live_by(visit, None)
        else:
            return await super().press(visit, act, argument, values)
        return Done(note=visit.t("settings-saved"))

    async def form(self, visit: Visit, act: str, argument: str) -> Form | None:
        if act != "zone":
            return None
        t = visit.t
        line = Field(
            name="zone",
            label=t("settings-zone-label"),
            value=zone_text(visit.choices.timezone) if visit.choices.timezone else "",
            placeholder=t("settings-zone-example"),
            longest=LONGEST_TYPED,
        )
        return Form(title=t("settings-zone-button"), fields=[line])

    async def submit(
        self, visit: Visit, act: str, argument: str, entered: Mapping[str, str]
    ) -> Done:
        typed, t = entered.get("zone", ""), visit.t
        try:
            # The first one who asks waits for all names of all languages to be read.
            zone = await asyncio.to_thread(find_zone, typed)
        except SeveralClocks:
            raise Refusal(t("settings-zone-several", typed=plain(typed))) from None
        if zone is None:
            raise Refusal(t("settings-zone-unknown", typed=plain(typed)))
        await self._live_by(visit, zone)
        return Done(note=t("settings-saved"))

    async def _speak(self, visit: Visit, language: Language | None) -> None:
        guild = visit.guild
        async with visit.services.database.write() as session:
            chosen = language.value if language else None
            await choices.set_language(session, guild.id, guild.name, chosen, visit.now)

    async def _live_by(self, visit: Visit, zone: str | None) -> None:
        guild = visit.guild
        async with visit.services.database.write() as session:
            await choices.set_time_zone(session, guild.id, guild.name, zone, visit.now)
