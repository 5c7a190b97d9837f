"""The bot class at a local Discord: commands, servers."""

import asyncio

import discord
import pytest
from sqlalchemy import select

from tests.bot.waiting import until
from tests.support.following import add_guild, add_player, subscribe
from tracking.database.models import Guild, Subscription

SYNC = r"^/applications/\d+/commands$"


async def guilds(database):
    async with database.read() as session:
        return {row.id: row for row in await session.scalars(select(Guild))}


async def test_commands_are_synced_when_they_changed_and_not_at_each_start(local, start_bot):
    local.add_guild("Otter Den")
    await start_bot()
    await start_bot()
    assert len(local.requests("PUT", SYNC)) == 1
    assert sorted(one["name"] for one in local.commands()) == [
        "about",
        "account",
        "channel",
        "games",
        "history",
        "leaderboard",
        "live",
        "migration",
        "player",
        "players",
        "privacy",
        "rank",
        "settings",
        "stats",
    ]


async def test_admin_commands_are_shown_to_managers_in_servers_only(local, start_bot):
    await start_bot()
    commands = {one["name"]: one for one in local.commands()}
    for name in ("player", "channel", "games", "settings"):
        assert int(commands[name]["default_member_permissions"]) == 1 << 5
        assert commands[name]["contexts"] == [0]
        assert commands[name]["integration_types"] == [0]


async def test_no_handler_goes_on_after_the_client_is_closed(local, start_bot, monkeypatch):
    bot = await start_bot()
    begun, ended = asyncio.Event(), asyncio.Event()

    async def for_ever():
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            ended.set()

    monkeypatch.setattr("bot.client.LONGEST_HANDLER", 0.05)
    bot.add_listener(for_ever, "on_somebody")
    bot.dispatch("somebody")
    await begun.wait()
    await bot.close()
    assert ended.is_set()


async def test_a_sync_that_fails_is_done_at_the_next_start(local, start_bot):
    local.fault("PUT", SYNC, status=400, json={"code": 30034, "message": "daily limit"})
    with pytest.raises(discord.HTTPException):
        await start_bot()
    bot = await start_bot()
    assert len(local.commands()) == len(bot.tree.get_commands())


async def test_a_server_is_remembered_with_its_name_and_forgotten_when_it_removes_the_bot(
    local, start_bot, sqlite_database, clock
):
    guild = local.add_guild("Otter Den")
    await start_bot()
    await until_stored(sqlite_database, guild, lambda row: row.name == "Otter Den")
    async with sqlite_database.write() as session:
        await subscribe(session, guild.id, await add_player(session), clock.now(), channel_id=7)
    local.kick_bot(guild)
    await until_stored(sqlite_database, guild, lambda row: row.left_at is not None)
    async with sqlite_database.read() as session:
        assert list(await session.scalars(select(Subscription))) == []


async def test_the_language_that_a_server_prefers_is_remembered(local, start_bot, sqlite_database):
    guild = local.add_guild("Otter Den", locale="ko")
    await start_bot()
    await until_stored(sqlite_database, guild, lambda row: row.locale == "ko")
    assert (await guilds(sqlite_database))[guild.id].language is None


async def test_a_server_that_removed_the_bot_while_it_was_away_is_forgotten(
    local, start_bot, sqlite_database, clock
):
    async with sqlite_database.write() as session:
        await add_guild(session, 77, clock.now())
    await start_bot()

    class Gone:
        id = 77

    await until_stored(sqlite_database, Gone, lambda row: row.left_at is not None)


async def test_a_server_in_an_outage_keeps_its_name_and_its_players(
    local, start_bot, sqlite_database, clock
):
    guild, other = local.add_guild("Otter Den"), local.add_guild("Heron Nest")
    async with sqlite_database.write() as session:
        await add_guild(session, guild.id, clock.now(), channel_id=7)
        await subscribe(session, guild.id, await add_player(session), clock.now())
    local.set_guild_available(guild, False)
    await start_bot()
    await until_stored(sqlite_database, other, lambda row: row.name == "Heron Nest")
    row = (await guilds(sqlite_database))[guild.id]
    assert (row.name, row.left_at) == (f"Server {guild.id}", None)
    async with sqlite_database.read() as session:
        assert len(list(await session.scalars(select(Subscription)))) == 1


async def until_stored(database, guild, true):
    for _ in range(500):
        row = (await guilds(database)).get(guild.id)
        if row is not None and true(row):
            return
        await until(lambda: True)
    raise AssertionError(f"{row and (row.name, row.left_at)}")
