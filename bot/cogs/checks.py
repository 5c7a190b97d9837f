"""Who may, and what the bot itself may in a channel."""

from typing import Any

import discord
from discord import app_commands

from bot.cogs.speech import for_asker
from bot.errors import Refusal

NEEDED = (
    "view_channel",
    "send_messages",
    "embed_links",
    "attach_files",
    "read_message_history",
)
"""What posting takes: history to find a message again whose answer was lost."""

POSTABLE = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.news_thread,
    discord.ChannelType.public_thread,
    discord.ChannelType.private_thread,
]
"""Where posts can go: channels of text, of news, and threads."""

Place = discord.abc.GuildChannel | discord.Thread
"""A channel or thread of a server."""


class _Postable(app_commands.Transformer):
    """A channel as it was picked, whether or not the bot knows it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        return POSTABLE

    async def transform(
        self,
        interaction: discord.Interaction,
        value: app_commands.AppCommandChannel | app_commands.AppCommandThread,
        /,
    ) -> app_commands.AppCommandChannel | app_commands.AppCommandThread:
        return value


PostChannel = app_commands.Transform[
    app_commands.AppCommandChannel | app_commands.AppCommandThread, _Postable
]
"""The option of a command that names where results go."""


def manages_server(interaction: discord.Interaction) -> bool:
    """Our own check: a server may give a command to others, but what Discord sends decides."""
    allowed = interaction.permissions
    if allowed.manage_guild or allowed.administrator:
        return True
    raise app_commands.MissingPermissions(["manage_guild"])


async def operates(interaction: discord.Interaction[Any], guild_id: int | None) -> None:
    """Raise Refusal for whoever does not run this bot: an administrator of the operators' server
    does; where there is none, the application's owner, or one of its team."""
    t = for_asker(interaction)
    if guild_id is not None:
        if interaction.guild_id != guild_id or not interaction.permissions.administrator:
            raise Refusal(t("error-operators-only"))
        return
    application = await interaction.client.application_info()
    team = application.team
    owners = {member.id for member in team.members} if team else {application.owner.id}
    if interaction.user.id not in owners:
        raise Refusal(t("error-owner-only"))


def guild_of(interaction: discord.Interaction) -> discord.Guild:
    """The server a command was typed in. Raises Refusal elsewhere, and where only the commands
    were added and not the bot."""
    guild, t = interaction.guild, for_asker(interaction)
    if guild is None:
        raise Refusal(t("error-server-only"))
    if guild.me is None:
        raise Refusal(t("error-not-a-member"))
    return guild


async def postable(interaction: discord.Interaction, channel_id: int) -> Place:
    """The server's channel of this id, in which the bot may post. Raises Refusal with the names
    of what it lacks there."""
    channel = await _find(interaction, channel_id)
    missing = _missing(interaction, channel)
    if missing:
        t = for_asker(interaction)
        named = ", ".join(t(f"permission-{permission}") for permission in missing)
        raise Refusal(t("channel-lacking", channel=f"<#{channel.id}>", permissions=named))
    return channel


async def _find(interaction: discord.Interaction, channel_id: int) -> Place:
    guild = guild_of(interaction)
    known = guild.get_channel_or_thread(channel_id)
    if known is not None:
        return known
    try:
        return await guild.fetch_channel(channel_id)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        t = for_asker(interaction)
        raise Refusal(t("channel-unseen", channel=f"<#{channel_id}>")) from None


def _missing(interaction: discord.Interaction, channel: Place) -> list[str]:
    """What the bot lacks in a channel."""
    has = _permissions(interaction, channel)
    thread = isinstance(channel, discord.Thread)
    needed = [
        "send_messages_in_threads" if thread and each == "send_messages" else each
        for each in NEEDED
    ]
    return [each for each in needed if not getattr(has, each)]


def _permissions(interaction: discord.Interaction, channel: Place) -> discord.Permissions:
    if channel.id == interaction.channel_id:
        return interaction.app_permissions
    try:
        return channel.permissions_for(guild_of(interaction).me)
    except discord.ClientException:  # a thread whose channel the bot cannot see
        return discord.Permissions.none()
