"""`/games`: what did not finish by itself, why, and what an admin can do about it."""

from collections.abc import Collection

import discord
from discord import app_commands
from discord.ext import commands

from bot.cogs.checks import manages_server
from bot.cogs.game_buttons import GameButton, Hands
from bot.cogs.speech import for_asker
from bot.services import Services
from bot.texts.commands import IN_THE_FILES
from bot.views.games import entry_label
from tracking.domain.games import GameKey, GameStatus

ANY = frozenset(GameStatus)
UNFINISHED = frozenset({GameStatus.ACTIVE, GameStatus.UNAVAILABLE})
FINISHED = frozenset({GameStatus.COMPLETED, GameStatus.UNAVAILABLE})

Choices = list[app_commands.Choice[str]]


class Games(commands.Cog):
    """Admins' hands on the games of the players whom their server follows."""

    games = app_commands.Group(
        name="games",
        description=IN_THE_FILES,
        # `guild_only` alone sends no contexts for a group, only what Discord calls deprecated.
        allowed_contexts=app_commands.AppCommandContext(guild=True),
        allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
        default_permissions=discord.Permissions(manage_guild=True),
    )

    def __init__(self, services: Services) -> None:
        self._services = services

    buttons = (GameButton,)
    """To be registered with the client, so that they work after a restart."""

    @games.command(name="stuck")
    @app_commands.check(manages_server)
    async def stuck(self, interaction: discord.Interaction) -> None:
        """List what did not finish by itself."""
        await (await self._hands(interaction)).stuck(0)

    @games.command(name="explain")
    @app_commands.check(manages_server)
    async def explain(self, interaction: discord.Interaction, game: str) -> None:
        """Tell a game's story."""
        hands = await self._hands(interaction)
        await hands.explain(await hands.find(game))

    @games.command(name="retry")
    @app_commands.check(manages_server)
    async def retry(self, interaction: discord.Interaction, game: str) -> None:
        """Ask for the record now."""
        hands = await self._hands(interaction)
        await hands.retry(await hands.find(game))

    @games.command(name="close")
    @app_commands.check(manages_server)
    async def close(self, interaction: discord.Interaction, game: str) -> None:
        """Give a game up."""
        hands = await self._hands(interaction)
        await hands.close(await hands.find(game))

    @games.command(name="import")
    @app_commands.check(manages_server)
    async def import_match(self, interaction: discord.Interaction, match: str) -> None:
        """Fetch and store a match."""
        await (await self._hands(interaction)).import_match(match)

    @games.command(name="resend")
    @app_commands.check(manages_server)
    async def resend(self, interaction: discord.Interaction, game: str) -> None:
        """Post again."""
        hands = await self._hands(interaction)
        await hands.resend(await hands.find(game))

    async def _hands(self, interaction: discord.Interaction) -> Hands:
        await interaction.response.defer(ephemeral=True, thinking=True)
        return Hands(self._services, interaction)

    @explain.autocomplete("game")
    async def _suggest_any(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self._suggest(interaction, typed, ANY)

    @retry.autocomplete("game")
    async def _suggest_unfinished(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self._suggest(interaction, typed, UNFINISHED)

    @close.autocomplete("game")
    async def _suggest_active(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self._suggest(interaction, typed, {GameStatus.ACTIVE})

    @resend.autocomplete("game")
    async def _suggest_finished(self, interaction: discord.Interaction, typed: str) -> Choices:
        return await self._suggest(interaction, typed, FINISHED)

    async def _suggest(
        self, interaction: discord.Interaction, typed: str, statuses: Collection[GameStatus]
    ) -> Choices:
        """The server's latest games; nothing for who may not know: no check is run for this."""
        allowed = interaction.permissions.manage_guild or interaction.permissions.administrator
        if interaction.guild_id is None or not allowed:
            return []
        found = await self._services.casework.recent(interaction.guild_id, typed[:100], statuses)
        now, t = self._services.clock.now(), for_asker(interaction)
        return [
            app_commands.Choice(name=entry_label(entry, now, t), value=_value(entry.key))
            for entry in found
        ]


def _value(key: GameKey) -> str:
    """As it is understood again: in rows of an old database the platform may be missing."""
    return key.match_id if key.platform else key.game_id
