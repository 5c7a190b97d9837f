"""The 95th percentile, by nearest rank. Pure."""

from collections.abc import Iterable, Sequence

SHARE = 0.95


def p95(values: Sequence[float]) -> float | None:
    """The smallest value that 95 % do not pass; None of nothing."""
    if not values:
        return None
    return sorted(values)[max(0, -(-len(values) * 95 // 100) - 1)]


def weighted_p95(values: Iterable[tuple[float, float]]) -> float | None:
    """The same where each value stands for so much: (value, weight); None of no weight at all."""
    known = sorted((value, weight) for value, weight in values if weight > 0)
    left = SHARE * sum(weight for _, weight in known)
    for value, weight in known:
        left -= weight
        if left <= 1e-9:
            return value
    return None
