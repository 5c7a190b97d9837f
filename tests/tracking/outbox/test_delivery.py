"""What is claimed is posted once, and what became of it is kept."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.following import add_guild, subscribe
from tests.tracking.outbox.world import CHANNEL, MINUTE, World
from tracking import outbox
from tracking.database.outbox_models import PausedChannel


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


class TestOutcomes:
    async def test_what_was_delivered_is_never_claimed_again(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        await world.deliver(claimed.id, message_id=99)
        world.clock.shift(3600)
        assert await world.claim() == []
        (row,) = await world.rows()
        assert (row.state, row.message_id, row.last_error) == ("SENT", 99, None)

    async def test_a_late_failure_does_not_undo_a_delivery(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        await world.deliver(claimed.id)
        async with world.database.write() as session:
            await outbox.failed(session, claimed.id, "timed out", world.now)
            await outbox.dead(session, claimed.id, "too long", world.now)
            await outbox.uncertain(session, claimed.id, "no history", world.now)
        assert await world.states() == ["SENT"]

    async def test_a_failure_is_tried_again_when_it_is_due_and_remembers_the_first_attempt(
        self, world: World
    ):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        async with world.database.write() as session:
            await outbox.failed(session, claimed.id, "timed out", world.now + MINUTE)
        assert await world.claim() == []
        world.clock.shift(60)
        (again,) = await world.claim()
        assert again.first_attempt_at == claimed.first_attempt_at
        assert again.nonce == claimed.nonce

    async def test_what_may_have_been_posted_goes_before_older_games(self, world: World):
        """Only soon does Discord still know its nonce."""
        await world.enqueue(world.game("200"))
        (doubtful,) = await world.claim()
        async with world.database.write() as session:
            await outbox.failed(session, doubtful.id, "timed out", world.now)
        await world.enqueue(world.game("100", ended_at=world.now - 20 * MINUTE))
        (next_,) = await world.claim()
        assert (next_.id, next_.in_doubt) == (doubtful.id, True)

    async def test_a_failure_before_anything_was_sent_leaves_no_doubt_behind(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        async with world.database.write() as session:
            await outbox.failed(
                session, claimed.id, "not connected", world.now + MINUTE, maybe_posted=False
            )
        world.clock.shift(60)
        (again,) = await world.claim()
        assert again.first_attempt_at == world.now

    async def test_a_refused_channel_is_paused_and_what_it_is_owed_waits(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        for reason in ("Missing Access", "Missing Permissions"):
            async with world.database.write() as session:
                await outbox.refused(session, claimed.id, reason, world.now)
        world.clock.shift(3600)
        assert await world.claim() == []
        assert await world.backlog() == 0
        assert await world.states() == ["PENDING"]
        async with world.database.read() as session:
            (paused,) = await session.scalars(select(PausedChannel))
        assert (paused.channel_id, paused.reason) == (CHANNEL, "Missing Access")

    @pytest.mark.parametrize(
        ("settle", "state"), [(outbox.dead, "FAILED"), (outbox.uncertain, "UNCERTAIN")]
    )
    async def test_what_is_given_up_stays_so_and_says_why(self, world: World, settle, state):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        async with world.database.write() as session:
            await settle(session, claimed.id, "the reason", world.now)
        world.clock.shift(3600)
        assert await world.claim() == []
        assert await world.enqueue(world.game()) == 0
        (row,) = await world.rows()
        assert (row.state, row.last_error, row.due_at) == (state, "the reason", None)

    async def test_the_backlog_counts_what_waits_or_is_under_way(self, world: World):
        await world.enqueue(world.game("100"))
        await world.enqueue(world.game("200"))
        (claimed,) = await world.claim()
        assert await world.backlog() == 2
        await world.deliver(claimed.id)
        assert await world.backlog() == 1
