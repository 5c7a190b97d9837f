"""Evenings at a local Riot, from the first look to what the channel is told."""

import pytest

from simulators.riot import Publication
from tests.tracking.polling.evening import evening_at

OUTAGES = [404, 403, 410, 500]


@pytest.fixture
async def evening(sqlite_database, clock):
    async with evening_at(sqlite_database, clock) as found:
        yield found


@pytest.fixture
async def otter(evening):
    return await evening.follow("Quiet Otter")


@pytest.fixture
async def heron(evening):
    return await evening.follow("Loud Heron")


async def test_an_ordinary_evening_of_league_arena_and_tft_is_charged_no_failed_attempt(
    evening, otter, heron
):
    badger, lynx = await evening.follow("Paper Badger"), await evening.follow("Slow Lynx")
    riot, after = evening.riot, {"publish_after": 120}
    solo = riot.start_game("EUW1", 420, [otter, heron], loading_for=60)
    arena = riot.start_game("EUW1", 1750, [badger])
    tft = riot.start_game("EUW1", 1100, [lynx], game="tft")
    await evening.minutes(12, every=120)
    # Out of a game that goes on; one of them is in the next at once.
    riot.leave_game(arena, badger)
    riot.leave_game(tft, lynx)
    second = riot.start_game("EUW1", 1750, [badger])
    await evening.minutes(10, every=120)
    riot.end_game(arena, **after)
    await evening.minutes(8, every=120)
    riot.end_game(solo, **after)
    aram = riot.start_game("EUW1", 450, [otter])
    await evening.minutes(9)
    riot.end_game(tft, **after)
    riot.end_game(second, **after)
    await evening.minutes(10, every=120)
    riot.end_game(aram, **after)
    await evening.minutes(6)
    assert await evening.retries() == {0}
    assert await evening.told() == [
        (solo.match_id, "result", ["Loud Heron", "Quiet Otter"]),
        (arena.match_id, "result", ["Paper Badger"]),
        (tft.match_id, "result", ["Slow Lynx"]),
        (second.match_id, "result", ["Paper Badger"]),
        (aram.match_id, "result", ["Quiet Otter"]),
    ]
    assert {status for _, status in await evening.statuses()} == {"COMPLETED"}
    assert await evening.notices() == []


@pytest.mark.parametrize("status", OUTAGES)
async def test_a_spectator_that_is_off_for_everybody_costs_no_result_and_is_told_of_once(
    evening, otter, heron, status
):
    riot, games = evening.riot, []
    await evening.minutes(4)
    riot.start_outage(status)
    for _ in range(2):
        for who in (otter, heron):
            games.append((riot.start_game("EUW1", 420, [who]), who))
        await evening.minutes(24, every=240)
        for game, _ in games[-2:]:
            riot.end_game(game, publish_after=60)
        await evening.minutes(2)
    await evening.minutes(12, every=240)
    assert await evening.told() == [
        (game.match_id, "result", [who.game_name]) for game, who in games
    ]
    assert await evening.retries() == {0}
    [notice] = await evening.notices()
    assert (notice.key, notice.ended_at) == ("spectator", None)
    riot.end_outage()
    game = riot.start_game("EUW1", 420, [otter])
    await evening.minutes(3)
    assert ("Quiet Otter", "ACTIVE") in await evening.statuses()
    [notice] = await evening.notices()
    assert notice.ended_at is not None
    riot.end_game(game)
    await evening.minutes(4)
    assert len(await evening.told()) == 5


async def test_who_hides_in_streamer_mode_is_never_said_to_play_and_is_posted_afterwards(
    evening, otter, heron
):
    otter.streamer_mode = True
    game = evening.riot.start_game("EUW1", 420, [otter, heron])
    await evening.minutes(24, every=240)
    # His friend's live game shows his place without a name: it is not put together.
    assert await evening.statuses() == [("Loud Heron", "ACTIVE")]
    evening.riot.end_game(game, publish_after=120)
    await evening.minutes(1)
    assert await evening.statuses() == [("Loud Heron", "ACTIVE")]
    await evening.minutes(4)
    assert await evening.told() == [(game.match_id, "result", ["Loud Heron", "Quiet Otter"])]
    alone = evening.riot.start_game("EUW1", 420, [otter])
    await evening.minutes(24, every=240)
    assert len(await evening.rows()) == 2
    evening.riot.end_game(alone, publish_after=120)
    await evening.minutes(14, every=120)
    assert (await evening.told())[1:] == [(alone.match_id, "result", ["Quiet Otter"])]
    assert await evening.retries() == {0}
    assert await evening.notices() == []


