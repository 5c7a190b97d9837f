"""A part of Riot that hangs, or answers nobody, holds up no other part."""

import asyncio

import pytest

from tests.bot.waiting import until
from tests.tracking.polling.riot import ScriptedRiot, live, record
from tracking.domain.games import Game
from tracking.errors import RiotUnavailable
from tracking.polling.walks import AT_ONCE

HANGS = "hangs"


class HangingRiot(ScriptedRiot):
    """Never answers for whom the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.silent: set[str] = set()
        self.cancelled: list[str] = []

    async def live_game(self, platform, puuid, *, game, priority):
        if puuid in self.silent:
            try:
                await asyncio.Event().wait()
            except asyncio.CancelledError:
                self.cancelled.append(puuid)
                raise
        return await super().live_game(platform, puuid, game=game, priority=priority)

    async def match(self, match_id, *, game, priority):
        if match_id in self.silent:
            await asyncio.Event().wait()
        return await super().match(match_id, game=game, priority=priority)


@pytest.fixture
async def hanging(world):
    world.riot = HangingRiot()
    world.restart()
    await world.follow("otter", "badger")
    await world.follow("heron", "lynx", platform="KR", guild=2, channel=20)
    for number, name in enumerate(("otter", "heron"), start=1):
        world.riot.live[name] = live(number, name, platform="EUW1" if number == 1 else "KR")
    await world.detect()
    return world


async def turn_of(world, seconds=30):
    """A detection turn while time passes."""
    world.clock.shift(seconds)
    asleep = len(world.clock._sleepers)
    turn = asyncio.create_task(world.service.detection_turn())
    await until(lambda: len(world.clock._sleepers) > asleep or turn.done())
    return turn


async def test_a_spectator_that_hangs_holds_up_no_other_platform(hanging):
    # A look at it took half a minute and more, a turn three; meanwhile nobody else was looked at.
    hanging.riot.silent = {"otter", "badger"}
    hanging.riot.live["heron"] = live(3, "heron", platform="KR")
    turn = await turn_of(hanging)
    await until(lambda: hanging.riot.asked["live tft lynx"] == 2)
    assert not turn.done()
    await hanging.clock.advance(30)
    counts = await turn
    assert (counts["looked"], counts["failed"]) == (2, 1)
    rows = await hanging.games()
    assert {game for _, game in rows} == {1, 2, 3}
    assert rows["heron", 2].held_over_at is not None
    assert rows["otter", 1].absent_looks == 0
    assert hanging.riot.cancelled == ["otter"]


async def test_a_spectator_that_hangs_for_minutes_counts_as_off(hanging):
    hanging.riot.silent = {"otter", "badger"}
    for _ in range(12):
        turn = await turn_of(hanging)
        await hanging.clock.advance(30)
        await turn
    assert hanging.service._visibility.off() == [("EUW1", Game.LOL)]


async def test_everybody_is_looked_at_again_when_it_answers(hanging):
    hanging.riot.silent = {"otter"}
    turn = await turn_of(hanging)
    await hanging.clock.advance(30)
    await turn
    # Who was not answered comes last, so that he does not keep others waiting for ever.
    turn = await turn_of(hanging)
    await until(lambda: hanging.riot.asked["live tft badger"] == 2)
    await hanging.clock.advance(30)
    assert (await turn)["looked"] == 3
    hanging.riot.silent = set()
    assert (await hanging.detect())["looked"] == 4


async def test_a_stop_ends_the_looks_that_are_under_way(hanging):
    hanging.riot.silent = {"otter"}
    turn = await turn_of(hanging)
    turn.cancel()
    await asyncio.gather(turn, return_exceptions=True)
    assert turn.cancelled()
    assert hanging.riot.cancelled == ["otter"]


async def test_records_that_are_not_answered_hold_up_no_other_cluster(world):
    await world.follow("otter")
    await world.follow("heron", platform="KR", guild=2, channel=20)
    numbers = range(1, 21)
    for number in numbers:
        world.riot.live["otter"] = live(number, "otter")
        await world.detect()
    world.riot.live = {"heron": live(99, "heron", platform="KR")}
    for _ in range(3):
        await world.detect()
        world.riot.live = {}
    world.riot = with_silence(world, {f"EUW1_{number}" for number in numbers})
    world.riot.publish(record(99, world.clock.now(), heron=True, platform="KR"))
    turn = asyncio.create_task(world.service.completion_turn())
    async with asyncio.timeout(10):
        while (await world.games())["heron", 99].status == "ACTIVE":
            await until(lambda: True)
    assert not turn.done()
    turn.cancel()
    await asyncio.gather(turn, return_exceptions=True)
    assert {row.retry_count for row in (await world.games()).values()} == {0}


def with_silence(world, match_ids):
    """The same world, in which Riot does not answer for these."""
    riot = HangingRiot()
    riot.silent = match_ids
    world.riot = riot
    world.restart()
    return riot


async def test_match_lists_that_nobody_is_given_are_found_out_once_and_hold_up_no_other_part(world):
    names = [f"otter{number}" for number in range(40)]
    await world.follow(*names)
    await world.follow("heron", platform="KR", guild=2, channel=20)
    world.clock.shift(3600)
    for name in names:
        world.riot.lists[name] = world.riot.tft_lists[name] = RiotUnavailable(status=503)
    world.riot.publish(record(1, world.clock.now(), heron=True, platform="KR"))
    counts = await world.compare()
    assert (await world.games())["heron", 1].status == "COMPLETED"
    assert counts["failed"] == 2 * len(names)
    asked = sum(world.riot.asked[f"ids {name}"] for name in names)
    assert asked <= 2 * AT_ONCE
    # Nobody is left out: who was not asked for comes first.
    for _ in range(14):
        await world.compare(seconds=60)
    assert all(world.riot.asked[f"ids {name}"] for name in names)


async def test_one_players_list_that_cannot_be_served_spares_nobody_elses(world):
    await world.follow("otter", "badger", "lynx", "heron")
    world.clock.shift(3600)
    for name in ("otter", "badger", "lynx"):
        world.riot.lists[name] = RiotUnavailable(status=500)
    world.riot.publish(record(1, world.clock.now(), heron=True))
    for _ in range(3):
        await world.compare()
    assert (await world.games())["heron", 1].status == "COMPLETED"
