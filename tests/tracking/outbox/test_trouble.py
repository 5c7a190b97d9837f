"""Delivery in trouble: doubts, order, refusals, and what a shadow left behind."""

from datetime import timedelta

from sqlalchemy import select

from tests.tracking.outbox.world import CHANNEL, GUILD, MINUTE
from tracking import outbox, pauses, subscriptions
from tracking.database.models import Subscription
from tracking.database.outbox_models import PausedChannel

OTHER = CHANNEL + 1


async def settle(world, function, *arguments, **options):
    async with world.database.write() as session:
        return await function(session, *arguments, **options)


async def in_doubt(world):
    """A claim of what an earlier attempt may have posted."""
    await world.enqueue(world.game())
    (claimed,) = await world.claim()
    assert not claimed.in_doubt
    await settle(world, outbox.failed, claimed.id, "timed out", world.now)
    (claimed,) = await world.claim()
    assert claimed.in_doubt
    return claimed


class TestDoubt:
    async def test_a_doubt_outlives_a_channel_that_refuses(self, world):
        claimed = await in_doubt(world)
        first = claimed.first_attempt_at
        await settle(
            world, outbox.refused, claimed.id, "no access", world.now, maybe_posted=claimed.in_doubt
        )
        world.clock.shift(timedelta(hours=7).total_seconds())
        await settle(world, subscriptions.resume_channel, CHANNEL, world.now)
        assert await world.fold() == 0
        (again,) = await world.claim()
        assert again.in_doubt
        assert again.first_attempt_at == first

    async def test_an_announcement_that_failed_keeps_its_place_in_its_channel(self, world):
        await world.enqueue(world.game("100", ended_at=world.now - 2 * MINUTE))
        await world.enqueue(world.game("200"))
        (first,) = await world.claim()
        await settle(world, outbox.failed, first.id, "503", world.now + MINUTE)
        assert await world.claim() == []
        world.clock.shift(60)
        (again,) = await world.claim()
        assert again.id == first.id

    async def test_one_that_fails_for_ever_does_not_hold_up_its_channel_for_ever(self, world):
        await world.enqueue(world.game("100", ended_at=world.now - 2 * MINUTE))
        await world.enqueue(world.game("200"))
        for _ in range(20):
            taken = await world.claim()
            if taken and taken[0].key.game_id == "200":
                break
            for claimed in taken:
                await settle(world, outbox.failed, claimed.id, "500", world.now + MINUTE)
            world.clock.shift(30)
        assert taken[0].key.game_id == "200"

    async def test_what_is_uncertain_is_known_to_its_server_alone_and_told_once(self, world):
        for game_id in ("100", "200"):
            await world.enqueue(world.game(game_id))
            (claimed,) = await world.claim()
            await settle(world, outbox.uncertain, claimed.id, "nobody can look", world.now)
        async with world.database.read() as session:
            found = await outbox.uncertain_in(session, GUILD)
            assert [(each.key.match_id, each.channel_id, each.reason) for each in found] == [
                ("EUW1_100", CHANNEL, "nobody can look"),
                ("EUW1_200", CHANNEL, "nobody can look"),
            ]
            assert await outbox.uncertain_in(session, GUILD + 1) == []
        [told] = await world.notices()
        assert "/games stuck" in told

    async def test_a_rejected_post_is_told_the_operator_once_a_day(self, world):
        for game_id in ("100", "200"):
            await world.enqueue(world.game(game_id))
            (claimed,) = await world.claim()
            await settle(world, outbox.dead, claimed.id, "50035", world.now)
        assert await world.states() == ["FAILED", "FAILED"]
        [told] = await world.notices()
        assert "EUW1_100" in told


async def refuse(world, *, gone=False):
    await world.enqueue(world.game())
    (claimed,) = await world.claim()
    await settle(world, outbox.refused, claimed.id, "the bot may not", world.now, gone=gone)


async def rows(world):
    return [(row.channel_id, row.state) for row in await world.rows()]


