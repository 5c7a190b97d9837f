"""Keys in portions: a statement takes some 32,000 parameters on either database."""

from collections.abc import Collection, Iterator
from typing import TypeVar

PORTION = 1_000

Key = TypeVar("Key", int, str, tuple[str, str])


def chunks(keys: Collection[Key], size: int = PORTION) -> Iterator[list[Key]]:
    """The keys in order, so many at a time."""
    ordered = sorted(keys)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
