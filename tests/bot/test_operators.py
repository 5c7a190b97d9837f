"""health, recover and adopt on the command line: what they print, and their exit codes."""

import json

import pytest
from sqlalchemy import select

from tests.bot.command_line import run
from tests.support.following import add_player
from tracking.database.models import Subscription

GUILD, CHANNEL = "100000000000000001", "200000000000000001"


async def test_health_of_an_empty_database_cannot_be_said(environment, capsys):
    assert await run("health") == 3
    assert "Verdict: wait" in capsys.readouterr().out


async def test_health_as_json_names_the_verdict_and_six_criteria(environment, capsys):
    assert await run("health", "--json", "--hours", "1.5") == 3
    report = json.loads(capsys.readouterr().out)
    assert report["verdict"] == "wait"
    assert [each["number"] for each in report["criteria"]] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "arguments",
    [
        ("health", "--hours", "0"),
        ("health", "--hours", "soon"),
        ("dance",),
        ("run", "--gently"),
        ("run", "--game-centric", "--legacy"),
        ("recover",),
        ("recover", "--to", "elsewhere"),
        ("recover", "--to", "game_states", "--since", "yesterday"),
        ("adopt", "--guild", "7", "--channel", CHANNEL),
        ("adopt", "--guild", GUILD, "--channel", CHANNEL, "--player", "no tag"),
        ("adopt", "--guild", GUILD, "--channel", CHANNEL, "--player", "Nobody#EUW"),
    ],
    ids=" ".join,
)
async def test_a_mistake_on_the_command_line_is_exit_2(environment, arguments, capsys):
    assert await run(*arguments) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1


async def test_commands_on_a_database_that_was_not_migrated_say_what_to_run(
    environment, monkeypatch, tmp_path, capsys
):
    monkeypatch.setenv("DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'new.db'}")
    assert await run("health") == 2
    assert "python -m bot migrate" in capsys.readouterr().err


async def test_recover_says_how_many_rows_it_would_write(environment, capsys):
    assert await run("recover", "--to", "tracked_games", "--dry-run") == 0
    assert "0 rows would be written to tracked_games" in capsys.readouterr().out


async def followed(database):
    async with database.read() as session:
        rows = await session.execute(
            select(Subscription.guild_id, Subscription.channel_id, Subscription.player_id)
        )
        return [tuple(row) for row in rows]


async def test_adopt_gives_all_players_of_an_old_database_to_a_channel_once(
    environment, sqlite_database, capsys
):
    async with sqlite_database.write() as session:
        await add_player(session, "Quiet Otter", "EUW", adopted=True)
        await add_player(session, "Loud Heron", "EUW")
    for _ in range(2):
        assert await run("adopt", "--guild", GUILD, "--channel", CHANNEL) == 0
    assert await followed(sqlite_database) == [(int(GUILD), int(CHANNEL), 1)]
    assert "followed  Quiet Otter#EUW" in capsys.readouterr().out


async def test_adopt_takes_only_those_named_however_they_are_written(environment, sqlite_database):
    async with sqlite_database.write() as session:
        await add_player(session, "Quiet Otter", "EUW", adopted=True)
        await add_player(session, "Loud Heron", "EUW", adopted=True)
    given = ("--guild", GUILD, "--channel", CHANNEL, "--player", "loudHERON #euw")
    assert await run("adopt", *given) == 0
    assert await followed(sqlite_database) == [(int(GUILD), int(CHANNEL), 2)]


async def test_adopt_refuses_more_players_than_a_server_may_follow(
    environment, sqlite_database, monkeypatch, capsys
):
    monkeypatch.setenv("MAX_PLAYERS_PER_GUILD", "1")
    async with sqlite_database.write() as session:
        await add_player(session, "Quiet Otter", "EUW", adopted=True)
        await add_player(session, "Loud Heron", "EUW", adopted=True)
    assert await run("adopt", "--guild", GUILD, "--channel", CHANNEL) == 2
    assert "MAX_PLAYERS_PER_GUILD" in capsys.readouterr().err
    assert await followed(sqlite_database) == []
