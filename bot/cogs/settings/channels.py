"""The section of the channels: one for everything, and one for each sort of posts that has its own.

It does what `/channel set`, `show` and `test` do.
"""

from collections.abc import Sequence

import discord

from bot.cogs.channels import RESULTS, post_sample, topic_of
from bot.cogs.checks import postable
from bot.cogs.settings.section import (
    Control,
    Done,
    Page,
    Section,
    Visit,
    button,
    channel_menu,
    menu,
)
from bot.errors import Refusal
from bot.views.channels import render_channels, render_set, render_topics
from tracking import subscriptions
from tracking.domain.topics import Topic


class ChannelsSection(Section):
    """A select of what it is about, and a select of its channel."""

    name = "channels"
    acts = ("topic", "place", "clear", "sample")

    async def summary(self, visit: Visit) -> str:
        return "\n".join(render_topics(visit.choices, visit.t))

    async def page(self, visit: Visit, argument: str) -> Page:
        t, topic = visit.t, topic_of(argument)
        async with visit.services.database.read() as session:
            followed = await subscriptions.followed(session, visit.guild.id)
            paused = await subscriptions.paused_channels(session, visit.guild.id)
        options = [
            discord.SelectOption(
                label=t("settings-channels-default"), value=RESULTS, default=topic is None
            ),
            *(
                discord.SelectOption(
                    label=t(f"topic-{each.value}"), value=each.value, default=each is topic
                )
                for each in Topic
            ),
        ]
        return Page(
            text=(
                f"{render_channels(visit.choices, followed, paused, t)}"
                f"\n\n{t('settings-channels-help')}"
            ),
            rows=[
                [menu("topic", options)],
                [
                    channel_menu(
                        "place",
                        argument=_value(topic),
                        placeholder=t("settings-channels-pick"),
                        chosen=self._shown(visit, topic),
                    )
                ],
                self._buttons(visit, topic),
            ],
        )

    def _buttons(self, visit: Visit, topic: Topic | None) -> list[Control]:
        t, argument = visit.t, _value(topic)
        buttons = [button("sample", t("settings-channels-sample"), argument=argument)]
        if topic in visit.choices.channels:
            buttons.insert(0, button("clear", t("settings-channels-clear"), argument=argument))
        return buttons

    def _shown(self, visit: Visit, topic: Topic | None) -> int | None:
        """The channel that is chosen, where it is still there: Discord refuses others."""
        chosen = visit.choices.channel_id if topic is None else visit.choices.channels.get(topic)
        known = visit.guild.get_channel_or_thread(chosen) if chosen else None
        return known.id if known else None

    async def press(self, visit: Visit, act: str, argument: str, values: Sequence[str]) -> Done:
        if act == "topic" and values:
            return Done(argument=values[0])
        if act == "place" and values:
            return await self._place(visit, topic_of(argument), values[0])
        if act == "clear" and (topic := topic_of(argument)) is not None:
            return await self._clear(visit, topic)
        if act == "sample":
            topic = topic_of(argument)
            chosen = visit.choices
            target = chosen.channel_for(topic) if topic else chosen.channel_id
            place = await post_sample(visit.services, visit.interaction, target)
            note = visit.t("channel-tested", channel=f"<#{place}>")
            return Done(note=note, argument=argument)
        return await super().press(visit, act, argument, values)

    async def _place(self, visit: Visit, topic: Topic | None, picked: str) -> Done:
        if not picked.isdecimal() or len(picked) > 20:
            raise Refusal(visit.t("error-value"))
        channel = await postable(visit.interaction, int(picked))
        guild = visit.guild
        async with visit.services.database.write() as session:
            await subscriptions.set_channel(
                session, guild.id, guild.name, channel.id, visit.now, topic
            )
        return Done(note=f"✅ {render_set(topic, channel.id, visit.t)}", argument=_value(topic))

    async def _clear(self, visit: Visit, topic: Topic) -> Done:
        guild = visit.guild
        async with visit.services.database.write() as session:
            await subscriptions.clear_channel(session, guild.id, guild.name, topic, visit.now)
        return Done(note=visit.t("settings-saved"), argument=topic.value)


def _value(topic: Topic | None) -> str:
    return RESULTS if topic is None else topic.value
