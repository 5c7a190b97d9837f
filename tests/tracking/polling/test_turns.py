import asyncio

import pytest
from sqlalchemy import delete, select

from tests.tracking.polling.riot import live, record
from tracking.database.models import Player, Subscription
from tracking.domain.games import Game
from tracking.errors import RiotForbidden, RiotKeyInvalid, RiotUnavailable, RiotWrongKeyPuuid


async def statuses(world):
    return {which: row.status for which, row in (await world.games()).items()}


async def test_game_a_ends_and_b_begins_within_one_interval_and_both_are_kept(world):
    """The race of the migration plan: the old model lost A here."""
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    world.riot.publish(record(1, world.ago(seconds=10), otter=True))
    await world.complete()
    assert await statuses(world) == {("otter", 1): "COMPLETED", ("otter", 2): "ACTIVE"}
    [announcement] = await world.announcements()
    assert (announcement.game_id, announcement.channel_id) == ("1", 10)


async def test_one_answer_stands_for_every_follower_it_names(world):
    await world.follow("otter", "heron", "badger")
    for name in ("otter", "heron", "badger"):
        world.riot.live[name] = live(1, "otter", "heron", "badger")
    await world.detect()
    assert sum(n for what, n in world.riot.asked.items() if what.startswith("live lol")) == 1
    assert len(await world.games()) == 3


async def test_one_record_completes_every_follower_and_is_asked_for_once(world):
    await world.follow("otter", "heron")
    await world.follow("otter", guild=2, channel=20)
    for name in ("otter", "heron"):
        world.riot.live[name] = live(1, "otter", "heron")
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    world.riot.publish(record(1, world.clock.now(), otter=True, heron=False))
    await world.complete()
    assert world.riot.asked["match EUW1_1"] == 1
    outcomes = {k: row.game_result_data["outcome"] for k, row in (await world.games()).items()}
    assert outcomes == {("otter", 1): "win", ("heron", 1): "loss"}
    told = {a.channel_id: len(a.payload["players"]) for a in await world.announcements()}
    assert told == {10: 2, 20: 1}


async def test_a_follower_in_the_record_whom_spectator_never_showed_is_completed_too(world):
    await world.follow("otter", "heron")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    world.riot.publish(record(1, world.clock.now(), otter=True, heron=True))
    await world.complete()
    assert set((await statuses(world)).values()) == {"COMPLETED"}
    assert len(await world.games()) == 2


