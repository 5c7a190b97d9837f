"""The view `game_tracking_metrics`: the plan's columns, and figures that are right."""

from datetime import datetime

from tests.migrations.schema import statement
from tracking.database.engine import Database

COLUMNS = [
    "hour",
    "games_detected",
    "games_completed",
    "games_active",
    "avg_duration",
    "max_retries",
    "games_with_retries",
]


async def rows_of_an_evening(database: Database) -> None:
    await statement(
        database,
        "INSERT INTO tracked_players (id, game_name, tag_line) VALUES (1, 'Quiet Otter', 'EUW')",
    )
    await statement(
        database,
        "INSERT INTO tracked_games (player_id, game_id, status, detected_at, duration_seconds, "
        "retry_count) VALUES "
        "(1, '1', 'COMPLETED', '2026-03-01 18:00:00.000000', 1000, 0), "
        "(1, '2', 'COMPLETED', '2026-03-01 18:30:00.250000', 2000, 3), "
        "(1, '3', 'ACTIVE', '2026-03-01 18:59:59.999999', 9999, 1), "
        "(1, '4', 'UNAVAILABLE', '2026-03-01 19:00:00.000000', NULL, 0)",
    )


async def test_the_view_has_the_columns_of_the_plan(database):
    query = f"SELECT {', '.join(COLUMNS)} FROM game_tracking_metrics"
    assert await statement(database, query) == []


async def test_the_figures_are_by_the_hour_of_detection(database):
    await rows_of_an_evening(database)
    found = await statement(database, "SELECT * FROM game_tracking_metrics ORDER BY hour")
    figures = [(*row[1:4], row[4] and float(str(row[4])), *row[5:]) for row in found]
    assert figures == [(3, 2, 1, 1500.0, 3, 2), (1, 0, 0, None, 0, 0)]


async def test_the_hour_is_a_timestamp_or_text_as_the_contract_says(database):
    await rows_of_an_evening(database)
    hours = [row[0] for row in await statement(database, "SELECT hour FROM game_tracking_metrics")]
    if database.path:
        assert sorted(map(str, hours)) == ["2026-03-01 18:00:00", "2026-03-01 19:00:00"]
    else:
        first = datetime(2026, 3, 1, 18)  # noqa: DTZ001 - a TIMESTAMP has no zone
        assert first in hours
