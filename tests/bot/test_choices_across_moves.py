"""Moves between the models in servers whose moderators choose meanwhile whom they follow, what is
posted, where and when: each game is told once in each server that is owed it."""

import asyncio

import pytest

from bot.models import take_over
from tests.tracking.legacy.conftest import OldWorld
from tests.tracking.polling.riot import live, record
from tracking import choices, outbox, subscriptions
from tracking.domain.games import Game
from tracking.domain.queue_groups import QueueGroup
from tracking.domain.quiet import QuietHours

FIRST, SECOND = 1, 2
DEN, ATTIC = 10, 20
OTHER = 11


class Moving(OldWorld):
    """One database, whichever processes work on it."""

    async def move(self, *, new):
        """The setting is changed and the bot is started again."""
        self.settings = self.settings.model_copy(update={"use_game_centric_model": new})
        self.restart()
        await take_over(self.settings, self.database, self.clock)

    def shadow(self):
        beside = Moving(self.database, self.clock)
        beside.riot = self.riot
        beside.settings = self.settings.model_copy(
            update={"emit_events": False, "use_game_centric_model": True}
        )
        beside.restart()
        return beside

    async def see(self, number, **options):
        self.riot.live["otter"] = live(number, "otter", **options)

    async def end(self, number, *, won=True):
        self.riot.live.clear()
        self.riot.publish(record(number, self.clock.now(), otter=won))

    async def finish(self):
        """The new model's turns until a game that is over is stored."""
        await self.detect()
        await self.detect()
        await self.complete()

    async def choose(self, function, *arguments):
        async with self.database.write() as session:
            return await function(session, *arguments)

    async def mute(self, *groups, server=FIRST):
        muted = frozenset(groups)
        await self.choose(choices.set_muted, server, "Den", Game.LOL, muted, self.clock.now())

    async def send_to(self, channel, server=FIRST):
        await self.choose(subscriptions.set_channel, server, "Den", channel, self.clock.now())

    async def post(self):
        """Post what is due, as the announcer does; where, and of which games."""
        posted: list[tuple[int, int]] = []
        while True:
            async with self.database.write() as session:
                await outbox.fold_held(session, self.clock.now())
                claimed = await outbox.claim(session, self.clock.now(), 10)
            if not claimed:
                return posted
            for each in claimed:
                posted += [(each.channel_id, int(event.key.game_id)) for event in each.events]
                async with self.database.write() as session:
                    await outbox.delivered(session, each.id, 900 + each.id, self.clock.now())


async def new_world(database, clock):
    made = Moving(database, clock)
    await made.follow("otter", guild=FIRST, channel=DEN)
    await made.move(new=False)
    return made


@pytest.fixture
async def world(sqlite_database, clock):
    return await new_world(sqlite_database, clock)


async def test_what_was_told_under_the_new_model_is_not_told_in_a_new_channel_after_the_way_back(
    world,
):
    await world.see(1)
    await world.poll()
    await world.move(new=True)
    await world.end(1)
    await world.finish()
    assert await world.post() == [(DEN, 1)]
    await world.send_to(OTHER)
    world.clock.shift(3600)
    await world.move(new=False)
    await world.poll()
    assert (await world.states())[-1] == ("NOT_IN_GAME", "1", "win")
    assert await world.post() == []


async def test_what_both_models_finished_is_told_in_the_channel_of_who_came_first(world):
    shadow = world.shadow()
    await world.see(1)
    await shadow.detect()
    await world.poll()
    await world.end(1)
    await shadow.finish()
    await world.poll()
    assert await world.post() == [(DEN, 1)]
    await world.send_to(OTHER)
    await world.move(new=True)
    await world.service.takeover_turn()
    assert await world.post() == []


async def test_what_only_the_shadow_finished_is_told_where_the_server_wants_it_now(world):
    shadow = world.shadow()
    await world.see(1)
    await shadow.detect()
    await world.end(1)
    await shadow.finish()
    await world.send_to(OTHER)
    await world.move(new=True)
    await world.service.takeover_turn()
    assert await world.post() == [(OTHER, 1)]


async def test_what_the_old_model_was_told_to_mute_the_new_one_does_not_post_late(world):
    await world.mute(QueueGroup.SOLO)
    await world.see(1)
    await world.poll()
    shadow = world.shadow()
    await shadow.detect()
    await world.end(1)
    await world.poll()
    await world.mute()
    await world.move(new=True)
    await world.finish()
    assert (await world.games())["otter", 1].status == "COMPLETED"
    assert await world.post() == []


async def test_what_a_filter_muted_for_the_shadow_the_old_model_does_not_post(world):
    await world.mute(QueueGroup.SOLO)
    shadow = world.shadow()
    await world.see(1)
    await world.poll()
    await shadow.detect()
    await world.end(1)
    await shadow.finish()
    await world.mute()
    await world.poll()
    await world.move(new=True)
    assert await world.post() == []


@pytest.mark.parametrize("new", [True, False])
async def test_a_game_that_was_cut_off_is_muted_by_the_queue_it_was_seen_in(world, new):
    """Its record names no queue."""
    await world.mute(QueueGroup.SOLO)
    await world.move(new=new)
    await world.see(1)
    await (world.detect() if new else world.poll())
    world.riot.live.clear()
    cut_off = record(1, world.clock.now(), otter=True)
    cut_off["info"] |= {"queueId": 0, "gameVersion": "", "gameMode": "", "mapId": 0}
    world.riot.publish(cut_off)
    await (world.finish() if new else world.poll())
    assert await world.states() if not new else await world.games()
    assert await world.post() == []
    await world.mute()
    assert await world.post() == []


