"""A player is removed while somebody writes of him: PostgreSQL has several writers at once."""

import asyncio

import pytest
from sqlalchemy import delete, select

from tests.support.locks import until_it_waits
from tests.tracking.polling.riot import live, record
from tests.tracking.polling.test_lock_order import locked
from tracking.database.manager import DatabaseManager
from tracking.database.models import Player, Scoreboard, TrackedGameRow
from tracking.domain.games import Game
from tracking.riot.client import MatchAnswer


@pytest.fixture
def dialect(postgresql):
    """SQLite has one writer at a time."""
    return "postgresql"


async def removed_meanwhile(world, work):
    """Run it while the otter is being removed, so that it waits for that."""
    async with world.database.write() as session:
        await session.execute(delete(Player).where(Player.lol_puuid == "otter"))
        task = asyncio.create_task(work)
        await until_it_waits(world.database)
    return await task


async def test_a_record_is_stored_for_the_others(world):
    await world.follow("otter", "heron")
    raw = record(1, world.clock.now(), otter=True, heron=True)
    answer = MatchAnswer(raw=raw, text=str(raw))
    await removed_meanwhile(world, world.service.completion.complete(answer, Game.LOL))
    games = await world.games()
    assert list(games) == [("heron", 1)]
    assert games["heron", 1].status == "COMPLETED"
    [told] = await world.announcements()
    assert [line["game_name"] for line in told.payload["players"]] == ["Heron"]


async def test_so_it_is_where_he_goes_while_it_is_stored(world, monkeypatch):
    """His row of the game went before, and he himself before what the record says of him."""
    await world.follow("otter", "heron")
    opened = DatabaseManager.open_games

    async def as_he_goes(manager, games):
        await opened(manager, [game for game in games if game.player_id != 1])
        monkeypatch.undo()
        async with world.database.write() as session:
            await session.execute(delete(Player).where(Player.lol_puuid == "otter"))

    monkeypatch.setattr(DatabaseManager, "open_games", as_he_goes)
    raw = record(1, world.clock.now(), otter=True, heron=True)
    answer = MatchAnswer(raw=raw, text=str(raw))
    await world.service.completion.complete(answer, Game.LOL)
    assert [(name, row.status) for (name, _), row in (await world.games()).items()] == [
        ("heron", "COMPLETED")
    ]


async def test_a_look_opens_the_game_for_the_others(world):
    await world.follow("otter", "heron")
    world.riot.live |= dict.fromkeys(("otter", "heron"), live(1, "otter", "heron"))
    await removed_meanwhile(world, world.detect())
    assert list(await world.games()) == [("heron", 1)]


async def test_two_who_played_together_are_removed_at_once(world):
    """Each takes the other's rows too, so both begin with the tables of their games; in this one
    they have other names, so that it is their rows that lead to it."""
    await world.follow("otter", "heron")
    names = {"otter": "Cub#OLD", "heron": "Chick#OLD"}
    await world.play(1, otter=True, heron=True, names=names)
    who = {name: await world.begin_erasing(name) for name in ("otter", "heron")}
    rows = {name: row.id for (name, _), row in (await world.games()).items()}
    async with world.database.write() as other:
        board = select(Scoreboard.game_id).with_for_update()
        assert await other.scalar(board) == "1"
        erasing = [asyncio.create_task(world.eraser.run(each)) for each in who.values()]
        await until_it_waits(world.database)
        for row_id in rows.values():
            assert await locked(other, TrackedGameRow, row_id)
    await asyncio.gather(*erasing)
    assert await world.traces("otter", "heron") == {"erasures"}
