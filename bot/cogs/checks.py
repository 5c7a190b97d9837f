"""Who may, and what the bot itself may in a channel."""

import discord
from discord import app_commands

from bot.errors import Refusal

NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
"""What posting takes: history to find a message again whose answer was lost."""

Place = discord.abc.GuildChannel | discord.Thread
"""A channel or thread of a server."""


class _Postable(app_commands.Transformer):
    """A channel as it was picked, whether or not the bot knows it."""

    @property
    def type(self) -> discord.AppCommandOptionType:
        return discord.AppCommandOptionType.channel

    @property
    def channel_types(self) -> list[discord.ChannelType]:
        """Where results can go: channels of text, of news, and threads."""
        return [
            discord.ChannelType.text,
            discord.ChannelType.news,
            discord.ChannelType.news_thread,
            discord.ChannelType.public_thread,
            discord.ChannelType.private_thread,
        ]

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


def guild_of(interaction: discord.Interaction) -> discord.Guild:
    """The server a command was typed in. Raises Refusal elsewhere, and where only the commands
    were added and not the bot."""
    guild = interaction.guild
    if guild is None:
        raise Refusal("This works in a server only.")
    if guild.me is None:
        raise Refusal("I am not a member of this server. Invite me again, as a bot.")
    return guild


async def postable(interaction: discord.Interaction, channel_id: int) -> Place:
    """The server's channel of this id, in which the bot may post. Raises Refusal with the names
    of what it lacks there."""
    channel = await _find(interaction, channel_id)
    missing = _missing(interaction, channel)
    if missing:
        raise Refusal(
            f"I cannot post in <#{channel.id}>: I lack {', '.join(missing)}. "
            "Give me that in the channel's settings and try again, or pick another channel."
        )
    return channel


async def _find(interaction: discord.Interaction, channel_id: int) -> Place:
    guild = guild_of(interaction)
    known = guild.get_channel_or_thread(channel_id)
    if known is not None:
        return known
    try:
        return await guild.fetch_channel(channel_id)
    except (discord.NotFound, discord.Forbidden, discord.InvalidData):
        raise Refusal(
            f"I cannot see <#{channel_id}>, or it is gone. Give me View Channel there, or choose "
            "another channel with `/channel set`."
        ) from None


def _missing(interaction: discord.Interaction, channel: Place) -> list[str]:
    """The names of what the bot lacks in a channel."""
    has = _permissions(interaction, channel)
    needed = dict(NEEDED)
    if isinstance(channel, discord.Thread):
        needed.pop("send_messages")
        needed["send_messages_in_threads"] = "Send Messages in Threads"
    return [name for attribute, name in needed.items() if not getattr(has, attribute)]


def _permissions(interaction: discord.Interaction, channel: Place) -> discord.Permissions:
    if channel.id == interaction.channel_id:
        return interaction.app_permissions
    try:
        return channel.permissions_for(guild_of(interaction).me)
    except discord.ClientException:  # a thread whose channel the bot cannot see
        return discord.Permissions.none()
