"""What cogs are given: the rooms of `tracking` they call."""

from dataclasses import dataclass

from bot.charts import Charts
from tracking.casework import Casework
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.players import Players


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Handed to the bot by the composition root."""

    database: Database
    players: Players
    casework: Casework
    clock: Clock
    charts: Charts
    """Draws pictures; whoever made it closes it."""
