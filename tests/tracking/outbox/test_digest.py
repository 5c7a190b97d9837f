"""Old results are one digest per channel."""

from datetime import timedelta

import pytest

from tests.support.following import add_guild, subscribe
from tests.tracking.outbox.world import CHANNEL, MINUTE, World
from tracking import outbox
from tracking.database.outbox_models import PausedChannel
from tracking.domain.events import Kind


class TestDigest:
    @pytest.fixture
    async def world(self, world: World) -> World:
        """The same, followed for days."""
        async with world.database.write() as session:
            for guild_id, channel_id in ((7, 70), (8, 80)):
                await add_guild(session, guild_id, world.now, channel_id=channel_id)
                await subscribe(session, guild_id, world.first, world.now - timedelta(days=9))
        return world

    async def old_games(self, world: World, *game_ids: str) -> None:
        for hours, game_id in enumerate(game_ids, start=7):
            ended = world.now - timedelta(hours=hours)
            assert await world.enqueue(world.game(game_id, ended_at=ended)) == 2

    async def test_old_results_are_one_digest_per_channel_oldest_first(self, world: World):
        await self.old_games(world, "100", "200", "300")
        assert await world.claim() == []
        assert await world.fold() == 6
        world.clock.shift(15)
        claimed = await world.claim()
        assert [c.channel_id for c in claimed] == [70, 80]
        for digest in claimed:
            assert digest.kind is Kind.DIGEST
            assert [e.key.game_id for e in digest.events] == ["300", "200", "100"]
        assert await world.backlog() == 2

    async def test_a_single_old_result_is_a_digest_of_one_line(self, world: World):
        await self.old_games(world, "100")
        assert await world.fold() == 2
        world.clock.shift(15)
        assert [len(c.events) for c in await world.claim()] == [1, 1]

    async def test_a_fresh_result_is_not_folded_and_does_not_wait(self, world: World):
        await self.old_games(world, "100")
        await world.enqueue(world.game("200"))
        await world.fold()
        claimed = {c.channel_id: c.kind for c in await world.claim()}
        assert claimed == {70: Kind.RESULT, 80: Kind.RESULT, CHANNEL: Kind.RESULT}

    async def test_a_digest_that_is_not_out_takes_what_comes_meanwhile(self, world: World):
        await self.old_games(world, "100")
        await world.fold()
        world.clock.shift(10)
        await self.old_games(world, "200")
        await world.fold()
        world.clock.shift(10)
        assert await world.claim() == []
        world.clock.shift(5)
        assert [len(c.events) for c in await world.claim()] == [2, 2]

    async def test_a_digest_does_not_wait_for_ever(self, world: World):
        for number in range(12):
            await self.old_games(world, str(100 + number))
            await world.fold()
            if await world.claim():
                break
            world.clock.shift(12)
        assert number == 10

    async def test_a_digest_under_way_is_closed(self, world: World):
        await self.old_games(world, "100")
        await world.fold()
        world.clock.shift(15)
        assert len(await world.claim()) == 2
        await self.old_games(world, "200")
        await world.fold()
        digests = [row for row in await world.rows() if row.kind == "digest"]
        assert [len(row.payload["games"]) for row in digests] == [1, 1, 1, 1]
        assert len({(row.game_id, row.channel_id) for row in digests}) == 4

    async def test_what_may_have_been_posted_already_is_not_folded(self, world: World):
        await world.enqueue(world.game("100"))
        claimed = await world.claim()
        world.clock.shift(timedelta(hours=7).total_seconds())
        assert await world.fold() == 0
        assert {c.id for c in await world.claim()} == {c.id for c in claimed}

    async def test_a_post_whose_answer_was_lost_is_not_folded(self, world: World):
        await world.enqueue(world.game("100"))
        claimed = await world.claim()
        for each in claimed:
            async with world.database.write() as session:
                await outbox.failed(session, each.id, "timed out", world.now)
        world.clock.shift(timedelta(hours=7).total_seconds())
        assert await world.fold() == 0
        assert {c.nonce for c in await world.claim()} == {c.nonce for c in claimed}

    async def test_a_digest_whose_answer_was_lost_is_closed(self, world: World):
        await self.old_games(world, "100")
        await world.fold()
        world.clock.shift(15)
        for each in await world.claim():
            async with world.database.write() as session:
                await outbox.failed(session, each.id, "timed out", world.now + MINUTE)
        await self.old_games(world, "200")
        await world.fold()
        digests = [row for row in await world.rows() if row.kind == "digest"]
        assert [len(row.payload["games"]) for row in digests] == [1, 1, 1, 1]

    async def test_what_waited_too_long_in_the_outbox_is_folded_too(self, world: World):
        await world.enqueue(world.game("100"))
        world.clock.shift(timedelta(hours=7).total_seconds())
        assert await world.fold() == 3
        assert await world.claim() == []

    async def test_a_paused_channel_is_not_folded(self, world: World):
        await self.old_games(world, "100")
        async with world.database.write() as session:
            session.add(PausedChannel(channel_id=70, reason="gone", paused_at=world.now))
        assert await world.fold() == 1

    async def test_a_folded_game_is_never_announced_again(self, world: World):
        await self.old_games(world, "100")
        await world.fold()
        event = world.game("100", ended_at=world.now - timedelta(hours=7))
        assert await world.enqueue(event) == 0

    async def test_nothing_old_means_no_digest(self, world: World):
        assert await world.fold() == 0
