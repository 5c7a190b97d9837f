"""Ids in portions: a statement takes some 32,000 parameters on either database."""

from collections.abc import Collection, Iterator
from typing import TypeVar

PORTION = 1_000

Id = TypeVar("Id", int, str)


def chunks(ids: Collection[Id], size: int = PORTION) -> Iterator[list[Id]]:
    """The ids in order, so many at a time."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