async def test_each_server_is_told_as_it_chose(world):
    await world.follow("otter", guild=SECOND, channel=ATTIC)
    await world.mute(QueueGroup.SOLO, server=SECOND)
    shadow = world.shadow()
    await world.see(1)
    await shadow.detect()
    await world.end(1)
    await shadow.finish()
    await world.mute(server=SECOND)
    await world.see(2)
    await shadow.detect()
    await world.end(2)
    await shadow.finish()
    await world.move(new=True)
    assert sorted(await world.post()) == [(DEN, 1), (DEN, 2), (ATTIC, 2)]
    await world.move(new=False)
    await world.poll()
    assert await world.post() == []


async def test_what_waits_for_the_end_of_quiet_hours_is_told_once_whoever_runs_then(world):
    now = world.clock.now().hour * 60
    night = QuietHours(start=now, end=(now + 180) % 1440)
    await world.choose(choices.set_quiet, FIRST, "Den", night, world.clock.now())
    await world.move(new=True)
    await world.see(1)
    await world.detect()
    await world.end(1)
    await world.finish()
    await world.see(2)
    await world.detect()
    assert await world.post() == []
    await world.move(new=False)
    await world.poll()
    await world.end(2)
    await world.poll()
    await world.service.leftovers_turn()
    assert await world.post() == []
    world.clock.shift(3 * 3600)
    assert await world.post() == [(DEN, 1), (DEN, 2)]
    await world.move(new=True)
    await world.service.takeover_turn()
    assert await world.post() == []


async def test_two_games_of_one_number_on_two_platforms_are_two_games(world):
    await world.follow("heron", guild=FIRST, channel=DEN, platform="NA1")
    shadow = world.shadow()
    await world.see(1)
    world.riot.live["heron"] = live(1, "heron", platform="NA1")
    await world.poll()
    await shadow.detect()
    await world.end(1)
    await world.poll()  # of EUW alone: the record of the other is late
    world.riot.publish(record(1, world.clock.now(), platform="NA1", heron=True))
    await shadow.finish()
    await world.move(new=True)
    await world.finish()
    assert await world.post() == [(DEN, 1), (DEN, 1)]
    await world.move(new=False)
    await world.poll()
    assert await world.post() == []


async def test_a_post_of_the_old_models_says_what_became_of_the_rank_after_the_cut_over(world):
    shadow = world.shadow()
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    await world.see(1)
    await shadow.detect()
    await shadow.rank()
    await world.poll()
    await world.end(1)
    await world.poll()
    assert await world.post() == [(DEN, 1)]
    await world.move(new=True)
    await world.finish()
    world.riot.set_rank("otter", "GOLD II 55", 11, 8)
    await world.rank(90)
    async with world.database.write() as session:
        [edit] = await outbox.edits_due(session, world.clock.now(), 10)
    assert (edit.channel_id, len(edit.event.ranks)) == (DEN, 1)


async def test_a_game_of_the_old_models_alone_is_given_its_lp_after_the_cut_over(world):
    await world.move(new=True)
    world.riot.set_rank("otter", "GOLD II 34", 10, 8)
    await world.rank()
    await world.move(new=False)
    await world.see(1)
    await world.poll()
    await world.end(1)
    await world.poll()
    assert await world.post() == [(DEN, 1)]
    await world.move(new=True)
    world.riot.set_rank("otter", "GOLD II 55", 11, 8)
    await world.rank(90)
    [announced] = await world.announcements()
    [line] = announced.payload["ranks"].values()
    assert (line["lp"], announced.edit_due_at) == (21, world.clock.now())


async def test_a_game_of_the_old_models_ends_a_streak(world):
    for number, won in enumerate((True, True, False, True), 1):
        await world.move(new=number != 3)
        await world.see(number)
        await (world.poll() if number == 3 else world.detect())
        await world.end(number, won=won)
        await (world.poll() if number == 3 else world.finish())
    told = {int(each.game_id): each.payload for each in await world.announcements()}
    assert set(told) == {1, 2, 3, 4}
    assert not any(payload["milestones"] for payload in told.values())


async def test_a_loss_that_the_old_model_alone_knows_ends_a_streak_in_its_own_posts(world):
    for number, won in enumerate((True, True, False, True), 1):
        if number != 4:
            await world.move(new=number != 3)
        await world.see(number)
        await (world.poll() if number >= 3 else world.detect())
        await world.end(number, won=won)
        await (world.poll() if number >= 3 else world.finish())
    told = {int(each.game_id): each.payload for each in await world.announcements()}
    assert set(told) == {1, 2, 3, 4}
    assert not any(payload["milestones"] for payload in told.values())


async def test_two_that_announce_by_mistake_one_of_each_model_tell_each_game_once(database, clock):
    """The guard of the role refuses the second; it may be late where a server was restarted."""
    world = await new_world(database, clock)
    other = world.shadow()
    other.settings = world.settings.model_copy(update={"use_game_centric_model": True})
    other.restart()
    for number in (1, 2):
        await world.see(number)
        await world.poll()
        await other.detect()
        await world.end(number)
        await other.detect()
        await other.detect()
        await asyncio.gather(world.poll(), other.complete(), other.move(new=True))
        one, another = await asyncio.gather(world.post(), other.post())
        assert one + another == [(DEN, number)]
