"""The time and the statements of one detection turn at 100, 1,000 and 10,000 players.

Method: a migrated, empty database per size (a SQLite file; a PostgreSQL database of the runner
that the tests use); the players are spread evenly over sixteen platforms, one in five is in a
game of two followed players. Riot is an object in this process that answers at once, so that what
is measured is ours: choosing, deciding, reading and writing. Two turns are measured: the first
opens the games, the second finds them still running. Each figure is the median of three fresh
databases. Statements are counted where the driver receives them; a bulk statement is one.
"""

import asyncio
import statistics
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, cast

from sqlalchemy import event

from tests.support.databases import migrated_postgresql, shared_run
from tracking.clock import SystemClock
from tracking.database.engine import Database
from tracking.database.migrate import upgrade
from tracking.database.models import Guild, Player, Subscription
from tracking.domain.games import Game, GameKey, LiveGame, LiveParticipant
from tracking.polling.detection import Detection
from tracking.polling.visibility import Visibility
from tracking.riot.client import RiotClient
from tracking.riot.routes import PLATFORMS

SIZES = (100, 1_000, 10_000)
ROUNDS = 3


class InstantRiot:
    """Every fifth player is in a game, two followed players in each."""

    one_key = True

    def __init__(self) -> None:
        self.requests = 0

    def budget(self, route: str, method: str, *, game: Game, seconds: float) -> int:
        return 1_000_000

    async def live_game(
        self, platform: str, puuid: str, *, game: Game, priority: object
    ) -> LiveGame | None:
        self.requests += 1
        number = int(puuid.removeprefix("player-"))
        if game is Game.TFT or number // 2 % 5:
            return None
        return _live(platform, number // 2)


def _live(platform: str, pair: int) -> LiveGame:
    return LiveGame(
        key=GameKey(platform=platform, game_id=str(7_000_000_000 + pair)),
        game=Game.LOL,
        queue_id=420,
        mode="CLASSIC",
        map_id=11,
        started_at=datetime(2026, 3, 1, tzinfo=UTC),
        participants=tuple(
            LiveParticipant(
                puuid=f"player-{2 * pair + i}", riot_id=None, champion_id=1, team_id=100
            )
            for i in (0, 1)
        ),
    )


@dataclass(frozen=True, slots=True)
class Measured:
    """One turn: seconds, and statements the driver received."""

    seconds: float
    statements: int


async def _fill(database: Database, size: int) -> None:
    now = datetime(2026, 3, 1, tzinfo=UTC)
    platforms = sorted(PLATFORMS)
    async with database.write() as session:
        session.add(Guild(id=1, name="Bench", joined_at=now))
        session.add_all(
            Player(
                id=number + 1,
                game_name=f"Player{number}",
                tag_line="BENCH",
                platform=str(platforms[number // 2 % len(platforms)]),
                lol_puuid=f"player-{number}",
                tft_puuid=f"player-{number}",
            )
            for number in range(size)
        )
        await session.flush()
        session.add_all(
            Subscription(guild_id=1, player_id=number + 1, fallback_channel_id=1, created_at=now)
            for number in range(size)
        )


async def _measure(database: Database, size: int) -> list[Measured]:
    await _fill(database, size)
    count = 0

    def counted(*_: Any) -> None:
        nonlocal count
        count += 1

    event.listen(database.engine.sync_engine, "before_cursor_execute", counted)
    detection = Detection(
        database=database,
        riot=cast(RiotClient, InstantRiot()),
        clock=SystemClock(),
        visibility=Visibility(interval=timedelta(seconds=30)),
        interval_seconds=30,
    )
    measured = []
    for _ in range(2):
        count = 0
        began = time.perf_counter()
        await detection.turn()
        measured.append(Measured(time.perf_counter() - began, count))
    return measured


@asynccontextmanager
async def _sqlite() -> AsyncIterator[Database]:
    with tempfile.TemporaryDirectory() as folder:
        database = Database(f"sqlite+aiosqlite:///{Path(folder) / 'bench.db'}")
        try:
            await upgrade(database)
            yield database
        finally:
            await database.close()


@asynccontextmanager
async def _postgresql() -> AsyncIterator[Database]:
    async with migrated_postgresql() as url:
        database = Database(url)
        try:
            yield database
        finally:
            await database.close()


async def _run() -> None:
    print("one detection turn: median of three; statements are the driver's")
    print(f"{'database':<12}{'players':>8}{'turn':>8}{'seconds':>10}{'µs/player':>11}{'stmts':>7}")
    opens: dict[str, Callable[[], Any]] = {"sqlite": _sqlite, "postgresql": _postgresql}
    for name, opened in opens.items():
        for size in SIZES:
            rounds = []
            for _ in range(ROUNDS):
                async with opened() as database:
                    rounds.append(await _measure(database, size))
            for turn, label in enumerate(("opens", "follows")):
                seconds = statistics.median(each[turn].seconds for each in rounds)
                statements = {each[turn].statements for each in rounds}
                print(
                    f"{name:<12}{size:>8}{label:>8}{seconds:>10.3f}{seconds / size * 1e6:>11.0f}"
                    f"{'/'.join(map(str, sorted(statements))):>7}"
                )


def main() -> None:
    """Measure and print."""
    with shared_run():
        asyncio.run(_run())
