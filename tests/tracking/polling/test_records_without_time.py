"""A record of a game that was cut off may say nothing of time. It is owed to whoever may have
followed before it was over, by what else is known, and to nobody who certainly came later."""

from datetime import timedelta

import pytest

from tests.tracking.polling.riot import live, record
from tracking.domain.ends import LOBBY_GOES_ON, LONG_AGO, over_by
from tracking.domain.following import LONGEST_GAME


def cut_off(number, *puuids):
    """Zeros, no participants, puuids in the metadata alone (developer-relations#898)."""
    return {
        "metadata": {"matchId": f"EUW1_{number}", "participants": list(puuids)},
        "info": {
            "endOfGameResult": "Abort_Unexpected",
            "gameCreation": 0,
            "gameDuration": 0,
            "gameEndTimestamp": 0,
            "gameId": 0,
            "gameStartTimestamp": 0,
            "gameVersion": "",
            "participants": [],
            "platformId": "",
            "queueId": 0,
        },
    }


async def told(world):
    return sorted(row.channel_id for row in await world.announcements())


async def statuses(world):
    return {number: row.status for (_, number), row in (await world.games()).items()}


async def test_an_old_one_that_a_first_look_into_a_list_finds_is_owed_to_nobody(world):
    await world.follow("otter")
    world.riot.publish(cut_off(7, "otter"))
    await world.compare(seconds=5)
    assert await statuses(world) == {7: "COMPLETED"}
    assert await told(world) == []


async def test_one_that_comes_into_a_list_that_was_compared_is_owed(world):
    await world.follow("otter")
    await world.compare()
    world.riot.publish(cut_off(7, "otter"))
    await world.compare()
    assert await told(world) == [10]


async def test_one_that_was_seen_live_is_owed_to_who_followed_while_it_was(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(7, "otter")
    await world.detect()
    await world.follow("otter", guild=2, channel=20)
    await world.detect()
    del world.riot.live["otter"]
    for _ in range(2):
        await world.detect()
    assert (await world.games())["otter", 7].held_over_at is not None
    world.clock.shift(30)
    await world.follow("otter", guild=3, channel=30)
    world.riot.publish(cut_off(7, "otter"))
    await world.complete()
    assert await statuses(world) == {7: "COMPLETED"}
    assert await told(world) == [10, 20]


async def test_one_before_a_game_he_played_before_he_was_followed_is_not_owed(world):
    # Compared before, and all the same old: Riot lists it late, below what he has played since.
    await world.follow("otter")
    await world.compare()
    world.clock.shift(7200)
    await world.follow("otter", guild=2, channel=20)
    world.riot.publish(cut_off(7, "otter"))
    later = record(8, world.ago(seconds=5000), seconds=300, otter=True)
    world.riot.publish(later)
    await world.compare()
    assert await statuses(world) == {7: "COMPLETED", 8: "COMPLETED"}
    games = [(row.game_id, row.channel_id) for row in await world.announcements()]
    assert sorted(games) == [("7", 10), ("8", 10)]


async def test_a_premade_who_was_compared_before_tells_that_it_is_new(world):
    await world.follow("otter")
    await world.compare()
    await world.follow("heron", guild=2, channel=20)
    world.riot.publish(cut_off(7, "otter", "heron"))
    await world.compare()
    assert await told(world) == [10, 20]


@pytest.mark.parametrize(
    ("known", "latest"),
    [
        ({}, None),
        ({"compared": True}, 0),
        ({"seen_at": -90}, 0),
        ({"seen_at": -90, "held_over_at": -80}, -80),
        ({"held_over_at": -80}, -80),
        ({"next_began_at": -300}, -300 + LOBBY_GOES_ON / timedelta(minutes=1)),
        ({"later_began_at": -300}, -300 + LONGEST_GAME / timedelta(minutes=1)),
        ({"compared": True, "next_began_at": -10}, 0),
        ({"seen_at": -10, "held_over_at": -20}, -10),
    ],
)
def test_the_best_bound_there_is_counts(clock, known, latest):
    nothing = {"seen_at": None, "held_over_at": None, "next_began_at": None, "later_began_at": None}
    now = clock.now()
    given = nothing | {"compared": False} | known
    values = {
        name: now + timedelta(minutes=value)
        if isinstance(value, int) and not isinstance(value, bool)
        else value
        for name, value in given.items()
    }
    expected = LONG_AGO if latest is None else now + timedelta(minutes=latest)
    assert over_by(**values, now=now) == expected
