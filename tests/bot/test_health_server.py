import asyncio
import socket
from contextlib import asynccontextmanager
from datetime import timedelta

import aiohttp
import pytest

from bot.health_server import Health, serve_health
from bot.loops import TurnLoop
from tests.support.following import add_guild, add_player, subscribe
from tracking import outbox
from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.results import LoLResult, Outcome
from tracking.errors import ConfigurationError


@pytest.fixture
def loop(sqlite_database, clock):
    async def turn():
        return {}

    return TurnLoop(
        "detection", turn, seconds=30, database=sqlite_database, clock=clock, role="bot"
    )


class Gateway:
    away = 0.0

    def is_connected(self):
        return not self.away

    def seconds_away(self):
        return self.away


@pytest.fixture
def gateway():
    return Gateway()


@pytest.fixture
def health(loop, sqlite_database, clock, gateway):
    return Health(loops=[loop], database=sqlite_database, clock=clock, discord=gateway)


async def test_a_process_that_works_says_so(health, loop):
    await loop.run_once()
    report = await health.report()
    assert report["status"] == "ok"
    assert report["database"] is True
    assert report["failing"] == []
    assert report["gateway"] == {"connected": True, "seconds_away": 0.0}
    assert report["backlog"] == {"waiting": 0, "oldest_seconds": None}
    assert report["loops"]["detection"]["interval"] == 30


async def test_a_loop_without_success_for_five_intervals_is_a_failure(health, loop, clock):
    await loop.run_once()
    clock.shift(150)
    assert (await health.report())["status"] == "ok"
    clock.shift(1)
    assert (await health.report())["status"] == "failing"


async def test_a_quick_loop_is_given_two_minutes(health, loop, clock):
    loop.seconds = 1
    await loop.run_once()
    clock.shift(119)
    assert (await health.report())["status"] == "ok"
    clock.shift(2)
    assert (await health.report())["status"] == "failing"


async def test_a_loop_that_never_succeeded_counts_from_the_start(health, clock):
    assert (await health.report())["status"] == "ok"
    clock.shift(151)
    assert (await health.report())["status"] == "failing"


async def test_a_database_that_does_not_answer_is_a_failure(health, loop, sqlite_database):
    await loop.run_once()

    class Broken:
        def read(self):
            raise OSError("no such disk")

    health._database = Broken()
    report = await health.report()
    assert (report["status"], report["database"]) == ("failing", False)


async def test_without_discord_nothing_is_said_of_the_gateway(loop, sqlite_database, clock):
    shadow = Health(loops=[loop], database=sqlite_database, clock=clock, discord=None)
    assert "gateway" not in await shadow.report()


async def test_a_gateway_away_for_longer_than_three_minutes_is_a_failure(health, loop, gateway):
    await loop.run_once()
    gateway.away = 180.0
    assert (await health.report())["status"] == "ok"
    gateway.away = 181.0
    report = await health.report()
    assert report["failing"] == ["gateway"]
    assert report["gateway"] == {"connected": False, "seconds_away": 181.0}


async def test_a_post_owed_for_longer_than_half_an_hour_is_a_failure(
    health, loop, sqlite_database, clock
):
    async with sqlite_database.write() as session:
        player = await add_player(session)
        await add_guild(session, 1, clock.now(), channel_id=7)
        await subscribe(session, 1, player, clock.now())
        await outbox.enqueue(
            session, finished(player, clock), emit=True, now=clock.now(), max_age=timedelta(hours=6)
        )
    await loop.run_once()
    clock.shift(100)
    report = await health.report()
    assert (report["status"], report["backlog"]) == ("ok", {"waiting": 1, "oldest_seconds": 100.0})
    clock.shift(1701)
    await loop.run_once()
    assert (await health.report())["failing"] == ["backlog"]


async def test_a_loop_that_may_take_long_is_not_late_while_it_works(health, loop, clock):
    loop._turn = slow = Slow()
    loop.longest = 3600
    turn = asyncio.create_task(loop._tick())
    await slow.began.wait()
    clock.shift(900)
    report = await health.report()
    assert (report["status"], report["loops"]["detection"]["turn_seconds"]) == ("ok", 900.0)
    loop.longest = 600
    assert (await health.report())["failing"] == ["loop detection"]
    turn.cancel()
    await asyncio.gather(turn, return_exceptions=True)


async def test_a_database_that_hangs_is_a_failure_and_does_not_hang_the_answer(
    health, loop, monkeypatch
):
    await loop.run_once()
    monkeypatch.setattr("bot.health_server.DATABASE_SECONDS", 0.01)

    class Hanging:
        @asynccontextmanager
        async def read(self):
            await asyncio.Event().wait()
            yield

    health._database = Hanging()
    assert (await health.report())["failing"] == ["database"]


class Slow:
    def __init__(self):
        self.began = asyncio.Event()

    async def __call__(self):
        self.began.set()
        await asyncio.Event().wait()


def finished(player, clock):
    return outbox.FinishedGame(
        kind=Kind.RESULT,
        key=GameKey(platform="EUW1", game_id="7000000001"),
        game=Game.LOL,
        queue_id=420,
        queue_name="Ranked Solo/Duo",
        ended_at=clock.now(),
        duration_seconds=1864,
        results={player: LoLResult(outcome=Outcome.WIN).to_json()},
    )


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def test_it_answers_with_200_and_with_503(health, loop, clock):
    await loop.run_once()
    port = free_port()
    async with (
        serve_health(health, host="127.0.0.1", port=port),
        aiohttp.ClientSession() as http,
    ):
        for status in (200, 503):
            async with http.get(f"http://127.0.0.1:{port}/healthz") as answer:
                assert answer.status == status
                assert (await answer.json())["loops"]["detection"]["late"] is (status == 503)
            clock.shift(600)


async def test_a_port_that_is_taken_is_named_with_its_setting(health):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ConfigurationError, match="HEALTH_PORT"):
            async with serve_health(health, host="127.0.0.1", port=taken.getsockname()[1]):
                pass


async def test_port_0_is_off(health):
    async with serve_health(health, host="127.0.0.1", port=0):
        pass
