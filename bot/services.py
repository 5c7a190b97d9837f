"""What cogs are given: the rooms of `tracking` they call."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import discord

from bot.charts import Charts
from tracking.accounts import Accounts, Proofs
from tracking.casework import Casework
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.players import Players
from tracking.privacy import Privacy

if TYPE_CHECKING:
    from bot.client import TrackerBot


@dataclass(frozen=True, slots=True, kw_only=True)
class Operations:
    """What the operators' commands need to know."""

    guild_id: int | None = None
    """The operators' server; None: there is none, and the bot's owner is asked instead."""
    intervals: Mapping[str, float]
    """How often the loops run that must keep up, in seconds, by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Services:
    """Handed to the bot by the composition root."""

    database: Database
    players: Players
    proofs: Proofs
    accounts: Accounts
    privacy: Privacy
    casework: Casework
    clock: Clock
    charts: Charts
    """Draws pictures; whoever made it closes it."""
    operations: Operations


def services_of(interaction: discord.Interaction[Any]) -> Services:
    """Those of the bot that the interaction came to, for buttons: they outlive the process, and
    are made anew from their ids alone."""
    return cast("TrackerBot", interaction.client).services
