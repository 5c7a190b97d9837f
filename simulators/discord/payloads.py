"""The world's values as Discord's JSON objects."""

from datetime import datetime

from simulators.discord import permissions
from simulators.discord.errors import Json
from simulators.discord.ids import moment
from simulators.discord.world import DM, Channel, Guild, Member, Role, User, World

_RESOLVED = (
    "id",
    "type",
    "name",
    "parent_id",
    "guild_id",
    "position",
    "flags",
    "nsfw",
    "topic",
    "last_message_id",
    "rate_limit_per_user",
    "thread_metadata",
    "owner_id",
    "member_count",
    "message_count",
    "total_message_sent",
)
"""What of a channel travels with an option's value."""


def timestamp(when: datetime) -> str:
    return when.isoformat(timespec="microseconds")


def user_json(user: User) -> Json:
    return {
        "id": str(user.id),
        "username": user.name,
        "discriminator": "0",
        "global_name": None if user.bot else user.display_name,
        "avatar": None,
        "bot": user.bot,
        "public_flags": 0,
        "flags": 0,
        "primary_guild": None,
    }


def own_user_json(user: User) -> Json:
    """The bot's account, as it sees itself."""
    return user_json(user) | {"verified": True, "mfa_enabled": True, "locale": "en-US"}


def application_json(world: World) -> Json:
    return {
        "id": str(world.application_id),
        "name": world.application_name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": user_json(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "owner": user_json(world.owner),
        "approximate_guild_count": len(world.bot_guilds()),
        "approximate_user_install_count": 0,
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "team": None,
        "eligible_oauth2_scopes": ["bot", "applications.commands"],
    }


def role_json(role: Role) -> Json:
    body: Json = {
        "id": str(role.id),
        "name": role.name,
        "description": None,
        "permissions": str(role.permissions),
        "position": role.position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": role.bot_id is not None,
        "mentionable": False,
        "icon": None,
        "unicode_emoji": None,
        "flags": 0,
    }
    if role.bot_id is not None:
        body["tags"] = {"bot_id": str(role.bot_id)}
    return body


def member_json(member: Member, user: User | None) -> Json:
    body: Json = {
        "roles": [str(role) for role in member.roles],
        "joined_at": timestamp(member.joined_at),
        "nick": None,
        "avatar": None,
        "banner": None,
        "premium_since": None,
        "communication_disabled_until": None,
        "pending": False,
        "deaf": False,
        "mute": False,
        "flags": 0,
    }
    if user is not None:
        body["user"] = user_json(user)
    return body


def channel_json(world: World, channel: Channel) -> Json:
    last = max(channel.messages, default=None)
    body: Json = {
        "id": str(channel.id),
        "type": channel.type,
        "flags": 0,
        "last_message_id": None if last is None else str(last),
    }
    if channel.type == DM:
        recipient = world.users[channel.recipient_id or 0]
        return body | {"recipients": [user_json(recipient)]}
    body |= {
        "guild_id": str(channel.guild_id),
        "name": channel.name,
        "parent_id": None if channel.parent_id is None else str(channel.parent_id),
        "rate_limit_per_user": 0,
    }
    return body | (_thread_json(world, channel) if channel.is_thread else _place_json(channel))


def _place_json(channel: Channel) -> Json:
    overwrites = [
        {
            "id": str(target),
            "type": int(one.member),
            "allow": str(one.allow),
            "deny": str(one.deny),
        }
        for target, one in channel.overwrites.items()
    ]
    return {
        "position": channel.position,
        "permission_overwrites": overwrites,
        "nsfw": False,
        "topic": None,
    }


def _thread_json(world: World, channel: Channel) -> Json:
    return {
        "owner_id": str(world.owner.id),
        "message_count": len(channel.messages),
        "member_count": 1,
        "total_message_sent": len(channel.messages),
        "thread_metadata": {
            "archived": channel.archived,
            "archive_timestamp": timestamp(moment(channel.id)),
            "auto_archive_duration": 1440,
            "locked": channel.archived,
            "create_timestamp": timestamp(moment(channel.id)),
        },
    }


def guild_json(world: World, guild: Guild) -> Json:
    """What GUILD_CREATE carries: the bot is the only member named, as without GUILD_MEMBERS."""
    me = guild.members[world.bot.id]
    channels = world.guild_channels(guild.id)
    body = guild_summary_json(world, guild)
    return body | {
        "joined_at": timestamp(me.joined_at),
        "large": False,
        "member_count": len(guild.members),
        "members": [member_json(me, world.bot)],
        "channels": [channel_json(world, one) for one in channels if not one.is_thread],
        "threads": [channel_json(world, one) for one in channels if one.is_thread],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def guild_summary_json(world: World, guild: Guild) -> Json:
    """A guild without what lives in it, as REST gives it."""
    return {
        "id": str(guild.id),
        "name": guild.name,
        "icon": None,
        "description": None,
        "home_header": None,
        "splash": None,
        "discovery_splash": None,
        "features": [],
        "banner": None,
        "owner_id": str(guild.owner_id),
        "application_id": None,
        "region": "us-central",
        "afk_channel_id": None,
        "afk_timeout": 300,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "widget_enabled": False,
        "widget_channel_id": None,
        "verification_level": 0,
        "roles": [role_json(role) for role in guild.roles.values()],
        "default_message_notifications": 0,
        "mfa_level": 0,
        "explicit_content_filter": 0,
        "max_presences": None,
        "max_members": 500_000,
        "max_stage_video_channel_users": 50,
        "max_video_channel_users": 25,
        "vanity_url_code": None,
        "premium_tier": 0,
        "premium_subscription_count": 0,
        "preferred_locale": guild.locale,
        "rules_channel_id": None,
        "safety_alerts_channel_id": None,
        "public_updates_channel_id": None,
        "premium_progress_bar_enabled": False,
        "nsfw": False,
        "nsfw_level": 0,
        "emojis": [],
        "stickers": [],
        "incidents_data": None,
    }


def resolved_channel_json(world: World, channel: Channel, user_id: int) -> Json:
    """A channel option's value; `app_permissions` is there since July 2026 (discord.md §1)."""
    whole = channel_json(world, channel)
    body = {key: whole[key] for key in _RESOLVED if key in whole}
    return body | {
        "permissions": str(permissions_of(world, user_id, channel)),
        "app_permissions": str(permissions_of(world, world.bot.id, channel)),
    }


def permissions_of(world: World, user_id: int, channel: Channel) -> int:
    """What a user may do in a channel: nothing where he is no member, much in his own DMs."""
    if channel.guild_id is None:
        return permissions.EVERYONE
    guild = world.guilds[channel.guild_id]
    member = guild.members.get(user_id)
    if member is None:
        return 0
    return permissions.in_channel(guild, member, channel, world.parent(channel))
