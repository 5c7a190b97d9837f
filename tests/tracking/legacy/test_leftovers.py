"""Games that the new model had open, or had not seen yet, when the operator went back."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from tests.tracking.legacy.conftest import OldWorld
from tests.tracking.polling.riot import live, record
from tracking.database import reign
from tracking.database.models import Meta, Subscription
from tracking.legacy.recovery import Recovery


class Moved(OldWorld):
    """The new model announces at first; `go_back` makes the old one do so."""

    async def begin(self, *, game_centric):
        async with self.database.write() as session:
            await reign.begin(session, game_centric=game_centric, now=self.clock.now())

    async def go_back(self):
        self.restart()
        await self.begin(game_centric=False)
        young = timedelta(days=1)
        recovery = Recovery(database=self.database, clock=self.clock, young=young)
        await recovery.to_game_states(only_open=True)

    def shadow(self):
        """Another process beside this one."""
        beside = Moved(self.database, self.clock)
        beside.riot = self.riot
        beside.settings = self.settings.model_copy(update={"emit_events": False})
        beside.restart()
        return beside

    async def see(self, number):
        self.riot.live["otter"] = live(number, "otter")
        await self.detect()

    async def end(self, number, *, published=True):
        self.riot.live.clear()
        if published:
            self.riot.publish(record(number, self.clock.now(), otter=True))

    async def old_turns(self, turns=4):
        """Both loops of the process that runs the old model."""
        for _ in range(turns):
            await self.poll()
            await self.service.leftovers_turn()

    async def told(self):
        """The games of which channels are told, in order."""
        announced = await self.announcements()
        return [int(each.game_id) for each in announced if each.state != "SUPPRESSED"]

    async def compared(self):
        await self.compare()
        self.riot.asked.clear()


@pytest.fixture
async def world(database, clock):
    made = Moved(database, clock)
    await made.begin(game_centric=True)
    await made.follow("otter")
    return made


async def test_what_was_held_over_gets_its_result_under_the_old_model(world):
    await world.see(1)
    await world.end(1, published=False)
    await world.detect()
    await world.detect()
    await world.go_back()
    assert (await world.service.leftovers_turn())["awaited"] == 1
    world.riot.publish(record(1, world.clock.now(), otter=True))
    world.clock.shift(120)
    assert (await world.service.leftovers_turn())["completed"] == 1
    assert await world.told() == [1]
    assert not any((await world.service.leftovers_turn()).values())


async def test_what_ran_at_the_move_is_told_even_where_the_old_model_forgets_it(world):
    """The old model's race, with a game of the new model's time: it took hours to be noticed."""
    await world.compared()
    await world.see(1)
    await world.go_back()
    await world.poll()
    await world.end(1)
    world.riot.live["otter"] = live(2, "otter")
    await world.old_turns()
    assert await world.told() == [1]


async def test_what_ran_at_the_move_is_not_asked_for_while_it_runs(world):
    await world.see(1)
    await world.go_back()
    await world.old_turns()
    assert world.riot.asked["records"] == 0


async def test_what_a_shadow_finds_beside_the_old_model_is_left_to_it(world):
    await world.go_back()
    await world.old_turns()
    shadow = world.shadow()
    await shadow.see(1)
    world.riot.live["otter"] = live(2, "otter")  # the old model never saw the first
    await shadow.detect()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.old_turns()
    assert await world.told() == []


@pytest.mark.parametrize("finishes", ["shadow", "old model"])
async def test_a_shadow_takes_nothing_of_the_new_models_time_away(world, finishes):
    """A shadow at work was taken for the one who ends open games, and it tells nobody."""
    await world.see(1)
    shadow = world.shadow()
    await world.go_back()
    await world.poll()
    await world.end(1)
    world.riot.live["otter"] = live(2, "otter")
    if finishes == "shadow":
        await shadow.detect()
        await shadow.complete()
        assert [each.state for each in await world.announcements()] == ["SUPPRESSED"]
    await world.old_turns()
    assert await world.told() == [1]


async def test_what_ended_unseen_before_the_move_is_found_in_match_lists(world):
    await world.compared()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.go_back()
    world.clock.shift(700)
    await world.service.leftovers_turn()
    assert await world.told() == [1]


async def test_what_ended_unseen_before_the_move_and_is_published_late_is_found_too(world):
    await world.compared()
    ended_at = world.clock.now()
    world.riot.lists["otter"] = ["EUW1_1"]
    await world.go_back()
    world.clock.shift(700)
    await world.service.leftovers_turn()
    assert await world.told() == []
    world.riot.publish(record(1, ended_at, otter=True))
    world.clock.shift(700)
    await world.service.leftovers_turn()
    assert await world.told() == [1]


async def test_what_ended_unseen_later_is_the_old_models_to_lose(world):
    await world.compared()
    await world.go_back()
    world.clock.shift(700)
    world.riot.publish(record(1, world.clock.now(), otter=True))
    world.riot.lists["otter"].append("EUW1_2")  # listed, not published, of whatever time
    await world.service.leftovers_turn()
    assert await world.told() == []
    assert await world.games() == {}


async def test_lists_are_compared_until_late_records_are_out_and_no_longer(world):
    await world.compared()
    await world.go_back()
    for _ in range(8):
        world.clock.shift(700)
        await world.service.leftovers_turn()
    assert world.riot.asked["ids otter"] == 2  # of League and of Teamfight Tactics


async def test_a_restart_of_the_old_model_does_not_forget_what_it_owes(world):
    await world.compared()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.go_back()
    world.clock.shift(300)
    await world.go_back()
    world.clock.shift(400)
    await world.service.leftovers_turn()
    assert await world.told() == [1]


async def test_nobodys_lists_are_compared_where_the_new_model_never_ran(world):
    """An adopted player has months of games behind him."""
    async with world.database.write() as session:
        await session.execute(delete(Meta))
    await world.go_back()
    await world.old_turns()
    assert world.riot.asked["ids otter"] == 0


async def test_lists_are_read_no_farther_back_than_the_new_models_time(world):
    """Who was never compared by then may have months of games behind him."""
    await world.follow("heron")
    async with world.database.write() as session:
        await session.execute(update(Subscription).values(created_at=world.ago(days=90)))
    for number, days in enumerate((80, 60, 40, 20), 1):
        world.riot.publish(record(number, world.ago(days=days), otter=True))
    world.riot.publish(record(9, world.clock.now(), otter=True))
    await world.go_back()
    await world.service.leftovers_turn()
    assert await world.told() == [9]
    assert world.riot.asked["records"] == 2
