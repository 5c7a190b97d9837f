"""Databases for tests: migrated once into a template, copied for each test.

One run of pytest shares one folder and at most one PostgreSQL server, its xdist workers too: the
first process makes them and names them in the environment, which the workers inherit.
"""

import asyncio
import contextlib
import itertools
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
import pytest
from filelock import FileLock
from sqlalchemy.engine import URL, make_url

from tests.support.postgres import PostgresServer, find_binaries, memory_folder
from tracking.database.engine import Database
from tracking.database.migrate import upgrade

RUN_FOLDER = "LOL_TRACKER_TEST_RUN"
"""Variable: the folder of this run."""
SERVER = "LOL_TRACKER_TEST_SERVER"
"""Variable: the URL of the server this run started."""

_numbers = itertools.count(1)
_server: PostgresServer | None = None


def begin_run(config: pytest.Config) -> None:
    """Make what the whole run shares; nothing in a worker, which inherits it."""
    if hasattr(config, "workerinput"):
        return
    _open(memory_folder())
    # A server that a worker started would end with that worker, before the others are through.
    if config.getoption("numprocesses", None) and not config.getoption("no_postgres"):
        server_url()


def end_run(config: pytest.Config) -> None:
    """Remove what `begin_run` and the tests made."""
    if not hasattr(config, "workerinput"):
        _close()


@contextlib.contextmanager
def shared_run() -> Iterator[None]:
    """A run outside pytest; what it measures lies on the disk."""
    _open(None)
    try:
        yield
    finally:
        _close()


def _open(where: str | None) -> None:
    os.environ[RUN_FOLDER] = tempfile.mkdtemp(prefix="tracker-tests-", dir=where)
    os.environ.pop(SERVER, None)


def _close() -> None:
    global _server
    if _server is not None:
        _server.stop()
        _server = None
    elif (run_folder() / "postgresql.done").exists():
        asyncio.run(_drop_all())
    os.environ.pop(SERVER, None)
    shutil.rmtree(os.environ.pop(RUN_FOLDER), ignore_errors=True)


def server_url() -> URL:
    """A PostgreSQL server: TEST_POSTGRES_URL, or one of our own, started at the first need."""
    global _server
    given = os.environ.get("TEST_POSTGRES_URL") or os.environ.get(SERVER)
    if given is None:
        _server = PostgresServer(find_binaries())
        os.environ[SERVER] = given = _server.start()
    return make_url(given).set(drivername="postgresql+asyncpg")


async def execute(statement: str) -> None:
    """Run one statement on the server, outside any transaction."""
    url = server_url()
    connection = await asyncpg.connect(dsn=_dsn(url))
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


@contextlib.asynccontextmanager
async def empty_postgresql() -> AsyncIterator[str]:
    """The URL of a PostgreSQL database with nothing in it."""
    async with _postgresql("template0") as url:
        yield url


@contextlib.asynccontextmanager
async def migrated_postgresql() -> AsyncIterator[str]:
    """The URL of a PostgreSQL database at the newest revision."""
    async with _postgresql(await postgresql_template()) as url:
        yield url


async def migrated_sqlite(folder: Path) -> str:
    """The URL of a SQLite file at the newest revision, in this folder."""
    template = run_folder() / "template.db"
    with FileLock(run_folder() / "sqlite.lock"):
        if not template.exists():
            unfinished = template.with_suffix(".unfinished")
            await _migrate(sqlite_url(unfinished))
            unfinished.rename(template)
    path = folder / "tracker.db"
    shutil.copyfile(template, path)
    return sqlite_url(path)


def sqlite_url(path: Path) -> str:
    """The URL of this file."""
    return f"sqlite+aiosqlite:///{path}"


def new_name() -> str:
    """A name that no other database of the server has."""
    return f"{_prefix()}_{os.getpid()}_{next(_numbers)}"


async def clone(name: str, template: str) -> None:
    """Make a PostgreSQL database of this name."""
    await execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}" STRATEGY FILE_COPY')


@contextlib.asynccontextmanager
async def _postgresql(template: str) -> AsyncIterator[str]:
    name = new_name()
    await clone(name, template)
    try:
        yield with_database(name)
    finally:
        await execute(f'DROP DATABASE "{name}" WITH (FORCE)')


async def postgresql_template() -> str:
    """The name of a PostgreSQL database at the newest revision, to be cloned."""
    name = f"{_prefix()}_template"
    done = run_folder() / "postgresql.done"
    with FileLock(run_folder() / "postgresql.lock"):
        if not done.exists():
            await execute(f'CREATE DATABASE "{name}" TEMPLATE template0')
            await _migrate(with_database(name))
            done.touch()
    return name


async def _migrate(url: str) -> None:
    database = Database(url)
    try:
        await upgrade(database)
    finally:
        await database.close()


async def _drop_all() -> None:
    connection = await asyncpg.connect(dsn=_dsn(server_url()))
    try:
        found = await connection.fetch(
            "SELECT datname FROM pg_database WHERE starts_with(datname, $1)", _prefix()
        )
        for (name,) in found:
            await connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    finally:
        await connection.close()


def with_database(name: str) -> str:
    """The URL of this database of the server."""
    return server_url().set(database=name).render_as_string(hide_password=False)


def _prefix() -> str:
    # A server given from outside may serve several runs at a time.
    return run_folder().name.replace("-", "_").lower()


def run_folder() -> Path:
    """Where what the run shares lies."""
    return Path(os.environ[RUN_FOLDER])


def _dsn(url: URL) -> str:
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
