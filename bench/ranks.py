"""Whether looking at ranks makes results come later, on the limits of a personal key.

Method: simulated time, two and a half hours of an evening on one platform, one key for both games:
20 requests in a second and 100 in two minutes at `euw1` and again at `europe`, counted in fixed
windows as Riot counts them, 50 ms from request to answer. Every player plays ranked games of 22 to
38 minutes, with breaks of 2 to 15 minutes, half of them in pairs; a record is published 60 s after
its game, and counted by the league service after 20 to 200 s. The turns are the bot's own, at their
own intervals, on an SQLite file (whose work takes no simulated time). The same three evenings are
played twice: with the ranks turn and without it.

`late` is the time from a game's end to its stored result: mean, median, 95th percentile, worst, in
seconds; `sooner` and `later` count the results that came more than one detection interval before or
after those of the same evening without ranks, which chance alone brings about too: who is looked at
first differs. `at euw1` is the use of its windows, of which `ranks` took so many requests.
`LP known` is the share of results whose LP was known within 15 minutes after them. With two games
to look for, 12 players are what the key bears at the interval of 30 s; beyond that detection takes
longer for each round, and ranks have to do with what stands for a look at the game.
"""

import asyncio
import json
import logging
import random
import statistics
import tempfile
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import select

from bench.simulated import Threads, loop_beside
from simulators.riot.limits import PERSONAL, HeaderStyle, Limiter
from tests.tracking.polling.riot import live, record
from tests.tracking.riot.simulation import START, LoopClock
from tracking.database.engine import Database
from tracking.database.migrate import upgrade
from tracking.database.models import Guild, Player, Subscription, TrackedGameRow
from tracking.domain.games import Game, LiveGame
from tracking.domain.ladders import LeagueEntry
from tracking.domain.rank_changes import Effect
from tracking.polling.service import GameCentricPollingService
from tracking.ranks import histories
from tracking.riot.client import MatchAnswer, RiotClient
from tracking.riot.endpoints import ACTIVE_GAME, LEAGUE_ENTRIES, MATCH, MATCH_IDS
from tracking.riot.rate_limit import Priority, RateLimiter
from tracking.settings import Settings

SIZES = (6, 12, 24, 40)
EVENINGS = 3
EVENING = 9_000.0
INTERVAL = 30.0
LATENCY = 0.05
PUBLISHED_AFTER = 60.0
KEY = "bench-key"


@dataclass(kw_only=True)
class _Played:
    """One game of the evening, in seconds from its beginning."""

    number: int
    players: tuple[str, ...]
    begins: float
    ends: float
    counted: float
    lp: int


