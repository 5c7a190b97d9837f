"""What is said, in one language: the texts of its file, and its numbers.

`texts.of(locale)` gives it; views call it `t`: `t("players-more", count=3)`. Values are put in as
they are, so what a person typed goes through `bot.views.texts.plain` first; numbers are written as
the language writes them.
"""

import functools
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from babel import Locale
from babel.dates import format_skeleton
from babel.numbers import format_compact_decimal, format_decimal, format_percent
from fluent.runtime import FluentBundle, FluentResource

from bot.texts.languages import Language, spoken

Value = str | int | float

FOLDER = Path(__file__).parent

MINUS = "\u2212"


class UnknownText(LookupError):
    """No file has a text of that name; a mistake of ours that a test finds."""


class Texts:
    """The texts of one language; what it lacks is said in English."""

    def __init__(self, language: Language, files: Mapping[Language, str]) -> None:
        self.language = language
        spoken_first = dict.fromkeys((language, Language.ENGLISH))
        self._bundles = [_bundle(each, files[each]) for each in spoken_first]

    def __call__(self, key: str, /, **values: Value) -> str:
        """The text `key` with its values put in. Raises UnknownText where English has none."""
        return self._format(key, None, values)

    def attribute(self, key: str, name: str, /) -> str:
        """The text `.name` that belongs to `key`."""
        return self._format(key, name, {})

    def has(self, key: str) -> bool:
        """Whether there is such a text, in this language or in English."""
        return any(bundle.has_message(key) for bundle in self._bundles)

    def _format(self, key: str, attribute: str | None, values: Mapping[str, Value]) -> str:
        for bundle in self._bundles:
            if not bundle.has_message(key):
                continue
            message = bundle.get_message(key)
            pattern = message.attributes.get(attribute) if attribute else message.value
            if pattern is None:
                continue
            text, errors = bundle.format_pattern(pattern, dict(values))
            if not errors:
                return str(text)
        raise UnknownText(f"{key}.{attribute}" if attribute else key)

    def number(self, value: float, digits: int = 0) -> str:
        """`1,234`; `7.4` with one digit after the point, which stands even where it is 0."""
        return str(format_decimal(value, f"#,##0.{'0' * digits}".rstrip("."), self.language.value))

    def amount(self, value: int) -> str:
        """A large number in short: `812`, `21.4K`, `21,434`."""
        # Korean counts in ten thousands, and so short it would say less than others do.
        if self.language is Language.KOREAN and value < 100_000:
            return self.number(value)
        short = format_compact_decimal(value, locale=self.language.value, fraction_digits=1)
        # German has no short form of thousands.
        return self.number(value) if short == str(value) else str(short)

    def percent(self, share: float | None) -> str:
        """`62%` of 0.62; empty where it is not known."""
        return "" if share is None else str(format_percent(share, locale=self.language.value))

    def signed(self, value: int) -> str:
        """`+21`, `−15`."""
        return f"{'+' if value > 0 else MINUS if value < 0 else ''}{self.number(abs(value))}"

    def joined(self, parts: Sequence[str]) -> str:
        """`a`, `a and b`, `a, b and c`."""
        if len(parts) < 2:
            return "".join(parts)
        return self("list-last", rest=", ".join(parts[:-1]), last=parts[-1])

    def ordinal(self, place: int) -> str:
        """`1st`, `2e`, `3.`, `4위`."""
        return self("ordinal", place=place)

    def day(self, at: datetime) -> str:
        """`1 Mar`, `3월 1일`: a day of the year, in UTC."""
        return str(format_skeleton("MMMd", at, locale=self.language.value))

    def month(self, at: datetime) -> str:
        """`November 2026`, `2026년 11월`: a month and its year, in UTC."""
        return str(format_skeleton("yMMMM", at, locale=self.language.value))

    def minutes(self, seconds: int) -> str:
        """A length of time in words, in whole minutes: `31 min`, `2 h 5 min`."""
        hours, minutes = divmod(round(seconds / 60), 60)
        if not hours:
            return self("length-minutes", minutes=minutes)
        return self("length-hours", hours=hours, minutes=minutes)


def of(locale: object) -> Texts:
    """The texts for a locale of Discord's, or of a language; English for every other."""
    return _of(spoken(locale) or Language.ENGLISH)


@functools.cache
def _of(language: Language) -> Texts:
    return Texts(language, {each: read(each) for each in (language, Language.ENGLISH)})


def read(language: Language) -> str:
    """The file of a language as it stands."""
    return (FOLDER / f"{language.value}.ftl").read_text(encoding="utf-8")


def _ordinal(language: Language) -> Callable[[Any], Any]:
    """`ORDINAL($place)` in a file: the kind of ordinal that a number takes in the language, as
    Unicode's tables name it; `NUMBER` of this version of Fluent knows cardinals alone."""
    return Locale.parse(language.value).ordinal_form


def _bundle(language: Language, source: str) -> FluentBundle:
    # Names are isolated where they are escaped; marks around every value would count as length.
    bundle = FluentBundle(
        [language.value], functions={"ORDINAL": _ordinal(language)}, use_isolating=False
    )
    bundle.add_resource(FluentResource(source))
    return bundle
