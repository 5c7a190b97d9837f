import pytest

from tests.migrations.old_model import add_state
from tests.migrations.schema import statement


@pytest.fixture
async def old(database):
    """A database that the old model has left two months ago."""
    await statement(
        database,
        "INSERT INTO tracked_players (id, game_name, tag_line) VALUES (1, 'Quiet Otter', 'EUW'), "
        "(2, 'Slow Heron', 'NA1')",
    )
    await add_state(database, status="IN_GAME")
    await add_state(database, queue_type="ARAM", raw_api_response="{'gameId': 100, 'x': None}")
    await add_state(database, game_id=None)
    await add_state(database, player_id=2, status="in_game", game_id="101")
    return database
