"""How much code each model is: the migration plan expected the new one to be a third smaller.

Method. Lines and branches of the files that only one model uses. A line counts where there is code
on it: comments, docstrings and blank lines do not. A branch is where the code may go two ways: if,
elif, for, while, except, match case, a conditional expression, each further operand of and/or,
and each for and if of a comprehension. What both models share (the Riot client, the outbox, the
database's tables, results from records) counts for neither. Nothing is run.

The new model does more than the old one did, so its parts are counted apart: `looks and results`
does what the old model does, `match lists` finds what spectator does not show, `ranks` looks at
ranks around games, `housekeeping` tells of outages, keys and lost players and cleans up.
"""

import ast
import io
import tokenize
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

TRACKING = Path(__file__).parents[1] / "tracking"

OLD = ("legacy/polling.py", "legacy/transitions.py", "legacy/store.py")
RESULTS = (
    "domain/following.py",
    "polling/detection.py",
    "polling/schedule.py",
    "polling/silence.py",
    "polling/awaiting.py",
    "polling/completion.py",
    "polling/store/looks.py",
    "polling/store/due.py",
    "polling/store/records.py",
)
LISTS = (
    "domain/audit.py",
    "domain/listing.py",
    "polling/audit.py",
    "polling/history.py",
    "polling/lists_due.py",
    "polling/match_service.py",
    "polling/store/lists.py",
    "polling/visibility.py",
    "polling/walks.py",
)
RANKS = (
    "domain/rank_looks.py",
    "polling/rank_budget.py",
    "polling/ranks.py",
    "polling/store/rank_looks.py",
)


@dataclass(frozen=True, slots=True)
class Size:
    """What a part of the code amounts to."""

    files: int
    lines: int
    branches: int

    def __add__(self, other: "Size") -> "Size":
        return Size(
            self.files + other.files,
            self.lines + other.lines,
            self.branches + other.branches,
        )


def measure(source: str) -> Size:
    """One file."""
    nodes = list(ast.walk(ast.parse(source)))
    text = {line for node in nodes if _is_text(node) for line in _lines(node)}
    code = {
        line
        for token in tokenize.generate_tokens(io.StringIO(source).readline)
        if token.type not in LAYOUT
        for line in range(token.start[0], token.end[0] + 1)
    }
    return Size(1, len(code - text), sum(map(_branches, nodes)))


LAYOUT = (
    tokenize.COMMENT,
    tokenize.NL,
    tokenize.NEWLINE,
    tokenize.INDENT,
    tokenize.DEDENT,
    tokenize.ENDMARKER,
)


def _is_text(node: ast.AST) -> bool:
    """A docstring, also one under an attribute."""
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _lines(node: ast.AST) -> range:
    assert isinstance(node, ast.stmt)
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _branches(node: ast.AST) -> int:
    if isinstance(node, ast.BoolOp):
        return len(node.values) - 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    loops = (ast.For, ast.AsyncFor, ast.While)
    return int(isinstance(node, (ast.If, ast.IfExp, ast.ExceptHandler, ast.match_case, *loops)))


def parts() -> Mapping[str, Size]:
    """Each part by its name; the rest of `polling` is the housekeeping."""
    every = [str(path.relative_to(TRACKING)) for path in (TRACKING / "polling").rglob("*.py")]
    rest = [name for name in every if name not in (*RESULTS, *LISTS, *RANKS)]
    return {
        "old model": _of(OLD),
        "new model: looks and results": _of(RESULTS),
        "new model: match lists": _of(LISTS),
        "new model: ranks": _of(RANKS),
        "new model: housekeeping": _of(rest),
    }


def _of(names: Sequence[str]) -> Size:
    return total(measure((TRACKING / name).read_text()) for name in names)


def total(sizes: Iterable[Size]) -> Size:
    """All of them together."""
    return sum(sizes, Size(0, 0, 0))


def main() -> None:
    """Count and print; a moment."""
    print(__doc__)
    found = parts()
    new = total(size for name, size in found.items() if name != "old model")
    old = found["old model"]
    print(f"{'':<32}{'files':>7}{'lines':>8}{'branches':>10}{'of the old':>12}")
    for name, size in {**found, "new model in all": new}.items():
        ratio = size.branches / old.branches
        print(f"{name:<32}{size.files:>7}{size.lines:>8}{size.branches:>10}{ratio:>11.1f}x")


if __name__ == "__main__":
    main()
