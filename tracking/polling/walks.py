"""Match lists while they are read, several at a time."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from tracking.domain.audit import ListAudit
from tracking.domain.games import Game, GameKey
from tracking.domain.listing import Listing
from tracking.polling import store
from tracking.polling.lists_due import ListDue
from tracking.together import together

AT_ONCE = 8

REFUSALS = 3
"""So many lists of one service may fail in a turn while none is given; the rest is spared."""

Part = tuple[str, Game]
"""A cluster and a game: each has a service of its own."""

T = TypeVar("T")


@dataclass(slots=True)
class Services:
    """What the services that keep match lists gave in one turn."""

    refused: Counter[Part] = field(default_factory=Counter)
    answered: set[Part] = field(default_factory=set)

    def is_down(self, part: Part) -> bool:
        """Whether asking this one again in this turn is pointless."""
        return self.refused[part] >= REFUSALS and part not in self.answered


@dataclass(slots=True, kw_only=True, eq=False)
class Walk:
    """One list while it is read."""

    due: ListDue
    listing: Listing
    audit: ListAudit
    failed: bool = False
    hollow: bool = False
    """Riot gave an empty list where games are known to be in it."""

    @property
    def player(self) -> store.HistoryPlayer:
        return self.due.player

    @property
    def game(self) -> Game:
        return self.due.game

    @property
    def is_whole(self) -> bool:
        return self.listing.is_read() and not self.failed and not self.hollow


def newest_missing(walks: Sequence[Walk]) -> dict[tuple[Game, GameKey], list[Walk]]:
    """The next missing game of each list; premades miss the same one, which is asked for once."""
    wanted: dict[tuple[Game, GameKey], list[Walk]] = {}
    for walk in walks:
        key = None if walk.failed else walk.listing.next_missing()
        if key is not None:
            wanted[walk.game, key] = []
    for walk in walks:
        # It may stand further down in somebody else's list.
        for key in walk.listing.keys & {key for game, key in wanted if game is walk.game}:
            wanted[walk.game, key].append(walk)
    return wanted


async def each(items: Iterable[T], act: Callable[[T], Awaitable[None]]) -> None:
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(item: T) -> None:
        async with gate:
            await act(item)

    await together(one(item) for item in items)
