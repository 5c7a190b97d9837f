"""The sections of the panel, in the order in which they are shown."""

from bot.cogs.settings.channels import ChannelsSection
from bot.cogs.settings.language import LanguageSection
from bot.cogs.settings.players import PlayersSection
from bot.cogs.settings.queues import QueuesSection
from bot.cogs.settings.quiet import QuietSection
from bot.cogs.settings.recaps import RecapsSection
from bot.cogs.settings.section import Section

SECTIONS: tuple[Section, ...] = (
    ChannelsSection(),
    QueuesSection(),
    PlayersSection(),
    QuietSection(),
    RecapsSection(),
    LanguageSection(),
)
