"""A local Riot API for the demo, the bench and the tests."""

from simulators.riot.accounts import Account, ApiKey
from simulators.riot.games import Ending, Game, Place, Publication
from simulators.riot.limits import PERSONAL, PRODUCTION, HeaderStyle, Limits
from simulators.riot.people import DEFAULT_KEY
from simulators.riot.server import LocalRiot

__all__ = [
    "DEFAULT_KEY",
    "PERSONAL",
    "PRODUCTION",
    "Account",
    "ApiKey",
    "Ending",
    "Game",
    "HeaderStyle",
    "Limits",
    "LocalRiot",
    "Place",
    "Publication",
]
