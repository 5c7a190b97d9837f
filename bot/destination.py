"""Where `python -m bot adopt` is to send results: what Discord says of that server and channel.

A number that was copied wrongly would otherwise show itself only in posts that never come.
"""

from typing import Any

import aiohttp

from bot.cogs.checks import POSTABLE
from tracking.errors import ConfigurationError
from tracking.settings import Settings

ANSWER_SECONDS = 10

NO_TOKEN = "DISCORD_TOKEN is not set, so that server and channel are taken unseen."
NO_ANSWER = "Discord gives no answer at present, so that server and channel are taken unseen."


async def demand_destination(settings: Settings, *, guild_id: int, channel_id: int) -> str | None:
    """Ask Discord whether the bot can post in that channel of that server.

    None where it can; a sentence where nobody could be asked. Raises ConfigurationError where
    Discord says that it cannot, or refuses the token.
    """
    if settings.discord_token is None:
        return NO_TOKEN
    token = settings.discord_token.get_secret_value()
    try:
        async with (
            aiohttp.ClientSession() as session,
            session.get(
                f"{settings.discord_api_url}/channels/{channel_id}",
                headers={"Authorization": f"Bot {token}"},
                timeout=aiohttp.ClientTimeout(total=ANSWER_SECONDS),
            ) as response,
        ):
            status = response.status
            channel = await response.json(content_type=None) if status == 200 else None
    except (OSError, TimeoutError, ValueError, aiohttp.ClientError):
        return NO_ANSWER
    if mistake := _mistake(status, channel, guild_id, channel_id):
        raise ConfigurationError(mistake)
    return None if isinstance(channel, dict) else NO_ANSWER


def _mistake(status: int, channel: Any, guild_id: int, channel_id: int) -> str | None:
    """What is wrong with it, and how to mend that; None where nothing is, or Discord is away."""
    if status == 401:
        return "DISCORD_TOKEN is refused by Discord; copy it again from the developer portal."
    if status in (403, 404):
        return (
            f"Discord shows the bot no channel {channel_id}. Either the number is another one, or "
            "the bot is not in that server yet or may not view the channel: mend that and run "
            "this again."
        )
    if not isinstance(channel, dict):
        return None
    server = str(channel.get("guild_id") or "")
    if server != str(guild_id):
        whose = f"to server {server}" if server else "to no server"
        return f"Channel {channel_id} belongs {whose}, not to {guild_id}; give the two that match."
    if channel.get("type") not in {kind.value for kind in POSTABLE}:
        return (
            f"Results cannot go to channel {channel_id}; name a text channel, an announcement "
            "channel or a thread."
        )
    return None
