"""The plan's methods on players and games, on both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tracking.database.engine import Database
from tracking.database.manager import DatabaseManager, NewGame
from tracking.database.models import LoopRun, Player, TrackedGameRow
from tracking.domain.games import Game, GameKey, GameStatus, TrackedGame
from tracking.domain.results import GameRecord

START = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
KEY = GameKey(platform="EUW1", game_id="7117761272")
RESULT = {"game": "lol", "version": 1, "outcome": "win"}


@pytest.fixture
async def player_id(database: Database) -> int:
    return await add_player(database, "Quiet Otter")


async def add_player(database: Database, name: str) -> int:
    async with database.write() as session:
        player = Player(game_name=name, tag_line="EUW")
        session.add(player)
        await session.flush()
        return player.id


def new_game(player_id: int, key: GameKey = KEY) -> NewGame:
    return NewGame(
        player_id=player_id,
        key=key,
        game=Game.LOL,
        detected_at=START,
        started_at=None,
        queue_id=420,
        queue_type="Ranked Solo/Duo",
        seen_at=START,
        source="spectator",
    )


def a_record(key: GameKey = KEY, **fields: Any) -> GameRecord:
    record = GameRecord(
        key=key,
        game=Game.LOL,
        queue_id=440,
        queue_name="Ranked Flex",
        mode="CLASSIC",
        map_id=11,
        started_at=START,
        ended_at=START + timedelta(minutes=30),
        over_by=START + timedelta(minutes=30),
        duration_seconds=1800,
        patch="16.5",
        void_reason=None,
        results={},
        names={},
        scoreboard={},
    )
    return replace(record, **fields)


async def open_one(database: Database, player_id: int, key: GameKey = KEY) -> TrackedGame:
    async with database.write() as session:
        (opened,) = await DatabaseManager(session).open_games([new_game(player_id, key)])
        return opened


async def stored(database: Database, player_id: int, key: GameKey = KEY) -> TrackedGame:
    async with database.read() as session:
        game = await DatabaseManager(session).get_tracked_game(player_id, key.game_id)
        assert game is not None
        return game


async def complete(database: Database, game_pk: int, **changes: Any) -> bool:
    given: dict[str, Any] = {
        "result": RESULT,
        "record": a_record(),
        "raw": "{}",
        "completed_at": START,
    } | changes
    async with database.write() as session:
        return await DatabaseManager(session).complete_tracked_game(game_pk, **given)


async def test_a_player_is_found_by_id_or_not_at_all(database, player_id):
    async with database.read() as session:
        manager = DatabaseManager(session)
        found = await manager.get_player_by_id(player_id)
        assert found is not None
        assert found.game_name == "Quiet Otter"
        assert await manager.get_player_by_id(player_id + 1) is None


async def test_a_new_game_is_active_and_holds_what_was_seen(database, player_id):
    opened = await open_one(database, player_id)
    assert opened == await stored(database, player_id)
    assert opened.is_active()
    assert (opened.key, opened.game, opened.queue_id) == (KEY, Game.LOL, 420)
    assert (opened.detected_at, opened.started_at, opened.retry_count) == (START, None, 0)


async def test_a_game_is_opened_once_however_often_it_is_seen(database, player_id):
    first = await open_one(database, player_id)
    async with database.write() as session:
        assert await DatabaseManager(session).open_games([new_game(player_id)] * 2) == []
        again = await DatabaseManager(session).create_tracked_game(
            player_id=player_id, key=KEY, game=Game.LOL, detected_at=START + timedelta(hours=1)
        )
    assert again == first


async def test_opening_many_gives_back_only_the_new_ones(database, player_id):
    other = await add_player(database, "Slow Heron")
    await open_one(database, player_id)
    games = [new_game(other), new_game(player_id), new_game(other, replace(KEY, game_id="1"))]
    async with database.write() as session:
        opened = await DatabaseManager(session).open_games(games)
        assert await DatabaseManager(session).open_games([]) == []
    assert {(game.player_id, game.key.game_id) for game in opened} == {
        (other, KEY.game_id),
        (other, "1"),
    }


async def test_two_processes_that_see_the_same_games_open_each_once(database, player_id):
    other = await add_player(database, "Slow Heron")
    games = [
        new_game(p, replace(KEY, game_id=str(n))) for n in range(20) for p in (player_id, other)
    ]

    async def open_in(order: list[NewGame]) -> list[TrackedGame]:
        async with database.write() as session:
            return await DatabaseManager(session).open_games(order)

    one, two = await asyncio.gather(open_in(games), open_in(games[::-1]))
    assert len(one) + len(two) == 40
    assert not {game.id for game in one} & {game.id for game in two}


async def test_a_new_row_is_created_with_what_is_known(database, player_id):
    async with database.write() as session:
        created = await DatabaseManager(session).create_tracked_game(
            player_id=player_id,
            key=KEY,
            game=Game.TFT,
            detected_at=START,
            started_at=START,
            queue_id=1100,
            queue_type="Ranked TFT",
        )
    assert (created.game, created.queue_type, created.started_at) == (Game.TFT, "Ranked TFT", START)


async def test_a_game_of_another_platform_is_another_game(database, player_id):
    await open_one(database, player_id)
    async with database.read() as session:
        manager = DatabaseManager(session)
        assert await manager.get_tracked_game(player_id, KEY.game_id, "EUW1") is not None
        assert await manager.get_tracked_game(player_id, KEY.game_id, "KR") is None


async def test_a_row_of_an_old_database_is_found_whatever_the_platform(database, player_id):
    async with database.write() as session:
        session.add(TrackedGameRow(player_id=player_id, game_id="5", detected_at=START))
    async with database.read() as session:
        found = await DatabaseManager(session).get_tracked_game(player_id, "5", "KR")
    assert found is not None
    assert (found.key.platform, found.game) == ("", Game.LOL)


async def test_games_of_a_status_come_in_the_order_they_were_detected(database, player_id):
    late = replace(new_game(player_id), detected_at=START + timedelta(minutes=1))
    early = replace(new_game(player_id, replace(KEY, game_id="1")), detected_at=START)
    done = await open_one(database, player_id, replace(KEY, game_id="2"))
    await complete(database, done.id)
    async with database.write() as session:
        await DatabaseManager(session).open_games([late, early])
    async with database.read() as session:
        active = await DatabaseManager(session).get_games_by_status(GameStatus.ACTIVE)
        completed = await DatabaseManager(session).get_games_by_status(GameStatus.COMPLETED)
    assert [game.key.game_id for game in active] == ["1", KEY.game_id]
    assert [game.id for game in completed] == [done.id]


async def test_a_completed_game_holds_what_its_record_says(database, player_id):
    opened = await open_one(database, player_id)
    done_at = START + timedelta(minutes=31)
    async with database.write() as session:
        await DatabaseManager(session).update_game_error(opened.id, "no record", due_at=done_at)
    assert await complete(database, opened.id, raw='{"a": 1}', completed_at=done_at)
    game = await stored(database, player_id)
    assert game.is_completed()
    assert game.game_result_data == RESULT
    assert (game.queue_id, game.queue_type, game.duration_seconds) == (440, "Ranked Flex", 1800)
    assert (game.started_at, game.ended_at) == (START, START + timedelta(minutes=30))
    assert (game.completed_at, game.due_at, game.last_error) == (done_at, None, None)
    assert game.retry_count == 1
    async with database.read() as session:
        assert await session.scalar(select(TrackedGameRow.raw_api_response)) == '{"a": 1}'


async def test_a_record_without_a_start_keeps_the_start_that_was_seen(database, player_id):
    async with database.write() as session:
        seen = replace(new_game(player_id), started_at=START)
        (opened,) = await DatabaseManager(session).open_games([seen])
    await complete(database, opened.id, record=a_record(started_at=None))
    assert (await stored(database, player_id)).started_at == START


async def test_a_result_is_stored_once(database, player_id):
    opened = await open_one(database, player_id)
    assert await complete(database, opened.id)
    assert not await complete(database, opened.id, result={"outcome": "loss"})
    assert (await stored(database, player_id)).game_result_data == RESULT


async def test_of_two_processes_one_is_told_that_it_completed_the_game(database, player_id):
    opened = await open_one(database, player_id)
    told = await asyncio.gather(*(complete(database, opened.id) for _ in range(4)))
    assert sorted(told) == [False, False, False, True]


async def test_a_game_that_is_not_there_is_not_completed(database):
    assert not await complete(database, 99)


async def test_an_error_counts_as_a_retry_and_keeps_the_game_active(database, player_id):
    opened = await open_one(database, player_id)
    due = START + timedelta(minutes=5)
    async with database.write() as session:
        manager = DatabaseManager(session)
        assert await manager.update_game_error(opened.id, "first", due_at=due)
        assert await manager.update_game_error(opened.id, "second")
    game = await stored(database, player_id)
    assert (game.is_active(), game.retry_count, game.last_error) == (True, 2, "second")
    assert game.due_at == due


async def test_errors_counted_at_the_same_time_are_all_counted(database, player_id):
    opened = await open_one(database, player_id)

    async def fail() -> None:
        async with database.write() as session:
            await DatabaseManager(session).update_game_error(opened.id, "no record")

    await asyncio.gather(*(fail() for _ in range(8)))
    assert (await stored(database, player_id)).retry_count == 8


async def test_a_finished_game_neither_fails_nor_ends_again(database, player_id):
    opened = await open_one(database, player_id)
    await complete(database, opened.id)
    before = await stored(database, player_id)
    async with database.write() as session:
        manager = DatabaseManager(session)
        assert not await manager.update_game_error(opened.id, "late")
        assert not await manager.hold_over(opened.id, reason="absent", at=START)
        assert not await manager.mark_unavailable(opened.id, "private")
    assert await stored(database, player_id) == before


async def test_a_game_is_held_over_since_the_first_moment(database, player_id):
    opened = await open_one(database, player_id)
    async with database.write() as session:
        manager = DatabaseManager(session)
        assert await manager.hold_over(opened.id, reason="absent", at=START)
        later = START + timedelta(minutes=1)
        assert not await manager.hold_over(opened.id, reason="listed", at=later)
    game = await stored(database, player_id)
    assert (game.held_over_at, game.due_at) == (START, START)


async def test_a_game_given_up_completes_when_its_record_appears_after_all(database, player_id):
    opened = await open_one(database, player_id)
    async with database.write() as session:
        assert await DatabaseManager(session).mark_unavailable(opened.id, "never appeared")
    given_up = await stored(database, player_id)
    assert given_up.status is GameStatus.UNAVAILABLE
    assert (given_up.last_error, given_up.due_at) == ("never appeared", None)
    assert await complete(database, opened.id)
    assert (await stored(database, player_id)).is_completed()


async def test_the_session_sees_what_a_statement_changed(database, player_id):
    opened = await open_one(database, player_id)
    async with database.write() as session:
        manager = DatabaseManager(session)
        row = await session.get_one(TrackedGameRow, opened.id)
        await manager.update_game_error(opened.id, "no record")
        assert row.retry_count == 1
        game = await manager.get_tracked_game(player_id, KEY.game_id)
    assert game is not None
    assert game.last_error == "no record"


async def test_nothing_is_stored_when_the_caller_fails(database, player_id):
    async def open_and_fail() -> None:
        async with database.write() as session:
            await DatabaseManager(session).open_games([new_game(player_id)])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await open_and_fail()
    async with database.read() as session:
        assert await DatabaseManager(session).get_games_by_status(GameStatus.ACTIVE) == []


async def test_a_turn_of_a_loop_is_written_down(database):
    async with database.write() as session:
        await DatabaseManager(session).record_loop_run(
            role="bot",
            loop="detection",
            started_at=START,
            duration_ms=120,
            outcome="ok",
            detail={"looks": 3},
        )
    async with database.read() as session:
        run = (await session.scalars(select(LoopRun))).one()
    assert (run.loop, run.started_at, run.detail) == ("detection", START, {"looks": 3})


async def test_the_raw_answer_is_loaded_only_where_it_is_named(database, player_id):
    opened = await open_one(database, player_id)
    await complete(database, opened.id, raw="x" * 10)
    async with database.read() as session:
        row = await session.get_one(TrackedGameRow, opened.id)
        with pytest.raises(Exception, match="raise"):
            _ = row.raw_api_response
