"""What nobody would write on purpose, and old tables hold all the same, is brought over once and
stops nobody: odd ids, odd times, records of another game."""

import json
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from tests.tracking.legacy.test_recovery import old_rows, tracked
from tests.tracking.polling.riot import live, record
from tracking.database.models import GameState, Player, TrackedGameRow

IDS = ["EUW1_7000000001", "99999999999999999999", "None", " 7", "-1", "٣٤٥"]


async def test_a_row_that_names_no_game_is_no_game(world, recovery):
    await world.follow("otter")
    await old_rows(world, ("NOT_IN_GAME", "", 30, {}), ("IN_GAME", "", 1, {}))
    assert (await recovery.to_tracked_games(dry_run=True)).rows == 0
    assert (await recovery.to_tracked_games()).rows == 0


@pytest.mark.parametrize("game_id", IDS)
async def test_an_id_that_is_none_of_riots_is_never_asked_for(world, recovery, game_id):
    await world.follow("otter")
    await old_rows(world, ("IN_GAME", game_id, 2, {}), ("NOT_IN_GAME", game_id, 1, {}))
    assert (await recovery.to_tracked_games()).rows == 1
    await world.complete()
    row = (await tracked(world))[game_id]
    if game_id.isascii() and game_id.isdecimal():
        assert row.status == "ACTIVE"
    else:
        assert (row.status, row.due_at) == ("UNAVAILABLE", None)
        assert "no game of Riot's" in row.last_error
    assert (await recovery.to_tracked_games()).rows == 0


async def test_our_old_model_asks_for_no_game_without_an_id(world):
    await world.follow("otter")
    await old_rows(world, ("IN_GAME", "", 1, {}))
    assert await world.poll() == {"players": 1, "unchanged": 1}


async def test_a_row_of_the_future_does_not_outlive_the_deadline(world, recovery):
    """The old service's clock was wrong by years."""
    await world.follow("otter")
    await old_rows(world, ("IN_GAME", "1", -24 * 400, {}))
    await old_rows(world, ("IN_GAME", "2", -24 * 500, {}), ("NOT_IN_GAME", "2", -24 * 500, {}))
    await recovery.to_tracked_games()
    for row in (await tracked(world)).values():
        assert row.detected_at <= world.clock.now()
    for _ in range(30):
        await world.detect()
        await world.complete(seconds=3600)
    rows = await tracked(world)
    assert {row.status for row in rows.values()} == {"UNAVAILABLE"}


async def test_a_record_of_another_game_is_not_this_ones_result(world, recovery):
    await world.follow("otter")
    raw = json.dumps(record(2, world.ago(hours=30), otter=True))
    await old_rows(world, ("NOT_IN_GAME", "1", 30, {"raw_api_response": raw}))
    await recovery.to_tracked_games()
    assert (await tracked(world))["1"].status == "UNAVAILABLE"


async def test_a_game_was_played_where_its_record_says(world, recovery):
    """He was transferred since, or nobody knows yet where he plays."""
    await world.follow("otter", "heron")
    async with world.database.write() as session:
        await session.execute(update(Player).where(Player.id == 1).values(platform="NA1"))
        await session.execute(update(Player).where(Player.id == 2).values(platform=None))
        for player_id, name in ((1, "otter"), (2, "heron")):
            raw = json.dumps(record(player_id, world.ago(hours=30), **{name: True}))
            session.add(
                GameState(
                    player_id=player_id,
                    status="NOT_IN_GAME",
                    game_id=str(player_id),
                    created_at=world.ago(hours=30),
                    raw_api_response=raw,
                )
            )
    await recovery.to_tracked_games()
    assert {row.platform for row in (await tracked(world)).values()} == {"EUW1"}


RAW = (
    "b'\\x80\\x04\\x95'",
    "\x01\x02\ufffd\ufffd",
    "{" * 5000,
    "[" * 100_000,
    '{"metadata": null, "info": {"participants": 7}}',
    '{"metadata": {"matchId": "EUW1_1", "participants": ["otter"]}, "info": {"participants": '
    '[{"puuid": "otter", "win": true, "championName": "\\u0000\\ud800", "kills": NaN, '
    '"deaths": Infinity, "assists": 1e999, "teamId": 100}], "gameDuration": -7, '
    '"gameEndTimestamp": 99999999999999999999}}',
    "null",
    "9" * 5000,
    "{'info': {1: 2, b'x': 3, (4, 5): {6}}}",
)
RESULTS: tuple[Any, ...] = (None, [], "text", 7, {"outcome": []})


@pytest.mark.parametrize(
    ("raw", "data"), [(raw, RESULTS[n % len(RESULTS)]) for n, raw in enumerate(RAW)], ids=range(9)
)
async def test_whatever_stands_for_a_result_leaves_one_row_and_the_rest(world, recovery, raw, data):
    await world.follow("otter")
    good = json.dumps(record(2, world.ago(hours=29), otter=True))
    odd = {"game_result_data": data, "duration_seconds": -5, "origin": "legacy"}
    if "\x01" in raw:
        odd["queue_type"] = "\x7f🂡" * 25
    await old_rows(
        world,
        ("Not_In_Game", "1", 30, {"raw_api_response": raw, **odd}),
        ("NOT_IN_GAME", "2", 29, {"raw_api_response": good}),
    )
    assert (await recovery.to_tracked_games()).rows == 2
    rows = await tracked(world)
    assert rows["1"].status in {"COMPLETED", "UNAVAILABLE"}
    assert rows["2"].game_result_data["outcome"] == "win"


async def test_a_back_fill_hides_no_game_that_runs_from_the_old_model(world, recovery):
    """The new model found game 1 in a match list, long after it was over; game 2 runs, and the old
    model goes by its newest row."""
    await world.follow("otter")
    world.riot.live["otter"] = live(2, "otter")
    await world.poll()
    async with world.database.write() as session:
        session.add(
            TrackedGameRow(
                player_id=1,
                game_id="1",
                platform="EUW1",
                game="lol",
                status="COMPLETED",
                source="history",
                detected_at=world.clock.now() + timedelta(seconds=20),
                completed_at=world.clock.now() + timedelta(seconds=20),
                started_at=world.ago(minutes=50),
                ended_at=world.ago(minutes=15),
                game_result_data={"game": "lol", "outcome": "win"},
            )
        )
    world.clock.shift(30)
    assert (await recovery.to_game_states()).rows == 2
    world.riot.live.clear()
    world.riot.publish(record(2, world.clock.now(), otter=True))
    await world.poll()
    assert (await world.states())[-1] == ("NOT_IN_GAME", "2", "win")


async def test_who_is_found_out_about_during_a_back_fill_leaves_no_game_without_a_platform(
    world, recovery, monkeypatch
):
    """The turn that says where a player's games were played has seen to him by then."""
    await world.follow("otter")
    await old_rows(world, ("IN_GAME", "1", 2, {}), ("IN_GAME", "2", 1, {}))

    async def platform(value):
        async with world.database.write() as session:
            await session.execute(update(Player).values(platform=value))

    await platform(None)
    terms = recovery._terms

    async def as_he_is_found(player_id):
        found = await terms(player_id)
        await platform("EUW1")
        return found

    monkeypatch.setattr(recovery, "_terms", as_he_is_found)
    await recovery.to_tracked_games()
    assert {row.platform for row in (await tracked(world)).values()} == {"EUW1"}
