"""Records that make no sense go through the turns: each is stored whole or not at all, and holds
up nobody else's."""

from typing import Any

import pytest
from sqlalchemy.exc import DataError

from tests.support.coherence import assert_coherent
from tests.support.hostile import Hostile, often, seed
from tests.support.records import (
    aborted_record,
    arena_record,
    coop_record,
    double_up_record,
    lol_record,
    remake_record,
    set_18_record,
    swarm_record,
    tft_record,
    trials_record,
)
from tests.tracking.polling.conftest import World
from tests.tracking.polling.riot import ScriptedRiot, record
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder
from tracking.errors import RiotError, RiotUnavailable
from tracking.polling import store
from tracking.polling.completion import UNREADABLE
from tracking.riot import answers, schemas
from tracking.riot.answers import Answer

LISTS = 6
RANKS = 15
AT_ONCE = 19
"""Records in each list; with a good one it is a page."""

LOL = (lol_record, aborted_record, remake_record, arena_record, swarm_record, coop_record)
TFT = (tft_record, double_up_record, trials_record, set_18_record)


class SpoiltRiot(ScriptedRiot):
    """Serves records as bytes, which are read as the client reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.bodies: dict[str, bytes] = {}

    async def match(self, match_id, *, game, priority):
        body = self.bodies.get(match_id)
        if body is None:
            return await super().match(match_id, game=game, priority=priority)
        found = answers.read("match", Answer(status=200, body=body, headers={}))
        try:
            return schemas.match(*found) if found else None
        except ValueError:
            raise answers.senseless("match") from None


def spoilt_record(hostile: Hostile, number: int, game: Game) -> bytes:
    """A record of two followed players, of any kind, with something wrong."""
    raw = hostile.dice.choice(LOL if game is Game.LOL else TFT)()
    raw["metadata"]["matchId" if game is Game.LOL else "match_id"] = f"EUW1_{number}"
    raw["info"]["gameId"] = number
    for old, new in (("puuid-0", "otter"), ("puuid-1", "heron")):
        raw = _renamed(raw, old, new)
    return hostile.body(raw)


def _renamed(node: Any, old: str, new: str) -> Any:
    if isinstance(node, dict):
        return {key: _renamed(value, old, new) for key, value in node.items()}
    if isinstance(node, list):
        return [_renamed(value, old, new) for value in node]
    return new if node == old else node


@pytest.fixture
async def spoilt(world: World) -> World:
    world.riot = SpoiltRiot()
    world.restart()
    await world.follow("otter", "heron", "badger")
    world.clock.shift(3600)
    return world


async def test_records_that_make_no_sense_are_stored_whole_or_not_at_all(spoilt, caplog):
    number = seed()
    hostile, inputs, good = Hostile(number), 0, []
    for batch in range(often(LISTS)):
        game = hostile.dice.choice(list(Game))
        first = 1 + batch * (AT_ONCE + 1)
        listed = []
        for game_id in range(first, first + AT_ONCE):
            spoilt.riot.bodies[f"EUW1_{game_id}"] = spoilt_record(hostile, game_id, game)
            listed.append(f"EUW1_{game_id}")
            inputs += 1
        good.append(first + AT_ONCE)
        spoilt.riot.lists = {"badger": [], "otter": [], "heron": []}
        spoilt.riot.tft_lists = dict(spoilt.riot.lists)
        lists = spoilt.riot.lists if game is Game.LOL else spoilt.riot.tft_lists
        lists["otter"] = lists["heron"] = listed
        spoilt.riot.publish(record(good[-1], spoilt.clock.now(), badger=True))
        counts = await spoilt.compare()
        rows = await spoilt.games()
        assert rows["badger", good[-1]].status == "COMPLETED", f"list {batch} of seed {number}"
        assert counts["players"] == 3
    while (await spoilt.complete(seconds=12 * 3600))["due"]:
        pass
    await assert_coherent(spoilt.database)
    assert inputs >= often(LISTS * AT_ONCE)
    assert not [each for each in caplog.records if each.levelname == "ERROR"], f"seed {number}"
    assert not [row for row in (await spoilt.games()).values() if row.status == "ACTIVE"]


def league(name: str, tier: str) -> list[dict[str, Any]]:
    return [
        {"queueType": each.value, "tier": tier, "rank": "II", "leaguePoints": 50, "wins": 9}
        for each in Ladder
        if each is not Ladder.TURBO
    ] + [{"queueType": Ladder.TURBO.value, "ratedTier": "BLUE", "ratedRating": 3000, "losses": 2}]


async def test_ranks_that_make_no_sense_are_stored_as_such_or_not_at_all(world, caplog):
    number = seed()
    hostile, inputs = Hostile(number), 0
    await world.follow("otter", "heron")
    for _ in range(often(RANKS)):
        for name in ("otter", "heron"):
            for game in Game:
                tier = hostile.dice.choice(("GOLD", "CHALLENGER", "IRON", "EMERALD"))
                body = hostile.body(league(name, tier))
                world.riot.ranks[game, name] = read_league(body)
        inputs += (await world.rank(seconds=24 * 3600))["due"]
    await assert_coherent(world.database)
    assert inputs >= often(RANKS) * 3
    assert not [each for each in caplog.records if each.levelname == "ERROR"], f"seed {number}"


def read_league(body: bytes) -> Any:
    """As the client reads it."""
    try:
        found = answers.read("league", Answer(status=200, body=body, headers={}))
        return schemas.league_entries(found[0] if found else None)
    except (RiotError, ValueError):
        return RiotUnavailable(status=200)


async def test_a_record_that_the_database_does_not_take_concerns_its_game_alone(world, monkeypatch):
    await world.follow("otter", "heron")
    world.clock.shift(3600)
    for number, name in ((1, "otter"), (2, "heron")):
        world.riot.publish(record(number, world.clock.now(), **{name: True}))
    complete = store.complete_record

    async def refusing(session, found, **kwargs):
        if found.key.game_id == "1":
            raise DataError("INSERT", {}, ValueError("out of range"))
        return await complete(session, found, **kwargs)

    monkeypatch.setattr(store, "complete_record", refusing)
    await world.compare()
    rows = await world.games()
    assert rows["heron", 2].status == "COMPLETED"
    assert (rows["otter", 1].status, rows["otter", 1].last_error) == ("ACTIVE", UNREADABLE)
    await world.complete(seconds=25 * 3600)
    assert (await world.games())["otter", 1].status == "UNAVAILABLE"
