"""Where the operator, or a server's admins, can be told of something."""

import logging
from collections.abc import Iterator

import discord

from bot.posting import Discord
from tracking import outbox
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.outbox import Homeless

log = logging.getLogger(__name__)


class Places:
    """Gives each notice its channel."""

    def __init__(
        self, *, database: Database, clock: Clock, operator_channel_id: int | None
    ) -> None:
        self._database = database
        self._clock = clock
        self._operator_channel_id = operator_channel_id

    async def give(self, client: Discord) -> None:
        """Find a channel for what has none; what finds none is looked at again later."""
        now = self._clock.now()
        async with self._database.read() as session:
            waiting = await outbox.homeless(session, now)
        if not waiting:
            return
        found = {each.id: await self._place(client, each) for each in waiting}
        async with self._database.write() as session:
            for notice_id, channel_id in found.items():
                if channel_id is not None:
                    await outbox.give_place(session, notice_id, channel_id)
            lost = [notice_id for notice_id, channel_id in found.items() if channel_id is None]
            await outbox.no_place(session, lost, now)

    async def _place(self, client: Discord, notice: Homeless) -> int | None:
        if notice.guild_id is None:
            return self._operator_channel_id
        guild = client.get_guild(notice.guild_id)
        if guild is None:
            return None
        for channel_id in _rooms(guild, notice):
            return channel_id
        return await _owner(client, guild, notice)


def _rooms(guild: discord.Guild, notice: Homeless) -> Iterator[int]:
    """The server's own channels, its system channel, then the first in which the bot may speak."""
    system = guild.system_channel.id if guild.system_channel else None
    ordered = [channel.id for channel in guild.text_channels]
    for channel_id in (*notice.preferred, system, *ordered):
        if channel_id is None or channel_id in notice.barred:
            continue
        channel = guild.get_channel_or_thread(channel_id)
        if channel is not None and _may_speak(guild, channel):
            yield channel_id


def _may_speak(guild: discord.Guild, channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    try:
        may = channel.permissions_for(guild.me)
    except discord.ClientException:
        return False
    speak = (
        may.send_messages_in_threads if isinstance(channel, discord.Thread) else may.send_messages
    )
    return may.view_channel and speak


async def _owner(client: Discord, guild: discord.Guild, notice: Homeless) -> int | None:
    """The direct conversation with the server's owner, who may have closed it."""
    try:
        channel = await client.create_dm(discord.Object(guild.owner_id or 0))
    except (discord.HTTPException, OSError, TimeoutError) as error:
        log.warning("the owner of server %d cannot be told anything: %s", guild.id, error)
        return None
    return None if channel.id in notice.barred else channel.id
