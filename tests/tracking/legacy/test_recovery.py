"""Back-fill in either direction: nothing lost, nothing twice, nothing announced by itself."""

import json
from typing import Any

import pytest
from sqlalchemy import delete, select

from tests.tracking.polling.riot import live, record
from tracking.database.models import GameState, TrackedGameRow


async def old_rows(world, *rows):
    """(status, game id, hours ago, further columns)"""
    async with world.database.write() as session:
        for status, game_id, hours, fields in rows:
            session.add(
                GameState(
                    player_id=1,
                    status=status,
                    game_id=game_id,
                    created_at=world.ago(hours=hours),
                    **fields,
                )
            )


async def tracked(world):
    async with world.database.read() as session:
        rows = await session.scalars(select(TrackedGameRow).order_by(TrackedGameRow.detected_at))
        return {row.game_id: row for row in rows}


async def finish_one(world, number=1):
    world.riot.live["otter"] = live(number, "otter")
    await world.detect()
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    world.riot.publish(record(number, world.clock.now(), otter=True))
    await world.complete()


async def test_a_finished_game_becomes_both_rows_of_the_old_model(world, recovery):
    await world.follow("otter")
    await finish_one(world)
    assert (await recovery.to_game_states()).rows == 2
    assert await world.states() == [("IN_GAME", "1", None), ("NOT_IN_GAME", "1", "win")]


async def test_there_and_back_again_a_result_is_what_it_was(world, recovery):
    """Somebody lost `tracked_games`; of what was brought over no record is kept."""
    await world.follow("otter")
    await finish_one(world)
    before = (await tracked(world))["1"]
    await recovery.to_game_states()
    async with world.database.write() as session:
        await session.execute(delete(TrackedGameRow))
    assert (await recovery.to_tracked_games()).rows == 1
    after = (await tracked(world))["1"]
    for name in ("status", "game", "platform", "game_result_data", "ended_at", "duration_seconds"):
        assert getattr(after, name) == getattr(before, name), name


async def test_a_running_game_becomes_a_row_that_the_old_model_finishes(world, recovery):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.detect()
    await recovery.to_game_states(only_open=True)
    world.riot.live.clear()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.poll()
    assert await world.states() == [("IN_GAME", "1", None), ("NOT_IN_GAME", "1", "win")]


async def test_only_what_is_missing_is_written_and_a_second_run_writes_nothing(world, recovery):
    await world.follow("otter")
    await finish_one(world)
    await old_rows(world, ("IN_GAME", "1", 1, {}))
    assert (await recovery.to_game_states()).rows == 1
    assert (await recovery.to_game_states()).rows == 0
    assert (await recovery.to_tracked_games()).rows == 0


async def test_a_dry_run_counts_and_writes_nothing(world, recovery):
    await world.follow("otter")
    await finish_one(world)
    assert (await recovery.to_game_states(dry_run=True)).rows == 2
    assert await world.states() == []
    await old_rows(world, ("IN_GAME", "7", 1, {}))
    assert (await recovery.to_tracked_games(dry_run=True)).rows == 1
    assert set(await tracked(world)) == {"1"}


async def test_since_bounds_what_is_written(world, recovery):
    await world.follow("otter")
    await old_rows(world, ("IN_GAME", "1", 50, {}), ("IN_GAME", "2", 2, {}))
    since = world.ago(hours=10)
    assert (await recovery.to_tracked_games(since=since)).rows == 1
    assert set(await tracked(world)) == {"2"}


@pytest.mark.parametrize("write", [json.dumps, repr], ids=["json", "python dict"])
async def test_a_result_is_read_anew_from_the_raw_record_in_either_form(world, recovery, write):
    await world.follow("otter")
    raw = write(record(1, world.ago(hours=30), otter=True))
    await old_rows(
        world,
        ("IN_GAME", "1", 31, {}),
        ("NOT_IN_GAME", "1", 30, {"raw_api_response": raw, "game_result_data": {"won": True}}),
    )
    await recovery.to_tracked_games()
    row = (await tracked(world))["1"]
    assert (row.status, row.source) == ("COMPLETED", "recover")
    assert row.game_result_data["outcome"] == "win"
    assert (row.queue_id, row.queue_type) == (420, "Ranked Solo/Duo")
    assert await world.announcements() == []


