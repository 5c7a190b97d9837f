"""What the bot says, in every language: one file of texts for each (Project Fluent).

Answers are in the asker's language (`interaction.locale`), posts in the server's: its setting,
else its preferred locale.
"""

from bot.texts.catalogue import Texts, UnknownText, of
from bot.texts.languages import Language, spoken
from bot.texts.told import translated

__all__ = ["Language", "Texts", "UnknownText", "of", "spoken", "translated"]
