"""What the bot may do in a channel, as the API decides it."""

from simulators.discord import payloads
from simulators.discord.errors import (
    ApiError,
    cannot_dm,
    missing_access,
    missing_permissions,
    not_text,
    unknown_channel,
)
from simulators.discord.permissions import Permission, sending_in
from simulators.discord.world import WRITABLE, Channel, World


def visible_channel(world: World, channel_id: int) -> Channel:
    """The channel; 404 10003 where there is none, 403 50001 where the bot may not see it."""
    channel = world.channels.get(channel_id)
    if channel is None:
        raise unknown_channel()
    if not bot_permissions(world, channel) & Permission.VIEW_CHANNEL:
        raise missing_access()
    return channel


def bot_permissions(world: World, channel: Channel) -> int:
    return payloads.permissions_of(world, world.bot.id, channel)


def demand(world: World, channel: Channel, *wanted: Permission) -> None:
    """403 50013 unless the bot has all of these in the channel."""
    granted = bot_permissions(world, channel)
    if any(not granted & one for one in wanted):
        raise missing_permissions()


def demand_sending(world: World, channel: Channel, *, embeds: bool, files: bool) -> None:
    """Everything that posting there takes."""
    if channel.type not in WRITABLE:
        raise not_text()
    if channel.recipient_id is not None and not world.users[channel.recipient_id].dms_open:
        raise cannot_dm()
    if channel.archived:
        raise ApiError(400, 50083, "Thread is archived")
    wanted = [sending_in(channel)]
    wanted += [Permission.EMBED_LINKS] if embeds else []
    wanted += [Permission.ATTACH_FILES] if files else []
    demand(world, channel, *wanted)