@dataclass(kw_only=True)
class _Evening:
    games: list[_Played] = field(default_factory=list)

    @classmethod
    def of(cls, size: int, number: int) -> "_Evening":
        """The same for the same size and number."""
        dice, evening = random.Random(100 * size + number), cls()
        names = [f"player{n}" for n in range(size)]
        for group in [names[i : i + 2] for i in range(0, size // 2, 2)] + [
            [name] for name in names[size // 2 // 2 * 2 :]
        ]:
            at = dice.uniform(60, 900)
            while at < EVENING - 3_000:
                ends = at + dice.uniform(1_320, 2_280)
                evening.games.append(
                    _Played(
                        number=len(evening.games) + 1,
                        players=tuple(group),
                        begins=at,
                        ends=ends,
                        counted=ends + dice.uniform(20, 200),
                        lp=dice.choice((21, -19)),
                    )
                )
                at = ends + dice.uniform(120, 900)
        return evening


class _Riot:
    """Answers from the evening, within the limits of a personal key; stands in for the client."""

    one_key = True

    def __init__(self, evening: _Evening, clock: LoopClock) -> None:
        self._evening = evening
        self._clock = clock
        self._limiter = RateLimiter(clock, jitter=random.Random(1).random)
        self._server = Limiter(PERSONAL, HeaderStyle())
        self.sent: Counter[str] = Counter()
        self.refused = 0

    def budget(self, route: str, method: str, *, game: Game, seconds: float) -> int:
        return self._limiter.budget(KEY, route, method, seconds)

    def spare_for_ranks(self, route: str, *, game: Game, others: float) -> int:
        methods = [LEAGUE_ENTRIES[each].method for each in Game]
        return self._limiter.spare(KEY, route, methods, others)

    async def live_game(
        self, platform: str, puuid: str, *, game: Game, priority: Priority
    ) -> LiveGame | None:
        await self._request("euw1", ACTIVE_GAME[game].method, priority)
        now = self._clock.monotonic()
        for each in self._evening.games:
            if game is Game.LOL and puuid in each.players and each.begins <= now < each.ends:
                return live(each.number, *each.players)
        return None

    async def match_ids(
        self, platform: str, puuid: str, *, game: Game, start: int, count: int, priority: Priority
    ) -> list[str]:
        await self._request("europe", MATCH_IDS[game].method, priority)
        if game is Game.TFT:
            return []
        played = [g for g in self._evening.games if puuid in g.players and self._is_out(g)]
        played.sort(key=lambda g: -g.ends)
        return [f"EUW1_{g.number}" for g in played[start : start + count]]

    async def match(self, match_id: str, *, game: Game, priority: Priority) -> MatchAnswer | None:
        await self._request("europe", MATCH[game].method, priority)
        played = self._evening.games[int(match_id.removeprefix("EUW1_")) - 1]
        if not self._is_out(played):
            return None
        raw = record(
            played.number,
            START + timedelta(seconds=played.ends),
            seconds=int(played.ends - played.begins),
            **dict.fromkeys(played.players, played.lp > 0),
        )
        return MatchAnswer(raw=raw, text=json.dumps(raw))

    async def league_entries(
        self, platform: str, puuid: str, *, game: Game, priority: Priority
    ) -> list[LeagueEntry]:
        await self._request("euw1", LEAGUE_ENTRIES[game].method, priority)
        if game is Game.TFT:
            return []
        now = self._clock.monotonic()
        counted = [g for g in self._evening.games if puuid in g.players and g.counted <= now]
        won = sum(g.lp > 0 for g in counted)
        points = 1_400 + sum(g.lp for g in counted)
        division, lp = divmod(points % 400, 100)
        return [
            LeagueEntry(
                queue_type="RANKED_SOLO_5x5",
                tier=("IRON", "BRONZE", "SILVER", "GOLD", "PLATINUM", "EMERALD")[points // 400],
                division=("IV", "III", "II", "I")[division],
                league_points=lp,
                wins=50 + won,
                losses=50 + len(counted) - won,
            )
        ]

    def _is_out(self, played: _Played) -> bool:
        return played.ends + PUBLISHED_AFTER <= self._clock.monotonic()

    async def _request(self, route: str, method: str, priority: Priority) -> None:
        lane = self._limiter.lane(KEY, route)
        while True:
            permit = await lane.acquire(method, priority)
            await self._clock.sleep(LATENCY / 2)
            verdict = self._server.check(KEY, route, method, self._clock.monotonic())
            await self._clock.sleep(LATENCY / 2)
            lane.done(permit, verdict.headers, refused=verdict.refused_by is not None)
            self.sent[f"{route} {method}"] += 1
            if verdict.refused_by is None:
                return
            self.refused += 1


async def _follow(database: Database, size: int) -> None:
    async with database.write() as session:
        session.add(Guild(id=1, name="Bench", channel_id=1, joined_at=START))
        session.add_all(
            Player(
                id=n + 1,
                game_name=f"Player{n}",
                tag_line="BENCH",
                platform="EUW1",
                lol_puuid=f"player{n}",
                tft_puuid=f"player{n}",
                created_at=START,
                updated_at=START,
            )
            for n in range(size)
        )
        await session.flush()
        session.add_all(
            Subscription(guild_id=1, player_id=n + 1, created_at=START) for n in range(size)
        )


async def _every(
    clock: LoopClock, seconds: float, turn: Callable[[], Awaitable[Any]], offset: float
) -> None:
    """As the bot's loops: a turn that takes longer is followed by a fifth of the interval."""
    await clock.sleep(offset)
    while True:
        began = clock.monotonic()
        await turn()
        took = clock.monotonic() - began
        await clock.sleep(max(seconds - took, seconds / 5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """One evening."""

    late: dict[tuple[int, int], float]
    """By player and game."""
    used: float
    """Of the two-minute windows at `euw1`."""
    ranks: int
    refused: int
    known: float


async def _play(evening: _Evening, size: int, *, with_ranks: bool, folder: str) -> Measured:
    clock = LoopClock()
    riot = _Riot(evening, clock)
    database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
    try:
        await upgrade(database)
        await _follow(database, size)
        settings = Settings(use_game_centric_model=True)
        service = GameCentricPollingService(
            database=database, riot=cast(RiotClient, riot), settings=settings, clock=clock
        )
        loops = [
            (INTERVAL, service.detection_turn, 0.0),
            (60.0, service.completion_turn, 1.0),
            (60.0, service.history_turn, 2.0),
        ]
        if with_ranks:
            loops.append((15.0, service.ranks_turn, 3.0))
        tasks = [asyncio.create_task(_every(clock, *loop)) for loop in loops]
        done, _ = await asyncio.wait(tasks, timeout=EVENING)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()
        return await _measured(database, evening, riot)
    finally:
        await database.close()


async def _measured(database: Database, evening: _Evening, riot: _Riot) -> Measured:
    now = START + timedelta(seconds=EVENING)
    async with database.read() as session:
        rows = await session.execute(
            select(
                TrackedGameRow.player_id, TrackedGameRow.game_id, TrackedGameRow.completed_at
            ).where(TrackedGameRow.completed_at.is_not(None))
        )
        stored: dict[tuple[int, int], datetime] = {
            (row.player_id, int(row.game_id)): row.completed_at for row in rows
        }
        ids = {player for player, _ in stored}
        found = await histories(session, ids, since=START, now=now)
    late, known = {}, 0
    changes = {
        (player, int(key.game_id)): change
        for (player, _), history in found.items()
        for key, change in history.games.items()
    }
    for (player, number), at in stored.items():
        late[player, number] = (at - START).total_seconds() - evening.games[number - 1].ends
        change = changes.get((player, number))
        known += (
            change is not None
            and change.effect is Effect.CHANGED
            and change.at is not None
            and change.at <= at + timedelta(minutes=15)
        )
    at_euw1 = sum(n for name, n in riot.sent.items() if name.startswith("euw1"))
    return Measured(
        late=late,
        used=at_euw1 / (EVENING / 120 * 100),
        ranks=sum(n for name, n in riot.sent.items() if "league" in name),
        refused=riot.refused,
        known=known / max(1, len(stored)),
    )


def _evening(size: int, number: int, *, with_ranks: bool) -> Measured:
    with tempfile.TemporaryDirectory() as folder, Threads() as threads:
        loop = loop_beside(threads)
        with asyncio.Runner(loop_factory=loop) as runner:
            evening = _Evening.of(size, number)
            return runner.run(_play(evening, size, with_ranks=with_ranks, folder=folder))


def main() -> None:
    """Measure and print; about ten minutes."""
    logging.disable(logging.WARNING)
    print(__doc__)
    print(
        f"{'players':>7}{'ranks':>6}{'results':>8}{'late: mean':>11}{'median':>8}{'95 %':>7}"
        f"{'worst':>7}{'sooner':>8}{'later':>7}{'at euw1':>9}{'ranks':>7}{'refused':>8}"
        f"{'LP known':>9}"
    )
    for size in SIZES:
        without = [_evening(size, n, with_ranks=False) for n in range(EVENINGS)]
        _print(size, "off", without, without)
        _print(size, "on", [_evening(size, n, with_ranks=True) for n in range(EVENINGS)], without)


def _print(size: int, label: str, found: list[Measured], without: list[Measured]) -> None:
    late = sorted(seconds for each in found for seconds in each.late.values())
    differences = [
        each.late[of] - other.late[of]
        for each, other in zip(found, without, strict=True)
        for of in each.late.keys() & other.late.keys()
    ]
    sooner = sum(difference < -INTERVAL for difference in differences)
    later = sum(difference > INTERVAL for difference in differences)
    known = statistics.mean(each.known for each in found)
    print(
        f"{size:>7}{label:>6}{len(late):>8}{statistics.mean(late):>11.1f}"
        f"{statistics.median(late):>8.1f}{late[int(len(late) * 0.95)]:>7.1f}{late[-1]:>7.1f}"
        f"{sooner:>8}{later:>7}{statistics.mean(each.used for each in found):>9.1%}"
        f"{sum(each.ranks for each in found):>7}{sum(each.refused for each in found):>8}"
        f"{f'{known:.0%}' if label == 'on' else '-':>9}",
        flush=True,
    )
