"""Which Riot keys are refused: told to the operator once when it begins and once when it ends.

The riot room knows what Riot said to each key and tells nobody; what was told is stored. A key of
both games that died is one condition; a League key that may not ask for TFT concerns TFT alone.
"""

from collections.abc import Iterable, Mapping

from tracking import notices
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.games import Game
from tracking.players import hurry
from tracking.riot.client import KeyState, RiotClient

BOTH = "key"
"""The condition that the one key of both games is refused."""

CONDITIONS: Mapping[str, frozenset[Game]] = {
    BOTH: frozenset(Game),
    "key lol": frozenset({Game.LOL}),
    "key tft": frozenset({Game.TFT}),
}
"""The conditions by the name they are stored under, and the games each speaks of."""

DOUBTED_TURNS = 3
"""So many turns Riot may leave it open whether the one key is dead for the other game too."""

_NAMES = {Game.LOL: "League of Legends", Game.TFT: "Teamfight Tactics"}

_REPLACE = (
    "Games wait until it is replaced, in config.toml or in the file that {setting}_FILE names; "
    "no restart is needed there. A development key expires every day."
)


class KeyWatch:
    """Compares what Riot says to the keys with what was told."""

    def __init__(self, *, database: Database, riot: RiotClient, clock: Clock, emit: bool) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._emit = emit
        self._doubted = 0

    async def turn(self) -> None:
        """Tell what began and what ended; asks Riot only where that hangs on an answer."""
        async with self._database.read() as session:
            standing = await notices.standing(session, emit=self._emit)
        told = CONDITIONS.keys() & standing.keys()
        states = self._states()
        if not told and KeyState.REFUSED not in states.values():
            return
        for game in Game:
            if states[game] is not KeyState.TAKEN and self._hangs_on(game, told):
                await self._riot.try_key(game)
        await self._tell(told, self._states())

    def _states(self) -> dict[Game, KeyState]:
        return {game: self._riot.key_state(game) for game in Game}

    def _hangs_on(self, game: Game, told: Iterable[str]) -> bool:
        return self._riot.one_key or any(game in CONDITIONS[each] for each in told)

    async def _tell(self, told: set[str], states: Mapping[Game, KeyState]) -> None:
        refused = {game for game, state in states.items() if state is KeyState.REFUSED}
        taken = {game for game, state in states.items() if state is KeyState.TAKEN}
        known = taken | refused
        over = {c for c in told if CONDITIONS[c] & taken and CONDITIONS[c] <= known}
        covered = frozenset[Game]().union(*(CONDITIONS[each] for each in told - over))
        begun = self._conditions(refused - covered, in_doubt=known != set(Game))
        if not over and not begun:
            return
        now = self._clock.now()
        async with self._database.write() as session:
            for each in over:
                back = _listed(taken & CONDITIONS[each])
                text = f"Riot takes the key for {back} again."
                await notices.end(session, each, text, now=now, emit=self._emit)
            for each in begun:
                await notices.begin(session, each, self._text(each), now=now, emit=self._emit)
            if over:
                await hurry(session, now)

    def _conditions(self, games: set[Game], *, in_doubt: bool) -> list[str]:
        """How to say that the keys of these games are refused; not yet, where one key serves both
        games and it is not known of the other."""
        if self._riot.one_key and games == set(Game):
            return [BOTH]
        if games and self._riot.one_key and in_doubt and self._doubted < DOUBTED_TURNS:
            self._doubted += 1
            return []
        self._doubted = 0
        return sorted(each for each, of in CONDITIONS.items() if each != BOTH and of <= games)

    def _text(self, condition: str) -> str:
        games = CONDITIONS[condition]
        own = games == {Game.TFT} and not self._riot.one_key
        setting = "TFT_RIOT_API_KEY" if own else "RIOT_API_KEY"
        if games == {Game.TFT} and self._riot.one_key:
            return (
                f"Riot refuses the key for {_NAMES[Game.TFT]} (RIOT_API_KEY) and takes it for "
                f"{_NAMES[Game.LOL]}: it is registered for that alone. Set TFT_RIOT_API_KEY to a "
                "key of its own; TFT games wait until then."
            )
        return (
            f"Riot refuses the key for {_listed(games)} ({setting}). "
            f"{_REPLACE.format(setting=setting)}"
        )


def _listed(games: Iterable[Game]) -> str:
    return " and ".join(_NAMES[game] for game in Game if game in games)
