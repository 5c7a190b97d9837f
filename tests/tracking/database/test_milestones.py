from datetime import timedelta

import pytest
from sqlalchemy import event

from tests.support.following import add_player
from tracking.database.milestones import pasts
from tracking.database.models import GameState, TrackedGameRow
from tracking.domain.games import Game, GameKey
from tracking.domain.milestones import MOST_IN_A_ROW, Figure
from tracking.domain.results import LoLResult, Outcome, TFTResult

THIS = GameKey(platform="EUW1", game_id="900")


@pytest.fixture
async def two(database):
    async with database.write() as session:
        return [await add_player(session, name) for name in ("Quiet Otter", "Loud Heron")]


def row(player, number, result, ended_at, *, queue_id=420, **more):
    return TrackedGameRow(
        player_id=player,
        game_id=str(number),
        platform="EUW1",
        game=result.game.value,
        queue_id=queue_id,
        status="COMPLETED",
        detected_at=ended_at,
        ended_at=ended_at,
        game_result_data=result.to_json(),
        **more,
    )


async def read(database, players, before, *, queue_id=420, game=Game.LOL):
    async with database.read() as session:
        return await pasts(session, players, key=THIS, game=game, queue_id=queue_id, before=before)


def lol(outcome=Outcome.WIN, **figures):
    return LoLResult(outcome=outcome, **figures)


async def test_what_ended_before_is_told_newest_first_and_by_its_best(database, clock, two):
    now, (otter, _) = clock.now(), two
    async with database.write() as session:
        session.add_all(
            [
                row(otter, 1, lol(kills=9, damage=30_000), now - timedelta(hours=3)),
                row(otter, 2, lol(Outcome.LOSS, kills=4), now - timedelta(hours=2)),
                row(otter, 3, lol(kills=7, assists=20), now - timedelta(hours=1)),
                # Not before: this very game, and one that ended after it.
                row(otter, 900, lol(kills=50), now - timedelta(minutes=5)),
                row(otter, 4, lol(kills=60), now + timedelta(hours=1)),
            ]
        )
    found = await read(database, two, now)
    assert found.keys() == {otter}
    assert found[otter].lately == (True, False, True)
    assert found[otter].games == 3
    assert found[otter].most == {Figure.KILLS: 9, Figure.ASSISTS: 20, Figure.DAMAGE: 30_000}


async def test_other_queues_remakes_and_games_without_a_result_are_not_compared(
    database, clock, two
):
    now, (otter, _) = clock.now(), two
    an_hour_ago = now - timedelta(hours=1)
    async with database.write() as session:
        session.add_all(
            [
                row(otter, 1, lol(kills=40), an_hour_ago, queue_id=450),
                row(otter, 2, lol(Outcome.REMAKE, kills=1), an_hour_ago),
                row(otter, 3, lol(Outcome.NONE), an_hour_ago),
                row(otter, 4, TFTResult(outcome=Outcome.PLACEMENT, placement=1), an_hour_ago),
                row(otter, 5, lol(kills=5), an_hour_ago, queue_id=400),
            ]
        )
    found = await read(database, two, now)
    assert (found[otter].games, found[otter].most[Figure.KILLS]) == (1, 5)
    assert (await read(database, two, now, queue_id=None)) == {}


async def test_nothing_is_in_a_row_across_a_game_that_the_old_model_alone_knows(
    database, clock, two
):
    """A move back without a shadow: what was played then is in its table only."""
    now, (otter, heron) = clock.now(), two
    async with database.write() as session:
        for number in range(1, 5):
            ended_at = now - timedelta(hours=number)
            session.add_all(row(player, number, lol(), ended_at) for player in two)
        for game_id, hours in (("8", 2.5), ("3", 1.5), ("900", 0.5)):  # 3 is in both, 900 is this
            began_at = now - timedelta(hours=hours)
            session.add(
                GameState(player_id=otter, status="IN_GAME", game_id=game_id, created_at=began_at)
            )
    found = await read(database, two, now)
    assert (found[otter].lately, found[heron].lately) == ((True, True), (True,) * 4)


async def test_figures_beyond_any_integer_and_rows_of_strangers_fail_nothing(database, clock, two):
    now, (otter, heron) = clock.now(), two
    an_hour_ago = now - timedelta(hours=1)
    strange = row(heron, 2, lol(), an_hour_ago)
    strange.game_result_data = {"outcome": "win", "kills": None, "game": "chess"}
    async with database.write() as session:
        session.add_all([row(otter, 1, lol(kills=2**53, damage=2**53), an_hour_ago), strange])
    found = await read(database, two, now)
    assert found[otter].most[Figure.KILLS] == 2**53
    assert found[heron].lately == ()


async def test_it_costs_three_queries_however_many_players_and_games(database, clock, two):
    now = clock.now()
    async with database.write() as session:
        session.add_all(
            row(player, n, lol(kills=n % 9), now - timedelta(minutes=n + 1))
            for player in two
            for n in range(MOST_IN_A_ROW + 30)
        )
    statements = []
    event.listen(
        database.engine.sync_engine,
        "before_cursor_execute",
        lambda *args: statements.append(args[2]),
    )
    found = await read(database, two, now)
    assert sum("tracked_games" in each for each in statements) == 3
    assert [len(found[player].lately) for player in two] == [MOST_IN_A_ROW] * 2
