"""Notices: told once when a condition begins, once when it ends, and never for a flutter."""

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from tests.support.clock import FakeClock
from tracking import notices, outbox
from tracking.database.engine import Database
from tracking.database.outbox_models import Announcement

KEY, OFF, ON = "spectator", "Spectator is off.", "Spectator answers again."
OPERATORS = 90


@dataclass
class World:
    database: Database
    clock: FakeClock

    async def call(self, function: Any, *arguments: Any, **options: Any) -> Any:
        async with self.database.write() as session:
            return await function(session, *arguments, now=self.clock.now(), **options)

    async def begin(self, text: str = OFF, **options: Any) -> bool:
        return bool(await self.call(notices.begin, KEY, text, **options))

    async def end(self, text: str | None = ON, **options: Any) -> bool:
        return bool(await self.call(notices.end, KEY, text, **options))

    async def tell(self) -> list[str]:
        """Address what waits and post it; what was said."""
        async with self.database.write() as session:
            await session.execute(
                update(Announcement)
                .where(Announcement.channel_id.is_(None))
                .values(channel_id=OPERATORS)
            )
        said = []
        for _ in range(5):
            async with self.database.write() as session:
                for claimed in await outbox.claim(session, self.clock.now(), 10):
                    said.append(claimed.payload["text"])
                    await outbox.delivered(session, claimed.id, 1, self.clock.now())
        return said

    async def waiting(self) -> list[str]:
        async with self.database.read() as session:
            rows = await session.scalars(select(Announcement).order_by(Announcement.id))
            return [row.payload["text"] for row in rows if row.state == "PENDING"]


@pytest.fixture
def world(database: Database, clock: FakeClock) -> World:
    return World(database, clock)


async def test_a_condition_is_told_once_when_it_begins_and_once_when_it_ends(world, caplog):
    assert await world.begin()
    assert not await world.begin()
    assert [record.message for record in caplog.records] == [OFF]
    assert await world.tell() == [OFF]
    assert await world.end()
    assert not await world.end()
    world.clock.shift(31)
    assert await world.tell() == [ON]
    assert await world.tell() == []


async def test_what_two_tasks_see_at_once_begins_once(world):
    begun = await asyncio.gather(*(world.begin() for _ in range(4)))
    assert sorted(begun) == [False, False, False, True]
    assert await world.waiting() == [OFF]


async def test_a_condition_that_ends_before_it_was_told_is_dropped(world):
    await world.begin()
    assert await world.end()
    world.clock.shift(60)
    assert await world.tell() == []
    assert await world.begin()
    assert await world.tell() == [OFF]


async def test_a_condition_that_flutters_is_told_once(world):
    await world.begin()
    said = await world.tell()
    for _ in range(20):
        assert await world.end()
        world.clock.shift(5)
        said += await world.tell()
        assert await world.begin()
        world.clock.shift(5)
        said += await world.tell()
    await world.end()
    world.clock.shift(31)
    assert said + await world.tell() == [OFF, ON]


async def test_one_that_comes_back_after_its_end_was_told_is_told_again(world):
    for _ in range(2):
        assert await world.begin()
        assert await world.tell() == [OFF]
        await world.end()
        world.clock.shift(31)
        assert await world.tell() == [ON]


async def test_an_end_without_a_text_is_not_told(world):
    await world.begin()
    await world.tell()
    assert await world.end(None)
    world.clock.shift(60)
    assert await world.tell() == []


async def test_an_end_is_told_though_whether_the_beginning_arrived_is_unknown(world):
    await world.begin()
    async with world.database.write() as session:
        await session.execute(update(Announcement).values(channel_id=OPERATORS))
        (claimed,) = await outbox.claim(session, world.clock.now(), 1)
        await outbox.failed(session, claimed.id, "timed out", world.clock.now())
    await world.end()
    assert await world.tell() == [OFF]
    world.clock.shift(31)
    assert await world.tell() == [ON]


async def test_a_shadow_tells_its_log_only_and_stands_apart(world, caplog):
    assert await world.begin(emit=False)
    assert not await world.begin(emit=False)
    assert OFF in caplog.text
    assert await world.tell() == []
    assert await world.begin()
    assert await world.end(emit=False)
    assert await world.tell() == [OFF]


async def test_what_stands_is_known_with_its_beginning(world):
    began = world.clock.now()
    await world.begin()
    world.clock.shift(60)
    async with world.database.read() as session:
        assert await notices.standing(session) == {KEY: began}
        assert await notices.standing(session, emit=False) == {}
    await world.end()
    async with world.database.read() as session:
        assert await notices.standing(session) == {}


async def test_what_has_no_end_is_told_once_a_day_at_most(world):
    day = timedelta(days=1)
    assert await world.call(notices.once, KEY, OFF, every=day)
    assert not await world.call(notices.once, KEY, OFF, every=day)
    assert await world.tell() == [OFF]
    world.clock.shift(86_401)
    assert await world.call(notices.once, KEY, OFF, every=day)
    assert await world.tell() == [OFF]


async def test_a_notice_without_a_channel_yet_is_no_backlog(world):
    await world.begin()
    async with world.database.read() as session:
        assert await outbox.backlog(session, world.clock.now()) == 0
