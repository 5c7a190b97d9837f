"""A back-fill of any size goes page by page: bounded, repeatable, and gone on with after a kill."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func, select

from tests.tracking.legacy.test_recovery import old_rows, tracked
from tests.tracking.polling.riot import record
from tracking.database.models import GameState, TrackedGameRow
from tracking.legacy import old_games, old_results, to_games, to_states
from tracking.legacy.recovery import Recovery


@pytest.fixture(autouse=True)
def small_pages(monkeypatch):
    monkeypatch.setattr(old_games, "PAGE", 4)
    monkeypatch.setattr(old_games, "RECORDS", 2)
    monkeypatch.setattr(to_states, "PAGE", 3)


async def ten_games(world):
    """Rows of one game lie apart, so that pages cut through games; one names no game."""
    rows: list[Any] = [("NOT_IN_GAME", None, 100, {})]
    for number in range(10):
        rows.append(("IN_GAME", str(number), 90 - number, {}))
        rows.append(("not_in_game", str(number), 88.5 - number, {}))
        if number % 3 == 0:
            rows.append(("NOT_IN_GAME", str(number), 80 - number, {}))
    await old_rows(world, *rows)


async def test_pages_cut_through_games_and_each_is_counted_and_written_once(world, recovery):
    await world.follow("otter")
    await ten_games(world)
    assert (await recovery.to_tracked_games(dry_run=True)).rows == 10
    assert (await recovery.to_tracked_games()).rows == 10
    assert set(await tracked(world)) == set(map(str, range(10)))
    assert (await recovery.to_tracked_games()).rows == 0


async def test_since_takes_a_game_of_which_only_the_end_came_later(world, recovery):
    await world.follow("otter")
    await ten_games(world)
    since = world.ago(hours=83)
    expected = ["0", "3", "6", "7", "8", "9"]  # the first two by the row that stands there twice
    assert (await recovery.to_tracked_games(since=since, dry_run=True)).rows == len(expected)
    await recovery.to_tracked_games(since=since)
    assert sorted(await tracked(world)) == expected


async def many_tracked(world, number=10):
    async with world.database.write() as session:
        session.add_all(
            TrackedGameRow(
                player_id=1,
                game_id=str(each),
                status="COMPLETED" if each % 2 else "ACTIVE",
                # Two of them in the same moment.
                detected_at=world.ago(hours=50 - each // 2),
            )
            for each in range(number)
        )


async def states(world):
    async with world.database.read() as session:
        return await session.scalar(select(func.count()).select_from(GameState))


async def test_the_other_way_pages_leave_nothing_out(world, recovery):
    await world.follow("otter")
    await many_tracked(world)
    assert (await recovery.to_game_states(dry_run=True)).rows == 15
    assert (await recovery.to_game_states()).rows == 15
    assert (await recovery.to_game_states()).rows == 0
    assert await states(world) == 15


async def test_two_back_fills_at_once_write_no_row_twice(world, recovery):
    """No key of game_states would forbid it."""
    await world.follow("otter")
    await many_tracked(world, 30)
    await asyncio.gather(*(recovery.to_game_states() for _ in range(3)))
    assert await states(world) == 45


async def test_one_that_was_cut_short_is_gone_on_with(world, recovery, monkeypatch):
    await world.follow("otter")
    await ten_games(world)
    write = to_games.write_games
    calls: list[Any] = []

    async def cut_short(session, rows):
        calls.append(rows)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return await write(session, rows)

    monkeypatch.setattr(to_games, "write_games", cut_short)
    with pytest.raises(KeyboardInterrupt):
        await recovery.to_tracked_games()
    written = len(await tracked(world))
    assert 0 < written < 10
    assert (await recovery.to_tracked_games()).rows == 10 - written


async def test_the_row_of_an_end_that_stands_there_twice_gives_its_result(world, recovery):
    await world.follow("otter")
    raw = json.dumps(record(1, world.ago(hours=30), otter=True))
    await old_rows(
        world,
        ("NOT_IN_GAME", "1", 30, {}),
        ("NOT_IN_GAME", "1", 29, {"raw_api_response": "{'cut': "}),
        ("NOT_IN_GAME", "1", 28, {"raw_api_response": raw}),
    )
    await recovery.to_tracked_games()
    row = (await tracked(world))["1"]
    assert (row.status, row.completed_at) == ("COMPLETED", world.ago(hours=30))


@pytest.mark.parametrize(("hours", "kept"), [(20, True), (30, False)])
async def test_a_record_that_would_be_dropped_at_once_is_not_copied(world, hours, kept):
    await world.follow("otter")
    raw = json.dumps(record(1, world.ago(hours=hours), otter=True))
    await old_rows(world, ("NOT_IN_GAME", "1", hours, {"raw_api_response": raw}))
    recovery = Recovery(
        database=world.database,
        clock=world.clock,
        young=timedelta(hours=24),
        raw_kept=timedelta(hours=24),
    )
    await recovery.to_tracked_games()
    row = (await world.games())["otter", 1]
    assert (row.status, row.raw_api_response is not None) == ("COMPLETED", kept)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)


@given(st.dictionaries(st.text(max_size=8), VALUES, max_size=4))
def test_the_text_of_a_python_dict_is_read_as_what_it_was(value):
    assert old_results._python(repr(value)) == value


@pytest.mark.parametrize(
    "value",
    [
        {"name": "O'Otter", "said": '"None"', "true": "True", "path": "a\\b", "both": "'\""},
        {"None": None, "True": True, "x": "it's \n None"},
    ],
)
def test_quotes_and_words_inside_texts_are_left_alone(value):
    assert old_results._python(repr(value)) == value
