"""Tells Discord of the commands that changed: everybody's, and those of the operators' server.

Discord allows 200 command creations a day and server, so nothing is sent that it knows already.
"""

import hashlib
import json
import logging
from typing import Any

import discord
from discord import app_commands

from bot.services import Services
from bot.texts.commands import CommandTranslator, describe
from tracking.database.models import Meta

log = logging.getLogger(__name__)

EVERYWHERE = "commands"
OPERATORS = "operator_commands"
"""What was sent last: the operators' server's id, and what it was sent."""


class CommandSync:
    """One tree, and the server that has commands of its own."""

    def __init__(self, tree: app_commands.CommandTree[Any], services: Services) -> None:
        self._tree = tree
        self._services = services
        self._translator = CommandTranslator()
        number = services.operations.guild_id
        self._operators = discord.Object(number) if number is not None else None

    async def run(self) -> None:
        """Describe the commands in every language and send what changed."""
        describe(self._tree)
        if self._operators is not None:
            describe(self._tree, self._operators)
        await self._tree.set_translator(self._translator)
        digest = await self._digest(None)
        if await self._known(EVERYWHERE) != digest:
            synced = await self._tree.sync()
            await self._remember(EVERYWHERE, digest)
            log.info("synced %d commands", len(synced))
        await self.run_operators()

    async def run_operators(self) -> None:
        """The same for the operators' server alone, where the bot may have come just now. One that
        is not the operators' any more loses its commands."""
        before, _, digest_before = (await self._known(OPERATORS) or "").partition(" ")
        number = str(self._operators.id) if self._operators else ""
        if before and before != number:
            if not await self._send(discord.Object(int(before)), leaving=True):
                return
            await self._remember(OPERATORS, "")
            digest_before = ""
        if self._operators is None:
            return
        digest = await self._digest(self._operators)
        if digest_before != digest and await self._send(self._operators):
            await self._remember(OPERATORS, f"{number} {digest}")

    async def _send(self, guild: discord.Object, *, leaving: bool = False) -> bool:
        try:
            synced = await self._tree.sync(guild=guild)
        except (discord.Forbidden, discord.NotFound):
            # The bot is not in there: it has no commands there either.
            if not leaving:
                log.warning(
                    "OPERATOR_GUILD_ID: the bot is not in the server %d, or may not have commands "
                    "there; /migration comes when it is invited",
                    guild.id,
                )
            return leaving
        log.info("synced %d commands of the server %d", len(synced), guild.id)
        return True

    async def _digest(self, guild: discord.Object | None) -> str:
        payload = [
            await command.get_translated_payload(self._tree, self._translator)
            for command in self._tree.get_commands(guild=guild)
        ]
        text = json.dumps([self._tree.client.application_id, payload], sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()

    async def _known(self, key: str) -> str | None:
        async with self._services.database.read() as session:
            known = await session.get(Meta, key)
        return known.value if known is not None else None

    async def _remember(self, key: str, value: str) -> None:
        async with self._services.database.write() as session:
            await session.merge(Meta(key=key, value=value, updated_at=self._services.clock.now()))
