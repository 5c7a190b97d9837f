"""One way to break a promise."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """One line changed so that a promise no longer holds."""

    promise: str
    file: str
    find: str
    """Stands in the file exactly once."""
    replace: str
    tests: tuple[str, ...]


def of(file: str, *tests: str) -> Callable[[str, str, str], Mutation]:
    """How the promises of one file are written down; `tests` guard them."""

    def mutation(promise: str, find: str, replace: str) -> Mutation:
        return Mutation(promise=promise, file=file, find=find, replace=replace, tests=tests)

    return mutation
