"""One request to Riot: its turn in the lane, the answer, and further tries."""

import logging
import random
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

import aiohttp
from yarl import URL

from tracking.clock import Clock
from tracking.domain.games import Game
from tracking.errors import RiotRateLimited
from tracking.riot.answers import LARGEST, Answer, is_fault, unavailable
from tracking.riot.rate_limit import Priority, RateLimiter

log = logging.getLogger(__name__)

TIMEOUT = 10.0
"""Seconds for one try, from the connection to the last byte."""

FAULTS = 3
"""Tries that may fail by a 5xx, a time-out or a broken connection."""

REFUSALS = 5
"""Tries that may be refused by a 429; each waits for its scope's pause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for."""

    method: str
    """The endpoint's name, e.g. `match-v5.match`: its rate limit is counted under it."""
    route: str
    """The host: a platform or a cluster, lower case."""
    path: str
    """With its parts already encoded."""
    game: Game
    priority: Priority
    query: tuple[tuple[str, str], ...] = ()


class Transport:
    """Sends requests within the limits."""

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        url_template: str,
        limiter: RateLimiter,
        clock: Clock,
        jitter: Callable[[], float] = random.random,
    ) -> None:
        self._session = session
        self._url_template = url_template
        self._limiter = limiter
        self._clock = clock
        self._jitter = jitter

    async def send(self, request: Request, key: str) -> Answer:
        """The answer, whatever its status, but never a 429 or a 5xx.

        Raises RiotRateLimited and RiotUnavailable after the last try.
        """
        faults = refusals = 0
        while True:
            answer, why = await self._try(request, key)
            if answer is not None and answer.status == 429:
                refusals += 1
                if refusals >= REFUSALS:
                    raise RiotRateLimited(status=429, method=request.method)
            elif answer is not None and not is_fault(answer.status):
                return answer
            else:
                faults += 1
                if faults >= FAULTS:
                    status = answer.status if answer else None
                    raise unavailable(request.method, why, status)
                await self._clock.sleep(2.0 ** (faults - 1) * (1.0 + 0.25 * self._jitter()))

    async def _try(self, request: Request, key: str) -> tuple[Answer | None, str]:
        """The answer, or None and why there is none."""
        lane = self._limiter.lane(key, request.route)
        permit = await lane.acquire(request.method, request.priority)
        answer: Answer | None = None
        try:
            answer = await self._fetch(request, key)
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            # The error's text may quote the address and the headers; its name says enough.
            return None, type(error).__name__
        finally:
            refused = answer is not None and answer.status == 429
            lane.done(permit, answer.headers if answer else None, refused=refused)
        if refused:
            _note_refusal(request, answer.headers)
        return answer, f"status {answer.status}"

    async def _fetch(self, request: Request, key: str) -> Answer:
        url = self._url_template.replace("{route}", request.route) + request.path
        if request.query:
            url += "?" + urlencode(request.query)
        async with self._session.get(
            URL(url, encoded=True),
            headers={"X-Riot-Token": key},
            timeout=aiohttp.ClientTimeout(total=TIMEOUT),
            allow_redirects=False,
        ) as response:
            body = bytearray()
            async for chunk in response.content.iter_chunked(65_536):
                body += chunk
                if len(body) > LARGEST:
                    response.close()
                    break
            return Answer(
                status=response.status, body=bytes(body), headers=dict(response.headers.items())
            )


def _note_refusal(request: Request, headers: dict[str, str]) -> None:
    told = {name.lower(): value for name, value in headers.items()}
    log.warning(
        "Riot refused %s at %s: rate limit of %.20r, Retry-After %.20r",
        request.method,
        request.route,
        told.get("x-rate-limit-type", "the service"),
        told.get("retry-after", "not given"),
    )
