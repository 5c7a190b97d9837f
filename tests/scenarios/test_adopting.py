"""A database that the old service left, and what becomes of its players: found out about, polled
though nobody follows them, given to a server, and announced from then on only."""

import asyncio
import logging
import sys
from datetime import UTC, datetime

import asyncpg  # type: ignore[import-untyped]

from tests.scenarios.running_bot import match_id_of, running_bot
from tests.support import databases
from tests.support.old_database import make_old_database

# Those the generator makes, but for the last, whom Riot does not know any more.
KNOWN = [("Paper Lamp 1", "NA1"), ("조용한 수달 2", "KR1"), ("sleepy heron 3", "euw")]
LOST = ("Quiet Otter 4", "EUW")


async def until_there(connection, number, query, *arguments):
    """Until the database counts so many; another process works meanwhile."""
    for _ in range(200):
        if await connection.fetchval(query, *arguments) >= number:
            return
        await asyncio.sleep(0.1)
    raise AssertionError(f"there are not {number}: {query}")


async def adopt(bot, *arguments):
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "adopt", "--guild", str(bot.guild_id)),
        *("--channel", str(bot.channel_id), *arguments),
        cwd=bot.folder,
        env=bot.environment,
        stdout=asyncio.subprocess.PIPE,
    )
    out, _ = await process.communicate()
    assert process.returncode == 0
    return out.decode()


async def test_players_of_an_old_database_are_found_polled_adopted_and_announced(
    postgresql, tmp_path, caplog
):
    caplog.set_level(logging.CRITICAL)
    async with databases.empty_postgresql() as url:
        await make_old_database(url, players=4, rows=160, now=datetime.now(UTC))
        connection = await asyncpg.connect(url.replace("+asyncpg", ""))
        async with running_bot(tmp_path, KNOWN, DATABASE_URL=url) as bot:
            lamp = bot.riot.accounts[0]
            await until_there(
                connection, 3, "SELECT count(*) FROM tracked_players WHERE platform = 'EUW1'"
            )
            await until_there(
                connection, 1, "SELECT count(*) FROM tracked_players WHERE problem IS NOT NULL"
            )
            played = bot.riot.start_game("EUW1", 420, [lamp])
            seen = "SELECT count(*) FROM tracked_games WHERE game_id = $1 AND status = $2"
            await until_there(connection, 1, seen, str(played.game_id), "ACTIVE")
            bot.riot.end_game(played)
            await until_there(connection, 1, seen, str(played.game_id), "COMPLETED")
            said = await adopt(bot)
            assert all(f"followed  {name}#{tag}\n" in said for name, tag in KNOWN)
            assert f"{LOST[0]}#{LOST[1]}  (Riot knows no such account" in said
            after = bot.riot.start_game("EUW1", 420, [lamp])
            await until_there(connection, 1, seen, str(after.game_id), "ACTIVE")
            bot.riot.end_game(after)
            await bot.until_posts(1, 20)
            assert [match_id_of(post) for post in bot.posts()] == [after.match_id]
        await connection.close()
