"""What members ask for costs a handful of statements however much is stored, and none of them reads
a large table whole: there may be 100,000 games."""

from datetime import UTC, timedelta

import pytest
from sqlalchemy import event

from tests.support.ranks import minute
from tests.tracking.stats.world import Den, lol, tft
from tracking import ranks, stats, subscriptions
from tracking.domain.ladders import Ladder
from tracking.domain.queue_groups import QueueGroup

NOW = minute(100_000)
YEAR = NOW - timedelta(days=365)
LARGE = ("tracked_games", "rank_snapshots", "tracked_players", "subscriptions", "announcements")


def _page(me, **wanted):
    asked = stats.Wanted(player_id=me, **wanted)
    older = stats.Cursor(row_id=9, ended_at=minute(9))
    newer = stats.Cursor(row_id=3, ended_at=minute(3), newer=True)
    return [
        lambda session, cursor=cursor: stats.history(session, asked, cursor, now=NOW)
        for cursor in (None, older, newer)
    ]


def _asked(me):
    """What a member's command asks for, and the most statements it may take."""
    group = QueueGroup.SOLO
    return [
        (1, lambda s: stats.live_now(s, 1)),
        *((5, page) for page in _page(me)),
        *((5, page) for page in _page(me, group=group, champion="Ahri")),
        (1, lambda s: stats.champions_played(s, 1, me)),
        (4, lambda s: stats.player_stats(s, 1, me, since=YEAR, group=None, zone=UTC)),
        (4, lambda s: stats.player_stats(s, 1, me, since=YEAR, group=group, zone=UTC)),
        (4, lambda s: ranks.rank_curve(s, me, None, since=YEAR, now=NOW)),
        (2, lambda s: ranks.leaderboard(s, 1, Ladder.SOLO, NOW)),
        (1, lambda s: subscriptions.followed(s, 1)),
        (1, lambda s: subscriptions.search(s, 1, "qui")),
    ]


@pytest.fixture
async def den(sqlite_database):
    den = Den(sqlite_database)
    await den.begin()
    for number in range(20):
        await den.play(lol() if number % 2 else tft(), ended=number, queue_id=420)
    return den


@pytest.fixture
async def noted(den):
    """For each question its statements with their parameters."""
    asked = []

    def note(_connection, _cursor, statement, parameters, *_):
        asked.append((statement, parameters))

    engine = den.database.engine.sync_engine
    found = []
    event.listen(engine, "before_cursor_execute", note)
    for most, question in _asked(den.me):
        asked.clear()
        async with den.database.read() as session:
            await question(session)
        reads = [each for each in asked if each[0].startswith(("SELECT", "WITH"))]
        found.append((most, reads))
    event.remove(engine, "before_cursor_execute", note)
    return found


async def test_every_question_takes_a_handful_of_statements(noted):
    assert [(most, len(reads)) for most, reads in noted if len(reads) > most] == []


async def test_no_large_table_is_read_whole(den, noted):
    whole = []
    async with den.database.engine.connect() as connection:
        for _, reads in noted:
            for statement, parameters in reads:
                plan = await connection.exec_driver_sql(
                    f"EXPLAIN QUERY PLAN {statement}", parameters
                )
                steps = [row[3] for row in plan]
                if "COMPLETED" in parameters:
                    # That index leads to nearly every game there is.
                    whole += [(step, statement) for step in steps if "(status=?)" in step]
                whole += [
                    (step, statement)
                    for step in steps
                    if step.startswith(tuple(f"SCAN {table}" for table in LARGE))
                ]
                if "LIMIT" in statement:
                    # A page is found in the order of the index, not by sorting all there is.
                    whole += [(step, statement) for step in steps if "ORDER BY" in step]
    assert whole == []
