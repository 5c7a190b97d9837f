"""Sentences of `tracking`, which speaks English alone, in other languages.

What is stored and raised there is a sentence: a player's problem, why a game has no result, what
an admin typed wrongly. The files of texts hold each of them as a `told-…` text, word for word in
English, and by its words it is found again. One that has none is told in English.
"""

import functools
import re
from collections.abc import Iterator

from fluent.syntax import FluentParser, ast

from bot.texts.catalogue import Texts, read
from bot.texts.languages import Language

FAMILY = "told-"

MOST_NESTED = 3
"""A sentence may hold another one as its reason."""


def translated(t: Texts, sentence: str, *, depth: int = MOST_NESTED) -> str:
    """The sentence in this language; several one after the other are told one after the other."""
    if t.language is Language.ENGLISH or not sentence:
        return sentence
    for key, pattern in _patterns():
        if found := pattern.fullmatch(sentence):
            return _said(t, key, found, depth)
    for key, pattern in _patterns():
        for found in _beginnings(pattern, sentence):
            rest = translated(t, sentence[found.end() + 1 :], depth=depth - 1) if depth else ""
            if rest and rest != sentence[found.end() + 1 :]:
                return f"{_said(t, key, found, depth)} {rest}"
    return sentence


def _said(t: Texts, key: str, found: re.Match[str], depth: int) -> str:
    values = found.groupdict()
    if depth:
        values = {name: translated(t, value, depth=depth - 1) for name, value in values.items()}
    return t(key, **values)


def _beginnings(pattern: re.Pattern[str], sentence: str) -> Iterator[re.Match[str]]:
    """The pattern where it ends at a space, shortest first."""
    for end in (at for at, letter in enumerate(sentence) if letter == " "):
        if sentence[end - 1] == "." and (found := pattern.fullmatch(sentence, 0, end)):
            yield found


@functools.cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each English sentence as what finds it again, those with the most words of their own
    first."""
    found = []
    for entry in FluentParser().parse(read(Language.ENGLISH)).body:
        if isinstance(entry, ast.Message) and entry.id.name.startswith(FAMILY) and entry.value:
            found.append((entry.id.name, "".join(_pieces(entry.value))))
    found.sort(key=lambda each: -len(each[1]))
    return tuple((key, re.compile(pattern, re.DOTALL)) for key, pattern in found)


def _pieces(pattern: ast.Pattern) -> Iterator[str]:
    seen: set[str] = set()
    for element in pattern.elements:
        match element:
            case ast.TextElement(value=text):
                yield re.escape(text)
            case ast.Placeable(expression=ast.VariableReference(id=ast.Identifier(name=name))):
                yield f"(?P={name})" if name in seen else f"(?P<{name}>.+?)"
                seen.add(name)
            case _:
                raise ValueError(f"{element} cannot be found again in a sentence")
