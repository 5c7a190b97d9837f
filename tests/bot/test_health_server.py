import socket

import aiohttp
import pytest

from bot.health_server import Health, serve_health
from bot.loops import TurnLoop
from tracking.errors import ConfigurationError


@pytest.fixture
def loop(sqlite_database, clock):
    async def turn():
        return {}

    return TurnLoop(
        "detection", turn, seconds=30, database=sqlite_database, clock=clock, role="bot"
    )


@pytest.fixture
def health(loop, sqlite_database, clock):
    return Health(loops=[loop], database=sqlite_database, clock=clock, connected=lambda: True)


async def test_a_process_that_works_says_so(health, loop):
    await loop.run_once()
    report = await health.report()
    assert report["status"] == "ok"
    assert report["database"] is True
    assert report["gateway"] is True
    assert report["backlog"] == 0
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
    shadow = Health(loops=[loop], database=sqlite_database, clock=clock, connected=None)
    assert "gateway" not in await shadow.report()


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
