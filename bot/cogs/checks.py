"""Who may, and what the bot itself may in a channel."""

import discord
from discord import app_commands

from tracking.errors import UserMistake

NEEDED = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
"""What posting takes: history to find a message again whose answer was lost."""


def manages_server(interaction: discord.Interaction) -> bool:
    """Our own check: a server may give a command to others, but what Discord sends decides."""
    allowed = interaction.permissions
    if allowed.manage_guild or allowed.administrator:
        return True
    raise app_commands.MissingPermissions(["manage_guild"])


def guild_of(interaction: discord.Interaction) -> discord.Guild:
    """The server a command was typed in. Raises UserMistake elsewhere."""
    if interaction.guild is None:
        raise UserMistake("This works in a server only.")
    return interaction.guild


def missing_permissions(
    interaction: discord.Interaction, channel: discord.abc.GuildChannel | discord.Thread
) -> list[str]:
    """The names of what the bot lacks in a channel."""
    guild = guild_of(interaction)
    if interaction.channel is not None and channel.id == interaction.channel.id:
        has = interaction.app_permissions
    else:
        has = channel.permissions_for(guild.me)
    needed = dict(NEEDED)
    if isinstance(channel, discord.Thread):
        needed.pop("send_messages")
        needed["send_messages_in_threads"] = "Send Messages in Threads"
    return [name for attribute, name in needed.items() if not getattr(has, attribute)]


def postable(
    interaction: discord.Interaction,
    channel: app_commands.AppCommandChannel | app_commands.AppCommandThread,
) -> discord.abc.GuildChannel | discord.Thread:
    """The channel behind an option, in which the bot may post. Raises UserMistake."""
    found = guild_of(interaction).get_channel_or_thread(channel.id)
    if found is None or isinstance(found, discord.CategoryChannel):
        raise UserMistake(
            f"I cannot see <#{channel.id}>. Give me View Channel there, or pick another channel."
        )
    require(interaction, found)
    return found


def require(
    interaction: discord.Interaction, channel: discord.abc.GuildChannel | discord.Thread
) -> None:
    """Raises UserMistake with the names of what the bot lacks there."""
    missing = missing_permissions(interaction, channel)
    if missing:
        raise UserMistake(
            f"I cannot post in <#{channel.id}>: I lack {', '.join(missing)}. "
            "Give me that in the channel's settings and try again, or pick another channel."
        )
