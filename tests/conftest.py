"""What every test may ask for."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from tests.support import databases, lending, machines  # noqa: F401  (registers the long profile)
from tests.support.clock import FakeClock
from tests.support.recordings import shared_data_folder
from tracking.database.engine import Database

NO_POSTGRES = "PostgreSQL is switched off (--no-postgres)"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--no-postgres",
        action="store_true",
        dest="no_postgres",
        help="skip the tests that need PostgreSQL",
    )


def pytest_configure(config: pytest.Config) -> None:
    databases.begin_run(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    databases.end_run(config)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: item.get_closest_marker("waits") is None)


@pytest.fixture
def clock() -> FakeClock:
    """A clock that the test moves."""
    return FakeClock()


@pytest.fixture
def shared_data() -> Path:
    """The folder of recordings; skips where it is not there."""
    folder = shared_data_folder()
    if folder is None:
        pytest.skip("the recordings are not here (LOL_TRACKER_SHARED names their folder)")
    return folder


@pytest.fixture
def postgresql(request: pytest.FixtureRequest) -> None:
    """Asked for by what needs a PostgreSQL server."""
    if request.config.getoption("no_postgres"):
        pytest.skip(NO_POSTGRES)


@pytest.fixture(params=["sqlite", "postgresql"])
def dialect(request: pytest.FixtureRequest) -> str:
    """Each database in turn."""
    if request.param == "postgresql":
        request.getfixturevalue("postgresql")
    return str(request.param)


@pytest.fixture
async def database(dialect: str) -> AsyncIterator[Database]:
    """A migrated, empty database of one's own, on SQLite and on PostgreSQL."""
    lender = lending.SQLITE if dialect == "sqlite" else lending.POSTGRESQL
    async with lender.lend() as lent:
        yield lent


@pytest.fixture
async def empty_database(dialect: str, tmp_path: Path) -> AsyncIterator[Database]:
    """A database without any table, on SQLite (no file yet) and on PostgreSQL."""
    async with AsyncExitStack() as stack:
        if dialect == "sqlite":
            url = databases.sqlite_url(tmp_path / "empty" / "tracker.db")
        else:
            url = await stack.enter_async_context(databases.empty_postgresql())
        opened = Database(url)
        stack.push_async_callback(opened.close)
        yield opened


@pytest.fixture
async def sqlite_database() -> AsyncIterator[Database]:
    """A migrated, empty SQLite database of one's own."""
    async with lending.SQLITE.lend() as lent:
        yield lent
