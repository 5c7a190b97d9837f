"""A refused Riot key: told to the operator once when it begins and once when it ends."""

from typing import cast

import aiohttp
import pytest
from sqlalchemy import select

from simulators.riot import LocalRiot
from simulators.riot.people import DEFAULT_KEY
from tracking.database.outbox_models import Announcement
from tracking.domain.events import State
from tracking.domain.games import Game
from tracking.polling.key_watch import DOUBTED_TURNS, KeyWatch
from tracking.riot.client import ApiKeys, KeyState, RiotClient
from tracking.riot.keys import PROBE_EVERY, REREAD_EVERY

LOL, TFT = Game.LOL, Game.TFT


class Keys:
    """What Riot says to the keys, as a test has it."""

    def __init__(self, *, one_key=False):
        self.one_key = one_key
        self.states = dict.fromkeys(Game, KeyState.TAKEN)
        self.answers = {}
        self.tried = []

    def key_state(self, game):
        return self.states[game]

    async def try_key(self, game):
        self.tried.append(game)
        self.states |= {game: self.answers.pop(game)} if game in self.answers else {}


class World:
    def __init__(self, database, clock, riot):
        self.database, self.clock, self.riot = database, clock, riot
        self.restart()

    def restart(self, *, emit=True):
        self.watch = KeyWatch(
            database=self.database,
            riot=cast(RiotClient, self.riot),
            clock=self.clock,
            emit=emit,
        )

    async def turn(self, **states):
        self.riot.states |= {Game(name): KeyState(state) for name, state in states.items()}
        self.clock.shift(60)
        await self.watch.turn()

    async def said(self):
        """What the operator has read by now."""
        async with self.database.write() as session:
            rows = await session.scalars(select(Announcement).order_by(Announcement.id))
            posted = rows.all()
            for row in posted:
                row.state = State.SENT.value
            return [row.payload["text"] for row in posted]


@pytest.fixture
def two(database, clock):
    return World(database, clock, Keys())


@pytest.fixture
def one(database, clock):
    return World(database, clock, Keys(one_key=True))


async def test_a_dead_key_is_told_once_and_when_it_works_again(two):
    for _ in range(3):
        await two.turn(lol="refused")
    assert len(await two.said()) == 1
    assert "League of Legends (RIOT_API_KEY)" in (await two.said())[0]
    for _ in range(3):
        await two.turn(lol="taken")
    assert (await two.said())[1:] == ["Riot takes the key for League of Legends again."]


async def test_each_of_two_keys_is_told_of_by_itself(two):
    await two.turn(tft="refused")
    await two.turn(lol="refused")
    first, second = await two.said()
    assert "Teamfight Tactics (TFT_RIOT_API_KEY)" in first
    assert "League" not in first
    assert "League of Legends (RIOT_API_KEY)" in second
    await two.turn(tft="taken")
    assert (await two.said())[2] == "Riot takes the key for Teamfight Tactics again."


async def test_one_key_of_both_games_is_one_notice_that_says_both(one):
    # League's calls are refused first; a turn that comes just then does not tell half of it.
    one.riot.answers[TFT] = KeyState.REFUSED
    await one.turn(lol="refused", tft="untried")
    [said] = await one.said()
    assert "League of Legends and Teamfight Tactics (RIOT_API_KEY)" in said
    await one.turn(lol="taken", tft="untried")
    assert len(await one.said()) == 1, "half of it works; the other half is not known"
    await one.turn(tft="taken")
    [_, back] = await one.said()
    assert back == "Riot takes the key for League of Legends and Teamfight Tactics again."


async def test_a_league_key_that_may_not_ask_for_tft_concerns_tft_alone(one):
    one.riot.answers[LOL] = KeyState.TAKEN
    await one.turn(tft="refused", lol="untried")
    [said] = await one.said()
    assert "Set TFT_RIOT_API_KEY" in said
    assert one.riot.tried == [LOL, TFT]


async def test_a_key_replaced_by_one_for_league_alone_is_told_so(one):
    await one.turn(lol="refused", tft="refused")
    assert len(await one.said()) == 1
    await one.turn(lol="taken")
    [_, *then] = await one.said()
    assert then[0] == "Riot takes the key for League of Legends again."
    assert "Set TFT_RIOT_API_KEY" in then[1]


async def test_a_riot_that_does_not_say_holds_the_notice_back_for_a_few_turns_only(one):
    for _ in range(DOUBTED_TURNS):
        await one.turn(lol="refused", tft="untried")
    assert await one.said() == []
    await one.turn()
    [said] = await one.said()
    assert "League of Legends (RIOT_API_KEY)" in said


@pytest.mark.parametrize("states", [{"lol": "refused"}, {"lol": "untried"}])
async def test_a_restart_while_the_key_is_dead_does_not_tell_it_again(two, states):
    await two.turn(lol="refused")
    assert len(await two.said()) == 1
    two.restart()
    for _ in range(3):
        await two.turn(**states)
    assert len(await two.said()) == 1
    # Nobody may be followed: the key is tried all the same.
    two.riot.answers[LOL] = KeyState.TAKEN
    await two.turn()
    assert len(await two.said()) == 2


async def test_a_shadow_tells_its_log_alone(two, caplog):
    two.restart(emit=False)
    await two.turn(lol="refused")
    assert await two.said() == []
    assert "RIOT_API_KEY" in caplog.text


async def test_while_the_keys_work_nothing_is_asked_and_nothing_written(two):
    await two.turn(lol="untried")
    await two.turn()
    assert two.riot.tried == []
    assert await two.said() == []


async def test_a_real_key_that_dies_and_is_replaced(database, clock):
    keys = {"now": ApiKeys(DEFAULT_KEY, DEFAULT_KEY)}
    async with LocalRiot(limits=None) as riot, aiohttp.ClientSession() as session:
        client = RiotClient(
            session=session,
            url_template=riot.url_template,
            keys=keys["now"],
            clock=clock,
            refresh=lambda: keys["now"],
        )
        world = World(database, clock, client)
        assert await client.account_by_riot_id("Quiet Otter", "EUW") is None
        riot.remove_key(DEFAULT_KEY)
        await client.try_key(LOL)
        await world.watch.turn()
        await world.watch.turn()
        assert len(await world.said()) == 1
        riot.add_key("RGAPI-new")
        keys["now"] = ApiKeys("RGAPI-new", "RGAPI-new")
        clock.shift(max(REREAD_EVERY, PROBE_EVERY))
        await world.watch.turn()
        [dead, back] = await world.said()
        assert "League of Legends and Teamfight Tactics" in dead
        assert "RGAPI" not in dead + back
