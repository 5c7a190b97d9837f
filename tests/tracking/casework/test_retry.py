"""Asking again, giving up: whatever else happens at the same time."""

import asyncio

import pytest

from tests.tracking.casework.conftest import OURS, THEIRS
from tests.tracking.polling.riot import key as match
from tests.tracking.polling.riot import live, record
from tracking.casework import CLOSED, Retried, UnknownGame
from tracking.domain.games import Game
from tracking.errors import RiotForbidden, RiotUnavailable

GAME = match(1)


async def test_a_retry_asks_at_once_and_the_result_is_announced_once(desk):
    await desk.follow("otter")
    key = await desk.over()
    await desk.complete(0)
    desk.riot.publish(record(1, desk.clock.now(), otter=True))
    outcome, story = await desk.casework.retry(OURS, key)
    assert outcome is Retried.COMPLETED
    assert story.players[0].game.is_completed()
    await desk.complete()
    assert len(await desk.announcements()) == 1


async def test_a_retry_that_finds_nothing_says_when_the_bot_asks_next(desk):
    await desk.follow("otter")
    outcome, story = await desk.casework.retry(OURS, await desk.over())
    assert outcome is Retried.AWAITED
    game = story.players[0].game
    assert game.due_at > desk.clock.now()
    assert game.last_error
    assert story.players[0].asked_count == 1


async def test_a_retry_beside_the_turn_completes_once(desk):
    await desk.follow("otter")
    key = await desk.over()
    desk.riot.publish(record(1, desk.clock.now(), otter=True))
    await asyncio.gather(
        desk.complete(0), desk.casework.retry(OURS, key), desk.casework.retry(OURS, key)
    )
    assert len(await desk.announcements()) == 1
    assert len(await desk.games()) == 1


async def test_the_turn_leaves_a_game_alone_that_is_asked_for_by_hand_until_the_lease_ends(desk):
    await desk.follow("otter")
    key = await desk.over()

    async def never(*_, **__):
        raise asyncio.CancelledError

    asks, desk.riot.match = desk.riot.match, never
    with pytest.raises(asyncio.CancelledError):  # as a kill in the middle of it
        await desk.casework.retry(OURS, key)
    desk.riot.match = asks
    desk.restart()
    assert (await desk.complete(30))["due"] == 0
    assert (await desk.complete(31))["due"] == 1


async def test_where_riots_limits_leave_nothing_the_turn_asks_at_once(desk):
    await desk.follow("otter")
    key = await desk.over()
    await desk.complete(0)
    desk.riot.budget = lambda *_, **__: 0
    outcome, _ = await desk.casework.retry(OURS, key)
    assert outcome is Retried.QUEUED
    assert (await desk.complete(0))["due"] == 1


async def test_a_running_game_is_looked_up_and_not_held_over(desk):
    await desk.follow("otter")
    desk.riot.live["otter"] = live(1, "otter")
    await desk.detect()
    outcome, story = await desk.casework.retry(OURS, GAME)
    assert outcome is Retried.RUNNING
    assert story.players[0].running
    desk.riot.publish(record(1, desk.clock.now(), otter=True))
    outcome, _ = await desk.casework.retry(OURS, GAME)
    assert outcome is Retried.COMPLETED


async def test_a_game_given_up_is_taken_up_again_and_its_result_announced(desk):
    await desk.follow("otter")
    key = await desk.over()
    await desk.complete(25 * 3600)
    assert (await desk.games())["otter", 1].status == "UNAVAILABLE"
    outcome, story = await desk.casework.retry(OURS, key)
    # Not given up again at once: the deadline runs anew.
    assert outcome is Retried.AWAITED
    assert story.players[0].game.is_active()
    desk.riot.publish(record(1, desk.ago(hours=24), otter=True))
    await desk.complete(3600)
    assert (await desk.games())["otter", 1].status == "COMPLETED"
    assert [each.kind for each in await desk.announcements()] == ["unavailable", "result"]


async def test_a_game_given_up_twice_is_announced_as_such_once_and_not_to_later_followers(desk):
    await desk.follow("otter")
    key = await desk.over()
    await desk.complete(25 * 3600)
    await desk.follow("otter", guild=THEIRS, channel=20)
    await desk.casework.retry(OURS, key)
    await desk.complete(25 * 3600)
    assert (await desk.games())["otter", 1].status == "UNAVAILABLE"
    assert [each.channel_id for each in await desk.announcements()] == [10]


