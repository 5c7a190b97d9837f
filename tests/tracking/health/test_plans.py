"""A report reads its window, not the tables: they may hold a million rows and no statistics."""

from datetime import timedelta

import pytest
from sqlalchemy import event

from bot.operators import loop_intervals, measure
from tracking.health.loops import loop_states
from tracking.settings import Settings

LARGE = ("game_states", "tracked_games", "announcements", "loop_runs")


@pytest.fixture
async def plans(sqlite_database, clock):
    """The statements of a report and of `/migration loops`, each with SQLite's plan for it."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    engine = sqlite_database.engine.sync_engine
    event.listen(engine, "before_cursor_execute", note)
    await measure(sqlite_database, hours=24, intervals=loop_intervals(Settings()), clock=clock)
    async with sqlite_database.read() as session:
        await loop_states(session, since=clock.now() - timedelta(hours=24))
    event.remove(engine, "before_cursor_execute", note)
    found = []
    async with sqlite_database.engine.connect() as connection:
        for statement, parameters in asked:
            if statement.startswith(("SELECT", "WITH")):
                explain = f"EXPLAIN QUERY PLAN {statement}"
                rows = await connection.exec_driver_sql(explain, parameters)
                found.append((statement, parameters, [row[3] for row in rows]))
    return found


async def test_no_large_table_is_read_whole(plans):
    assert len(plans) > 15
    read = [
        (step, statement)
        for statement, _, steps in plans
        for step in steps
        for table in LARGE
        if step.startswith(f"SCAN {table}")
    ]
    assert read == []


async def test_no_index_is_used_that_leads_to_nearly_every_game(plans):
    by_status = [
        (step, statement)
        for statement, parameters, steps in plans
        for step in steps
        if "COMPLETED" in parameters and "(status=?)" in step
    ]
    assert by_status == []
