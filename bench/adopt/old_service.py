"""`python -m bench.adopt.old_service URL [--days-ago N]`: what the old service does to its
database, one statement after the other, until SIGTERM. Prints how many there were and the longest.
"""

import argparse
import asyncio
import json
import signal
import time
from datetime import timedelta

import asyncpg  # type: ignore[import-untyped]

STATEMENTS = (
    "SELECT status, game_id FROM game_states WHERE player_id = $1 ORDER BY created_at DESC LIMIT 1",
    "INSERT INTO game_states (player_id, status, game_id, created_at) VALUES "
    "($1, 'IN_GAME', $2, now() AT TIME ZONE 'UTC' - $3::interval)",
    "INSERT INTO game_states (player_id, status, game_id, created_at, raw_api_response) VALUES "
    "($1, 'NOT_IN_GAME', $2, now() AT TIME ZONE 'UTC' - $3::interval, '{}')",
    "UPDATE tracked_players SET updated_at = now() AT TIME ZONE 'UTC' WHERE id = $1",
)
AT_005 = (
    "INSERT INTO tracked_games (player_id, game_id, detected_at) VALUES "
    "($1, $2, now() AT TIME ZONE 'UTC') ON CONFLICT DO NOTHING"
)
"""A service that stopped there may write to the new table too."""


async def work(url: str, days_ago: int) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    connection = await asyncpg.connect(url, server_settings={"application_name": "old service"})
    statements: tuple[str, ...] = STATEMENTS
    if await connection.fetchval("SELECT to_regclass('tracked_games') IS NOT NULL"):
        statements = (*STATEMENTS, AT_005)
    took: list[float] = []
    print("working", flush=True)
    while not stop.is_set():
        number = len(took)
        statement = statements[number % len(statements)]
        given = (1 + number % 500, str(5_000_000_000 + number), timedelta(days=days_ago))
        wanted = [value for place, value in enumerate(given, 1) if f"${place}" in statement]
        began = time.perf_counter()
        await connection.execute(statement, *wanted)
        took.append(time.perf_counter() - began)
        await asyncio.sleep(0.001)
    await connection.close()
    print(json.dumps({"statements": len(took), "longest": max(took, default=0.0)}), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("url")
    parser.add_argument("--days-ago", type=int, default=0)
    given = parser.parse_args()
    asyncio.run(work(given.url, given.days_ago))


if __name__ == "__main__":
    main()
