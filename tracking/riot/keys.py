"""The API keys: one for both games or one each, and which of them Riot refuses."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from tracking.clock import Clock
from tracking.domain.games import Game
from tracking.errors import ConfigurationError

log = logging.getLogger(__name__)

PROBE_EVERY = 60.0
"""Seconds between two attempts with a refused key: Riot may take it again."""


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
        self._probe_at: dict[tuple[Game, str], float] = {}

    @property
    def shared(self) -> bool:
        """Whether one key serves both games, so that they share budget and puuids."""
        return self._keys.lol == self._keys.tft

    def current(self, game: Game) -> str:
        """The key of a game, refused or not; read anew where it is refused."""
        if (game, self._keys.of(game)) in self._probe_at:
            self._read_anew()
        return self._keys.of(game)

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

    def accept(self, game: Game, key: str) -> None:
        """Riot took this key."""
        if self._probe_at.pop((game, key), None) is not None:
            log.warning("Riot takes the key for %s again", _NAMES[game])

    def _read_anew(self) -> None:
        if self._refresh is None:
            return
        try:
            self._keys = self._refresh()
            self._unreadable = False
        except Exception as error:  # whatever it is, the key we have may still come back
            if not self._unreadable:
                log.warning("the Riot keys cannot be read again: %s", type(error).__name__)
            self._unreadable = True


_NAMES = {Game.LOL: "League of Legends", Game.TFT: "Teamfight Tactics"}
