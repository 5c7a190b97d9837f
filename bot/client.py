"""The bot class: intents, extensions, command sync, the servers it is in."""

import asyncio
import logging
from typing import Any, cast

import discord
from discord.ext import commands
from discord.utils import MISSING
from sqlalchemy import select

from bot.cogs.about import About
from bot.cogs.access import Access
from bot.cogs.accounts import AccountButton, Accounts
from bot.cogs.channels import Channels
from bot.cogs.details import DetailsButton
from bot.cogs.everybody import EverybodyButton
from bot.cogs.games import Games
from bot.cogs.history import History, HistoryPage
from bot.cogs.live import Live
from bot.cogs.migration import Migration, MissedPage
from bot.cogs.players import Players
from bot.cogs.players_page import PlayersPage
from bot.cogs.privacy import Privacy
from bot.cogs.privacy_button import PrivacyButton
from bot.cogs.proof import ProofButton, ProofStep
from bot.cogs.ranks import Ranks
from bot.cogs.settings import Settings, SettingsItem
from bot.cogs.stats import Stats
from bot.cogs.unanswered import Unanswered
from bot.command_sync import CommandSync
from bot.services import Services
from bot.tree import Tree
from bot.tries import trace
from tracking import subscriptions
from tracking.database.guilds import remember_guild
from tracking.database.models import Guild
from tracking.domain.icon_proof import Purpose

log = logging.getLogger(__name__)

COGS = (
    Players,
    Channels,
    Live,
    History,
    Stats,
    Settings,
    Ranks,
    Games,
    About,
    Unanswered,
)
"""In the order in which they are loaded; those that need more than the services come apart."""

_HANDLERS = ("discord.py: ", "CommandTree-", "discord-ui-")
"""How discord.py 2.7 names the tasks in which it runs listeners, commands, buttons and forms; it
keeps no hold of them and leaves them running when a client is closed."""

LONGEST_HANDLER = 0.5
"""Seconds that a handler under way has to end by itself, and as many to bear its cancellation."""


class TrackerBot(commands.Bot):
    """Needs the guilds intent alone; keeps no members and no messages."""

    def __init__(self, services: Services) -> None:
        # It never speaks: that the voice libraries are missing is no warning to its operator.
        discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False
        super().__init__(
            command_prefix=commands.when_mentioned,
            tree_cls=Tree,
            intents=discord.Intents(guilds=True),
            max_messages=None,
            chunk_guilds_at_startup=False,
            member_cache_flags=discord.MemberCacheFlags.none(),
            allowed_mentions=discord.AllowedMentions.none(),
            help_command=None,
            guild_ready_timeout=0.5,
            http_trace=trace(),
        )
        self.services = services
        self.proof_steps: dict[Purpose, ProofStep] = {}
        """What is done once an account is proved, by what the proof was asked for."""
        self._commands = CommandSync(self.tree, services)

    async def close(self) -> None:
        """Disconnect, and let no handler go on: the database is closed next. Those under way have
        a moment to come to their end."""
        await super().close()
        left = {task for task in asyncio.all_tasks() if task.get_name().startswith(_HANDLERS)}
        left.discard(cast("asyncio.Task[Any]", asyncio.current_task()))
        if left:
            _, late = await asyncio.wait(left, timeout=LONGEST_HANDLER)
            for task in late:
                task.cancel()
            await asyncio.wait(left, timeout=LONGEST_HANDLER)

    async def setup_hook(self) -> None:
        """Load every cog, a failing one ends the start, and sync commands that changed."""
        await self.add_cog(Access(self, self.services))
        accounts = Accounts(self.services)
        await self.add_cog(accounts)
        self.proof_steps[Purpose.LINK] = accounts.proved
        privacy = Privacy(self.services)
        await self.add_cog(privacy)
        self.proof_steps |= {
            Purpose.EXPORT: privacy.shown,
            Purpose.DELETE: privacy.ask_delete,
            Purpose.FORBID: privacy.ask_forbid,
        }
        for cog in COGS:
            await self.add_cog(cog(self.services))
        operators = self.services.operations.guild_id
        await self.add_cog(
            Migration(self.services), guild=discord.Object(operators) if operators else MISSING
        )
        self.add_dynamic_items(*Games.buttons, DetailsButton, HistoryPage, MissedPage)
        self.add_dynamic_items(ProofButton, SettingsItem, AccountButton, PrivacyButton)
        self.add_dynamic_items(EverybodyButton, PlayersPage)
        await self._commands.run()

    async def on_ready(self) -> None:
        """Fires again after each new session: nothing here may be done once only."""
        log.info("connected as %s, in %d servers", self.user, len(self.guilds))
        for guild in self.guilds:
            if not guild.unavailable:
                await self._remember(guild)
        await self._forget_left({guild.id for guild in self.guilds})

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """A server added the bot."""
        await self._remember(guild)
        if guild.id == self.services.operations.guild_id:
            await self._commands.run_operators()

    async def on_guild_update(self, before: discord.Guild, after: discord.Guild) -> None:
        """A server may have a new name, or prefer another language."""
        if (before.name, before.preferred_locale) != (after.name, after.preferred_locale):
            await self._remember(after)

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """A server removed the bot."""
        async with self.services.database.write() as session:
            await subscriptions.forget_guild(session, guild.id, self.services.clock.now())

    async def _remember(self, guild: discord.Guild) -> None:
        now, locale = self.services.clock.now(), str(guild.preferred_locale)
        async with self.services.database.write() as session:
            await remember_guild(session, guild.id, guild.name, now, locale)

    async def _forget_left(self, present: set[int]) -> None:
        """Servers that removed the bot while it was away."""
        async with self.services.database.write() as session:
            known = await session.scalars(select(Guild.id).where(Guild.left_at.is_(None)))
            for guild_id in known.all():
                if guild_id not in present:
                    log.info("server %d removed the bot while it was away", guild_id)
                    await subscriptions.forget_guild(session, guild_id, self.services.clock.now())
