"""What a command suggests while somebody types."""

import discord
from discord import app_commands

from tracking import accounts, subscriptions
from tracking.database.engine import Database

MOST = 25
"""So many Discord shows (discord.md §8)."""

MOST_TYPED = 200
"""So many letters are looked at of what somebody typed; Discord lets far more through."""

ALL = 10_000
"""More than a server follows: one's own may stand anywhere among them."""


async def followed_here(
    database: Database, interaction: discord.Interaction, typed: str
) -> list[app_commands.Choice[str]]:
    """The players whom this server follows and whose Riot ID fits, the asker's own accounts first;
    the value is the player's id."""
    if interaction.guild_id is None:
        return []
    async with database.read() as session:
        mine = await accounts.players_of(session, interaction.user.id)
        found = await subscriptions.search(session, interaction.guild_id, typed[:100], ALL)
    found.sort(key=lambda player: player.player_id not in mine)
    return [app_commands.Choice(name=p.riot_id[:100], value=str(p.player_id)) for p in found[:MOST]]
