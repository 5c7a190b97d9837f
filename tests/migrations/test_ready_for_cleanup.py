"""When 006 is refused, with a sentence that says what to do first, and when it is not."""

from datetime import timedelta

import pytest

from tests.migrations.old_model import add_state
from tests.migrations.schema import statement, tables
from tests.support.migrating import move_to
from tracking.clock import SystemClock
from tracking.database.backup import copies
from tracking.database.cleanup import clean_up, undo_clean_up
from tracking.database.guard import hold_role
from tracking.errors import Refused
from tracking.legacy.recovery import Recovery


async def refused(database, match):
    with pytest.raises(Refused, match=match) as caught:
        await clean_up(database)
    assert "game_states_archive" not in await tables(database) or "rename" in match
    return caught.value.message


@pytest.mark.parametrize(
    ("ago", "origin", "who"),
    [
        (timedelta(hours=3), None, "the old service"),
        (timedelta(hours=23), "legacy", "this program's old model"),
        # The old service's clock may stand in another time zone than ours.
        (timedelta(hours=-9), None, "the old service"),
    ],
)
async def test_it_is_refused_while_rows_are_young(old, ago, origin, who):
    await add_state(old, ago=ago, origin=origin)
    assert who in await refused(old, "still writes: 1 rows")


async def test_a_row_of_a_wrong_year_among_older_ones_is_no_sign_of_life(old):
    await add_state(old, ago=timedelta(days=-500))
    await refused(old, "stands in the year")
    await add_state(old, ago=timedelta(days=50))
    assert await clean_up(old)


async def test_a_refusal_pushes_no_copy_of_the_file_out(old):
    if not old.path:
        pytest.skip("a server has its own backups")
    async with hold_role(old, "legacy"):
        await refused(old, "process runs the old model")
    await add_state(old, ago=timedelta(hours=3))
    await refused(old, "still writes")
    assert copies(old.path) == []


async def test_what_recover_wrote_is_nobodys_sign_of_life(old):
    await add_state(old, ago=timedelta(hours=1), origin="recover")
    assert await clean_up(old)


async def test_it_is_refused_while_a_process_has_the_old_model(old):
    async with hold_role(old, "legacy"):
        await refused(old, "process runs the old model")


@pytest.mark.parametrize("status", ["IN_GAME", "in_game"])
async def test_it_is_refused_while_an_open_game_stands_in_the_old_table_alone(old, status):
    await add_state(old, ago=timedelta(days=2), status=status, game_id="103")
    assert "103 of Quiet Otter#EUW" in await refused(old, "recover --to tracked_games")
    await statement(old, "INSERT INTO tracked_games (player_id, game_id) VALUES (1, '103')")
    assert await clean_up(old)


async def test_an_open_game_that_nobody_may_bring_over_is_no_obstacle(old):
    """He had all that is stored of him removed, and the old service wrote on."""
    await add_state(old, ago=timedelta(days=2), status="IN_GAME", game_id="103")
    await add_state(old, player_id=2, ago=timedelta(days=2), status="IN_GAME", game_id="")
    await refused(old, "1 open games")
    await statement(old, "UPDATE tracked_players SET erased_at = created_at WHERE id = 1")
    assert await clean_up(old)


async def test_who_was_removed_and_came_back_as_a_row_without_a_name_stays_out(old):
    """The archive was taken back: his rows belong to somebody again, whom nobody follows."""
    await clean_up(old)
    await add_state(old, ago=timedelta(days=2), status="IN_GAME", game_id="103")
    await add_state(old, ago=timedelta(days=2), status="IN_GAME", game_id="104", player_id=2)
    await statement(old, "DELETE FROM game_states WHERE player_id = 2")
    await statement(old, "DELETE FROM tracked_players WHERE id = 2")
    await undo_clean_up(old)
    clock = SystemClock()
    recovery = Recovery(database=old, clock=clock, young=timedelta(hours=24))
    await recovery.to_tracked_games()
    assert await statement(old, "SELECT player_id FROM tracked_games WHERE player_id = 2") == []
    await add_state(old, ago=timedelta(days=2), status="IN_GAME", game_id="105", player_id=2)
    assert await clean_up(old)


async def test_it_is_refused_before_the_new_table_is_there(empty_database):
    await move_to(empty_database, "004")
    await refused(empty_database, "stands at 004")


async def test_a_table_that_somebody_made_by_hand_is_left_alone(old):
    # The plan has operators run its SQL.
    await statement(old, "CREATE TABLE game_states_archive AS SELECT * FROM game_states")
    await refused(old, "rename it")
    assert len(await statement(old, "SELECT * FROM game_states_archive")) == 4
