"""What became of a claim is kept."""

import pytest
from sqlalchemy import select

from tests.tracking.outbox.world import CHANNEL, MINUTE, World
from tracking import outbox
from tracking.database.outbox_models import PausedChannel


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
