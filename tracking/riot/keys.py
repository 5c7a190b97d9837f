"""The API keys: one for both games or one each, and which of them Riot refuses."""

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from tracking.clock import Clock
from tracking.domain.games import Game
from tracking.errors import ConfigurationError

log = logging.getLogger(__name__)

PROBE_EVERY = 60.0
"""Seconds between two attempts with a refused key: Riot may take it again."""

REREAD_EVERY = 5.0
"""Seconds between two readings of the keys while one is refused: they stand in a file, and every
call of every turn asks for them."""


class KeyState(Enum):
    """What Riot last said to the present key of a game."""

    UNTRIED = "untried"  # nothing yet, or it was refused for the other game since
    TAKEN = "taken"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class ApiKeys:
    """A key per game; the same twice where one serves both. Raises ConfigurationError for what
    can be no key."""

    lol: str = field(repr=False)
    tft: str = field(repr=False)

    def __post_init__(self) -> None:
        for name, setting in (("lol", "RIOT_API_KEY"), ("tft", "TFT_RIOT_API_KEY")):
            key = getattr(self, name).strip()
            if not key or not (key.isascii() and key.isprintable()):
                raise ConfigurationError(
                    f"{setting} holds no Riot API key; copy it anew from developer.riotgames.com."
                )
            object.__setattr__(self, name, key)

    def of(self, game: Game) -> str:
        """The key for a game's endpoints."""
        return self.lol if game is Game.LOL else self.tft


class KeyRing:
    """Hands out keys, and remembers per game which one Riot refuses: a League key is refused for
    TFT without being dead for League (developer-relations#1041)."""

    def __init__(
        self, keys: ApiKeys, clock: Clock, refresh: Callable[[], ApiKeys] | None = None
    ) -> None:
        self._keys = keys
        self._clock = clock
        self._refresh = refresh
        self._unreadable = False
        self._reread_at = -math.inf
        self._probe_at: dict[tuple[Game, str], float] = {}
        """The refused keys, and when each is tried again."""
        self._taken: set[tuple[Game, str]] = set()

    @property
    def shared(self) -> bool:
        """Whether one key serves both games, so that they share budget and puuids."""
        return self._keys.lol == self._keys.tft

    def current(self, game: Game) -> str:
        """The key of a game, refused or not; read anew now and then while it is refused."""
        if (game, self._keys.of(game)) in self._probe_at:
            self._read_anew()
        return self._keys.of(game)

    def state(self, game: Game) -> KeyState:
        """What is known of a game's present key; reads and asks nothing."""
        pair = game, self._keys.of(game)
        if pair in self._probe_at:
            return KeyState.REFUSED
        return KeyState.TAKEN if pair in self._taken else KeyState.UNTRIED

    def refused(self, game: Game, key: str) -> bool:
        """Whether Riot refuses this key for this game."""
        return (game, key) in self._probe_at

    def due(self, game: Game, key: str) -> bool:
        """Whether a refused key is to be tried now; True once per interval."""
        now = self._clock.monotonic()
        if self._probe_at[game, key] > now:
            return False
        self._probe_at[game, key] = now + PROBE_EVERY
        return True

    def refuse(self, game: Game, key: str) -> None:
        """Riot refused this key."""
        if not self.refused(game, key):
            log.error(
                "Riot refuses the key for %s; replace it (development keys expire every day)",
                _NAMES[game],
            )
        self._probe_at[game, key] = self._clock.monotonic() + PROBE_EVERY
        # One key of both games that died is dead for the other one too, or is not: unknown.
        self._taken -= {(each, key) for each in Game}

    def accept(self, game: Game, key: str) -> None:
        """Riot took this key, which it had refused."""
        if self._probe_at.pop((game, key), None) is not None:
            log.warning("Riot takes the key for %s again", _NAMES[game])
        self._taken.add((game, key))

    def answered(self, game: Game, key: str) -> None:
        """Riot answered this key; a request sent before the refusal of another says nothing of
        what came after."""
        if (game, key) not in self._probe_at:
            self._taken.add((game, key))

    def _read_anew(self) -> None:
        now = self._clock.monotonic()
        if self._refresh is None or now - self._reread_at < REREAD_EVERY:
            return
        self._reread_at = now
        try:
            self._keys = self._refresh()
            self._unreadable = False
        except Exception as error:  # whatever it is, the key we have may still come back
            if not self._unreadable:
                log.warning("the Riot keys cannot be read again: %s", type(error).__name__)
            self._unreadable = True


_NAMES = {Game.LOL: "League of Legends", Game.TFT: "Teamfight Tactics"}
