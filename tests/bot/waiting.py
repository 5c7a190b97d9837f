"""Waiting for what another task does, in as many turns of the event loop as it takes."""

import asyncio
from collections.abc import Callable


async def until(true: Callable[[], object], seconds: float = 10) -> None:
    """Until it is so; TimeoutError after so many real seconds."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - what is waited for knows of no event
            await asyncio.sleep(0)
