"""The API keys: one for both games or one each, and which of them Riot refuses."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tracking.clock import Clock
from tracking.domain.games import Game

PROBE_EVERY = 60.0
"""A refused key is tried again this often: it may have been put right at Riot's side."""


@dataclass(frozen=True, slots=True)
class ApiKeys:
    """A key per game; the same twice where one serves both."""

    lol: str = field(repr=False)
    tft: str = field(repr=False)

    def of(self, game: Game) -> str:
        """The key for a game's endpoints."""
        return self.lol if game is Game.LOL else self.tft


class KeyRing:
    """Hands out keys; a refused one is not used until it is replaced or due for a probe."""

    def __init__(
        self, keys: ApiKeys, clock: Clock, refresh: Callable[[], ApiKeys] | None = None
    ) -> None:
        self._keys = keys
        self._clock = clock
        self._refresh = refresh
        self._refused: dict[str, float] = {}

    @property
    def shared(self) -> bool:
        """Whether one key serves both games, so that they share budget and puuids."""
        return self._keys.lol == self._keys.tft

    def current(self, game: Game) -> str:
        """The key of a game, refused or not."""
        return self._keys.of(game)

    def get(self, game: Game) -> str | None:
        """The key to use, None while it is refused and no probe is due."""
        key = self._keys.of(game)
        if key not in self._refused:
            return key
        if self._refresh is not None:
            self._keys = self._refresh()
            if self._keys.of(game) != key:
                return self._keys.of(game)
        now = self._clock.monotonic()
        if now - self._refused[key] < PROBE_EVERY:
            return None
        self._refused[key] = now
        return key

    def refused(self, key: str) -> bool:
        """Riot refused this key; True where that is news."""
        news = key not in self._refused
        self._refused[key] = self._clock.monotonic()
        return news

    def accepted(self, key: str) -> bool:
        """Riot took this key; True where it had refused it before."""
        return self._refused.pop(key, None) is not None
