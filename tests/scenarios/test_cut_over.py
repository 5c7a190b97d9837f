"""Changing one setting and restarting moves either way: nothing lost, nothing twice."""

import asyncio
import sqlite3
import sys
from collections import Counter
from contextlib import closing

import pytest

from tests.scenarios.running_bot import match_id_of, running_bot

pytestmark = pytest.mark.waits

OLD, NEW = {"USE_GAME_CENTRIC_MODEL": "false"}, {"USE_GAME_CENTRIC_MODEL": "true"}


def count(bot, what):
    with closing(sqlite3.connect(bot.folder / "bot.db")) as database:
        return database.execute(f"select count(*) from {what}").fetchone()[0]


async def until_counted(bot, what, number=1):
    for _ in range(300):
        if await asyncio.to_thread(count, bot, what) >= number:
            return
        await asyncio.sleep(0.1)  # another process works meanwhile
    raise AssertionError(f"there are not {number} {what}")


async def seen(bot, game, *tables):
    """Until it is written down that the game runs."""
    for table in tables:
        await until_counted(bot, f"{table} where game_id = '{game.game_id}'")


async def test_games_that_run_across_each_move_are_posted_once(tmp_path):
    """Old to new and back to old and to new again, each time with one game running and one
    over whose record is not out yet."""
    async with running_bot(tmp_path, **OLD) as bot:
        otter, heron = (bot.riot.add_account(name, "EUW") for name in ("Quiet Otter", "Heron"))
        await bot.follow((otter, heron))
        games = []
        for model in (NEW, OLD, NEW):
            running = bot.riot.start_game("EUW1", 420, [otter])
            over = bot.riot.start_game("EUW1", 450, [heron])
            games += [running, over]
            table = "game_states" if model is NEW else "tracked_games"
            await seen(bot, running, table)
            await seen(bot, over, table)
            bot.riot.end_game(over, publish_after=4)
            await bot.stop()
            await bot.start(**model)
            bot.riot.end_game(running)
            await bot.until_posts(len(games), 30)
        posted = Counter(match_id_of(post) for post in bot.posts())
        assert posted == Counter(game.match_id for game in games)


async def test_a_straight_second_game_is_lost_by_the_old_model_and_posted_after_the_cut_over(
    tmp_path,
):
    async with running_bot(tmp_path, **OLD) as bot:
        otter = bot.riot.add_account("Quiet Otter", "EUW")
        await bot.follow([otter])
        first = bot.riot.start_game("EUW1", 420, [otter])
        await seen(bot, first, "game_states")
        bot.riot.end_game(first)
        second = bot.riot.start_game("EUW1", 420, [otter])
        await seen(bot, second, "game_states")
        await bot.stop()
        assert bot.posts() == []
        await bot.start(**NEW)
        bot.riot.end_game(second)
        await bot.until_posts(2, 30)
        assert Counter(match_id_of(post) for post in bot.posts()) == Counter(
            (first.match_id, second.match_id)
        )


async def test_the_new_model_in_the_shadow_posts_nothing_and_its_find_is_posted_after_the_move(
    tmp_path,
):
    """The old model loses the first of two straight games; the shadow beside it does not."""
    async with running_bot(tmp_path, **OLD) as bot:
        otter = bot.riot.add_account("Quiet Otter", "EUW")
        await bot.follow([otter])
        shadow = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            cwd=tmp_path,
            env=bot.environment | NEW | {"EMIT_EVENTS": "false", "LOG_PREFIX": "[SHADOW]"},
        )
        try:
            first = bot.riot.start_game("EUW1", 420, [otter])
            await seen(bot, first, "game_states", "tracked_games")
            bot.riot.end_game(first)
            second = bot.riot.start_game("EUW1", 420, [otter])
            await seen(bot, second, "game_states", "tracked_games")
            bot.riot.end_game(second)
            await bot.until_posts(1, 30)
            await until_counted(bot, "tracked_games where status = 'COMPLETED'", 2)
            assert [match_id_of(post) for post in bot.posts()] == [second.match_id]
        finally:
            shadow.terminate()
            await shadow.wait()
        await bot.stop()
        await bot.start(**NEW)
        posts = await bot.until_posts(2, 30)
        assert {match_id_of(post) for post in posts} == {first.match_id, second.match_id}
        assert len(posts) == 2
