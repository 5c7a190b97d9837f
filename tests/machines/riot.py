"""A Riot as the turns see it: games that run, end and are published, and every way it fails."""

import asyncio
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from tests.machines.fate import Fate
from tests.support.clock import FakeClock
from tests.support.records import tft_player, tft_record
from tests.tracking.polling.riot import key, live, record
from tracking.domain.games import Game, LiveGame
from tracking.errors import RiotError, RiotForbidden
from tracking.riot.client import MatchAnswer


@dataclass
class Played:
    """One game that really takes place."""

    number: int
    game: Game
    players: tuple[str, ...]
    started_at: datetime
    inside: set[str] = field(default_factory=set)
    """Who is still in it; a player can be out of a TFT game long before it ends."""
    ended_at: datetime | None = None
    listed_at: datetime | None = None
    """When its id comes into the match lists; None: never."""
    published_at: datetime | None = None
    """When its record can be had; None: never."""
    private: bool = False

    def raw(self) -> dict[str, Any]:
        """The record."""
        assert self.ended_at is not None
        if self.game is Game.LOL:
            return record(self.number, self.ended_at, **dict.fromkeys(self.players, True))
        people = [*self.players, *(f"stranger-{n}" for n in range(8 - len(self.players)))]
        return tft_record(
            [
                tft_player(n, n + 1, puuid=puuid, riotIdGameName=puuid.title())
                for n, puuid in enumerate(people)
            ],
            gameId=self.number,
            gameCreation=int(self.started_at.timestamp() * 1000),
            game_datetime=int(self.ended_at.timestamp() * 1000),
            game_length=(self.ended_at - self.started_at).total_seconds(),
        )


class ModelRiot:
    """Stands in for `RiotClient`."""

    one_key = True

    def __init__(self, clock: FakeClock, fate: Fate, pace: Iterator[int]) -> None:
        self.games: dict[int, Played] = {}
        self.spectator: RiotError | str = "up"
        """`up`, `blind` (404 for everybody), `stale` (shows games that are over), or an error."""
        self.records: RiotError | None = None
        self.lists: RiotError | None = None
        self.hidden: set[str] = set()
        """Players in streamer mode: spectator does not know them."""
        self.shown: set[tuple[str, int]] = set()
        """Which player's games spectator ever showed."""
        self.asked: Counter[int] = Counter()
        self._clock = clock
        self._fate = fate
        self._pace = pace

    def playing(self, player: str) -> Played | None:
        """The game he is in."""
        return next((g for g in self.games.values() if player in g.inside), None)

    def budget(self, *_: Any, **__: Any) -> int:
        return 1000

    async def live_game(self, platform: str, puuid: str, *, game: Game, **_: Any) -> Any:
        await self._travel()
        if isinstance(self.spectator, RiotError):
            raise self.spectator
        shown = self._shown(puuid)
        if shown is None or shown.game is not game:
            return None
        self.shown |= {(player, shown.number) for player in shown.inside - self.hidden}
        self.shown.add((puuid, shown.number))
        return self._live(shown, puuid)

    def _shown(self, puuid: str) -> Played | None:
        if self.spectator == "blind" or puuid in self.hidden:
            return None
        if self.spectator == "stale":
            over = [g for g in self.games.values() if puuid in g.players and g.ended_at]
            if over:
                return over[-1]
        return self.playing(puuid)

    def _live(self, shown: Played, puuid: str) -> LiveGame:
        seen = sorted((shown.inside - self.hidden) | {puuid})
        queue_id = 420 if shown.game is Game.LOL else 1100
        told = live(shown.number, *seen, game=shown.game, queue_id=queue_id)
        return replace(told, started_at=shown.started_at)

    async def match_ids(
        self, platform: str, puuid: str, *, game: Game, start: int = 0, count: int = 20, **_: Any
    ) -> list[str]:
        await self._travel()
        if self.lists is not None:
            raise self.lists
        now = self._clock.now()
        theirs = [
            g
            for g in self.games.values()
            if g.game is game and puuid in g.players and g.listed_at and g.listed_at <= now
        ]
        theirs.sort(key=lambda g: (g.started_at, g.number), reverse=True)
        return [key(g.number).match_id for g in theirs][start : start + count]

    async def match(self, match_id: str, *, game: Game, **_: Any) -> MatchAnswer | None:
        await self._travel()
        if self.records is not None:
            raise self.records
        played = self.games[int(match_id.partition("_")[2])]
        self.asked[played.number] += 1
        if played.game is not game or played.ended_at is None:
            return None
        if played.private:
            raise RiotForbidden
        if played.published_at is None or played.published_at > self._clock.now():
            return None
        raw = played.raw()
        return MatchAnswer(raw=raw, text=json.dumps(raw))

    async def _travel(self) -> None:
        """A request on its way out and back; either way may be the last thing that happens."""
        self._fate.step()
        for _ in range(next(self._pace)):
            await asyncio.sleep(0)
        self._fate.step()
