"""What a command suggests while somebody types."""

import discord
from discord import app_commands

from tracking import subscriptions
from tracking.database.engine import Database

MOST = 25
"""So many Discord shows (discord.md §8)."""


async def followed_here(
    database: Database, interaction: discord.Interaction, typed: str
) -> list[app_commands.Choice[str]]:
    """The players whom this server follows and whose Riot ID fits; the value is the player's id."""
    if interaction.guild_id is None:
        return []
    async with database.read() as session:
        found = await subscriptions.search(session, interaction.guild_id, typed[:100], MOST)
    return [
        app_commands.Choice(name=f"{p.game_name}#{p.tag_line}"[:100], value=str(p.player_id))
        for p in found
    ]
