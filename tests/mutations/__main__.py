"""Break each promise in a copy of the tree and see which test notices: `make mutants`.

python -m tests.mutations [TEXT …]   only those whose promise or file contains one of the texts
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

from tests.mutations.mutation import Mutation
from tests.mutations.promises import MUTATIONS

ROOT = Path(__file__).parents[2]
COPIED = ("bot", "tracking", "migrations", "simulators", "tests", "pyproject.toml", "alembic.ini")
AT_ONCE = 2
LONGEST_SECONDS = 120
"""A mutation may make a test wait for ever, which notices it too."""

_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


def main(wanted: list[str]) -> int:
    """Print a table; 1 where a mutation survives or does not fit the code any more."""
    chosen = [m for m in MUTATIONS if not wanted or _matches(m, wanted)]
    lost = [m for m in chosen if not fits(m)]
    for each in lost:
        print(f"DOES NOT FIT  {each.promise} ({each.file})")
    survivors = 0
    for mutation, by in _run([m for m in chosen if m not in lost]):
        survivors += by is None
        print(f"{'SURVIVES' if by is None else 'caught':9} {mutation.promise}", flush=True)
        if by is not None:
            print(f"          by {by}", flush=True)
    print(f"{len(chosen) - len(lost) - survivors} of {len(chosen)} were caught.")
    return 1 if survivors or lost else 0


def fits(mutation: Mutation) -> bool:
    """Whether what it replaces stands in the file exactly once."""
    return (ROOT / mutation.file).read_text().count(mutation.find) == 1


def _matches(mutation: Mutation, wanted: Iterable[str]) -> bool:
    return any(w in mutation.promise or w in mutation.file for w in wanted)


def _run(mutations: list[Mutation]) -> Iterator[tuple[Mutation, str | None]]:
    with tempfile.TemporaryDirectory() as folder:
        trees: SimpleQueue[Path] = SimpleQueue()
        for number in range(AT_ONCE):
            trees.put(_copy(Path(folder) / str(number)))

        def one(mutation: Mutation) -> str | None:
            tree = trees.get()
            try:
                return _noticed_by(mutation, tree)
            finally:
                trees.put(tree)

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


def _noticed_by(mutation: Mutation, tree: Path) -> str | None:
    """The first test that fails, None where all pass."""
    path = tree / mutation.file
    whole = path.read_text()
    path.write_text(whole.replace(mutation.find, mutation.replace))
    try:
        for test in mutation.tests:
            if (found := _failing(test, tree)) is not None:
                return found
        return None
    finally:
        path.write_text(whole)


def _failing(test: str, tree: Path) -> str | None:
    command = [sys.executable, "-m", "pytest", "-x", "--no-postgres", "--tb=no", "-p", "no:xdist"]
    # Without byte code: two changes within one second would look the same to it.
    environment = {**os.environ, "PYTHONPATH": str(tree), "PYTHONDONTWRITEBYTECODE": "1"}
    try:
        done = subprocess.run(
            [*command, test],
            cwd=tree,
            env=environment,
            capture_output=True,
            text=True,
            timeout=LONGEST_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return f"{test} (never ends)"
    if done.returncode == 0:
        return None
    named = _FAILED.search(done.stdout)
    return named[1] if named else f"{test} (cannot be run)"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
