"""The section of the queues that a server does not post."""

from collections.abc import Sequence

from bot.cogs.settings.group_menus import ACTS, group_menus, group_names, picked
from bot.cogs.settings.section import Done, Page, Section, Visit
from tracking import choices, subscriptions


class QueuesSection(Section):
    """A select for each game."""

    name = "queues"
    acts = tuple(ACTS.values())

    async def summary(self, visit: Visit) -> str:
        t, muted = visit.t, visit.choices.muted
        async with visit.services.database.read() as session:
            followed = await subscriptions.followed(session, visit.guild.id)
        own = sum(player.muted is not None for player in followed)
        told = t("settings-queues-not", groups=group_names(muted, t)) if muted else ""
        lines = [told or t("settings-queues-all")]
        if own:
            lines.append(t("settings-queues-own", count=own))
        return "\n".join(lines)

    async def page(self, visit: Visit, argument: str) -> Page:
        return Page(
            text=f"{await self.summary(visit)}\n\n{visit.t('settings-queues-help')}",
            rows=group_menus(visit.choices.muted, visit.t),
        )

    async def press(self, visit: Visit, act: str, argument: str, values: Sequence[str]) -> Done:
        found = picked(act, values)
        if found is None:
            return await super().press(visit, act, argument, values)
        (game, groups), guild = found, visit.guild
        async with visit.services.database.write() as session:
            await choices.set_muted(session, guild.id, guild.name, game, groups, visit.now)
        return Done(note=visit.t("settings-saved"))
