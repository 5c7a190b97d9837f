"""A PostgreSQL server that is not there yet is waited for, and not for ever."""

import asyncio
import contextlib
import signal
import ssl
from contextlib import AsyncExitStack

import aiohttp
import asyncpg  # type: ignore[import-untyped]
import pytest
from sqlalchemy.exc import OperationalError

from bot.loops import DATABASE_LOST_SECONDS
from bot.opening import LONGEST_REST, open_database
from tests.bot.test_app import bot_process, line_with
from tests.support import databases
from tests.support.clock import FakeClock
from tracking.database.engine import Database
from tracking.database.guard import hold_role
from tracking.database.trouble import is_away
from tracking.errors import AlreadyRunning, ConfigurationError, DatabaseLost

GONE = "postgresql+asyncpg://nobody@127.0.0.1:9/nothing"


class Waits(FakeClock):
    """What would be slept through is over at once; a test may act in it."""

    def __init__(self):
        super().__init__()
        self.slept = []
        self.acts = {}

    async def sleep(self, seconds):
        self.slept.append(seconds)
        self.shift(seconds)
        if act := self.acts.get(len(self.slept)):
            await act()


class Opening:
    def __init__(self, url):
        self.database = Database(url)
        self.clock = Waits()
        self.served = 0

    async def serve(self):
        self.served += 1

    @contextlib.asynccontextmanager
    async def opened(self):
        async with AsyncExitStack() as stack:
            stack.push_async_callback(self.database.close)
            yield await open_database(
                stack, self.database, roles=["bot"], clock=self.clock, meanwhile=self.serve
            )


@contextlib.asynccontextmanager
async def door(port, url):
    """The server at another port, from now on."""

    async def pass_on(reader, writer):
        with contextlib.suppress(OSError):
            while data := await reader.read(65_536):
                writer.write(data)
        writer.close()

    async def enter(reader, writer):
        there = await asyncio.open_connection(url.host, url.port)
        await asyncio.gather(pass_on(reader, there[1]), pass_on(there[0], writer))

    server = await asyncio.start_server(enter, "127.0.0.1", port)
    async with server:
        yield


async def test_a_server_that_comes_later_is_waited_for_and_said_once(
    postgresql, caplog, unused_tcp_port
):
    caplog.set_level("INFO")
    async with databases.empty_postgresql() as url, AsyncExitStack() as stack:
        real = Database(url).url
        opening = Opening(
            real.set(host="127.0.0.1", port=unused_tcp_port).render_as_string(hide_password=False)
        )
        opening.clock.acts[3] = lambda: stack.enter_async_context(door(unused_tcp_port, real))
        async with opening.opened() as keeps:
            assert len(keeps) == 1
            with pytest.raises(AlreadyRunning):
                async with hold_role(opening.database, "bot"):
                    pass
    assert opening.clock.slept == [1, 2, 4]
    assert opening.served == 1
    said = [r.message for r in caplog.records if r.name == "bot.opening"]
    assert said[0].startswith("DATABASE_URL: the PostgreSQL server at 127.0.0.1:")
    assert said[0].endswith("waiting for it")
    assert said[1:] == ["the database answers"]


async def test_a_server_that_never_comes_ends_the_process_after_the_stated_time():
    opening = Opening(GONE)
    with pytest.raises(DatabaseLost, match="waited for in vain"):
        async with opening.opened():
            pass
    waited = opening.clock.monotonic()
    assert DATABASE_LOST_SECONDS <= waited <= DATABASE_LOST_SECONDS + LONGEST_REST
    assert max(opening.clock.slept) == LONGEST_REST


async def test_an_unknown_database_is_said_at_once(postgresql):
    url = databases.server_url().set(database="nobody_made_this")
    opening = Opening(url.render_as_string(hide_password=False))
    with pytest.raises(ConfigurationError, match="has no database"):
        async with opening.opened():
            pass
    assert opening.clock.slept == []


async def test_a_server_without_tls_is_said_at_once_where_tls_is_asked_for(postgresql):
    url = databases.server_url().update_query_dict({"ssl": "require"})
    opening = Opening(url.render_as_string(hide_password=False))
    with pytest.raises(ConfigurationError, match="does not speak TLS"):
        async with opening.opened():
            pass
    assert opening.clock.slept == []


async def test_a_file_that_is_no_database_is_said_at_once(tmp_path):
    (tmp_path / "note.db").write_text("no database, but long enough to be taken for one" * 20)
    opening = Opening(databases.sqlite_url(tmp_path / "note.db"))
    with pytest.raises(ConfigurationError, match="is not an SQLite database"):
        async with opening.opened():
            pass
    assert opening.clock.slept == []


def refused(state):
    error = asyncpg.PostgresError("made up")
    error.sqlstate = state
    return error


@pytest.mark.parametrize(
    ("error", "away"),
    [
        (ConnectionRefusedError(), True),
        (TimeoutError(), True),
        (asyncpg.InterfaceError("connection is closed"), True),
        (OperationalError("SELECT 1", None, Exception("lost")), True),
        (refused("57P03"), True),  # it starts up
        (refused("57P01"), True),  # it is being shut down
        (refused("53300"), True),  # no connection to spare
        (refused("08006"), True),
        (refused("28P01"), False),  # wrong password
        (refused("3D000"), False),  # no such database
        (refused("42501"), False),  # no right
        (OperationalError("SELECT 1", None, refused("42P01")), False),
        (ssl.SSLCertVerificationError(), False),
        (ConnectionError('PostgreSQL server at "x:5432" rejected SSL upgrade'), False),
    ],
)
def test_only_what_waiting_may_mend_is_waited_for(error, away):
    assert is_away(Database(GONE), error) is away
    assert is_away(Database("sqlite+aiosqlite:///x.db"), error) is False


async def test_while_it_waits_it_answers_healthz_and_stops_when_told_to(tmp_path, unused_tcp_port):
    shadow = {"DATABASE_URL": GONE, "EMIT_EVENTS": "false", "HEALTH_PORT": str(unused_tcp_port)}
    async with bot_process(tmp_path, **shadow) as process:
        await line_with(process, "waiting for it")
        async with aiohttp.ClientSession() as session, asyncio.timeout(30):
            while True:
                with contextlib.suppress(aiohttp.ClientConnectionError):
                    address = f"http://127.0.0.1:{unused_tcp_port}/healthz"
                    async with session.get(address) as answer:
                        assert answer.status == 503
                        assert (await answer.json())["failing"] == ["database"]
                        break
                await asyncio.sleep(0.05)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 8) == 0
