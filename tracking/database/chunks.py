"""Ids in portions: a statement takes some 32,000 parameters on either database."""

from collections.abc import Collection, Iterator

PORTION = 1_000


def chunks(ids: Collection[int], size: int = PORTION) -> Iterator[list[int]]:
    """The ids in order, so many at a time."""
    ordered = sorted(ids)
    for start in range(0, len(ordered), size):
        yield ordered[start : start + size]
