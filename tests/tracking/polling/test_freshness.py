"""How old last looks are and may be: written down with each detection turn."""

from sqlalchemy import update

from tests.tracking.polling.riot import key
from tracking.database.models import Player
from tracking.domain.games import Game
from tracking.errors import RiotRateLimited, RiotUnavailable
from tracking.polling.schedule import Target, promises

BOTH = (Game.LOL, Game.TFT)


def target(number, platform="EUW1", games=BOTH):
    puuids = tuple((game, f"{number}") for game in games)
    return Target(
        player_id=number, platform=platform, puuids=puuids, looked_at=None, playing=key(1)
    )


def promised(targets, *, one_key=True, interval=30, **budgets):
    """Per player; `budgets` are requests within an interval by platform."""
    return promises(
        targets,
        budget=lambda platform, _: budgets[platform],
        interval=interval,
        one_key=one_key,
    )


def test_who_fits_into_every_turn_is_seen_in_every_turn():
    assert promised([target(1), target(2)], EUW1=4) == [60, 60]


def test_who_does_not_waits_for_his_round():
    ten = [target(number) for number in range(10)]
    assert promised(ten, EUW1=4) == [180] * 10
    assert promised(ten, EUW1=4, one_key=False) == [120] * 10


def test_each_platform_has_a_budget_of_its_own():
    players = [*(target(n) for n in range(10)), target(10, "NA1")]
    assert promised(players, EUW1=4, NA1=4) == [180] * 10 + [60]


def test_where_nothing_may_be_asked_nothing_is_promised():
    assert promised([target(1), target(2, "NA1")], EUW1=0, NA1=2) == [60]


async def ages(world, seconds=30.0):
    told = await world.detect(seconds)
    return told.get("look_age"), told.get("promise")


async def test_with_nobody_to_look_at_nothing_is_said(world):
    assert await ages(world) == (None, None)


async def test_an_ordinary_turn_finds_looks_as_old_as_its_interval(world):
    await world.follow("otter", "heron")
    assert await ages(world) == (0, 60)
    assert await ages(world) == (30, 60)


async def test_turns_that_were_left_out_show(world):
    await world.follow("otter")
    await ages(world)
    assert await ages(world, 400) == (400, 60)


async def test_a_player_who_is_passed_over_shows_although_the_turns_come(world, monkeypatch):
    """One in ten is never chosen; nobody can tell from the turn itself."""
    await world.follow(*(f"otter {n}" for n in range(9)), "heron")
    await world.detect()
    real = world.service._detection._look

    async def passing_over(target, found):
        if target.player_id != 10:
            await real(target, found)

    monkeypatch.setattr(world.service._detection, "_look", passing_over)
    for turn in range(1, 5):
        assert (await ages(world))[0] == 30 * turn


async def test_looks_that_riot_did_not_answer_are_not_late_ones(world):
    await world.follow("otter")
    await ages(world)
    world.riot.live["otter"] = RiotUnavailable()
    for _ in range(3):
        assert (await ages(world))[0] == 30


async def test_looks_for_which_there_was_no_room_are(world):
    await world.follow("otter")
    await ages(world)
    world.riot.live["otter"] = RiotRateLimited()
    assert [(await ages(world))[0] for _ in range(3)] == [30, 60, 90]


async def test_the_time_in_which_no_process_looked_is_not_held_against_it(world):
    await world.follow("otter")
    await ages(world)
    world.restart()
    assert (await ages(world, 7200))[0] == 0
    assert (await ages(world))[0] == 30


async def test_who_is_never_looked_at_grows_old_too(world):
    await world.follow("otter")
    await ages(world)
    async with world.database.write() as session:
        await session.execute(update(Player).values(looked_at=None))
    world.riot.live["otter"] = RiotRateLimited()
    await ages(world)
    assert (await ages(world))[0] == 60