class TestPauses:
    async def test_admins_are_told_once_that_a_channel_is_paused(self, world):
        await refuse(world)
        await settle(world, pauses.pause, CHANNEL, GUILD, "the bot may not", world.now)
        [told] = await world.notices()
        assert f"<#{CHANNEL}>" in told
        assert "/channel test" in told
        async with world.database.read() as session:
            [notice] = await outbox.homeless(session, world.now)
            assert (notice.guild_id, notice.preferred) == (GUILD, (CHANNEL,))
            assert CHANNEL in notice.barred

    async def test_what_waited_too_long_in_a_paused_channel_comes_as_a_digest(self, world):
        await refuse(world)
        world.clock.shift(timedelta(hours=7).total_seconds())
        await settle(world, subscriptions.resume_channel, CHANNEL, world.now)
        assert await world.fold() == 1

    async def test_what_waits_for_a_deleted_channel_goes_where_the_server_says(self, world):
        await refuse(world, gone=True)
        assert await rows(world) == [(CHANNEL, "PENDING")]
        assert await world.backlog() == 0
        await settle(world, subscriptions.set_channel, GUILD, "Den", OTHER, world.now)
        assert await rows(world) == [(OTHER, "PENDING")]
        assert [claimed.channel_id for claimed in await world.claim()] == [OTHER]

    async def test_a_players_deleted_channel_gives_way_to_the_servers(self, world):
        async with world.database.write() as session:
            row = await session.scalar(
                select(Subscription).where(Subscription.player_id == world.first)
            )
            row.channel_id = OTHER
        await world.enqueue(world.game("100"))
        await settle(world, pauses.gone, OTHER, GUILD, world.now)
        assert await rows(world) == [(CHANNEL, "PENDING")]
        await world.enqueue(world.game("200"))
        assert {channel for channel, _ in await rows(world)} == {CHANNEL}
        [told] = await world.notices()
        assert f"<#{CHANNEL}>" in told

    async def test_what_may_stand_in_a_deleted_channel_is_posted_in_the_new_one(self, world):
        claimed = await in_doubt(world)
        await settle(
            world, outbox.refused, claimed.id, "gone", world.now, gone=True, maybe_posted=True
        )
        await settle(world, subscriptions.set_channel, GUILD, "Den", OTHER, world.now)
        (again,) = await world.claim()
        assert (again.channel_id, again.in_doubt) == (OTHER, False)

    async def test_a_deleted_channel_nobody_used_is_nothing(self, world):
        await settle(world, pauses.gone, 12345, GUILD, world.now)
        assert await world.notices() == []
        async with world.database.read() as session:
            assert list(await session.scalars(select(PausedChannel))) == []

    async def test_what_waited_for_a_month_is_given_up(self, world):
        await refuse(world)
        world.clock.shift(timedelta(days=29).total_seconds())
        assert await settle(world, pauses.give_up, world.now) == 0
        world.clock.shift(timedelta(days=2).total_seconds())
        assert await settle(world, pauses.give_up, world.now) == 1
        assert await world.states() == ["FAILED"]

    async def test_a_server_that_comes_back_finds_its_channels_open(self, world):
        await refuse(world)
        await settle(world, subscriptions.forget_guild, GUILD, world.now)
        assert await world.states() == ["FAILED"]
        async with world.database.read() as session:
            assert list(await session.scalars(select(PausedChannel))) == []
            assert await outbox.homeless(session, world.now) == []

    async def test_a_refusal_that_comes_after_the_bot_left_pauses_nothing(self, world):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        await settle(world, subscriptions.forget_guild, GUILD, world.now)
        await settle(world, outbox.refused, claimed.id, "no access", world.now)
        async with world.database.read() as session:
            assert list(await session.scalars(select(PausedChannel))) == []

    async def test_a_notice_that_is_refused_looks_for_another_channel(self, world):
        await refuse(world)
        async with world.database.write() as session:
            [notice] = await outbox.homeless(session, world.now)
            await outbox.give_place(session, notice.id, OTHER)
        (claimed,) = await world.claim()
        await settle(world, outbox.refused, claimed.id, "no access", world.now)
        async with world.database.read() as session:
            [again] = await outbox.homeless(session, world.now)
            assert {CHANNEL, OTHER} <= again.barred
            assert OTHER not in set(await session.scalars(select(PausedChannel.channel_id)))
