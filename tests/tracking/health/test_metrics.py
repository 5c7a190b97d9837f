"""The figures of the new model, read from both databases."""

from datetime import timedelta

import pytest

from tests.support.following import add_player
from tests.tracking.health.stored import ran, tracked
from tracking.health import metrics

PRIVATE = "Riot keeps the records of this game private (Ranked Solo/Duo)."


class Stored:
    """Rows at times before now, in minutes."""

    def __init__(self, database, clock):
        self.database, self.now = database, clock.now()
        self.number = 0

    def ago(self, minutes):
        return self.now - timedelta(minutes=minutes)

    async def game(self, detected, *, player=1, **more):
        """Detected so many minutes ago; datetimes may be given in minutes ago too."""
        self.number += 1
        times = ("completed", "ended_at", "held_over_at", "given_up_at", "completed_at")
        for name in times:
            if isinstance(more.get(name), int | float):
                more[name] = self.ago(more[name])
        async with self.database.write() as session:
            await tracked(session, player, self.number, self.ago(detected), **more)

    async def read(self, measure, *, hours=24, **more):
        async with self.database.read() as session:
            return await measure(session, since=self.ago(60 * hours), **more)


@pytest.fixture
async def stored(database, clock):
    async with database.write() as session:
        assert await add_player(session) == 1
    return Stored(database, clock)


async def completion(stored, down=(), **more):
    spans = [(stored.ago(a), stored.ago(b)) for a, b in down]
    return await stored.read(metrics.completion, now=stored.now, down=spans, **more)


async def test_a_result_within_five_minutes_of_the_end_is_in_time(stored):
    await stored.game(40, completed=15, ended_at=20)
    await stored.game(40, completed=14.9, ended_at=20)
    found = await completion(stored)
    assert (found.ended, found.in_time) == (2, 1)


async def test_the_five_minutes_begin_with_the_detection_where_that_is_later(stored):
    await stored.game(20, completed=16, ended_at=40)
    found = await completion(stored)
    assert (found.ended, found.in_time) == (1, 1)


async def test_a_game_held_over_without_a_record_is_judged_and_late(stored):
    await stored.game(60, held_over_at=20)
    found = await completion(stored)
    assert (found.ended, found.in_time) == (1, 0)


async def test_what_is_not_over_for_five_minutes_yet_is_not_judged(stored):
    await stored.game(60, held_over_at=4)
    await stored.game(60)
    assert (await completion(stored)).ended == 0


async def test_what_match_lists_and_back_fills_brought_was_not_detected(stored):
    for source in ("history", "recover", "import"):
        await stored.game(60, completed=20, ended_at=40, source=source)
    await stored.game(60, completed=20, ended_at=40, source=None)
    assert (await completion(stored)).ended == 1


async def test_private_games_are_left_out_and_counted(stored):
    await stored.game(60, held_over_at=20, status="UNAVAILABLE", last_error=PRIVATE)
    found = await completion(stored)
    assert (found.ended, found.private) == (0, 1)


async def test_what_was_late_while_the_process_was_down_is_left_out_and_counted(stored):
    await stored.game(90, completed=20, ended_at=62)
    await stored.game(90, completed=59, ended_at=62)
    await stored.game(90, completed=20, ended_at=82)
    found = await completion(stored, down=[(60, 30)])
    assert (found.ended, found.in_time, found.while_down) == (2, 1, 1)
    assert found.down_seconds == 1800


async def test_only_what_ended_in_the_window_is_judged(stored):
    await stored.game(180, completed=115, ended_at=120)
    await stored.game(180, completed=55, ended_at=59)
    assert (await completion(stored, hours=1)).ended == 1
    assert (await completion(stored, hours=3)).ended == 2


async def test_retries_count_the_games_detected_in_the_window(stored):
    await stored.game(30, retry_count=2)
    await stored.game(30)
    await stored.game(90, retry_count=1)
    await stored.game(30, retry_count=1, source="recover")
    found = await stored.read(metrics.retries, hours=1)
    assert (found.games, found.retried) == (2, 1)


async def test_high_retries_are_three_or_more(stored):
    for retries in (0, 1, 2, 3, 7):
        await stored.game(30, retry_count=retries)
    await stored.game(90, retry_count=9)
    assert await stored.read(metrics.high_retries, hours=1) == (2, 5)


async def test_stuck_is_what_was_retried_often_or_runs_for_three_hours(stored):
    await stored.game(30, retry_count=3)
    await stored.game(181)
    await stored.game(179)
    await stored.game(500, completed=400)
    await stored.game(500, status="UNAVAILABLE")
    async with stored.database.read() as session:
        assert await metrics.stuck(session, now=stored.now, most_retries=3) == 2


async def test_completed_games_without_a_result_are_counted_and_named(stored):
    await stored.game(90, completed=30, game_result_data=None)
    await stored.game(90, completed=30)
    await stored.game(90, completed=80, game_result_data=None)
    assert await stored.read(metrics.without_result, hours=1) == 1
    [named] = await stored.read(metrics.named_without_result, hours=1)
    assert named == "EUW1_1 of Quiet Otter#EUW is completed without a result"


@pytest.mark.parametrize(
    ("loop", "role", "minutes", "emits"),
    [
        ("detection", "bot", 30, True),
        ("polling", "bot", 30, False),
        ("detection", "shadow", 30, False),
        ("detection", "bot", 3000, False),
    ],
)
async def test_who_announced_last_does_so_still_however_short_the_window(
    stored, loop, role, minutes, emits
):
    async with stored.database.write() as session:
        await ran(session, loop, stored.ago(minutes), role=role)
    assert await stored.read(metrics.emits, hours=0.1, now=stored.now) is emits


async def test_who_announced_before_a_cut_over_does_so_no_more(stored):
    async with stored.database.write() as session:
        await ran(session, "polling", stored.ago(30), role="bot")
        await ran(session, "detection", stored.ago(20), role="bot")
        await ran(session, "detection", stored.ago(1), role="shadow")
    assert await stored.read(metrics.emits, now=stored.now)
