"""Break each promise in a copy of the tree and see whether its test notices: `make mutants`.

python -m tests.mutations [TEXT …]   only those whose promise or file contains one of the texts
python -m tests.mutations --table    print the table of docs/reliability.md
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from pathlib import Path
from queue import SimpleQueue

from tests.mutations.mutation import ROOT, Mutation
from tests.mutations.promises import MUTATIONS

COPIED = ("bot", "tracking", "migrations", "simulators", "tests", "pyproject.toml", "alembic.ini")
AT_ONCE = 2
LONGEST_SECONDS = 120
"""A mutation may make a test wait for ever, which notices it too."""


class Outcome(Enum):
    """What became of the tests."""

    PASSED = "passed"
    FAILED = "failed"
    ENDLESS = "never ended"
    UNUSABLE = "could not be run"  # which says nothing about the promise

    @property
    def notices(self) -> bool:
        """Whether the promise was seen broken."""
        return self in (Outcome.FAILED, Outcome.ENDLESS)


def main(wanted: list[str]) -> int:
    """Print a line for each; 1 where a mutation survives or does not fit the code any more."""
    if wanted == ["--table"]:
        print("\n".join(mutation.row() for mutation in MUTATIONS))
        return 0
    chosen = [m for m in MUTATIONS if not wanted or _matches(m, wanted)]
    fitting = [m for m in chosen if m.fits()]
    for each in chosen:
        if each not in fitting:
            print(f"DOES NOT FIT  {each.promise} ({each.file})")
    caught = 0
    with tempfile.TemporaryDirectory() as folder:
        trees = [_copy(Path(folder) / str(number)) for number in range(AT_ONCE)]
        for postgresql in (False, True):
            tests = sorted({m.test for m in fitting if m.postgresql is postgresql})
            if tests and _run(tests, trees[0], postgresql=postgresql) is not Outcome.PASSED:
                print("These tests do not pass as it is, so they notice nothing:", *tests, sep="\n")
                return 1
        for mutation, outcome in _break_each(fitting, trees):
            caught += outcome.notices
            print(f"{'caught' if outcome.notices else 'SURVIVES':9} {mutation.promise}")
            print(f"          {mutation.test} {outcome.value}", flush=True)
    print(f"{caught} of {len(chosen)} were caught.")
    return 0 if caught == len(chosen) else 1


def _matches(mutation: Mutation, wanted: Iterable[str]) -> bool:
    return any(w in mutation.promise or w in mutation.file for w in wanted)


def _break_each(
    mutations: list[Mutation], trees: Iterable[Path]
) -> Iterator[tuple[Mutation, Outcome]]:
    free: SimpleQueue[Path] = SimpleQueue()
    for tree in trees:
        free.put(tree)

    def one(mutation: Mutation) -> Outcome:
        tree = free.get()
        path = tree / mutation.file
        try:
            path.write_text(mutation.broken(), encoding="utf-8")
            return _run([mutation.test], tree, postgresql=mutation.postgresql)
        finally:
            shutil.copy(ROOT / mutation.file, path)
            free.put(tree)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield from zip(mutations, pool.map(one, mutations), strict=True)


def _copy(tree: Path) -> Path:
    tree.mkdir()
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tree / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tree / name)
    return tree


def _run(tests: list[str], tree: Path, *, postgresql: bool) -> Outcome:
    command = [sys.executable, "-m", "pytest", "-x", "--tb=no", "-p", "no:xdist", *tests]
    # Without byte code: two changes within one second would look the same to it.
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            command if postgresql else [*command, "--no-postgres"],
            cwd=tree,
            env=environment,
            capture_output=True,
            timeout=LONGEST_SECONDS * len(tests),
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome.ENDLESS
    return {0: Outcome.PASSED, 1: Outcome.FAILED}.get(done.returncode, Outcome.UNUSABLE)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