async def test_a_record_asked_for_with_another_key_is_read_by_the_players_name(world, recovery):
    await world.follow("otter")
    raw = record(1, world.ago(hours=30), **{"otter": True})
    raw["info"]["participants"][0]["puuid"] = "of another application"
    raw["metadata"]["participants"][0] = "of another application"
    await old_rows(world, ("NOT_IN_GAME", "1", 30, {"raw_api_response": json.dumps(raw)}))
    await recovery.to_tracked_games()
    assert (await tracked(world))["1"].game_result_data["outcome"] == "win"


async def test_a_record_from_before_riot_ids_is_read_by_the_summoners_name(world, recovery):
    await world.follow("otter")
    raw = record(1, world.ago(hours=30), otter=True)
    raw["metadata"]["participants"][0] = "of another application"
    for share in raw["info"]["participants"]:
        share["summonerName"] = share.pop("riotIdGameName")
        del share["riotIdTagline"]
    raw["info"]["participants"][0]["puuid"] = "of another application"
    await old_rows(world, ("NOT_IN_GAME", "1", 30, {"raw_api_response": json.dumps(raw)}))
    await recovery.to_tracked_games()
    assert (await tracked(world))["1"].game_result_data["outcome"] == "win"


@pytest.mark.parametrize("raw", [None, "", "not a record", "{'info': ", "[1]", "{}"])
async def test_an_old_game_without_a_readable_result_is_unavailable_with_the_reason(
    world, recovery, raw
):
    await world.follow("otter")
    await old_rows(world, ("NOT_IN_GAME", "1", 30, {"raw_api_response": raw}))
    await recovery.to_tracked_games()
    row = (await tracked(world))["1"]
    assert row.status == "UNAVAILABLE"
    assert "no result" in row.last_error


async def test_a_young_game_that_the_old_model_lost_is_asked_for_and_announced(world, recovery):
    await world.follow("otter")
    world.clock.shift(7200)
    await old_rows(world, ("IN_GAME", "1", 1, {}), ("IN_GAME", "2", 0.5, {}))
    world.riot.publish(record(1, world.ago(minutes=30), otter=True))
    world.riot.live["otter"] = live(2, "otter")
    await recovery.to_tracked_games(since=world.ago(hours=24))
    await world.detect()
    await world.complete()
    rows = await tracked(world)
    assert (rows["1"].status, rows["2"].status) == ("COMPLETED", "ACTIVE")
    assert [a.game_id for a in await world.announcements()] == ["1"]


async def test_a_game_that_runs_at_the_cut_over_is_finished_by_the_new_model(world, recovery):
    await world.follow("otter")
    world.riot.live["otter"] = live(1, "otter")
    await world.poll()
    await recovery.to_tracked_games(since=world.ago(hours=24))
    world.riot.live.clear()
    await world.detect()
    await world.detect()
    world.riot.publish(record(1, world.clock.now(), otter=True))
    await world.complete()
    assert (await tracked(world))["1"].status == "COMPLETED"
    assert len(await world.announcements()) == 1


async def test_many_games_are_written_in_batches_without_losing_one(world, recovery):
    await world.follow("otter")
    rows: list[Any] = [("NOT_IN_GAME", str(number), 30 + number / 60, {}) for number in range(250)]
    await old_rows(world, *rows)
    assert (await recovery.to_tracked_games(dry_run=True)).rows == 250
    told = []
    recovered = await recovery.to_tracked_games(progress=lambda *at: told.append(at))
    assert (recovered.rows, len(await tracked(world))) == (250, 250)
    assert told[-1] == (1, 1, 250)
