"""A lane of the limiter, and who asks for a place in it."""

import asyncio

from tracking.riot.rate_limit import Priority

PERSONAL_HEADERS = {"X-App-Rate-Limit": "20:1,100:120", "X-App-Rate-Limit-Count": "1:1,1:120"}
WIDE = {"X-App-Rate-Limit": "30000:600", "X-App-Rate-Limit-Count": "1:600"}


async def settle():
    for _ in range(20):
        await asyncio.sleep(0)


async def opened(lane, method="spectator", headers=WIDE):
    """A lane whose limits are known."""
    permit = await lane.acquire(method, Priority.PERSON)
    lane.done(permit, headers, refused=False)
    return lane


def ask(lane, method="spectator", priority=Priority.DETECTION):
    return asyncio.create_task(lane.acquire(method, priority))


async def refused(lane, method="spectator", **headers):
    """The next request of this method is refused, with these headers."""
    permit = await lane.acquire(method, Priority.PERSON)
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    lane.done(permit, told, refused=True)
