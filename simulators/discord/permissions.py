"""Who may do what where, computed as Discord computes it.

Discord's documentation, "Permissions": @everyone and roles, then the channel's overwrites for
@everyone, for roles together, for the member; owner and administrators pass everything.
"""

from collections.abc import Iterable
from enum import IntFlag

from simulators.discord.world import Channel, Guild, Member, Overwrite


class Permission(IntFlag):
    """The bits this simulator speaks of."""

    KICK_MEMBERS = 1 << 1
    ADMINISTRATOR = 1 << 3
    MANAGE_CHANNELS = 1 << 4
    MANAGE_GUILD = 1 << 5
    ADD_REACTIONS = 1 << 6
    VIEW_CHANNEL = 1 << 10
    SEND_MESSAGES = 1 << 11
    MANAGE_MESSAGES = 1 << 13
    EMBED_LINKS = 1 << 14
    ATTACH_FILES = 1 << 15
    READ_MESSAGE_HISTORY = 1 << 16
    MENTION_EVERYONE = 1 << 17
    USE_EXTERNAL_EMOJIS = 1 << 18
    USE_APPLICATION_COMMANDS = 1 << 31
    SEND_MESSAGES_IN_THREADS = 1 << 38
    PIN_MESSAGES = 1 << 51


ALL = (1 << 53) - 1
EVERYONE = int(
    Permission.VIEW_CHANNEL
    | Permission.SEND_MESSAGES
    | Permission.EMBED_LINKS
    | Permission.ATTACH_FILES
    | Permission.READ_MESSAGE_HISTORY
    | Permission.ADD_REACTIONS
    | Permission.USE_EXTERNAL_EMOJIS
    | Permission.USE_APPLICATION_COMMANDS
    | Permission.SEND_MESSAGES_IN_THREADS
)
"""What a new server gives everybody."""
BOT_INVITE = 274_878_286_848
"""What the bot asks for when it is invited (discord.md §8)."""

_WITH_SENDING = int(Permission.EMBED_LINKS | Permission.ATTACH_FILES | Permission.MENTION_EVERYONE)


def in_guild(guild: Guild, member: Member) -> int:
    """The member's permissions before any channel is looked at."""
    if member.user_id == guild.owner_id:
        return ALL
    permissions = guild.roles[guild.id].permissions
    for role_id in member.roles:
        permissions |= guild.roles[role_id].permissions
    return ALL if permissions & Permission.ADMINISTRATOR else permissions


def in_channel(guild: Guild, member: Member, channel: Channel, parent: Channel | None) -> int:
    """The member's permissions in a channel; a thread has those of its parent."""
    permissions = in_guild(guild, member)
    if permissions == ALL:
        return ALL
    overwrites = (parent if channel.is_thread and parent else channel).overwrites
    permissions = _overwritten(permissions, [overwrites.get(guild.id)])
    permissions = _overwritten(permissions, [overwrites.get(role) for role in member.roles])
    permissions = _overwritten(permissions, [overwrites.get(member.user_id)])
    return _without_dependents(permissions, channel)


def _overwritten(permissions: int, overwrites: Iterable[Overwrite | None]) -> int:
    present = [one for one in overwrites if one is not None]
    for one in present:
        permissions &= ~one.deny
    for one in present:
        permissions |= one.allow
    return permissions


def _without_dependents(permissions: int, channel: Channel) -> int:
    if not permissions & Permission.VIEW_CHANNEL:
        return 0
    sending = sending_in(channel)
    return permissions if permissions & sending else permissions & ~(_WITH_SENDING | sending)


def sending_in(channel: Channel) -> Permission:
    """The permission that posting in this channel takes."""
    if channel.is_thread:
        return Permission.SEND_MESSAGES_IN_THREADS
    return Permission.SEND_MESSAGES
