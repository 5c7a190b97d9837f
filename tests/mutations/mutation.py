"""A promise, one change that breaks it, and the test that notices."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One change to one file, so that a promise no longer holds."""

    promise: str
    file: str
    find: str
    """Stands in the file exactly once."""
    replace: str
    test: str
    """`tests/…/test_x.py::test_what_must_hold`, in all its parameters; it fails."""
    postgresql: bool
    """The promise is PostgreSQL's alone to break."""

    def fits(self) -> bool:
        """Whether what it replaces stands in the file exactly once."""
        return self._whole().count(self.find) == 1

    def broken(self) -> str:
        """The file with the promise broken."""
        return self._whole().replace(self.find, self.replace)

    def row(self) -> str:
        """Its line in docs/reliability.md."""
        words = self.test.rpartition("::")[2].removeprefix("test_").replace("_", " ")
        return f"| {self.promise} | `{self.file.removeprefix('tracking/')}` | {words} |"

    def _whole(self) -> str:
        return (ROOT / self.file).read_text(encoding="utf-8")


def breaking(file: str, tests: str) -> Callable[..., Mutation]:
    """Makes mutations of one file: what is promised, what is found, what it becomes, and the test
    that notices, which is one of `tests` unless `of` names another file."""

    def mutation(
        promise: str,
        find: str,
        replace: str,
        by: str,
        *,
        of: str = tests,
        postgresql: bool = False,
    ) -> Mutation:
        return Mutation(
            promise=promise,
            file=file,
            find=find,
            replace=replace,
            test=f"tests/{of}::{by}",
            postgresql=postgresql,
        )

    return mutation
