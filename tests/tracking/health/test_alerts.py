"""The plan's alerts: told once when they start and once when they end."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.support.following import add_player
from tests.tracking.health.stored import tracked
from tracking.database.models import TrackedGameRow
from tracking.database.outbox_models import Announcement, Notice
from tracking.health.alerts import ALERTS, Alerts, Counts

RETRIES, STUCK, NO_RESULT = "alert:retries", "alert:stuck", "alert:no-result"


class Watch:
    """The alerts of one process, and what its operator is told."""

    def __init__(self, database, clock, emit=True):
        self.database, self.clock = database, clock
        self.alerts = Alerts(database=database, clock=clock, most_retries=3, emit=emit)
        self.number = 0

    async def game(self, *, minutes=10, **more):
        self.number += 1
        at = self.clock.now() - timedelta(minutes=minutes)
        async with self.database.write() as session:
            await tracked(session, 1, self.number, at, **more)

    async def change(self, **values):
        async with self.database.write() as session:
            await session.execute(update(TrackedGameRow).values(**values))

    async def check(self, times=1):
        """What began and ended in the last of so many checks, a minute apart."""
        for _ in range(times):
            self.clock.shift(60)
            told = await self.alerts.turn()
            await self.send()
        return told["began"], told["ended"]

    async def send(self):
        """What is due is posted."""
        async with self.database.write() as session:
            await session.execute(
                update(Announcement)
                .where(Announcement.due_at <= self.clock.now())
                .values(state="SENT", message_id=1, channel_id=1, due_at=None)
            )

    async def notices(self):
        """(key, whether it is over)"""
        async with self.database.read() as session:
            rows = await session.scalars(select(Notice).order_by(Notice.id))
            return [(row.key, row.ended_at is not None) for row in rows]

    async def posts(self):
        async with self.database.read() as session:
            rows = await session.scalars(
                select(Announcement).where(Announcement.kind == "notice").order_by(Announcement.id)
            )
            return [row.payload["text"] for row in rows]


@pytest.fixture
async def watch(database, clock):
    async with database.write() as session:
        await add_player(session)
    return Watch(database, clock)


async def test_with_nothing_wrong_nobody_is_told(watch):
    await watch.game(retry_count=2)
    assert await watch.check(5) == (0, 0)
    assert await watch.posts() == []


async def test_an_alert_is_told_once_when_it_starts_and_once_after_two_clear_checks(watch):
    await watch.game(minutes=200)
    assert await watch.check() == (1, 0)
    assert await watch.check(10) == (0, 0)
    await watch.change(status="UNAVAILABLE")
    assert await watch.check() == (0, 0)
    assert await watch.check() == (0, 1)
    assert await watch.check(10) == (0, 0)
    assert await watch.notices() == [(STUCK, True)]
    began, ended = await watch.posts()
    assert began.startswith("Games that do not finish by themselves: 1.")
    assert ended == "No game is stuck any more."


async def test_an_end_that_lasts_for_one_check_is_none(watch):
    await watch.game(minutes=200)
    await watch.check()
    for status in ("UNAVAILABLE", "ACTIVE") * 3:
        await watch.change(status=status)
        assert await watch.check() == (0, 0)
    assert await watch.notices() == [(STUCK, False)]


async def test_what_starts_again_is_told_again(watch):
    await watch.game(minutes=200)
    await watch.check()
    await watch.change(status="UNAVAILABLE")
    await watch.check(30)
    await watch.change(status="ACTIVE")
    assert await watch.check() == (1, 0)
    assert len(await watch.posts()) == 3


async def test_a_restart_neither_tells_it_again_nor_ends_it_early(watch):
    await watch.game(minutes=200)
    await watch.check()
    again = Watch(watch.database, watch.clock)
    assert await again.check() == (0, 0)
    await watch.change(status="UNAVAILABLE")
    assert await again.check() == (0, 0)
    assert await again.check() == (0, 1)


async def test_a_shadow_tells_its_log_alone(database, clock, caplog):
    caplog.set_level("INFO")
    async with database.write() as session:
        await add_player(session)
    shadow = Watch(database, clock, emit=False)
    await shadow.game(minutes=200)
    assert await shadow.check() == (1, 0)
    assert "do not finish by themselves: 1" in caplog.text
    await shadow.change(status="UNAVAILABLE")
    assert await shadow.check(2) == (0, 1)
    assert "No game is stuck any more" in caplog.text
    assert await shadow.posts() == []


async def test_retries_alert_above_the_larger_of_two_and_five_percent_of_the_last_hour(watch):
    for _ in range(2):
        await watch.game(retry_count=3)
    await watch.change(status="UNAVAILABLE")
    assert await watch.check() == (0, 0)
    await watch.game(retry_count=3, status="UNAVAILABLE")
    assert await watch.check() == (1, 0)
    assert await watch.notices() == [(RETRIES, False)]
    assert (await watch.posts())[0].startswith(
        "Three retries or more were needed by 3 of the last hour's 3"
    )
    watch.clock.shift(3600)
    assert await watch.check(2) == (0, 1)


@pytest.mark.parametrize(
    ("high", "games", "stands"),
    [(2, 10, False), (3, 10, True), (5, 100, False), (6, 100, True), (3, 60, False)],
)
def test_five_percent_count_where_they_are_more_than_two(high, games, stands):
    [retries] = [each for each in ALERTS if each.key == RETRIES]
    counts = Counts(high_retries=high, games=games, stuck=0, without_result=0)
    assert retries.stands(counts) is stands


async def test_a_completed_game_without_a_result_alerts(watch):
    at = watch.clock.now()
    await watch.game(completed=at, game_result_data=None)
    assert await watch.check() == (1, 0)
    assert await watch.notices() == [(NO_RESULT, False)]
