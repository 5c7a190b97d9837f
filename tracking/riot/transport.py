"""One request to Riot: its turn in the lane, the answer, retries, and what a status means.

The status decides, not the body (riot.md §2.8): 404 and 204 are answers ("nothing there"), a 429
pauses its scope, a 5xx or a broken connection is tried again a few times.
"""

import json
import logging
from dataclasses import dataclass
from typing import Any

import aiohttp

from tracking.clock import Clock
from tracking.domain.games import Game
from tracking.errors import (
    RiotForbidden,
    RiotKeyInvalid,
    RiotRateLimited,
    RiotRejected,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.riot.keys import KeyRing
from tracking.riot.rate_limit import Lane, Priority, RateLimiter

log = logging.getLogger(__name__)

TIMEOUT = aiohttp.ClientTimeout(total=10)
LARGEST = 8 * 1024 * 1024
"""No record seen is larger than 140 kB; a larger answer is not read to its end."""

RETRIES = 2
"""Further tries after a 5xx or a broken connection."""

REFUSALS = 4
"""Further tries after a 429; each waits for its scope."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked for."""

    method: str
    """The endpoint's name, e.g. `match-v5.match`: its rate limit is counted under it."""
    route: str
    path: str
    game: Game
    priority: Priority
    query: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Answer:
    status: int
    body: bytes
    headers: dict[str, str]


class Transport:
    """Sends requests within the limits."""

    def __init__(
        self,
        *,
        session: aiohttp.ClientSession,
        url_template: str,
        keys: KeyRing,
        limiter: RateLimiter,
        clock: Clock,
    ) -> None:
        self._session = session
        self._url_template = url_template
        self._keys = keys
        self._limiter = limiter
        self._clock = clock

    async def get(self, request: Request) -> tuple[Any, str] | None:
        """The answer as JSON and as text, None where Riot has nothing there.

        Raises the RiotError that fits; a refused key raises at once, without a request.
        """
        refusals = failures = 0
        while True:
            key = self._keys.get(request.game)
            if key is None:
                raise RiotKeyInvalid(method=request.method)
            try:
                answer = await self._send(request, key)
            except (aiohttp.ClientError, TimeoutError, OSError) as error:
                failures += 1
                if failures > RETRIES:
                    raise self._unavailable(request, type(error).__name__) from None
                await self._clock.sleep(2.0 ** (failures - 1))
                continue
            if answer.status == 429:
                refusals += 1
                if refusals > REFUSALS:
                    raise RiotRateLimited(status=429, method=request.method)
                continue
            if answer.status >= 500:
                failures += 1
                if failures > RETRIES:
                    raise self._unavailable(request, f"status {answer.status}", answer.status)
                await self._clock.sleep(2.0 ** (failures - 1))
                continue
            return self._meaning(request, key, answer)

    async def _send(self, request: Request, key: str) -> _Answer:
        lane = self._limiter.lane(key, request.route)
        permit = await lane.acquire(request.method, request.priority)
        answer: _Answer | None = None
        try:
            answer = await self._fetch(request, key)
            return answer
        finally:
            headers = answer.headers if answer else {}
            refused = answer is not None and answer.status == 429
            lane.answered(request.method, permit, headers, refused=refused)
            if refused:
                self._note_refusal(lane, request, headers)

    async def _fetch(self, request: Request, key: str) -> _Answer:
        url = self._url_template.replace("{route}", request.route) + request.path
        async with self._session.get(
            url,
            params=list(request.query),
            headers={"X-Riot-Token": key},
            timeout=TIMEOUT,
            allow_redirects=False,
        ) as response:
            body = await response.content.read(LARGEST + 1)
            while len(body) <= LARGEST and (more := await response.content.read(LARGEST + 1)):
                body += more
            headers = {name.title(): value for name, value in response.headers.items()}
            return _Answer(response.status, body, headers)

    def _note_refusal(self, lane: Lane, request: Request, headers: dict[str, str]) -> None:
        lane.refused(request.method, headers)
        log.warning(
            "Riot refused %s at %s: rate limit of %s, Retry-After %s",
            request.method,
            request.route,
            headers.get("X-Rate-Limit-Type", "the service"),
            headers.get("Retry-After", "not given"),
        )

    def _meaning(self, request: Request, key: str, answer: _Answer) -> tuple[Any, str] | None:
        status, method = answer.status, request.method
        if status in (401, 403, 410):
            kind = RiotKeyInvalid if status == 401 else RiotForbidden
            raise kind(status=status, method=method)
        if self._keys.accepted(key):
            log.warning("Riot takes the %s key again", request.game.value)
        if status in (204, 404):
            return None
        if status == 400 and b"decrypting" in answer.body[:2000].lower():
            raise RiotWrongKeyPuuid(status=status, method=method)
        if status != 200:
            raise RiotRejected(
                f"Riot rejected the request ({method}, status {status}).",
                status=status,
                method=method,
            )
        if len(answer.body) > LARGEST:
            raise self._unavailable(request, "an answer too large to be one")
        try:
            body = answer.body.decode("utf-8")
            return json.loads(body), body
        except (ValueError, RecursionError):
            raise self._unavailable(request, "an answer that is not JSON") from None

    @staticmethod
    def _unavailable(request: Request, why: str, status: int | None = None) -> RiotUnavailable:
        return RiotUnavailable(
            f"Riot gave no usable answer ({request.method}: {why}).",
            status=status,
            method=request.method,
        )
