"""What is claimed is posted by one sender at a time, in order, and again after a crash."""

import asyncio
from datetime import timedelta

from tests.support.following import add_guild, subscribe
from tests.tracking.outbox.world import MINUTE, World
from tracking import outbox


class TestClaim:
    async def test_the_oldest_game_of_a_channel_goes_first_and_one_at_a_time(self, world: World):
        await world.enqueue(world.game("200", ended_at=world.now - MINUTE))
        await world.enqueue(world.game("100", ended_at=world.now - 2 * MINUTE))
        (first,) = await world.claim()
        assert first.key.game_id == "100"
        assert await world.claim() == []
        await world.deliver(first.id)
        (second,) = await world.claim()
        assert second.key.game_id == "200"

    async def test_channels_do_not_wait_for_each_other_and_the_limit_holds(self, world: World):
        async with world.database.write() as session:
            for number in range(3):
                await add_guild(session, number + 1, world.now, channel_id=number + 50)
                await subscribe(session, number + 1, world.first, world.now - 2 * MINUTE)
        await world.enqueue(world.game())
        taken = await world.claim(limit=3)
        assert len(taken) == 3
        assert len(await world.claim(limit=3)) == 1
        assert await world.claim(limit=3) == []

    async def test_a_claim_says_when_it_lapses_and_counts_the_attempt(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        assert (claimed.first_attempt_at, claimed.attempts) == (world.now, 1)
        (row,) = await world.rows()
        assert (row.state, row.due_at) == ("SENDING", world.now + outbox.LEASE)

    async def test_after_a_crash_it_is_claimed_again_with_the_same_nonce(self, world: World):
        await world.enqueue(world.game())
        (before,) = await world.claim()
        world.clock.shift(outbox.LEASE.total_seconds() - 1)
        assert await world.claim() == []
        world.clock.shift(1)
        (after,) = await world.claim()
        assert (after.id, after.nonce) == (before.id, before.nonce)
        assert after.first_attempt_at == before.first_attempt_at
        assert after.attempts == 2

    async def test_a_new_process_does_not_wait_for_the_claims_of_a_dead_one(self, world: World):
        await world.enqueue(world.game())
        (before,) = await world.claim()
        world.clock.shift(1)
        async with world.database.write() as session:
            await outbox.release_claims(session, world.clock.now())
        (after,) = await world.claim()
        assert (after.id, after.nonce, after.attempts) == (before.id, before.nonce, 2)
        assert after.first_attempt_at == before.first_attempt_at

    async def test_the_lease_ends_while_discord_still_knows_the_nonce(self):
        assert timedelta(seconds=120) > outbox.LEASE

    async def test_two_senders_never_take_the_same_announcement(self, world: World):
        async with world.database.write() as session:
            for number in range(20):
                await add_guild(session, number + 1, world.now, channel_id=number + 50)
                await subscribe(session, number + 1, world.first, world.now - 2 * MINUTE)
        await world.enqueue(world.game())
        taken = [
            c for batch in await asyncio.gather(*(world.claim(7) for _ in range(4))) for c in batch
        ]
        rest = [c for _ in range(3) for c in await world.claim(7)]
        ids = [c.id for c in taken + rest]
        assert len(ids) == len(set(ids)) == 21

    async def test_an_empty_outbox_gives_nothing(self, world: World):
        assert await world.claim() == []
