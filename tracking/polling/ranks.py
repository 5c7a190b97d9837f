"""What ladders players stand on: the ranks turn.

A look before a ranked game and looks after it, until the league service has counted it, tell what
the game did; the schedule finds what moves without a game. Looks use what the other turns leave of
Riot's limits, and take the place of a look at the same player where they leave nothing, so that
nobody's result comes later for them.
"""

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from tracking import outbox, ranks
from tracking.clock import Clock
from tracking.database.engine import Database
from tracking.domain.games import Game, GameKey
from tracking.domain.ladders import Standing, standings
from tracking.domain.rank_changes import Effect, Step
from tracking.domain.rank_history import LAG, UNSEEN
from tracking.domain.rank_lines import RankLine, rank_line
from tracking.domain.rank_looks import look_due, next_scheduled
from tracking.errors import (
    RiotError,
    RiotForbidden,
    RiotKeyInvalid,
    RiotRejected,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.players import mark_foreign
from tracking.polling.rank_budget import Look, RankBudget
from tracking.polling.store import rank_looks as store
from tracking.polling.store.rank_looks import PlayerGame, RankTarget, WatchedGame
from tracking.riot.client import RiotClient
from tracking.riot.rate_limit import Priority
from tracking.together import together

log = logging.getLogger(__name__)

AT_ONCE = 4
"""So few looks are under way at the same time: results need the connections more."""

SCHEDULED_PER_TURN = 50
"""Of each game; what is left over is the longest waiting in the next turn."""

REFUSALS = 3
"""So many looks at one league service may fail in a turn while none is answered."""

AGAIN = timedelta(minutes=1)
"""A look that failed is tried again after so long."""

REJECTED_AGAIN = timedelta(hours=6)
"""Riot rejects the question itself: asking again soon is no use."""

WATCHED = LAG + timedelta(minutes=10)
"""So long after its result was stored a game is watched, and its post may still be edited."""

CONTEXT = UNSEEN + timedelta(hours=2)
"""So much of the past is read with a game: what stood before it, and which games share it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Watch:
    """The ranked games that run or are lately over, and what is known of those by now."""

    games: tuple[WatchedGame, ...]
    lines: Mapping[tuple[int, GameKey], RankLine]
    steps: tuple[Step, ...]

    def line(self, game: WatchedGame) -> RankLine | None:
        return self.lines.get((game.player_id, game.key))

    def settled(self, game: WatchedGame) -> bool:
        line = self.line(game)
        return line is not None and line.settled


class Ranks:
    """Looks at the ranks that are due and stores what follows."""

    def __init__(
        self,
        *,
        database: Database,
        riot: RiotClient,
        clock: Clock,
        detection_seconds: float,
        emit: bool,
        looked_at: Callable[[int, datetime], None],
    ) -> None:
        """`looked_at` is told whose ranks were asked for instead of his game."""
        self._database = database
        self._riot = riot
        self._clock = clock
        self._budget = RankBudget(
            database=database, riot=riot, clock=clock, detection_seconds=detection_seconds
        )
        self._emit = emit
        self._looked_at = looked_at
        self._tried: dict[PlayerGame, datetime] = {}
        self._told: dict[tuple[int, GameKey], datetime] = {}
        """Whose posts say what a game did, since when."""

    async def turn(self) -> dict[str, int]:
        """Run one turn; a failing look concerns its player alone. Raises only what the database
        raises."""
        watch = await self._watch()
        due = await self._due(watch)
        outcomes = await self._ask(await self._budget.choose(due))
        if outcomes:
            watch = await self._watch()
        told = await self._tell(watch)
        return {
            "due": len(due),
            "looked": outcomes["changed"] + outcomes["same"],
            "changed": outcomes["changed"],
            "failed": outcomes["failed"],
            "told": told,
        }

    async def _watch(self) -> _Watch:
        now = self._clock.now()
        async with self._database.read() as session:
            games = await store.watched_games(
                session, stored_since=now - WATCHED, ended_since=now - UNSEEN
            )
            over = {game.player_id for game in games if game.may_be_over}
            histories = await ranks.histories(session, over, since=now - CONTEXT, now=now)
        lines = {
            (player_id, key): rank_line(ladder, change)
            for (player_id, ladder), history in histories.items()
            for key, change in history.games.items()
        }
        steps = [step for history in histories.values() for step in history.steps]
        return _Watch(games=tuple(games), lines=lines, steps=tuple(steps))

    async def _due(self, watch: _Watch) -> list[Look]:
        now = self._clock.now()
        by_player: dict[PlayerGame, list[WatchedGame]] = defaultdict(list)
        for each in watch.games:
            by_player[each.player_id, each.ladder.game].append(each)
        async with self._database.read() as session:
            targets = await store.rank_targets(session, {on[0] for on in by_player})
            waiting = {
                (target.player_id, target.game): target
                for game in Game
                for target in await store.scheduled(session, game, now, SCHEDULED_PER_TURN)
            }
        looks = []
        for on, target in {**targets, **waiting}.items():
            if on in self._tried and now - self._tried[on] < AGAIN:
                continue
            why = look_due(
                now,
                looked_at=target.looked_at,
                # Whom the query did not name for the schedule is in a game.
                due_at=target.due_at if on in waiting else now + AGAIN,
                games=[each.watched(settled=watch.settled(each)) for each in by_player[on]],
            )
            if why is not None:
                looks.append(Look(target=target, why=why))
        return looks

    async def _ask(self, looks: Sequence[Look]) -> Counter[str]:
        outcomes: Counter[str] = Counter()
        refused: Counter[tuple[str, Game]] = Counter()
        answered: set[tuple[str, Game]] = set()
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(look: Look) -> None:
            target = look.target
            part = target.platform, target.game
            async with gate:
                if refused[part] >= REFUSALS and part not in answered:
                    return
                try:
                    outcomes[await self._look(target)] += 1
                    answered.add(part)
                except RiotError as error:
                    outcomes["failed"] += 1
                    if isinstance(error, RiotForbidden | RiotUnavailable | RiotKeyInvalid):
                        refused[part] += 1
                    await self._failed(target, error)

        await together(one(look) for look in looks)
        return outcomes

    async def _look(self, target: RankTarget) -> str:
        """Ask, and keep the answer; `changed` or `same`. Raises RiotError."""
        entries = await self._riot.league_entries(
            target.platform, target.puuid, game=target.game, priority=Priority.RANKS
        )
        now = self._clock.now()
        self._looked_at(target.player_id, now)
        self._tried.pop((target.player_id, target.game), None)
        found = standings(target.game, entries)
        async with self._database.write() as session:
            kept = await ranks.keep(
                session,
                target.player_id,
                target.game,
                found,
                at=now,
                due_at=next_scheduled(now, target.player_id, ranked=_any_rank(found.values())),
            )
            await self._announce(session, target, kept, now)
        return "changed" if any(not each.first for each in kept) else "same"

    async def _announce(
        self, session: AsyncSession, target: RankTarget, kept: Sequence[ranks.Kept], now: datetime
    ) -> None:
        """A promotion or demotion is news in the very transaction that first knows of it."""
        for each in kept:
            if each.first:
                continue
            history = await ranks.histories(
                session, [target.player_id], since=now - CONTEXT, now=now, ladder=each.ladder
            )
            for step in history[target.player_id, each.ladder].steps:
                if step.sighting_id == each.snapshot_id:
                    await outbox.enqueue_step(
                        session,
                        target.player_id,
                        target.platform,
                        each.ladder,
                        step,
                        emit=self._emit,
                        now=now,
                    )

    async def _tell(self, watch: _Watch) -> int:
        """Let the posts of games say what is known by now; how many posts are to be edited."""
        now = self._clock.now()
        new: dict[GameKey, dict[int, RankLine]] = defaultdict(dict)
        for game in watch.games:
            line = watch.line(game)
            if game.completed_at is None or line is None:
                continue
            if not line.settled and now - game.completed_at > LAG:
                # The post can hardly be edited later, whatever becomes known.
                line = replace(line, effect=Effect.UNKNOWN, rank=None)
            if line.settled and (game.player_id, game.key) not in self._told:
                new[game.key][game.player_id] = line
        changed = 0
        for key, lines in new.items():
            async with self._database.write() as session:
                changed += await outbox.amend(session, key, lines, now=now)
            self._told |= {(player_id, key): now for player_id in lines}
        self._told = {of: at for of, at in self._told.items() if now - at < 2 * WATCHED}
        found = [step for step in watch.steps if step.game and now - step.at < WATCHED]
        if found:
            async with self._database.write() as session:
                await outbox.leave_to_results(session, found)
        return changed

    async def _failed(self, target: RankTarget, error: RiotError) -> None:
        now = self._clock.now()
        self._tried[target.player_id, target.game] = now
        expected = isinstance(error, RiotKeyInvalid | RiotForbidden)
        log.log(
            logging.DEBUG if expected else logging.INFO,
            "no ranks of player %d (%s): %s",
            target.player_id,
            target.game,
            error,
        )
        if isinstance(error, RiotWrongKeyPuuid):
            async with self._database.write() as session:
                await mark_foreign(session, [target.player_id], now)
        elif isinstance(error, RiotRejected):
            async with self._database.write() as session:
                await ranks.looked_in_vain(
                    session, target.player_id, target.game, at=now, due_at=now + REJECTED_AGAIN
                )


def _any_rank(found: Iterable[Standing]) -> bool:
    return any(standing.ranked for standing in found)
