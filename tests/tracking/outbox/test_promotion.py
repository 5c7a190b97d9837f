"""What a shadow process put down becomes owed when a process that emits takes over."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.following import add_guild, subscribe
from tests.support.locks import until_it_waits
from tests.tracking.outbox.world import CHANNEL, GUILD, MAX_AGE, MINUTE
from tracking import outbox, subscriptions
from tracking.database.models import GameState, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind


async def settle(world, function, *arguments, **options):
    async with world.database.write() as session:
        return await function(session, *arguments, **options)


async def finished(world, game_id, player):
    async with world.database.write() as session:
        session.add(GameState(player_id=player, status="NOT_IN_GAME", game_id=game_id))


async def promote(world):
    return await settle(world, outbox.promote, world.now, MAX_AGE)


class TestPromotion:
    async def test_what_was_suppressed_is_owed_by_the_process_that_emits(self, world):
        await world.enqueue(world.game("100", world.first, world.second), emit=False)
        assert await promote(world) == 1
        (claimed,) = await world.claim()
        assert (claimed.channel_id, claimed.key.game_id) == (CHANNEL, "100")
        assert len(claimed.event.players) == 2

    async def test_a_second_promotion_and_two_at_once_do_nothing(self, world):
        await world.enqueue(world.game(), emit=False)
        done = await asyncio.gather(*(promote(world) for _ in range(3)))
        assert sorted(done) == [0, 0, 1]
        (claimed,) = await world.claim()
        await world.deliver(claimed.id)
        assert await promote(world) == 0

    async def test_what_is_announced_at_this_very_moment_is_not_promoted(self, world):
        if world.database.path:
            pytest.skip("SQLite has one writer at a time")
        await world.enqueue(world.game(), emit=False)
        async with world.database.write() as other:
            await outbox.enqueue(other, world.game(), emit=True, now=world.now, max_age=MAX_AGE)
            promoting = asyncio.create_task(promote(world))
            await until_it_waits(world.database)
        assert await promoting == 0
        assert sorted(await world.states()) == ["PENDING", "SUPPRESSED"]

    async def test_what_was_announced_live_is_not_promoted(self, world):
        await world.enqueue(world.game(), emit=False)
        await world.enqueue(world.game())
        assert await promote(world) == 0

    async def test_what_the_old_service_told_is_not_promoted(self, world):
        await world.enqueue(world.game("100", world.first, world.second), emit=False)
        await finished(world, "100", world.first)
        await finished(world, "100", world.second)
        assert await promote(world) == 0

    async def test_premades_of_whom_the_old_service_told_one_are_told_without_him(self, world):
        await world.enqueue(world.game("100", world.first, world.second), emit=False)
        await finished(world, "100", world.second)
        assert await promote(world) == 1
        (claimed,) = await world.claim()
        assert [line.player_id for line in claimed.event.players] == [world.first]
        assert claimed.event.key.game_id == "100"
        # What the shadow would have said stays as it was.
        suppressed = next(row for row in await world.rows() if row.state == "SUPPRESSED")
        assert len(suppressed.payload["players"]) == 2
        assert await promote(world) == 0

    async def test_a_row_of_our_own_does_not_hold_it_back(self, world):
        await world.enqueue(world.game("100"), emit=False)
        async with world.database.write() as session:
            session.add(
                GameState(
                    player_id=world.first, status="NOT_IN_GAME", game_id="100", origin="legacy"
                )
            )
        assert await promote(world) == 1

    async def test_another_players_finished_row_does_not_hold_it_back(self, world):
        await world.enqueue(world.game("100", world.first), emit=False)
        await finished(world, "100", world.second)
        await finished(world, "200", world.first)
        assert await promote(world) == 1

    @pytest.mark.parametrize("told_by", ["old model", "shadow"])
    async def test_that_there_is_no_result_is_not_owed_where_there_is_one(self, world, told_by):
        """The shadow had given the game up, and its record came after all."""
        await world.enqueue(world.game(kind=Kind.UNAVAILABLE), emit=False)
        await world.enqueue(world.game(), emit=told_by == "old model")
        await promote(world)
        live = [row.kind for row in await world.rows() if row.state != "SUPPRESSED"]
        assert live == [Kind.RESULT.value]

    async def test_only_what_was_over_or_stored_at_a_moment_is_promoted_where_asked(self, world):
        moment = world.now
        await world.enqueue(world.game("100"), emit=False)
        await world.enqueue(world.game("200", ended_at=moment + MINUTE), emit=False)
        await world.enqueue(world.game("300", ended_at=moment + MINUTE), emit=False)
        async with world.database.write() as session:
            for number, detected_at in (("200", moment), ("300", moment - MINUTE)):
                session.add(
                    TrackedGameRow(
                        player_id=world.first,
                        game_id=number,
                        platform="EUW1",
                        detected_at=detected_at,
                    )
                )
        assert await settle(world, outbox.promote, world.now, MAX_AGE, begun_by=moment) == 2
        live = {row.game_id for row in await world.rows() if row.state == "PENDING"}
        assert live == {"100", "300"}

    async def test_what_ended_too_long_ago_is_not_promoted(self, world):
        await world.enqueue(world.game("100"), emit=False)
        world.clock.shift(MAX_AGE.total_seconds() - 59)
        assert await promote(world) == 0

    async def test_a_game_nobody_followed_is_not_owed_by_promotion(self, world):
        async with world.database.write() as session:
            for row in await session.scalars(select(Subscription)):
                await session.delete(row)
        await world.enqueue(world.game("100"), emit=False)
        async with world.database.write() as session:
            await subscribe(session, GUILD, world.first, world.now - timedelta(hours=1))
        assert await world.states() == ["SUPPRESSED"]
        assert await promote(world) == 0

    async def test_a_server_the_bot_left_is_owed_nothing(self, world):
        async with world.database.write() as session:
            await add_guild(session, 7, world.now, channel_id=70)
            await subscribe(session, 7, world.first, world.now - 2 * MINUTE)
        await world.enqueue(world.game("100"), emit=False)
        await settle(world, subscriptions.forget_guild, 7, world.now)
        assert await promote(world) == 1
        async with world.database.read() as session:
            live = select(Announcement.channel_id).where(Announcement.state == "PENDING")
            assert list(await session.scalars(live)) == [CHANNEL]

    @pytest.mark.parametrize("payload", [{}, {"kind": "result", "players": 7}])
    async def test_a_payload_nobody_can_read_does_not_end_the_start(self, world, payload):
        await world.enqueue(world.game("100"), emit=False)
        async with world.database.write() as session:
            (row,) = await session.scalars(select(Announcement))
            row.payload = payload
        assert await promote(world) == 1
