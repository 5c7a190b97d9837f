"""The simulator shares nothing with what it is there to test."""

import ast
from pathlib import Path

import simulators.riot


def test_it_imports_nothing_of_the_tracker():
    folder = Path(simulators.riot.__file__).parent
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for name in imported(node):
                assert name.partition(".")[0] not in {"tracking", "bot", "tests"}, path.name


def imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []
