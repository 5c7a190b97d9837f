"""What members and moderators did between the shadow's game and the start that owes it."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from tests.support.following import add_guild, subscribe
from tests.support.ranks import win
from tests.tracking.outbox.test_muted import ARAM, mute
from tests.tracking.outbox.test_promotion import finished, promote, settle
from tests.tracking.outbox.test_steps import decay, promotion, told
from tests.tracking.outbox.world import CHANNEL, GUILD, MINUTE, named
from tracking import choices, outbox, subscriptions
from tracking.database.guilds import stop_following
from tracking.database.models import Subscription
from tracking.database.outbox_models import Announcement
from tracking.domain.events import Kind
from tracking.domain.milestones import Milestones
from tracking.domain.queue_groups import QueueGroup
from tracking.domain.quiet import QuietHours
from tracking.domain.topics import Topic

OTHER = CHANNEL + 1


async def live(world):
    """What is owed or told, by channel."""
    return {
        (row.game_id, row.channel_id): [line["game_name"] for line in row.payload["players"]]
        for row in await world.rows()
        if row.state not in ("SUPPRESSED", "FOLDED")
    }


async def rows_in(session):
    return list(await session.scalars(select(Announcement)))


async def unfollow(world, player):
    where = Subscription.guild_id == GUILD, Subscription.player_id == player
    await settle(world, stop_following, *where, now=world.now)


async def follow(world, player, **options):
    await settle(world, subscribe, GUILD, player, world.now, **options)


async def to_channel(world, channel, topic=None):
    await settle(world, subscriptions.set_channel, GUILD, "Den", channel, world.now, topic)


async def names_a_channel(world, player, channel):
    async with world.database.write() as session:
        where = Subscription.guild_id == GUILD, Subscription.player_id == player
        await session.execute(update(Subscription).where(*where).values(channel_id=channel))


class TestFollowing:
    async def test_who_is_not_followed_any_more_is_not_told_of(self, world):
        await world.enqueue(world.game("100", world.first, world.second), emit=False)
        await world.enqueue(world.game("200", world.first), emit=False)
        await unfollow(world, world.first)
        assert await promote(world) == 1
        assert await live(world) == {("100", CHANNEL): ["Brave Teapot"]}

    async def test_who_is_followed_anew_is_owed_from_then_on(self, world):
        await world.enqueue(world.game("100"), emit=False)
        world.clock.shift(60)
        await unfollow(world, world.first)
        await follow(world, world.first)
        assert await promote(world) == 0

    async def test_a_shadow_whose_clock_is_behind_loses_nobody_who_was_just_followed(self, world):
        await unfollow(world, world.first)
        await follow(world, world.first)
        world.clock.shift(-30)
        await world.enqueue(world.game("100", ended_at=world.now + MINUTE), emit=False)
        world.clock.shift(120)
        assert await promote(world) == 1

    async def test_a_server_that_took_the_bot_back_is_not_owed_what_came_before(self, world):
        await world.enqueue(world.game("100"), emit=False)
        await settle(world, subscriptions.forget_guild, GUILD, world.now)
        await to_channel(world, CHANNEL)
        assert await promote(world) == 0

    async def test_a_step_of_who_is_not_followed_any_more_is_not_told(self, world):
        await told(world, decay(), emit=False)
        await unfollow(world, world.first)
        assert await promote(world) == 0

    async def test_what_another_server_is_owed_is_its_own_affair(self, world):
        async with world.database.write() as session:
            await add_guild(session, 7, world.now, channel_id=70)
            await subscribe(session, 7, world.first, world.now - 2 * MINUTE)
        await world.enqueue(world.game("100"), emit=False)
        await unfollow(world, world.first)
        assert await promote(world) == 1
        assert await live(world) == {("100", 70): ["Quiet Otter"]}


class TestChannels:
    async def test_it_is_told_where_the_server_wants_it_now(self, world):
        await world.enqueue(world.game("100"), emit=False)
        await to_channel(world, OTHER)
        assert await promote(world) == 1
        assert await live(world) == {("100", OTHER): ["Quiet Otter"]}
        assert await promote(world) == 0

    async def test_the_channel_of_its_game_comes_before_the_servers(self, world):
        await world.enqueue(world.game("100"), emit=False)
        await to_channel(world, OTHER, Topic.LOL)
        assert await promote(world) == 1
        assert await live(world) == {("100", OTHER): ["Quiet Otter"]}

    async def test_what_the_old_model_told_in_another_channel_is_not_told_again(self, world):
        await world.enqueue(world.game("100", world.first, world.second), emit=False)
        await to_channel(world, OTHER)
        await world.enqueue(world.game("100", world.first, world.second))
        assert await promote(world) == 0
        await to_channel(world, OTHER + 1)
        assert await promote(world) == 0
        assert await live(world) == {("100", OTHER): ["Quiet Otter", "Brave Teapot"]}

    async def test_who_was_told_of_in_another_channel_is_left_out(self, world):
        await world.enqueue(world.game("100", world.first, world.second), emit=False)
        await to_channel(world, OTHER)
        await world.enqueue(world.game("100", world.first))
        await names_a_channel(world, world.second, CHANNEL)
        assert await promote(world) == 1
        assert await live(world) == {
            ("100", OTHER): ["Quiet Otter"],
            ("100", CHANNEL): ["Brave Teapot"],
        }

    async def test_two_channels_that_became_one_get_one_post_that_names_both(self, world):
        await names_a_channel(world, world.second, OTHER)
        await world.enqueue(world.game("100", world.first, world.second), emit=False)
        await names_a_channel(world, world.second, None)
        assert await promote(world) == 1
        assert await live(world) == {("100", CHANNEL): ["Quiet Otter", "Brave Teapot"]}

    async def test_that_there_is_no_result_is_not_owed_where_one_was_told_elsewhere(self, world):
        given_up = world.game("100", kind=Kind.UNAVAILABLE, results={world.first: None})
        await world.enqueue(given_up, emit=False)
        await to_channel(world, OTHER)
        await world.enqueue(world.game("100"))
        assert await promote(world) == 0

    async def test_who_has_no_result_is_told_of_beside_who_has_one(self, world):
        """The record does not name him."""
        await names_a_channel(world, world.second, OTHER)
        await world.enqueue(world.game("100", world.first), emit=False)
        nothing = world.game("100", kind=Kind.UNAVAILABLE, results={world.second: None})
        await world.enqueue(nothing, emit=False)
        assert await promote(world) == 2
        assert await live(world) == {
            ("100", CHANNEL): ["Quiet Otter"],
            ("100", OTHER): ["Brave Teapot"],
        }

    async def test_a_step_is_told_where_promotions_go_now(self, world):
        await told(world, decay(), emit=False)
        await to_channel(world, OTHER, Topic.PROMOTIONS)
        assert await promote(world) == 1
        assert [row.channel_id for row in await world.rows()] == [CHANNEL, OTHER]
        assert await promote(world) == 0

    async def test_a_step_that_is_a_line_of_its_result_now_is_not_told_besides(self, world):
        await to_channel(world, OTHER, Topic.PROMOTIONS)
        await told(world, promotion(win(1, 39)), emit=False)
        await settle(world, subscriptions.clear_channel, GUILD, "Den", Topic.PROMOTIONS, world.now)
        assert await promote(world) == 0


class TestChoices:
    async def test_what_a_filter_muted_when_the_old_model_finished_it_stays_muted(self, world):
        """The shadow was quicker, and the filter was set between the two."""
        game = world.game("100", world.first, world.second, queue_id=ARAM)
        await world.enqueue(game, emit=False)
        await mute(world, QueueGroup.ARAM)
        await world.enqueue(replace(game, results={world.first: game.results[world.first]}))
        await mute(world)
        assert await promote(world) == 1
        assert await live(world) == {("100", CHANNEL): ["Brave Teapot"]}

    async def test_a_filter_that_was_set_since_mutes_only_what_ends_from_then_on(self, world):
        await world.enqueue(world.game("100", queue_id=ARAM), emit=False)
        await mute(world, QueueGroup.ARAM)
        assert await promote(world) == 1

    async def test_what_is_owed_in_quiet_hours_waits_for_their_end(self, world):
        await world.enqueue(world.game("100"), emit=False)
        begun = world.now.hour * 60
        night = QuietHours(start=begun, end=(begun + 120) % 1440)
        await settle(world, choices.set_quiet, GUILD, "Den", night, world.now)
        assert await promote(world) == 1
        assert await world.claim() == []
        world.clock.shift(2 * 3600)
        assert len(await world.claim()) == 1


class TestParts:
    async def test_nothing_is_left_of_a_player_the_old_service_told_of(self, world):
        game = world.game("100", world.first, world.second)
        formerly = {world.first: "Loud Otter#EUW", world.second: "Shy Teapot#0001"}
        await world.enqueue(replace(game, formerly=formerly), emit=False)
        async with world.database.write() as session:
            [row] = await rows_in(session)
            special = {str(player): Milestones(streak=4).to_json() for player in formerly}
            row.payload = {**row.payload, "milestones": special}
        await finished(world, "100", world.first)
        await promote(world)
        [claimed] = await world.claim()
        event = claimed.event
        assert named(event) == ["Brave Teapot"]
        assert set(event.formerly) == set(event.milestones) == {world.second}

    async def test_what_a_newer_program_put_into_a_post_stays_in_it(self, world):
        await world.enqueue(world.game("100", world.first, world.second), emit=False)
        async with world.database.write() as session:
            [row] = await rows_in(session)
            by_player = {str(player): "new" for player in (world.first, world.second)}
            row.payload = {**row.payload, "weather": "fair", "moods": by_player}
        await unfollow(world, world.first)
        await promote(world)
        payload = (await world.rows())[-1].payload
        assert (payload["weather"], payload["moods"]) == ("fair", {str(world.second): "new"})


class TestSteps:
    async def test_a_step_that_waits_for_its_game_goes_on_waiting(self, world):
        await told(world, promotion(), emit=False)
        assert await promote(world) == 1
        assert await world.claim() == []
        world.clock.shift(16 * 60)
        assert len(await world.claim()) == 1

    @pytest.mark.parametrize("so_far", ["PENDING", "SENT"])
    async def test_its_game_is_found_after_the_start_that_owed_it(self, world, so_far):
        """It left the shadow's row no room beside the live one, and each turn of the ranks ended
        with an error."""
        await told(world, promotion(), emit=False)
        await promote(world)
        if so_far == "SENT":
            world.clock.shift(16 * 60)
            [claimed] = await world.claim()
            await world.deliver(claimed.id)
        [found] = promotion(win(1, 39)).steps
        saved = await settle(world, outbox.leave_to_results, [found])
        assert saved == (so_far == "PENDING")
        assert await promote(world) == 0
        assert await world.claim() == []

    async def test_its_game_is_found_before_the_start_that_would_owe_it(self, world):
        await told(world, promotion(), emit=False)
        [found] = promotion(win(1, 39)).steps
        assert await settle(world, outbox.leave_to_results, [found]) == 1
        assert await promote(world) == 0
