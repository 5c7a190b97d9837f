"""Asks with the right key, and tells a dead key from a record that is private.

Riot says 403 to both (riot.md §7). Taking one for the other is expensive: a private record is
given up for good, a dead key concerns every game. So after a 403 the state of a platform is asked
for, which every key may know, and where that is refused too, what this key was last answered: a
policy may lack the one as well. The questions go out after the 403 came in, because an answer from
before says nothing about a key that expired in between.
"""

import asyncio
import itertools
from dataclasses import replace
from enum import Enum
from typing import Any

from tracking.domain.games import Game
from tracking.errors import RiotError, RiotForbidden, RiotKeyInvalid
from tracking.riot import answers
from tracking.riot.endpoints import MATCH, MAY_BE_PRIVATE, STATUS
from tracking.riot.keys import KeyRing
from tracking.riot.rate_limit import Priority
from tracking.riot.routes import status_route
from tracking.riot.transport import Request, Transport

RECORDS = frozenset(endpoint.method for endpoint in MATCH.values())
"""A game is given up for good where its record is private, so that is asked twice."""


class _Key(Enum):
    """What the question after a 403 found out."""

    GOOD = "good"  # Riot takes it: the 403 was about what was asked for
    DEAD = "dead"  # Riot refuses it
    UNCLEAR = "unclear"  # no answer: neither may be assumed


class Access:
    """Sends requests with the key of their game; a refused key sends nothing but a probe."""

    def __init__(self, *, transport: Transport, keys: KeyRing) -> None:
        self._transport = transport
        self._keys = keys
        self._asking: dict[tuple[Game, str], asyncio.Lock] = {}
        self._order = itertools.count(1)
        self._good: dict[tuple[Game, str], int] = {}
        """The number of the last question that found the key good."""
        self._known_good: dict[tuple[Game, str], Request] = {}
        """What a key was last answered."""

    async def get(self, request: Request) -> tuple[Any, str] | None:
        """The answer as JSON and as text, None where Riot has nothing there. Raises RiotError."""
        key = await self._usable_key(request)
        answer = await self._transport.send(request, key)
        if answer.status in (401, 403):
            # What was refused may have been the key, which is good again or was replaced by now:
            # only a second refusal speaks of the record.
            try:
                await self._refused(request, key, answer.status)
            except RiotForbidden:
                if request.method not in RECORDS:
                    raise
            key = await self._usable_key(request)
            answer = await self._transport.send(request, key)
            if answer.status in (401, 403):
                await self._refused(request, key, answer.status)
                raise RiotKeyInvalid(status=answer.status, method=request.method)
        self._known_good[request.game, key] = request
        self._keys.answered(request.game, key)
        return answers.read(request.method, answer)

    async def _usable_key(self, request: Request) -> str:
        game = request.game
        key = self._keys.current(game)
        if not self._keys.refused(game, key):
            return key
        if self._keys.due(game, key) and await self._question(request, key, request) is _Key.GOOD:
            self._keys.accept(game, key)
            return key
        raise RiotKeyInvalid(method=request.method)

    async def _refused(self, request: Request, key: str, status: int) -> None:
        """Raise what a 401 or 403 means; returns only where the key was replaced meanwhile."""
        game, method = request.game, request.method
        verdict = _Key.DEAD if status == 401 else await self._verdict(request, key)
        if verdict is _Key.UNCLEAR:
            raise answers.unavailable(method, "403, and no answer whether the key is good", 403)
        if verdict is _Key.GOOD:
            if method in MAY_BE_PRIVATE:
                raise RiotForbidden(status=status, method=method)
            raise RiotKeyInvalid(
                f"Riot does not let this key ask for {method}.", status=status, method=method
            )
        self._keys.refuse(game, key)
        if self._keys.current(game) == key:
            raise RiotKeyInvalid(status=status, method=method)

    async def _verdict(self, request: Request, key: str) -> _Key:
        """One question for all who were refused before it was sent."""
        pair = request.game, key
        refused = next(self._order)
        async with self._asking.setdefault(pair, asyncio.Lock()):
            if self._keys.refused(*pair):
                return _Key.DEAD
            if self._good.get(pair, 0) > refused:
                return _Key.GOOD
            asked = next(self._order)
            found = await self._question(request, key)
            if found is _Key.GOOD:
                self._good[pair] = asked
            elif found is _Key.DEAD:
                self._keys.refuse(*pair)
            return found

    async def _question(self, request: Request, key: str, *others: Request) -> _Key:
        """Ask one thing after the other until Riot answers one of them."""
        known_good = self._known_good.get((request.game, key))
        for each in (_status(request), known_good, *others):
            if each is None:
                continue
            try:
                answer = await self._transport.send(replace(each, priority=Priority.PERSON), key)
            except RiotError:
                return _Key.UNCLEAR
            if answer.status == 401:
                return _Key.DEAD
            if answer.status != 403:
                return _Key.GOOD
        return _Key.DEAD


def _status(request: Request) -> Request:
    endpoint = STATUS[request.game]
    return Request(
        method=endpoint.method,
        route=status_route(request.route),
        path=endpoint.path,
        game=request.game,
        priority=Priority.PERSON,
    )
