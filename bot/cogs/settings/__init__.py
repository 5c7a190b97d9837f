"""`/settings`: all that a server's moderators choose, in one panel."""

from bot.cogs.settings.cog import Settings
from bot.cogs.settings.panel import SettingsItem

__all__ = ["Settings", "SettingsItem"]