async def test_one_absence_asks_for_nothing(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.complete()
    assert world.riot.asked["match EUW1_1"] == 0


async def test_an_outage_of_spectator_holds_nothing_over(world):
    names = ("otter", "heron", "badger", "lynx")
    await world.follow(*names)
    for number, name in enumerate(names):
        world.riot.live[name] = live(number + 1, name)
    await world.detect()
    world.riot.live.clear()
    for _ in range(5):
        await world.detect()
    assert all(row.held_over_at is None for row in (await world.games()).values())


async def test_an_outage_of_the_record_is_not_the_games_retry(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    for error in (RiotUnavailable(), RiotKeyInvalid()):
        world.riot.records["EUW1_1"] = error
        await world.complete(seconds=1000)
    game = (await world.games())["otter", 1]
    assert (game.status, game.retry_count) == ("ACTIVE", 0)


async def test_a_record_missing_after_grace_counts_as_a_retry_and_comes_in_the_end(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    await world.complete(seconds=60)
    assert (await world.games())["otter", 1].retry_count == 0
    await world.complete(seconds=600)
    assert (await world.games())["otter", 1].retry_count == 1
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.complete(seconds=600)
    assert (await world.games())["otter", 1].status == "COMPLETED"


async def test_a_record_that_never_comes_is_unavailable_and_announced_as_such(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    await world.complete(seconds=25 * 3600)
    game = (await world.games())["otter", 1]
    assert game.status == "UNAVAILABLE"
    assert "24 hours" in game.last_error
    assert [a.kind for a in await world.announcements()] == ["unavailable"]


async def test_a_private_record_is_unavailable_at_once(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter", queue_id=2400)
    await world.detect()
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    world.riot.records["EUW1_1"] = RiotForbidden()
    await world.complete()
    game = (await world.games())["otter", 1]
    assert (game.status, game.retry_count) == ("UNAVAILABLE", 0)


async def test_a_look_that_fails_concerns_its_player_alone(world):
    await world.follow("otter", "heron")
    world.riot.live["otter"] = RiotUnavailable()
    world.riot.live["heron"] = live(1, "heron")
    counts = await world.detect()
    assert counts["failed"] == 2  # League and TFT
    assert list(await world.games()) == [("heron", 1)]


async def test_history_finds_what_spectator_never_showed(world):
    await world.follow("otter", "heron")
    world.clock.shift(1900)
    world.riot.publish(record(1, world.ago(seconds=10), otter=True, heron=True))
    await world.compare()
    assert set((await statuses(world)).values()) == {"COMPLETED"}
    assert len(await world.announcements()) == 1
    assert world.riot.asked["match EUW1_1"] == 1


async def test_games_that_ended_before_a_player_was_followed_are_never_announced(world):
    for number in range(1, 6):
        world.riot.publish(record(number, world.ago(hours=6 - number), otter=True))
    await world.follow("otter")
    await world.compare()
    await world.compare()
    assert await world.announcements() == []
    assert sum(n for what, n in world.riot.asked.items() if what.startswith("match")) == 1


async def test_a_game_running_while_the_player_was_added_is_owed(world):
    world.riot.live["otter"] = live(1, "otter")
    await world.follow("otter")
    await world.detect()
    world.riot.live["otter"] = live(2, "otter")
    await world.detect()
    world.riot.publish(record(1, world.ago(seconds=5), otter=False))
    await world.complete()
    assert len(await world.announcements()) == 1


async def test_two_games_played_while_the_process_was_away_are_both_found(world):
    await world.follow("otter")
    await world.compare()
    world.clock.shift(7200)
    world.riot.publish(record(1, world.ago(minutes=70), otter=True))
    world.riot.publish(record(2, world.ago(minutes=20), otter=False))
    world.restart()
    await world.compare(seconds=0)
    assert len(await world.announcements()) == 2


async def test_a_game_listed_while_it_is_active_is_asked_for_at_once(world):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.compare()
    await world.complete(seconds=0)
    assert (await world.games())["otter", 1].status == "COMPLETED"


async def test_completing_twice_announces_once(world):
    await world.follow("otter")
    world.clock.shift(1900)
    published = record(1, world.ago(seconds=10), otter=True)
    world.riot.publish(published)
    await world.compare()
    answer = await world.riot.match("EUW1_1", game=Game.LOL, priority=None)
    await world.service._completion.complete(answer, Game.LOL)
    assert len(await world.announcements()) == 1


async def test_a_player_nobody_follows_is_not_asked_for(world):
    await world.follow("otter")
    async with world.database.write() as session:
        await session.execute(delete(Subscription))
    await world.detect()
    assert not world.riot.asked


async def test_raw_records_are_dropped_after_their_days_and_results_stay(world):
    await world.follow("otter")
    world.clock.shift(1900)
    world.riot.publish(record(1, world.ago(seconds=10), otter=True))
    await world.compare()
    assert (await world.service.upkeep_turn())["raw_dropped"] == 0
    assert (await world.games())["otter", 1].raw_api_response
    world.clock.shift(31 * 86_400)
    assert (await world.service.upkeep_turn())["raw_dropped"] == 1
    game = (await world.games())["otter", 1]
    assert game.raw_api_response is None
    assert game.game_result_data["outcome"] == "win"


async def test_puuids_of_another_key_are_marked_to_be_resolved_again(world):
    await world.follow("otter")
    world.riot.live["otter"] = RiotWrongKeyPuuid()
    await world.detect()
    async with world.database.read() as session:
        assert (await session.scalar(select(Player))).problem


async def test_a_queue_that_nobody_knows_is_told_of_once_and_its_games_are_posted(world, caplog):
    await world.follow("otter")
    for number in (1, 2, 3):
        played = record(number, world.clock.now(), otter=True)
        played["info"]["queueId"] = 98765 if number < 3 else 98766
        world.riot.publish(played)
    await world.compare()
    told = [r.getMessage() for r in caplog.records if "is not known" in r.getMessage()]
    assert sorted(text.split()[1] for text in told) == ["98765", "98766"]
    assert len(await world.announcements()) == 3


async def test_a_turn_that_fails_leaves_nothing_running_behind_it(world, monkeypatch):
    """Else the next one would ask for the same games beside what is left of it, and a stop would
    close the database under that."""
    await world.follow("otter", "heron")
    for number, name in enumerate(("otter", "heron"), start=1):
        world.riot.live[name] = live(number, name)
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    world.riot.publish(record(2, world.clock.now(), heron=True))
    answer = world.riot.match

    async def match(match_id, **asked):
        if match_id == "EUW1_1":
            raise OSError("the disk is full")
        for _ in range(100):
            await asyncio.sleep(0)
        return await answer(match_id, **asked)

    monkeypatch.setattr(world.riot, "match", match)
    before = asyncio.all_tasks()
    with pytest.raises(OSError, match="disk is full"):
        await world.complete()
    assert asyncio.all_tasks() == before
    assert (await statuses(world))["heron", 2] == "COMPLETED"
