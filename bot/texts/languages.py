"""The languages the bot speaks, and which of them a Discord locale means."""

from enum import StrEnum


class Language(StrEnum):
    """A language with a file of texts."""

    ENGLISH = "en"  # also for every locale that is none of ours
    FRENCH = "fr"  # one locale at Discord
    GERMAN = "de"  # one locale at Discord
    SPANISH = "es"  # `es-ES` and `es-419`
    KOREAN = "ko"  # one locale at Discord

    @property
    def own_name(self) -> str:
        """As its speakers call it."""
        return _OWN_NAMES[self]


_OWN_NAMES = {
    Language.ENGLISH: "English",
    Language.FRENCH: "Français",
    Language.GERMAN: "Deutsch",
    Language.SPANISH: "Español",
    Language.KOREAN: "한국어",
}

_BY_VALUE = {language.value: language for language in Language}


def spoken(locale: object) -> Language | None:
    """Ours for a locale of Discord's (`en-GB`, `es-419`), or one's own value (`ko`); None where we
    do not speak it, and where there is none."""
    first = str(locale or "").replace("_", "-").partition("-")[0].lower()
    return _BY_VALUE.get(first)
