"""A server with a running bot, an admin and a member, as people see it."""

import asyncio
from dataclasses import dataclass
from typing import Any

import pytest
from sqlalchemy import select

from bot.client import TrackerBot
from simulators.discord import LocalDiscord, Permission, Reply
from tracking.database.engine import Database
from tracking.database.models import Guild, Subscription


@dataclass
class Server:
    local: LocalDiscord
    database: Database
    bot: TrackerBot
    guild: Any
    here: Any
    results: Any
    admin: Any
    member: Any

    async def admin_says(self, path: str, **options: Any) -> Reply:
        return await self.local.slash(self.admin, self.here, path, **options)

    async def member_says(self, path: str, **options: Any) -> Reply:
        """Also what Discord would not have shown him: a server may allow commands to anybody."""
        return await self.local.slash(self.member, self.here, path, force=True, **options)

    async def subscriptions(self) -> list[Subscription]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Subscription)))


async def _remembered(database: Database, guild_id: int) -> None:
    """Until the bot has written down that it is in this server; it is ready before."""
    async with asyncio.timeout(10):
        while True:
            async with database.read() as session:
                if await session.get(Guild, guild_id) is not None:
                    return


@pytest.fixture
async def server(local, sqlite_database, start_bot) -> Server:
    guild = local.add_guild("Otter Den")
    here, results = (local.add_channel(guild, name) for name in ("here", "results"))
    admin = local.add_user("admin", guild, permissions=Permission.MANAGE_GUILD)
    member = local.add_user("member", guild)
    bot = await start_bot()
    await _remembered(sqlite_database, guild.id)
    return Server(local, sqlite_database, bot, guild, here, results, admin, member)
