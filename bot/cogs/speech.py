"""To whom a command answers, and in which language."""

import discord

from bot import texts
from bot.errors import PUBLIC
from bot.services import Services
from bot.texts import Texts
from tracking.database.guilds import locales


async def defer_for_all(interaction: discord.Interaction) -> None:
    """The answer that comes is seen by everybody; should it be a refusal, by the asker alone."""
    interaction.extras[PUBLIC] = True
    await interaction.response.defer(thinking=True)


def for_asker(interaction: discord.Interaction) -> Texts:
    """An answer that the asker alone sees."""
    return texts.of(interaction.locale)


async def for_server(services: Services, guild: discord.Guild) -> Texts:
    """A message that everybody in the server sees: what it chose, else what it prefers."""
    async with services.database.read() as session:
        known = await locales(session, {guild.id})
    return texts.of(known.get(guild.id) or guild.preferred_locale)
