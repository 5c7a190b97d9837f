"""What the code asks for is there, with the values it is given; nothing else is.

In `bot` a text is said by `t("its-name", value=…)`, where `t` is a `Texts`. A name that is made up
in parts (`t(f"outcome-{…}")`) counts as every text that begins so.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.texts.languages import Language
from tests.bot.texts.files import names, patterns

ROOT = Path(__file__).resolve().parents[3] / "bot"
ENGLISH = patterns(Language.ENGLISH)


def calls() -> Iterator[tuple[str, ast.Call, ast.expr]]:
    """Where, the call, and each name it may ask for."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args and _says(node.func):
                for asked in _either(node.args[0]):
                    yield f"{path.relative_to(ROOT.parent)}:{node.lineno}", node, asked


def _says(function: ast.expr) -> bool:
    match function:
        case ast.Name(id="t") | ast.Attribute(attr="t" | "_t"):
            return True
    return False


def _either(asked: ast.expr) -> Iterator[ast.expr]:
    if isinstance(asked, ast.IfExp):
        yield from _either(asked.body)
        yield from _either(asked.orelse)
    else:
        yield asked


CALLS = list(calls())


def beginning(asked: ast.expr) -> str | None:
    """Of a name made up in parts what it begins with; None of any other."""
    match asked:
        case ast.JoinedStr(values=[ast.Constant(value=str(first)), *_]):
            return first
    return None


def test_what_is_asked_for_is_there():
    missing = []
    for where, _, asked in CALLS:
        match asked:
            case ast.Constant(value=str(name)):
                if name not in ENGLISH:
                    missing.append(f"{where} {name}")
            case ast.JoinedStr():
                first = beginning(asked)
                if not first or not any(name.startswith(first) for name in ENGLISH):
                    missing.append(f"{where} {ast.unparse(asked)}")
    assert missing == []


def test_a_text_is_given_just_the_values_it_uses():
    wrong = []
    for where, call, asked in CALLS:
        if any(keyword.arg is None for keyword in call.keywords):
            continue
        given = {keyword.arg for keyword in call.keywords}
        match asked:
            case ast.Constant(value=str(name)) if name in ENGLISH:
                if given != names(ENGLISH[name]).variables:
                    wrong.append(f"{where} {name}: given {given}")
            case ast.JoinedStr():
                first = beginning(asked) or "?"
                for name, pattern in ENGLISH.items():
                    if name.startswith(first) and not names(pattern).variables <= given:
                        wrong.append(f"{where} {name}: given {given}")
    assert wrong == []


@pytest.fixture(scope="module")
def written():
    """Every text in the code: a name may stand in a table, or in a command's choice."""
    return {
        node.value
        for path in ROOT.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def test_no_text_is_there_for_nothing(written):
    beginnings = tuple(first for _, _, asked in CALLS if (first := beginning(asked)))
    terms = {term for pattern in ENGLISH.values() for term in names(pattern).terms}
    unused = [
        name
        for name in ENGLISH
        # Commands have a test of their own (test_commands.py), languages name themselves.
        if not name.startswith(("command-", "queue-", "told-", *beginnings))
        and name not in written
        and name not in terms
    ]
    assert unused == []


SPEAK_ENGLISH = {"health_text.py", "migration.py"}
"""What operators read."""


def test_no_view_sets_a_colon_itself():
    """French has a space before it, which is a matter of its file (`labelled`)."""
    wrong = [
        f"{path.relative_to(ROOT.parent)}:{node.lineno}"
        for folder in ("views", "cogs")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if path.name not in SPEAK_ENGLISH
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.JoinedStr)
        and any(": " in str(part.value) for part in node.values if isinstance(part, ast.Constant))
    ]
    assert wrong == []
