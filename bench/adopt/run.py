"""The stages, one after the other, and what each took."""

import asyncio
import os
import re
import time
from datetime import UTC, datetime, timedelta

import asyncpg  # type: ignore[import-untyped]

from bench.adopt import programs
from bench.adopt.programs import Ran, bot, old_service, plain, somebody_in_the_way
from bot.operators import loop_intervals, measure
from tests.support.databases import empty_postgresql, shared_run
from tests.support.old_database import make_old_database
from tracking.clock import SystemClock
from tracking.database.engine import Database
from tracking.settings import Settings

ROWS = int(os.environ.get("BENCH_ADOPT_ROWS", "1000000"))
PLAYERS = 500
QUIET_SECONDS = 5.0


async def _stages(revision: str) -> None:
    async with empty_postgresql() as url:
        made = await make_old_database(
            url, players=PLAYERS, rows=ROWS, now=datetime.now(UTC), revision=revision
        )
        print(f"-- left at {revision}: {made.states} rows of {made.players} players")
        await _upgrade(url)
        await _health(url, "before any back-fill")
        if revision == "004":
            await _clean_up(url)
        else:
            await _recover(url)
            await _health(url, "after the back-fill")


async def _upgrade(url: str) -> None:
    async with old_service(url) as quiet:
        await asyncio.sleep(QUIET_SECONDS)
    async with old_service(url) as writing, somebody_in_the_way(url, held=4.0, free=1.0):
        ran = await bot(url, "migrate")
    _expect(ran, 0)
    tries = ran.err.count("migrating again in")
    _say("migrate", ran, f"tried again {tries} times")
    _say_writer(writing, quiet)


async def _health(url: str, when: str) -> None:
    runs = [await bot(url, "health") for _ in range(3)]
    best = min(runs, key=lambda ran: ran.seconds)
    _say(f"health {when}", best, f"exit {best.code}; {await _asked(url):.2f} s of it its queries")


async def _asked(url: str) -> float:
    """The queries alone, warm, without the start of Python."""
    database, intervals = Database(url), loop_intervals(Settings())
    took = []
    for _ in range(3):
        began = time.perf_counter()
        await measure(database, hours=24, intervals=intervals, clock=SystemClock())
        took.append(time.perf_counter() - began)
    await database.close()
    return min(took)


async def _recover(url: str) -> None:
    counted = await bot(url, "recover", "--to", "tracked_games", "--dry-run")
    _say("recover --to tracked_games --dry-run", counted, _rows(counted))
    async with old_service(url) as writing:
        killed = await bot(url, "recover", "--to", "tracked_games", killed_after=20)
        _say("… killed after 20 s", killed, "")
        ran = await bot(url, "recover", "--to", "tracked_games")
    _expect(ran, 0)
    _say("… and gone on with", ran, _rows(ran))
    _say_writer(writing, None)
    again = await bot(url, "recover", "--to", "tracked_games", "--since", _day())
    _say("… again, --since a day ago", again, _rows(again))
    await _forget_half(url)
    back = await bot(url, "recover", "--to", "game_states")
    _expect(back, 0)
    _say("recover --to game_states", back, _rows(back))
    again = await bot(url, "recover", "--to", "game_states")
    _say("… again", again, _rows(again))


async def _clean_up(url: str) -> None:
    await _execute(
        url,
        "UPDATE game_states SET created_at = created_at - interval '9 days' "
        "WHERE created_at > now() AT TIME ZONE 'UTC' - interval '9 days'",
    )
    async with old_service(url, days_ago=9) as writing:
        ran = await bot(url, "migrate", "--cleanup")
        await asyncio.sleep(0.2)
    _expect(ran, 0)
    _say("migrate --cleanup", ran, "")
    _say_writer(writing, None)
    async with old_service(url, days_ago=9) as writing:
        ran = await bot(url, "migrate", "--cleanup", "--undo")
    _expect(ran, 0)
    _say("migrate --cleanup --undo", ran, "")
    _say_writer(writing, None)


async def _forget_half(url: str) -> None:
    """Games that only the new model knows."""
    await _execute(url, "DELETE FROM game_states WHERE player_id % 2 = 0")


async def _execute(url: str, statement: str) -> None:
    connection = await asyncpg.connect(plain(url))
    await connection.execute(statement, timeout=600)
    await connection.close()


def _day() -> str:
    return (datetime.now(UTC) - timedelta(days=1)).isoformat(timespec="minutes")


def _rows(ran: Ran) -> str:
    found = re.search(r"\d+ rows .*", ran.out)
    return found[0] if found else f"exit {ran.code}"


def _say(what: str, ran: Ran, more: str) -> None:
    print(
        f"{what:<40}{ran.seconds:>8.1f} s{ran.cpu_seconds:>8.1f} s CPU{ran.peak_mb:>6.0f} MB  "
        f"{more}",
        flush=True,
    )


def _say_writer(writing: programs.Writing, quiet: programs.Writing | None) -> None:
    before = f", {quiet.longest * 1000:.0f} ms with nobody else" if quiet else ""
    print(
        f"{'  the old service meanwhile':<40}{writing.statements:>8} statements, the longest took "
        f"{writing.longest * 1000:.0f} ms{before}",
        flush=True,
    )


def _expect(ran: Ran, code: int) -> None:
    if ran.code != code:
        raise SystemExit(f"exit {ran.code}:\n{ran.out[-2000:]}\n{ran.err[-4000:]}")


def main() -> None:
    """Measure and print."""
    with shared_run():
        for revision in ("004", "005"):
            asyncio.run(_stages(revision))
