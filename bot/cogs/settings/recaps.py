"""The section of recaps: which are posted, and at which hour."""

from collections.abc import Sequence

import discord

from bot.cogs.settings.section import Control, Done, Page, Row, Section, Visit, button, menu
from bot.errors import Refusal
from bot.views.recap import render_recap
from bot.views.settings_recaps import RecapChoices, render_recaps, render_recaps_briefly
from tracking import recaps
from tracking.database import reign
from tracking.domain.recap_periods import Period, present

HOURS = range(24)

SHOWN_SO_FAR = Period.WEEKLY
"""What a moderator is shown before the first recap comes."""


class RecapsSection(Section):
    """A button for each kind, a select of the hour for each that is on, and a look at this week."""

    name = "recaps"
    acts = ("switch", "hour", "look")

    async def summary(self, visit: Visit) -> str:
        return render_recaps_briefly(await _chosen(visit), visit.now, visit.t)

    async def page(self, visit: Visit, argument: str) -> Page:
        chosen = await _chosen(visit)
        hours = [
            [_hours(visit, period, chosen.schedules[period].hour)]
            for period in Period
            if period in chosen.schedules
        ]
        return Page(
            text=render_recaps(chosen, visit.now, visit.t), rows=[_switches(visit, chosen), *hours]
        )

    async def press(self, visit: Visit, act: str, argument: str, values: Sequence[str]) -> Done:
        if act == "look":
            return await self._look(visit)
        period = next((each for each in Period if each.value == argument), None)
        if act == "switch" and period is not None:
            await self._switch(visit, period)
        elif act == "hour" and period is not None and (hour := _hour(values)) is not None:
            await self._choose(visit, period, hour)
        else:
            raise Refusal(visit.t("error-old"))
        return Done(note=visit.t("settings-saved"))

    async def _switch(self, visit: Visit, period: Period) -> None:
        guild = visit.guild
        async with visit.services.database.write() as session:
            if period in await recaps.switched_on(session, guild.id):
                await recaps.switch_off(session, guild.id, period)
            else:
                await recaps.switch_on(session, guild.id, guild.name, period, visit.now)

    async def _choose(self, visit: Visit, period: Period, hour: int) -> None:
        guild = visit.guild
        async with visit.services.database.write() as session:
            await recaps.choose_hour(session, guild.id, guild.name, period, hour, visit.now)

    async def _look(self, visit: Visit) -> Done:
        """Show to the asker alone what this week brought so far."""
        zone, t = visit.choices.zone, visit.t
        span = present(SHOWN_SO_FAR, zone, visit.now)
        async with visit.services.database.read() as session:
            made = await recaps.make(session, visit.guild.id, span, zone, now=visit.now)
        if made.recap.empty:
            return Done(note=t("settings-recap-empty"))
        told = render_recap(made.recap, t)
        await visit.interaction.followup.send(
            t("settings-recap-so-far"),
            embed=told.embed,
            ephemeral=True,
            allowed_mentions=discord.AllowedMentions.none(),
        )
        return Done()


async def _chosen(visit: Visit) -> RecapChoices:
    async with visit.services.database.read() as session:
        return RecapChoices(
            schedules=await recaps.switched_on(session, visit.guild.id),
            zone=visit.choices.zone,
            quiet=visit.choices.quiet,
            channel_id=await recaps.place(session, visit.guild.id),
            legacy=await reign.is_legacy(session),
        )


def _switches(visit: Visit, chosen: RecapChoices) -> Row:
    t = visit.t
    buttons: list[Control] = []
    for period in Period:
        on, name = period in chosen.schedules, t(f"recap-name-{period.value}")
        buttons.append(
            button(
                "switch",
                t("settings-recap-on", name=name) if on else t("settings-recap-off", name=name),
                argument=period.value,
                style=discord.ButtonStyle.success if on else discord.ButtonStyle.secondary,
            )
        )
    return [*buttons, button("look", t("settings-recap-look"))]


def _hours(visit: Visit, period: Period, chosen: int) -> Control:
    t = visit.t
    name = t(f"recap-name-{period.value}")
    options = [
        discord.SelectOption(
            label=t("settings-recap-hour", name=name, hour=f"{hour:02}:00"),
            value=str(hour),
            default=hour == chosen,
        )
        for hour in HOURS
    ]
    return menu("hour", options, argument=period.value)


def _hour(values: Sequence[str]) -> int | None:
    typed = values[0] if values else ""
    return next((hour for hour in HOURS if str(hour) == typed), None)
