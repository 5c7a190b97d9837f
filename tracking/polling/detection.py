"""Who is in a game now: the detection turn."""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.following import (
    Ended,
    Look,
    Missed,
    Opened,
    Seen,
    Step,
    steps_after,
)
from tracking.domain.games import Game, LiveGame, TrackedGame
from tracking.domain.percentiles import p95
from tracking.errors import (
    RiotError,
    RiotForbidden,
    RiotKeyInvalid,
    RiotRateLimited,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.players import mark_foreign
from tracking.polling import store
from tracking.polling.freshness import Freshness
from tracking.polling.in_time import in_time
from tracking.polling.schedule import PlatformPlan, Target, plan, promises
from tracking.polling.silence import Silence
from tracking.polling.visibility import Part, Visibility
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority
from tracking.together import together

log = logging.getLogger(__name__)

METHODS = {Game.LOL: "spectator-v5.active-game", Game.TFT: "spectator-tft-v5.active-game"}

REFUSALS = 3
"""So many looks at one spectator may fail in a turn while none is answered; the rest is spared."""

SHORTEST_PATIENCE = 15.0
"""Seconds that the looks at one platform may take at least; else as long as the interval, for which
the budget is reckoned."""


@dataclass(slots=True)
class _Round:
    """What one turn has learnt so far."""

    looks: dict[int, Look] = field(default_factory=dict)
    named: dict[tuple[Game, str], LiveGame] = field(default_factory=dict)
    answered: defaultdict[Part, list[int]] = field(default_factory=lambda: defaultdict(list))
    """Per spectator the players it answered for."""
    shown: Counter[Part] = field(default_factory=Counter)
    refused: Counter[Part] = field(default_factory=Counter)
    """Looks that failed by the service's own fault."""
    failures: int = 0
    requests: int = 0
    foreign: set[int] = field(default_factory=set)

    def is_down(self, part: Part) -> bool:
        """Whether asking this spectator again in this turn is pointless."""
        return self.refused[part] >= REFUSALS and not self.answered[part]


class Detection:
    """Looks at the players who are due and stores what follows."""

    def __init__(
        self,
        *,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        visibility: Visibility,
        interval_seconds: float,
    ) -> None:
        self._database = database
        self._riot = riot
        self._clock = clock
        self._visibility = visibility
        self._interval = interval_seconds
        self._tried: dict[int, float] = {}
        self._looked_elsewhere: dict[int, datetime] = {}
        self._freshness = Freshness()
        self._silence = Silence()

    def looked_elsewhere(self, player_id: int, at: datetime) -> None:
        """A look at something else of this player's stands for one at his game: where not all
        can be looked at, the others do not wait longer for it."""
        self._looked_elsewhere[player_id] = at

    async def turn(self) -> dict[str, float]:
        """Run one turn; a failing look concerns its player alone. Raises only what the
        database raises."""
        async with self._database.read() as session:
            players = await store.followed_players(session)
            rows = await store.active_games(session)
        targets = [
            _target(
                player,
                rows.get(player.player_id, ()),
                self._looked_elsewhere.get(player.player_id),
            )
            for player in players
        ]
        ages = self._ages(players, targets)
        plans = plan(
            targets,
            budget=self._budget,
            tried=lambda player_id: self._tried.get(player_id, 0.0),
            one_key=self._riot.one_key,
        )
        found = _Round()
        # One platform that hangs must not keep the others from being looked at again.
        await in_time(
            self._clock,
            max(self._interval, SHORTEST_PATIENCE),
            [self._ask_platform(each, found) for each in plans],
        )
        if found.foreign:
            log.warning("%d puuids belong to another API key", len(found.foreign))
        looks = self._looks(players, found)
        self._tell_visibility(found)
        return {**await self._store(players, rows, looks, found), **ages}

    def _ages(
        self, players: Sequence[store.FollowedPlayer], targets: Sequence[Target]
    ) -> dict[str, float]:
        """How old the last looks are (`look_age`) and may be (`promise`): seconds that 95 % of the
        players do not pass."""
        promised = promises(
            targets, budget=self._budget, interval=self._interval, one_key=self._riot.one_key
        )
        found = {
            "look_age": self._freshness.measure(players, self._clock.now()),
            "promise": p95(promised),
        }
        return {name: round(value, 1) for name, value in found.items() if value is not None}

    def _budget(self, platform: str, game: Game) -> int:
        return self._riot.budget(platform.lower(), METHODS[game], game=game, seconds=self._interval)

    async def _ask_platform(self, work: PlatformPlan, found: _Round) -> None:
        queue = iter(work.targets)

        async def worker() -> None:
            for target in queue:
                await self._look(target, found)

        await together(worker() for _ in range(work.width))

    async def _look(self, target: Target, found: _Round) -> None:
        if any(pair in found.named for pair in target.puuids):
            return
        answered = set()
        for game, puuid in target.asks():
            part = target.platform, game
            if found.is_down(part):
                continue
            try:
                found.requests += 1
                live = await self._riot.live_game(
                    target.platform, puuid, game=game, priority=Priority.DETECTION
                )
            except asyncio.CancelledError:
                self._failed(target, game, RiotUnavailable("No answer in time."), found)
                raise
            except RiotError as error:
                self._failed(target, game, error, found)
                continue
            answered.add(game)
            found.answered[part].append(target.player_id)
            found.shown[part] += live is not None
            if live is not None:
                found.looks[target.player_id] = Look(
                    live=live, answered=frozenset({game}), puuid=puuid
                )
                found.named.update(((game, named), live) for named in live.puuids())
                break
        else:
            if answered:
                found.looks[target.player_id] = Look(live=None, answered=frozenset(answered))
        if answered:
            self._tried.pop(target.player_id, None)
            self._looked_elsewhere.pop(target.player_id, None)

    def _failed(self, target: Target, game: Game, error: RiotError, found: _Round) -> None:
        found.failures += 1
        if isinstance(error, RiotForbidden | RiotUnavailable):
            found.refused[target.platform, game] += 1
        self._tried[target.player_id] = self._clock.monotonic()
        if not isinstance(error, RiotRateLimited):
            self._freshness.refused(target.player_id, self._clock.now())
        if isinstance(error, RiotWrongKeyPuuid):
            found.foreign.add(target.player_id)
        level = logging.DEBUG if isinstance(error, RiotKeyInvalid | RiotForbidden) else logging.INFO
        log.log(level, "no look at player %d: %s", target.player_id, error)

    def _tell_visibility(self, found: _Round) -> None:
        now = self._clock.now()
        for part in {*found.answered, *found.refused}:
            answered = found.answered[part]
            self._visibility.looked(answered, part[1], now)
            self._visibility.turned(
                part,
                answered=len(answered),
                shown=found.shown[part],
                refused=found.refused[part],
                at=now,
            )

    def _looks(self, players: Sequence[store.FollowedPlayer], found: _Round) -> dict[int, Look]:
        """The looks made, and those that an answer for somebody else made unnecessary."""
        looks = dict(found.looks)
        for player in players:
            if player.player_id in looks and looks[player.player_id].live is not None:
                continue
            for pair in player.puuids:
                if (live := found.named.get(pair)) is not None:
                    if live.key.platform.upper() == player.platform:
                        looks[player.player_id] = Look(
                            live=live, answered=frozenset({pair[0]}), puuid=pair[1]
                        )
                    break
        return looks

    async def _store(
        self,
        players: Sequence[store.FollowedPlayer],
        rows: Mapping[int, Sequence[TrackedGame]],
        looks: Mapping[int, Look],
        found: _Round,
    ) -> dict[str, int]:
        by_id = {player.player_id: player for player in players}
        steps = await self._steps(by_id, rows, looks)
        now = self._clock.now()
        async with self._database.write() as session:
            opened = await store.apply_steps(session, steps, looked=list(looks), now=now)
            if found.foreign:
                await mark_foreign(session, sorted(found.foreign), now)
        for game in opened:
            log.info(
                "new game %s · %s · %s",
                game.key.match_id,
                by_id[game.player_id].riot_id,
                game.queue_type,
            )
        return {
            "players": len(players),
            "looked": len(looks),
            "requests": found.requests,
            "failed": found.failures,
            "opened": len(opened),
            "held_over": sum(isinstance(step, Ended) for _, step in steps),
            "seen": sum(isinstance(step, Seen | Opened) for _, step in steps),
            "missed": sum(isinstance(step, Missed) for _, step in steps),
        }

    async def _steps(
        self,
        players: Mapping[int, store.FollowedPlayer],
        rows: Mapping[int, Sequence[TrackedGame]],
        looks: Mapping[int, Look],
    ) -> list[tuple[int, Step]]:
        """What follows from the looks, by player."""
        platforms = {player_id: player.platform for player_id, player in players.items()}
        running = {player_id: _running(theirs) for player_id, theirs in rows.items()}
        doubted = {*self._silence.after(platforms, running, looks), *self._visibility.off()}
        async with self._database.read() as session:
            finished = await store.finished_among(
                session, [(pid, look.live.key) for pid, look in looks.items() if look.live]
            )
        steps: list[tuple[int, Step]] = []
        for player_id, look in looks.items():
            theirs = (*rows.get(player_id, ()), *finished.get(player_id, ()))
            untrusted = frozenset(game for at, game in doubted if at == platforms[player_id])
            steps += [(player_id, step) for step in steps_after(theirs, look, untrusted=untrusted)]
        return steps


def _running(rows: Iterable[TrackedGame]) -> list[TrackedGame]:
    return [row for row in rows if row.is_active() and row.held_over_at is None]


def _target(
    player: store.FollowedPlayer, rows: Sequence[TrackedGame], elsewhere: datetime | None
) -> Target:
    running = _running(rows)
    looks = [at for at in (player.looked_at, elsewhere) if at is not None]
    return Target(
        player_id=player.player_id,
        platform=player.platform,
        puuids=player.puuids,
        looked_at=max(looks, default=None),
        playing=running[0].key if running else None,
        playing_game=running[0].game if running else None,
    )
