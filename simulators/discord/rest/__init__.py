"""The routes below `/api/v10`, by what they are about."""

from simulators.discord.core import Core
from simulators.discord.http import Api
from simulators.discord.rest.channels import ChannelRoutes
from simulators.discord.rest.commands import CommandRoutes
from simulators.discord.rest.identity import IdentityRoutes
from simulators.discord.rest.interactions import InteractionRoutes
from simulators.discord.rest.messages import MessageRoutes


def add_routes(api: Api, core: Core) -> None:
    """Everything the bot may ask for."""
    IdentityRoutes(core).add_to(api)
    CommandRoutes(core).add_to(api)
    ChannelRoutes(core).add_to(api)
    MessageRoutes(core).add_to(api)
    InteractionRoutes(core).add_to(api)