async def test_a_spectator_that_flaps_makes_one_game_and_no_failed_attempt(evening, otter, heron):
    other = evening.riot.start_game("EUW1", 420, [heron])
    game = evening.riot.start_game("EUW1", 420, [otter])
    game.flapping = (60.0, 150.0)
    await evening.minutes(14, every=30)
    assert sorted(await evening.statuses()) == [("Loud Heron", "ACTIVE"), ("Quiet Otter", "ACTIVE")]
    for each in (game, other):
        evening.riot.end_game(each, publish_after=120)
    await evening.minutes(8)
    assert [told[0] for told in await evening.told()] == [other.match_id, game.match_id]
    assert await evening.retries() == {0}


async def test_a_spectator_that_goes_on_showing_the_last_game_hides_no_game(evening, otter, heron):
    """For weeks it showed the previous game while its player was in the next (riot.md §3.2)."""
    played = []
    for _ in range(3):
        game = evening.riot.start_game("EUW1", 420, [otter])
        await evening.minutes(20, every=120)
        evening.riot.end_game(game, publish_after=60, stale_for=900)
        played.append(game)
    await evening.minutes(20, every=120)
    assert await evening.told() == [(game.match_id, "result", ["Quiet Otter"]) for game in played]
    assert await evening.retries() == {0}
    assert len(await evening.rows()) == 3


async def test_a_zombie_that_is_shown_for_hours_ends_as_unavailable_and_hides_no_game(
    evening, otter
):
    zombie = evening.riot.start_game("EUW1", 420, [otter])
    await evening.minutes(30, every=300)
    day = 24 * 3600
    evening.riot.end_game(zombie, publication=Publication.NEVER, stale_for=2 * day)
    game = evening.riot.start_game("EUW1", 420, [otter])
    await evening.minutes(30, every=300)
    evening.riot.end_game(game, publish_after=60)
    await evening.minutes(14, every=120)
    assert await evening.told() == [(game.match_id, "result", ["Quiet Otter"])]
    # No game runs that long: its record is asked for, and given up a day later.
    await evening.minutes(3 * 60, every=1800)
    [zombies] = [row for _, row in await evening.rows() if row.game_id == str(zombie.game_id)]
    assert (zombies.status, zombies.held_over_reason) == ("ACTIVE", "overdue")
    await evening.minutes(25 * 60, every=5 * 3600)
    assert [kind for _, kind, _ in await evening.told()] == ["unavailable", "result"]
    assert sorted(await evening.statuses()) == [
        ("Quiet Otter", "COMPLETED"),
        ("Quiet Otter", "UNAVAILABLE"),
    ]


async def test_a_private_record_is_no_dead_key(evening, otter, heron):
    mayhem = evening.riot.start_game("EUW1", 2400, [otter])
    solo = evening.riot.start_game("EUW1", 420, [heron])
    await evening.minutes(20, every=300)
    evening.riot.end_game(mayhem, publication=Publication.PRIVATE)
    evening.riot.end_game(solo)
    await evening.minutes(5)
    assert await evening.told() == [
        (mayhem.match_id, "unavailable", ["Quiet Otter"]),
        (solo.match_id, "result", ["Loud Heron"]),
    ]
    assert await evening.retries() == {0}
    again = evening.riot.start_game("EUW1", 420, [otter])
    await evening.minutes(20, every=300)
    evening.riot.end_game(again)
    await evening.minutes(5)
    assert len(await evening.told()) == 3
    assert await evening.notices() == []


async def test_records_that_come_after_hours_are_posted_and_those_that_never_come_are_said_so(
    evening, otter, heron
):
    late, never = (evening.riot.start_game("EUW1", 420, [who]) for who in (otter, heron))
    await evening.minutes(20, every=300)
    evening.riot.end_game(late, publish_after=5 * 3600)
    evening.riot.end_game(never, publication=Publication.NEVER)
    await evening.minutes(4 * 60, every=1800)
    assert await evening.told() == []
    await evening.minutes(3 * 60, every=1800)
    assert await evening.told() == [(late.match_id, "result", ["Quiet Otter"])]
    await evening.minutes(18 * 60, every=2 * 3600)
    assert await evening.told() == [
        (late.match_id, "result", ["Quiet Otter"]),
        (never.match_id, "unavailable", ["Loud Heron"]),
    ]


async def test_a_game_that_is_listed_and_whose_record_never_comes_is_given_up(evening, otter):
    game = evening.riot.start_game("EUW1", 420, [otter])
    await evening.minutes(10, every=300)
    evening.riot.end_game(game, publication=Publication.LISTED_ONLY)
    await evening.minutes(30 * 60, every=3 * 3600)
    assert await evening.told() == [(game.match_id, "unavailable", ["Quiet Otter"])]
