"""health, recover and adopt on the command line: what they print, and their exit codes."""

import json

import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import create_async_engine

from tests.bot.command_line import run
from tests.support import databases
from tests.support.following import add_player
from tracking.database import engine
from tracking.database.models import Player, Subscription

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
        ("recover", "--to", "game_states", "--since", ""),
        ("recover", "--to", "game_states", "--since", "2026-02-30"),
        ("recover", "--to", "game_states", "--since", "1764086400"),
        ("recover", "--to", "game_states", "--since", "2026-11-24T18:00+25:00"),
        ("recover", "--to", "game_states", "--since", "0001-01-01T00:00+14:00"),
        ("recover", "--to", "tracked_games", "--since", "9999-12-31T23:59-14:00"),
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


async def test_recover_says_who_holds_the_rows_that_it_waits_for(
    environment, postgresql, monkeypatch, capsys
):
    """The old service began a transaction and never ended it."""

    def impatient(url, **options):
        options["connect_args"]["command_timeout"] = 0.3
        return create_async_engine(url, **options)

    monkeypatch.setattr(engine, "create_async_engine", impatient)
    async with databases.migrated_postgresql() as url:
        monkeypatch.setenv("DATABASE_URL", url)
        connection = await asyncpg.connect(
            url.replace("+asyncpg", ""), server_settings={"application_name": "old service"}
        )
        await connection.execute("INSERT INTO tracked_players (game_name, tag_line) VALUES (1, 1)")
        await connection.execute("INSERT INTO tracked_games (player_id, game_id) VALUES (1, '1')")
        async with connection.transaction():
            await connection.execute("UPDATE tracked_players SET updated_at = now()")
            assert await run("recover", "--to", "game_states") == 2
        said = capsys.readouterr().err.splitlines()[-1]
        assert "(old service, idle in transaction" in said
        assert "run this again" in said
        assert await run("recover", "--to", "game_states") == 0
        await connection.close()


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


@pytest.mark.parametrize(
    ("stored", "typed"),
    [
        ("Cafe\u0301 Otter", "Café Otter"),
        ("\u2066شبح البحر\u2069", "شبح البحر"),
        ("조용한\u00a0수달", "조용한 수달"),
        ("STRASSE", "straße"),
    ],
)
async def test_adopt_finds_a_name_whatever_stands_in_it_that_nobody_sees(
    environment, sqlite_database, stored, typed
):
    async with sqlite_database.write() as session:
        await add_player(session, stored, adopted=True)
    given = ("--guild", GUILD, "--channel", CHANNEL, "--player", f"{typed}#EUW")
    assert await run("adopt", *given) == 0
    assert len(await followed(sqlite_database)) == 1


async def test_of_two_entries_for_one_name_adopt_takes_the_one_that_can_be_followed(
    environment, sqlite_database
):
    """The old service told capitals from small letters."""
    async with sqlite_database.write() as session:
        await add_player(session, "quiet otter", "euw", puuid="a", adopted=True)
        await add_player(session, "QUIET OTTER", "EUW", puuid="b", adopted=True)
        first = await session.get(Player, 1)
        first.lol_puuid, first.tft_puuid, first.platform = None, None, None
        first.problem = "He is followed under another entry; remove this one."
        await add_player(session, "Loud Heron", "EUW", puuid="c", adopted=True)
        await add_player(session, "loud heron", "EUW", puuid="d", adopted=True)
        second = await session.get(Player, 4)
        second.problem = "He is followed under another entry; remove this one."
    given = ("--guild", GUILD, "--channel", CHANNEL)
    players = ("--player", "Quiet Otter#EUW", "--player", "loud heron#EUW")
    assert await run("adopt", *given, *players) == 0
    assert [row[2] for row in await followed(sqlite_database)] == [2, 3]


@pytest.mark.parametrize(
    "since",
    [
        "2026-11-24",
        "20261124",
        "2026-11-24T18:00",
        "2026-11-24 18:00:00.5",
        "2026-11-24T18:00Z",
        "2026-11-24T18:00+05:45",
        "0001-01-01",
        "9999-12-31",
    ],
)
@pytest.mark.parametrize("to", ["game_states", "tracked_games"])
async def test_since_takes_dates_and_times_with_and_without_a_zone(environment, since, to, capsys):
    assert await run("recover", "--to", to, "--since", since) == 0
    assert "0 rows written" in capsys.readouterr().out


async def test_names_do_nothing_to_the_operators_terminal(environment, sqlite_database, capsys):
    async with sqlite_database.write() as session:
        await add_player(session, "\u202eevil\x1b[2J", "E\u2066W", adopted=True)
    assert await run("adopt", "--guild", GUILD, "--channel", CHANNEL) == 0
    assert "followed  evil [2J#EW\n" in capsys.readouterr().out


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
