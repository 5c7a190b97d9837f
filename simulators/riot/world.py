"""What is true in the simulated Riot: its games, and what can be seen of them."""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from itertools import cycle
from typing import Any

from simulators.riot.accounts import Account, GameKind
from simulators.riot.cast import stranger_names
from simulators.riot.errors import Json
from simulators.riot.games import Ending, Game, Place, Publication, seated
from simulators.riot.leagues import QUEUE_TYPES, Leagues
from simulators.riot.lol_records import lol_record
from simulators.riot.outcomes import Outcome
from simulators.riot.queues import queue_for
from simulators.riot.replay import Recording
from simulators.riot.routes import CLUSTER_OF, platform
from simulators.riot.tft_records import tft_record

_FIRST_GAME_ID = 8_000_000_000
_STRANGERS = 400
_EVERYWHERE = "*"


class World(Leagues):
    """Change it through its methods; the server only reads it.

    `clock` gives epoch seconds. Nothing happens by itself: what is shown follows from the times
    that stand in each game.
    """

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        publish_delay: float = 0.0,
        start_time_means_end: bool = False,
    ) -> None:
        super().__init__()
        self.clock = clock
        self.publish_delay = publish_delay
        self.start_time_means_end = start_time_means_end
        """Whether `startTime` filters by a game's end; Riot does not say (riot.md §2.4)."""
        self.games: dict[str, Game] = {}
        self.incidents: dict[str, list[Json]] = {}
        """Platform host -> StatusDto objects of the status services."""
        self._by_account: dict[int, list[Game]] = {}
        self._outages: dict[str, int] = {}
        self._strangers: dict[str, Callable[[], Account]] = {}
        self._names = stranger_names()
        self._next_game_id = _FIRST_GAME_ID

    # Games

    def start_game(
        self,
        platform_name: str,
        queue_id: int,
        participants: Sequence[Account | Place],
        *,
        game: GameKind = "lol",
        started_ago: float = 0.0,
        loading_for: float = 0.0,
        spectatable: bool | None = None,
    ) -> Game:
        """A game that runs from now on; free places are taken by strangers.

        `started_ago`: seconds it has been running by its own account already. `loading_for`:
        seconds during which it has no start time. ValueError when there are too many players.
        """
        queue = queue_for(queue_id, game)
        now = self.clock()
        game_id = self._new_game_id()
        stranger = self._stranger_of(platform(platform_name))
        started = Game(
            game_id=game_id,
            platform=platform(platform_name),
            queue=queue,
            seats=seated(queue, participants, stranger, random.Random(game_id)),
            live_from=now,
            started_at=now + loading_for - started_ago,
            loading_until=now + loading_for,
            spectatable=queue.spectatable if spectatable is None else spectatable,
        )
        return self._add(started)

    def end_game(
        self,
        game: Game,
        *,
        ending: Ending = Ending.NORMAL,
        winner: int = 0,
        placements: Mapping[int, int] | None = None,
        stats: Mapping[int, Mapping[str, Any]] | None = None,
        set_18: bool = False,
        lp: Mapping[int, int] | None = None,
        publication: Publication = Publication.PUBLIC,
        publish_after: float | None = None,
        stale_for: float = 0.0,
    ) -> None:
        """It is over now; its record appears `publish_after` seconds later.

        `placements`, `stats` and `lp`, what a ranked game gives or takes, are by account number;
        a remake counts for no ladder. `stale_for`: seconds during which
        spectator goes on showing it. ValueError when it is over already.
        """
        if game.ended_at is not None:
            raise ValueError(f"{game.match_id} is over already")
        outcome = Outcome(
            ending=ending,
            winner=winner,
            placements=placements or {},
            stats=stats or {},
            set_18=set_18,
        )
        now = self.clock()
        write = tft_record if game.kind == "tft" else lol_record
        game.record = write(game, outcome, now, random.Random(game.game_id))
        game.stale_until = now + stale_for
        if ending in (Ending.NORMAL, Ending.SURRENDER):
            self._count(game, lp or {})
        self._finish(game, now, publication, publish_after)

    def play_recording(
        self,
        raw: Json,
        game: GameKind,
        relabel: Mapping[str, Account],
        *,
        ended_at: float | None = None,
        live_for: float | None = None,
        publish_after: float | None = None,
        publication: Publication = Publication.PUBLIC,
    ) -> Game:
        """A recorded match as the game of other players: `relabel` is recorded puuid -> account.

        It ended at `ended_at` (now); with `live_for` it is seen live first and ends so many
        seconds from now. ValueError when the recording does not name one of these puuids.
        """
        if not relabel:
            raise ValueError("a recording is played by somebody: relabel names nobody")
        recording = Recording(raw=raw, kind=game)
        now = self.clock()
        end = now + live_for if live_for is not None else now if ended_at is None else ended_at
        played = Game(
            game_id=self._new_game_id(),
            platform=next(iter(relabel.values())).platform,
            queue=recording.queue,
            seats=recording.seats(relabel),
            live_from=now,
            started_at=end - recording.length,
            spectatable=live_for is not None,
        )
        played.record = recording.moved(
            platform=played.platform, game_id=played.game_id, ended_at=end, relabel=relabel
        )
        self._finish(played, end, publication, publish_after)
        return self._add(played)

    def leave_game(self, game: Game, account: Account) -> None:
        """He is out of a game that goes on: spectator no longer finds him in it."""
        game.gone.add(account.number)

    # What spectator makes of it

    def start_outage(self, status: int = 404, platforms: Sequence[str] = ()) -> None:
        """Spectator answers everybody with `status`, on these platforms or on all."""
        for name in [platform(p) for p in platforms] or [_EVERYWHERE]:
            self._outages[name] = status

    def end_outage(self) -> None:
        self._outages.clear()

    def outage_on(self, platform_name: str) -> int | None:
        """The status that stands in for every answer of spectator there."""
        return self._outages.get(platform_name.upper(), self._outages.get(_EVERYWHERE))

    def live_game_of(self, account: Account, kind: GameKind) -> Game | None:
        """What spectator shows for him: a stale game before the one he really plays."""
        now = self.clock()
        found = [
            game
            for game in self._by_account.get(account.number, ())
            if game.kind == kind and account.number not in game.gone and game.is_visible(now)
        ]
        return max(found, key=lambda game: (game.is_stale(now), game.live_from), default=None)

    # What the match services make of it

    def listed_games_of(self, account: Account, kind: GameKind, cluster: str) -> list[Game]:
        """His published games there, newest first."""
        now = self.clock()
        listed = [
            game
            for game in self._by_account.get(account.number, ())
            if game.kind == kind
            and CLUSTER_OF[game.platform.lower()] == cluster
            and game.is_listed(now)
        ]
        return sorted(listed, key=lambda game: (game.ended_at or 0.0, game.game_id), reverse=True)

    def _add(self, game: Game) -> Game:
        self.games[game.match_id] = game
        for seat in game.seats:
            if seat.account is not None:
                self._by_account.setdefault(seat.account.number, []).append(game)
        return game

    def _finish(
        self, game: Game, at: float, publication: Publication, publish_after: float | None
    ) -> None:
        game.ended_at = at
        game.publication = publication
        game.published_at = at + (self.publish_delay if publish_after is None else publish_after)

    def _count(self, game: Game, lp: Mapping[int, int]) -> None:
        queue_type = QUEUE_TYPES.get(game.queue.queue_id)
        results = {p["puuid"]: p for p in (game.record or {})["info"]["participants"]}
        for seat in game.seats:
            if queue_type is None or seat.account is None or seat.account.number not in lp:
                continue
            result = results[seat.puuid]
            # In TFT first places alone count as won (riot.md §2.6).
            won = result["placement"] == 1 if game.kind == "tft" else bool(result["win"])
            self.count_game(seat.account, queue_type, lp[seat.account.number], won=won)

    def _new_game_id(self) -> int:
        self._next_game_id += 1
        return self._next_game_id

    def _stranger_of(self, platform_name: str) -> Callable[[], Account]:
        """The same few hundred strangers meet again and again, so that long runs stay small."""
        if platform_name not in self._strangers:
            pool = (self.add_account(*next(self._names), platform_name) for _ in range(_STRANGERS))
            self._strangers[platform_name] = cycle(pool).__next__
        return self._strangers[platform_name]
