"""Several pieces of work side by side, each for so long at most."""

import asyncio
from collections.abc import Coroutine, Sequence
from typing import Any

from tracking.clock import Clock


async def in_time(clock: Clock, seconds: float, works: Sequence[Coroutine[Any, Any, None]]) -> None:
    """Do all of them; what is not through after so many seconds is cancelled. Raises what the
    first that failed raised, once all have ended."""
    tasks = [asyncio.create_task(work) for work in works]
    timer = asyncio.create_task(clock.sleep(seconds))
    try:
        waiting = set(tasks)
        while waiting and not timer.done():
            _, waiting = await asyncio.wait({*waiting, timer}, return_when=asyncio.FIRST_COMPLETED)
            waiting.discard(timer)
    finally:
        for task in (*tasks, timer):
            task.cancel()
        outcomes = await asyncio.gather(*tasks, timer, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, Exception):
            raise outcome