async def test_a_private_record_is_said_so(desk):
    await desk.follow("otter")
    key = await desk.over()
    desk.riot.records["EUW1_1"] = RiotForbidden()
    assert (await desk.casework.retry(OURS, key))[0] is Retried.UNAVAILABLE


async def test_an_outage_is_said_so_and_is_not_the_games_retry(desk):
    await desk.follow("otter")
    key = await desk.over()
    desk.riot.records["EUW1_1"] = RiotUnavailable()
    outcome, story = await desk.casework.retry(OURS, key)
    assert outcome is Retried.POSTPONED
    assert story.players[0].game.retry_count == 0


async def test_a_game_with_its_result_is_not_asked_for_again(desk):
    await desk.follow("otter")
    key = await desk.played()
    asked = desk.riot.asked.total()
    assert (await desk.casework.retry(OURS, key))[0] is Retried.DONE
    assert desk.riot.asked.total() == asked


async def test_a_closed_game_is_announced_once_where_its_start_was_seen(desk):
    await desk.follow("otter")
    key = await desk.over()
    closed = await asyncio.gather(*(desk.casework.close(OURS, key) for _ in range(2)))
    assert sorted(done for done, _ in closed) == [False, True]
    row = (await desk.games())["otter", 1]
    assert (row.status, row.last_error) == ("UNAVAILABLE", CLOSED)
    assert row.asked_count is None
    assert [each.kind for each in await desk.announcements()] == ["unavailable"]


async def test_a_game_that_nobody_saw_begin_is_closed_in_silence(desk):
    await desk.follow("otter")
    desk.riot.lists["otter"] = ["EUW1_1"]
    await desk.compare()
    assert (await desk.games())["otter", 1].status == "ACTIVE"
    assert (await desk.casework.close(OURS, GAME))[0]
    assert await desk.announcements() == []


async def test_closing_a_running_game_does_not_open_it_anew(desk):
    await desk.follow("otter")
    desk.riot.live["otter"] = live(1, "otter")
    await desk.detect()
    assert (await desk.casework.close(OURS, GAME))[0]
    await desk.detect()
    assert [row.status for row in (await desk.games()).values()] == ["UNAVAILABLE"]


async def test_a_record_that_comes_after_the_closing_completes_the_game_all_the_same(desk):
    await desk.follow("otter", "heron")
    key = await desk.over(1, "otter")
    await desk.casework.close(OURS, key)
    desk.riot.publish(record(1, desk.clock.now(), otter=True, heron=True))
    await desk.compare()
    assert {row.status for row in (await desk.games()).values()} == {"COMPLETED"}
    kinds = [each.kind for each in await desk.announcements()]
    assert sorted(kinds) == ["result", "unavailable"]


async def test_closing_beside_a_completion_leaves_one_of_the_two(desk):
    await desk.follow("otter")
    key = await desk.over()
    published = record(1, desk.clock.now(), otter=True)
    desk.riot.publish(published)
    answer = await desk.riot.match("EUW1_1", game=Game.LOL, priority=None)
    await asyncio.gather(
        desk.service.completion.complete(answer, Game.LOL), desk.casework.close(OURS, key)
    )
    assert (await desk.games())["otter", 1].status == "COMPLETED"
    kinds = [each.kind for each in await desk.announcements()]
    assert kinds in (["result"], ["unavailable", "result"])


async def test_what_is_done_is_nothing_to_close(desk):
    await desk.follow("otter")
    key = await desk.played()
    closed, story = await desk.casework.close(OURS, key)
    assert not closed
    assert story.players[0].game.is_completed()


@pytest.mark.parametrize("order", ["retry", "close", "explain"])
async def test_a_game_of_players_whom_only_others_follow_does_not_exist(desk, order):
    await desk.follow("otter", guild=THEIRS, channel=20)
    key = await desk.over()
    await desk.follow("heron")
    before = await desk.games()
    with pytest.raises(UnknownGame):
        await getattr(desk.casework, order)(OURS, key)
    assert (await desk.games())["otter", 1].due_at == before["otter", 1].due_at


async def test_of_a_shared_game_an_admin_touches_the_rows_of_his_own_players_alone(desk):
    await desk.follow("otter")
    await desk.follow("heron", guild=THEIRS, channel=20)
    key = await desk.over(1, "otter", "heron")
    await desk.casework.close(OURS, key)
    rows = await desk.games()
    assert (rows["otter", 1].status, rows["heron", 1].status) == ("UNAVAILABLE", "ACTIVE")
    assert [each.channel_id for each in await desk.announcements()] == [10]
    story = await desk.casework.explain(OURS, key)
    assert [each.game_name for each in story.players] == ["Otter"]
