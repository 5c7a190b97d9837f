"""`python -m bot migrate`, and what 006 leaves undone: what they print, and their exit codes."""

import pytest

from bot.migrating import migrate
from bot.models import demand_its_tables
from tests.bot.command_line import run
from tests.migrations.schema import statement, tables
from tracking.database.migrate import current_revision
from tracking.errors import ConfigurationError
from tracking.settings import Settings

pytestmark = pytest.mark.usefixtures("environment")

PLAYER = "INSERT INTO tracked_players (id, game_name, tag_line) VALUES (1, 'Quiet Otter', 'EUW')"
STATE = "INSERT INTO game_states (player_id, status, created_at) VALUES (1, 'NOT_IN_GAME', {})"


async def test_cleanup_archives_once_and_undo_takes_it_back(sqlite_database, capsys):
    for arguments, says in (
        (["--cleanup"], "game_states is archived."),
        (["--cleanup"], "archived before"),
        (["--cleanup", "--undo"], "taken back."),
        (["--cleanup", "--undo"], "no archive"),
    ):
        assert await run("migrate", *arguments) == 0
        assert says in capsys.readouterr().out
    assert "game_states_archive" not in await tables(sqlite_database)


async def test_a_refusal_is_exit_1_and_one_line(sqlite_database, capsys):
    await statement(sqlite_database, PLAYER)
    await statement(sqlite_database, STATE.format("CURRENT_TIMESTAMP"))
    assert await run("migrate", "--cleanup") == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "still writes" in said


async def test_undo_alone_is_a_mistake(capsys):
    assert await run("migrate", "--undo") == 2
    assert "give both" in capsys.readouterr().err


async def test_without_cleanup_nothing_is_archived(sqlite_database, capsys):
    assert await run("migrate") == 0
    head = await current_revision(sqlite_database)
    assert capsys.readouterr().out == f"The database stands at revision {head}.\n"
    assert "game_states_archive" not in await tables(sqlite_database)


async def test_nothing_is_back_filled_into_an_archived_table(capsys):
    assert await run("migrate", "--cleanup") == 0
    assert await run("recover", "--to", "game_states") == 1
    assert "migrate --cleanup --undo" in capsys.readouterr().err
    assert await run("recover", "--to", "tracked_games") == 0


async def test_health_says_that_the_old_model_is_archived(capsys):
    assert await run("migrate", "--cleanup") == 0
    assert await run("health") == 3
    assert "archived (006)" in capsys.readouterr().out


async def test_the_old_model_does_not_run_on_an_archived_table(sqlite_database):
    settings = Settings(database_url=f"sqlite+aiosqlite:///{sqlite_database.path}")
    await demand_its_tables(settings, sqlite_database)
    await migrate(settings, cleanup=True)
    with pytest.raises(ConfigurationError, match="migrate --cleanup --undo"):
        await demand_its_tables(settings, sqlite_database)
    new = settings.model_copy(update={"use_game_centric_model": True})
    await demand_its_tables(new, sqlite_database)
