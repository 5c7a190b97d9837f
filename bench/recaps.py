"""What a recap costs: statements, time, and how long the event loop stands still.

Method: a server that follows 100 players, each with the given number of games a day through the
31 days of March, half of them ranked with a standing seen after each, a third of them TFT; on an
SQLite file and on the tests' own PostgreSQL. The recap of the day, the week and the month is made
three times each; told is the quickest. `statements` are those of one recap. `still` is the longest
time in which the event loop did nothing else, so that a post would have waited for so long.
"""

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import event, insert

from tests.support.databases import migrated_postgresql, migrated_sqlite, shared_run
from tracking.database.engine import Database
from tracking.database.models import Guild, Player, Subscription, TrackedGameRow
from tracking.database.rank_models import RankSnapshot
from tracking.domain.recap_periods import Period, Span
from tracking.domain.results import LoLResult, Outcome, TFTResult
from tracking.recaps import make

PLAYERS = 100
GAMES_A_DAY = (3, 10)
BEGIN = datetime(2026, 3, 1, tzinfo=UTC)
NOW = datetime(2026, 4, 1, 9, tzinfo=UTC)
ZONE = ZoneInfo("Europe/Berlin")
SPANS = {
    Period.DAILY: date(2026, 3, 31),
    Period.WEEKLY: date(2026, 3, 23),
    Period.MONTHLY: date(2026, 3, 1),
}
GUILD = 1


@asynccontextmanager
async def _databases(name: str) -> AsyncIterator[Database]:
    if name == "postgresql":
        async with migrated_postgresql() as url:
            database = Database(url)
            yield database
            await database.close()
        return
    with tempfile.TemporaryDirectory() as folder:
        database = Database(await migrated_sqlite(Path(folder)))
        yield database
        await database.close()


def _rows(games_a_day: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The games of the month, and the standings after the ranked ones."""
    games, seen = [], []
    for player in range(1, PLAYERS + 1):
        for number in range(31 * games_a_day):
            at = BEGIN + timedelta(minutes=number * 1440 / games_a_day + player)
            ranked, tft = number % 2 == 0, number % 3 == 0
            result = (
                TFTResult(outcome=Outcome.PLACEMENT, placement=1 + (number + player) % 8)
                if tft
                else LoLResult(
                    outcome=Outcome.WIN if number % 5 else Outcome.LOSS,
                    champion_name="Ahri",
                    kills=number % 17,
                    deaths=number % 7,
                    assists=number % 13,
                )
            )
            ladder = ("RANKED_TFT", 1100) if tft else ("RANKED_SOLO_5x5", 420)
            games.append(
                {
                    "player_id": player,
                    "platform": "EUW1",
                    "game_id": f"{number}{player:03}",
                    "game": result.game.value,
                    "status": "COMPLETED",
                    "queue_id": ladder[1] if ranked else 400,
                    "queue_type": "Ranked",
                    "detected_at": at - timedelta(minutes=30),
                    "started_at": at - timedelta(minutes=30),
                    "ended_at": at,
                    "completed_at": at,
                    "game_result_data": result.to_json(),
                }
            )
            if ranked:
                seen.append(
                    {
                        "player_id": player,
                        "ladder": ladder[0],
                        "taken_at": at + timedelta(minutes=1),
                        "still_at": at + timedelta(minutes=2),
                        "tier": "GOLD",
                        "division": "II",
                        "lp": number % 100,
                        "wins": number + 1,
                        "losses": 0,
                    }
                )
    return games, seen


async def _fill(database: Database, games_a_day: int) -> None:
    games, seen = _rows(games_a_day)
    async with database.write() as session:
        session.add(Guild(id=GUILD, name="Server", joined_at=BEGIN))
        session.add_all(
            Player(id=n, game_name=f"Player {n}", tag_line="EUW", platform="EUW1", history_at=NOW)
            for n in range(1, PLAYERS + 1)
        )
        await session.flush()
        session.add_all(
            Subscription(guild_id=GUILD, player_id=n, created_at=BEGIN - timedelta(days=9))
            for n in range(1, PLAYERS + 1)
        )
        await session.flush()
        for start in range(0, len(games), 1_000):
            await session.execute(insert(TrackedGameRow), games[start : start + 1_000])
        for start in range(0, len(seen), 1_000):
            await session.execute(insert(RankSnapshot), seen[start : start + 1_000])


async def _longest_pause(until: asyncio.Event) -> float:
    longest, last = 0.0, time.perf_counter()
    while not until.is_set():
        await asyncio.sleep(0)
        now = time.perf_counter()
        longest, last = max(longest, now - last), now
    return longest


async def _measure(database: Database, period: Period) -> tuple[int, int, float, float]:
    """How many games, how many statements, how long, and how long the loop stood still."""
    statements: list[str] = []
    engine = database.engine.sync_engine
    event.listen(
        engine, "before_cursor_execute", lambda *args: statements.append(args[2].lstrip()[:6])
    )
    best = (0, 0, float("inf"), 0.0)
    for _ in range(3):
        statements.clear()
        done = asyncio.Event()
        watching = asyncio.create_task(_longest_pause(done))
        began = time.perf_counter()
        span = Span(period=period, first=SPANS[period], zone=ZONE)
        async with database.read() as session:
            made = await make(session, GUILD, span, ZONE, now=NOW)
        took = time.perf_counter() - began
        done.set()
        still = await watching
        games = sum(each.games for game in made.recap.games for each in game.tallies)
        best = min(best, (games, statements.count("SELECT"), took, still), key=lambda each: each[2])
    return best


async def _all() -> None:
    print("database    games/day  period     games  statements  seconds  still")
    for name in ("sqlite", "postgresql"):
        for games_a_day in GAMES_A_DAY:
            async with _databases(name) as database:
                await _fill(database, games_a_day)
                for period in Period:
                    games, statements, took, still = await _measure(database, period)
                    print(
                        f"{name:<12}{games_a_day:>8}  {period.value:<9}{games:>7}"
                        f"{statements:>12}{took:>9.2f}{still:>7.2f}",
                        flush=True,
                    )


def main() -> None:
    """Measure and print."""
    with shared_run():
        asyncio.run(_all())
