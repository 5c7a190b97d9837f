"""Several pieces of work side by side, none of which is left behind."""

import asyncio
from collections.abc import Awaitable, Iterable
from typing import TypeVar

T = TypeVar("T")


async def together(works: Iterable[Awaitable[T]]) -> list[T]:
    """Do all of them; what they gave, in this order. Raises what the first that failed raised, once
    all have ended: `asyncio.gather` alone goes away at once, and what is left of a turn would go on
    beside the next one and after a stop."""
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
    return [outcome for outcome in outcomes if not isinstance(outcome, BaseException)]
