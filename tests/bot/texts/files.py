"""The files of texts, taken apart."""

import functools
import re
from collections.abc import Iterator

from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from bot.texts.catalogue import read
from bot.texts.languages import Language

LANGUAGES = list(Language)
OTHERS = [language for language in LANGUAGES if language is not Language.ENGLISH]


@functools.cache
def resource(language: Language) -> ast.Resource:
    return FluentParser().parse(read(language))


@functools.cache
def patterns(language: Language) -> dict[str, ast.Pattern]:
    """Every text by its name, an attribute as `text.attribute`, a term as `-term`."""
    return dict(_patterns(language))


def _patterns(language: Language) -> Iterator[tuple[str, ast.Pattern]]:
    for entry in resource(language).body:
        if isinstance(entry, ast.Message | ast.Term):
            name = f"-{entry.id.name}" if isinstance(entry, ast.Term) else entry.id.name
            if entry.value is not None:
                yield name, entry.value
            for attribute in entry.attributes:
                yield f"{name}.{attribute.id.name}", attribute.value


class _Names(Visitor):
    def __init__(self) -> None:
        self.variables: set[str] = set()
        self.functions: set[str] = set()
        self.terms: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:
        self.variables.add(node.id.name)

    def visit_FunctionReference(self, node: ast.FunctionReference) -> None:
        self.functions.add(node.id.name)
        self.generic_visit(node)

    def visit_TermReference(self, node: ast.TermReference) -> None:
        self.terms.add(f"-{node.id.name}")

    def visit_MessageReference(self, node: ast.MessageReference) -> None:
        self.terms.add(node.id.name)


def names(pattern: ast.Pattern) -> _Names:
    """Which values, functions and other texts it uses."""
    found = _Names()
    found.visit(pattern)
    return found


def choices(pattern: ast.Pattern) -> list[ast.SelectExpression]:
    """Where it chooses between forms."""
    found = []

    class Choices(Visitor):
        def visit_SelectExpression(self, node: ast.SelectExpression) -> None:
            found.append(node)
            self.generic_visit(node)

    Choices().visit(pattern)
    return found


CODE = re.compile(r"`[^`]+`")
"""What stands in a text as it must be typed."""
