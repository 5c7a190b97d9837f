"""The second way to learn of a game: match lists, which are not trusted either."""

from sqlalchemy import func, select, update

from tests.tracking.polling.riot import key, live, record
from tracking.database.followed import GONE
from tracking.database.models import Player, TrackedGameRow
from tracking.errors import (
    RiotForbidden,
    RiotKeyInvalid,
    RiotRejected,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.riot.rate_limit import Priority


async def completed(world, *players):
    games = await world.games()
    names = players or ("otter",)
    return sorted(
        n for (who, n), row in games.items() if row.status == "COMPLETED" and who in names
    )


async def play(world, *numbers, seconds=600, **winners):
    """Games one after the other, the last of which ended just now."""
    for number in numbers:
        world.clock.shift(seconds)
        world.riot.publish(record(number, world.ago(seconds=5), seconds=300, **winners))


async def test_more_than_a_hundred_games_of_one_absence_are_all_found(world):
    await world.follow("otter")
    await world.compare()
    await play(world, *range(1, 131), otter=True)
    world.restart()
    await world.compare()
    assert await completed(world) == list(range(1, 131))
    async with world.database.read() as session:
        assert (await session.scalar(select(Player.history_at))) == world.clock.now()


async def test_a_comparison_cut_off_in_the_middle_is_taken_up_where_it_ended(world):
    await world.follow("otter")
    await world.compare()
    await play(world, *range(1, 61), otter=True)
    for number in range(41, 61):  # what was stored when the process was killed: the newest page
        answer = await world.riot.match(f"EUW1_{number}", game="lol", priority=Priority.HISTORY)
        await world.service.completion.complete(answer, "lol")
    world.restart()
    await world.compare()
    assert await completed(world) == list(range(1, 61))


async def test_after_an_absence_everybodys_newest_game_comes_first(world):
    await world.follow("otter", "heron")
    await world.compare()
    await play(world, 1, 2, 3, otter=True)
    await play(world, 4, 5, 6, heron=True)
    asked = []
    real = world.riot.match

    async def noting(match_id, **how):
        asked.append(int(match_id.removeprefix("EUW1_")))
        return await real(match_id, **how)

    world.riot.match = noting
    world.restart()
    await world.compare()
    assert [set(asked[n : n + 2]) for n in (0, 2, 4)] == [{3, 6}, {2, 5}, {1, 4}]


async def test_looking_back_never_comes_before_results_and_looks(world):
    await world.follow("otter")
    await play(world, 1, 2, 3, otter=True)
    await world.compare()
    assert world.riot.priorities == {"ids": {Priority.HISTORY}, "match": {Priority.HISTORY}}
    assert Priority.HISTORY > Priority.DETECTION > Priority.RESULT


async def test_a_list_that_says_nothing_new_costs_no_record_request(world):
    await play(world, *range(1, 15), otter=True)
    await world.follow("otter")
    await play(world, 20, 21, otter=True)
    world.riot.lists["otter"].insert(2, "EUW1_19")  # listed, never published
    await world.compare()
    world.riot.asked.clear()
    for _ in range(5):
        await world.compare()
    assert world.riot.asked["records"] == 0


async def test_old_ids_above_the_new_ones_hide_nothing(world):
    await play(world, 1, 2, 3, otter=True)
    await world.follow("otter")
    await play(world, 4, 5, otter=True)
    world.riot.lists["otter"] = ["EUW1_2", "EUW1_1", "EUW1_5", "junk", "EUW1_5", "EUW1_3", "EUW1_4"]
    await world.compare()
    assert {4, 5} <= set(await completed(world))
    assert {int(a.game_id) for a in await world.announcements()} == {4, 5}


async def test_a_list_that_is_empty_for_a_while_by_riots_fault_loses_nothing(world):
    await world.follow("otter")
    await play(world, 1, otter=True)
    await world.compare()
    kept, world.riot.lists["otter"] = world.riot.lists["otter"], []
    for _ in range(3):
        await world.compare()
    async with world.database.read() as session:
        assert (await session.scalar(select(Player.history_at))) < world.ago(minutes=30)
    world.riot.lists["otter"] = kept
    await play(world, *range(2, 31), otter=True)
    await world.compare()
    assert await completed(world) == list(range(1, 31))


async def test_a_game_published_days_after_its_end_is_found_between_older_ones(world):
    await world.follow("otter")
    await play(world, 1, 2, 3, otter=True)
    late = record(99, world.ago(hours=1), otter=True)
    await world.compare()
    world.clock.shift(5 * 86_400)
    await play(world, 200, otter=True)
    world.riot.records["EUW1_99"] = late
    world.riot.lists["otter"].insert(3, "EUW1_99")
    await world.compare()
    assert 99 in await completed(world)


async def test_a_listed_game_without_a_record_is_awaited_and_completed_when_it_comes(world):
    await world.follow("otter")
    await play(world, 1, otter=True)
    missing = world.riot.records.pop("EUW1_1")
    await world.compare()
    game = (await world.games())["otter", 1]
    assert (game.status, game.held_over_reason) == ("ACTIVE", "listed")
    world.riot.records["EUW1_1"] = missing
    await world.complete()
    assert await completed(world) == [1]


async def test_a_private_game_in_the_list_is_unavailable_unannounced_and_not_asked_for_again(world):
    await world.follow("otter")
    await play(world, 1, otter=True)
    world.riot.records["EUW1_1"] = RiotForbidden()
    for _ in range(3):
        await world.compare()
        world.clock.shift(2 * 86_400)
    game = (await world.games())["otter", 1]
    assert (game.status, game.retry_count) == ("UNAVAILABLE", 0)
    assert "private" in game.last_error
    assert world.riot.asked["match EUW1_1"] == 1
    assert await world.announcements() == []


async def test_a_game_given_up_is_completed_after_all_when_its_record_is_listed(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    ended = world.clock.now()
    await world.complete(seconds=25 * 3600)
    assert (await world.games())["otter", 1].status == "UNAVAILABLE"
    world.riot.publish(record(1, ended, otter=True))
    await world.compare()
    assert await completed(world) == [1]


async def test_a_game_given_up_that_is_listed_without_a_record_is_asked_for_once_a_day(world):
    await world.follow("otter")
    world.riot.lists["otter"] = ["EUW1_1"]
    await world.compare()
    await world.complete(seconds=25 * 3600)
    assert (await world.games())["otter", 1].status == "UNAVAILABLE"
    world.riot.asked.clear()
    for _ in range(10):
        await world.compare()
    assert world.riot.asked["match EUW1_1"] == 1
    await world.compare(seconds=86_400)
    assert world.riot.asked["match EUW1_1"] == 2


async def test_a_record_that_does_not_name_the_player_is_asked_for_once(world):
    await world.follow("otter")
    world.clock.shift(600)
    world.riot.publish(record(1, world.clock.now(), heron=True))
    world.riot.lists["otter"] = ["EUW1_1"]
    for _ in range(3):
        await world.compare()
    assert world.riot.asked["match EUW1_1"] == 1
    game = (await world.games())["otter", 1]
    assert (game.status, game.last_error) == (
        "UNAVAILABLE",
        "The record of this game does not name this player.",
    )


async def test_one_record_that_cannot_be_served_does_not_keep_older_games_back(world):
    await world.follow("otter")
    await play(world, 1, 2, 3, otter=True)
    world.riot.records["EUW1_2"] = RiotUnavailable(status=500)
    await world.compare()
    assert await completed(world) == [1, 3]
    assert (await world.games())["otter", 2].status == "ACTIVE"


async def test_an_outage_of_the_match_service_is_looked_behind_later(world):
    await world.follow("otter")
    await play(world, 1, otter=True)
    await world.compare()
    await play(world, 2, 3, otter=True)
    outages: tuple[RiotUnavailable | dict[str, object], ...] = (RiotUnavailable(status=503), {})
    for outage in outages:
        world.riot.match_outage = outage
        await world.compare()
        assert await completed(world) == [1]
        assert len(await world.games()) == 1
    world.riot.match_outage = None
    await world.compare()
    assert await completed(world) == [1, 2, 3]


async def test_a_dead_league_key_keeps_no_tft_list_from_being_compared(world):
    await world.follow("otter")
    await world.compare()
    await play(world, 1, otter=True)
    world.riot.lists["otter"], world.riot.tft_lists["otter"] = (
        RiotKeyInvalid(),
        world.riot.lists["otter"],
    )
    await world.compare()
    assert len(await world.games()) == 1
    world.riot.asked.clear()
    await world.compare(seconds=300)
    assert world.riot.asked["ids tft"] == 0  # its own interval has not passed


async def test_lists_that_fail_do_not_keep_other_players_waiting(world, monkeypatch):
    monkeypatch.setattr("tracking.polling.lists_due.LISTS_PER_TURN", 4)
    await world.follow("otter", "heron", "lynx", "badger")
    for name in ("otter", "heron"):
        world.riot.lists[name] = world.riot.tft_lists[name] = RiotUnavailable()
    await world.compare()
    await world.compare(seconds=60)
    assert world.riot.asked["ids lynx"] == world.riot.asked["ids badger"] == 2


async def test_a_turn_has_an_end_and_the_next_goes_on(world, monkeypatch):
    monkeypatch.setattr("tracking.polling.history.RECORDS_PER_TURN", 5)
    await world.follow("otter")
    await play(world, *range(1, 13), otter=True)
    for expected in (5, 10, 12):
        await world.compare(seconds=60)
        assert len(await completed(world)) == expected


async def test_puuids_of_another_key_in_a_list_are_marked_to_be_resolved_again(world):
    await world.follow("otter")
    world.riot.lists["otter"] = RiotWrongKeyPuuid()
    await world.compare()
    async with world.database.read() as session:
        assert "another Riot API key" in await session.scalar(select(Player.problem))


async def test_an_id_of_another_platform_is_asked_for_under_its_own_name(world):
    await world.follow("otter")
    world.clock.shift(600)
    moved = record(7, world.clock.now(), otter=True)
    moved["metadata"]["matchId"], moved["info"]["platformId"] = "EUN1_7", "EUN1"
    world.riot.records["EUN1_7"] = moved
    world.riot.lists["otter"] = ["EUN1_7", "PH2_3", "ESPORTSTMNT01_5"]
    await world.compare()
    assert (await world.games())["otter", 7].platform == "EUN1"


async def test_a_player_whose_account_is_gone_is_compared_once_an_hour_and_never_looked_at(world):
    await world.follow("otter")
    async with world.database.write() as session:
        await session.execute(update(Player).values(problem=GONE))
    await world.detect()
    assert not world.riot.asked
    for _ in range(6):
        await world.compare(seconds=1200)
    assert world.riot.asked["ids lol"] <= 3


async def test_a_game_known_to_be_listed_goes_on_being_over_whatever_spectator_shows(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    shown = world.riot.live.pop("otter")
    await world.detect()
    await world.detect()
    world.riot.lists["otter"] = ["EUW1_1"]
    await world.compare()
    world.riot.live["otter"] = shown
    await world.detect()
    assert (await world.games())["otter", 1].held_over_reason == "listed"


async def test_no_row_is_made_twice_when_premades_are_compared_together(world):
    await world.follow("otter", "heron", "lynx")
    await play(world, *range(1, 6), otter=True, heron=True, lynx=False)
    await world.compare()
    assert all(world.riot.asked[f"match {key(n).match_id}"] == 1 for n in range(1, 6))
    async with world.database.read() as session:
        assert await session.scalar(select(func.count(TrackedGameRow.id))) == 15


async def test_a_rejected_record_is_that_games_affair_alone(world):
    await world.follow("otter")
    await play(world, 1, 2, otter=True)
    world.riot.records["EUW1_2"] = RiotRejected("Riot rejected the request.")
    await world.compare()
    assert await completed(world) == [1]
