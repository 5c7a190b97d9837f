"""`/channel set`, `show`, `test`: where results go, and whether posting works."""

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import PostChannel, guild_of, manages_server, postable
from bot.cogs.speech import for_asker, for_server
from bot.errors import Refusal
from bot.services import Services
from bot.texts.commands import IN_THE_FILES
from bot.views.channels import render_channels, render_set
from bot.views.sample import render_sample
from tracking import choices, subscriptions
from tracking.database.guild_settings import silent_servers
from tracking.domain.topics import Topic

RESULTS = "results"
"""All that has no channel of its own."""

_CHOICES = {
    RESULTS: "choice-results",
    Topic.LOL.value: "choice-lol",
    Topic.TFT.value: "choice-tft",
    Topic.PROMOTIONS.value: "choice-promotions",
    Topic.RECAPS.value: "choice-recaps",
    Topic.ALERTS.value: "choice-alerts",
}

KINDS = [
    app_commands.Choice(name=app_commands.locale_str(kind, key=key), value=kind)
    for kind, key in _CHOICES.items()
]


class Channels(commands.Cog):
    """Where results go."""

    channel = app_commands.Group(
        name="channel",
        description=IN_THE_FILES,
        # `guild_only` alone sends no contexts for a group, only what Discord calls deprecated.
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, services: Services) -> None:
        self._services = services

    @channel.command(name="set")
    @app_commands.choices(kind=KINDS)
    @app_commands.check(manages_server)
    async def set(
        self,
        interaction: discord.Interaction,
        channel: PostChannel,
        kind: str = RESULTS,
    ) -> None:
        """Choose the server's channel, or that of one sort of posts."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = guild_of(interaction)
        await postable(interaction, channel.id)
        now, topic = self._services.clock.now(), topic_of(kind)
        async with self._services.database.write() as session:
            await subscriptions.set_channel(session, guild.id, guild.name, channel.id, now, topic)
        await interaction.edit_original_response(
            content=render_set(topic, channel.id, for_asker(interaction))
        )

    @channel.command(name="show")
    @app_commands.check(manages_server)
    async def show(self, interaction: discord.Interaction) -> None:
        """Say where results go, exceptions and problems included."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        guild = guild_of(interaction)
        async with self._services.database.read() as session:
            chosen = await choices.choices(session, guild.id)
            followed = await subscriptions.followed(session, guild.id)
            paused = await subscriptions.paused_channels(session, guild.id)
        await interaction.edit_original_response(
            content=render_channels(chosen, followed, paused, for_asker(interaction))
        )

    @channel.command(name="test")
    @app_commands.choices(kind=KINDS)
    @app_commands.check(manages_server)
    async def test(self, interaction: discord.Interaction, kind: str = RESULTS) -> None:
        """Post a sample, and let a paused channel go on when that works."""
        await interaction.response.defer(ephemeral=True, thinking=True)
        target = await self._target(interaction, topic_of(kind))
        place = await post_sample(self._services, interaction, target)
        t = for_asker(interaction)
        await interaction.edit_original_response(content=t("channel-tested", channel=f"<#{place}>"))

    async def _target(self, interaction: discord.Interaction, topic: Topic | None) -> int | None:
        """The channel of this topic, else the server's."""
        async with self._services.database.read() as session:
            chosen = await choices.choices(session, guild_of(interaction).id)
        return chosen.channel_for(topic) if topic else chosen.channel_id


async def post_sample(
    services: Services, interaction: discord.Interaction, channel_id: int | None
) -> int:
    """Post a sample there, or here where no channel was chosen, and let the channel go on if it was
    paused; gives back where it stands. Raises Refusal with what to do."""
    guild, t = guild_of(interaction), for_asker(interaction)
    channel = await postable(interaction, channel_id or interaction.channel_id or 0)
    if not isinstance(channel, discord.abc.Messageable):
        raise Refusal(t("channel-cannot-post"))
    now = services.clock.now()
    sample = render_sample(now, await for_server(services, guild))
    async with services.database.read() as session:
        silent = guild.id in await silent_servers(session, {guild.id})
    try:
        await channel.send(sample.content, embed=sample.embed, silent=silent)
    except discord.Forbidden as error:
        raise Refusal(
            t("channel-refused", channel=f"<#{channel.id}>", reason=error.text)
        ) from error
    async with services.database.write() as session:
        await subscriptions.resume_channel(session, channel.id, now)
    return channel.id


def topic_of(kind: str) -> Topic | None:
    """None for results; a client that is behind may send what is no kind any more."""
    return Topic(kind) if kind in set(Topic) else None
