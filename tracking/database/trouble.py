"""Why a database cannot be opened, as one sentence that says how to mend it."""

import asyncio
import contextlib
import sqlite3
import ssl
from collections.abc import Iterator
from pathlib import Path

import asyncpg  # type: ignore[import-untyped]
from sqlalchemy.exc import (
    DataError,
    DBAPIError,
    IntegrityError,
    OperationalError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout

from tracking.database.engine import Database
from tracking.errors import ConfigurationError

# SQLSTATEs of PostgreSQL (its manual, appendix A).
_WRONG_PASSWORD = ("28P01", "28000")
_NO_SUCH_DATABASE = "3D000"
_NO_RIGHT = "42501"
_LOCK_NOT_AVAILABLE = "55P03"
_TAKEN = ("42701", "42P07", "42710")
_NEEDED = "2BP01"
_OF_ANOTHER_KIND = "42809"
_COMES_BACK = ("08", "57P0", "53300")
"""How the states begin of a server that starts, stops, is lost, or has no connection to spare."""

UNREACHABLE = (
    SQLAlchemyError,
    sqlite3.Error,
    asyncpg.PostgresError,
    asyncpg.InterfaceError,
    OSError,
)
"""What opening or using an unsuitable database raises (asyncpg raises its own when connecting)."""


def explain(database: Database, error: BaseException) -> ConfigurationError | None:
    """The sentence for a fault of the configuration; None for any other error.

    It names DATABASE_URL and never holds the password.
    """
    reason = _sqlite(database, error) if database.path else _postgresql(database, error)
    return ConfigurationError(f"DATABASE_URL: {reason}") if reason else None


@contextlib.contextmanager
def explained(database: Database) -> Iterator[None]:
    """Raise ConfigurationError for what `explain` has a sentence for; let all else through."""
    try:
        yield
    except UNREACHABLE as error:
        sentence = explain(database, error)
        if sentence is None:
            raise
        raise sentence from error


async def probe(path: Path) -> None:
    """Open the file once with the plain driver; raises sqlite3.Error where that fails.

    aiosqlite does not wait for its thread when opening fails, and the thread's own traceback then
    follows whatever was said of it. So what cannot be opened never gets that far.
    """
    await asyncio.to_thread(_open, path)


def _open(path: Path) -> None:
    with contextlib.closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")


def is_out_of_use(error: BaseException) -> bool:
    """Whether the database as a whole failed, so that everything on it does: it is away, locked,
    read-only, full, broken. What it says of one row is not such a failure."""
    if isinstance(error, IntegrityError | DataError):
        return False
    kinds = (DBAPIError, PoolTimeout, sqlite3.Error, asyncpg.PostgresError, asyncpg.InterfaceError)
    return isinstance(error, (*kinds, OSError))


def is_away(database: Database, error: BaseException) -> bool:
    """Whether a PostgreSQL server is not there at present, so that waiting may help: it cannot be
    reached, starts, stops, or has no room. A wrong password or an unknown database stays."""
    if database.path or isinstance(error, ssl.SSLError) or _refuses_tls(error):
        return False
    cause = error.orig if isinstance(error, DBAPIError) and error.orig else error
    state = getattr(cause, "sqlstate", None)
    if state is not None:
        return str(state).startswith(_COMES_BACK)
    lost = isinstance(error, DBAPIError) and error.connection_invalidated
    return lost or isinstance(error, OSError | asyncpg.InterfaceError | OperationalError)


def _refuses_tls(error: BaseException) -> bool:
    return isinstance(error, OSError) and "rejected SSL" in str(error)


def is_lock_timeout(error: DBAPIError) -> bool:
    """Whether somebody else held a lock for longer than we wait, so that a retry may help."""
    state = getattr(error.orig, "sqlstate", None)
    return state == _LOCK_NOT_AVAILABLE or "database is locked" in str(error.orig)


def _sqlite(database: Database, error: BaseException) -> str | None:
    path = database.path
    assert path is not None
    if isinstance(error, OSError):
        return f"{path} cannot be used ({error.strerror or error}); name a file in a folder of ours"
    if not isinstance(error, DBAPIError | sqlite3.Error):
        return None
    text = str(error.orig if isinstance(error, DBAPIError) else error)
    if "not a database" in text or "malformed" in text:
        return f"{path} is not an SQLite database; name another file or put a backup in its place"
    if path.is_dir():
        return f"{path} is a folder; add a file name, e.g. {path}/lol-tracker.db"
    if "already exists" in text or "duplicate column" in text:
        return f"{path} has something by a name that a revision needs ({text}); rename it there"
    if "unable to open" in text:
        return f"{path} cannot be opened; check that the folder exists and may be written to"
    if "readonly" in text:
        return f"{path} may not be written to; mend its owner or rights, or name another file"
    if "disk is full" in text or "disk I/O" in text:
        return f"{path} cannot be written ({text}); make room on the disk"
    return None


def _postgresql(database: Database, error: BaseException) -> str | None:
    url = database.url
    server = f"the PostgreSQL server at {url.host or 'localhost'}:{url.port or 5432}"
    cause = error.orig if isinstance(error, DBAPIError) else error
    state = getattr(cause, "sqlstate", None)
    if _refuses_tls(error):
        return f"{server} does not speak TLS; switch it on there, or add sslmode=disable here"
    if isinstance(error, ssl.SSLError):
        return (
            f"{server} shows a certificate that is not trusted; name its authority in PGSSLROOTCERT"
        )
    if isinstance(error, OSError) or (isinstance(error, OperationalError) and state is None):
        return f"{server} does not answer; check host and port and that it is running"
    if state in _WRONG_PASSWORD:
        return f"{server} refuses user {url.username or ''!r}; check user name and password"
    if state == _NO_SUCH_DATABASE:
        return f"{server} has no database {url.database!r}; create it or name another"
    if state == _NO_RIGHT:
        return (
            f"user {url.username!r} may not do this on {server} ({_line(cause)}); let the owner of "
            "the tables do it, or make him owner and grant him the schema"
        )
    return _of_its_own(url.database or "", cause, state) or (
        f"{server} cannot be used ({_line(cause)})"
        if isinstance(error, asyncpg.PostgresError | asyncpg.InterfaceError)
        else None
    )


def _of_its_own(name: str, cause: BaseException | None, state: str | None) -> str | None:
    """The sentence for what somebody made in the database and a revision cannot pass by."""
    if state == "42P07" and '"tracked_games"' in str(cause):
        return (
            f"database {name!r} has a table tracked_games of which its revision does not know; if "
            "the plan's SQL made it, run `alembic stamp 005`, else rename it, and start again"
        )
    if state in _TAKEN or state == _OF_ANOTHER_KIND:
        return (
            f"database {name!r} has something by a name that a revision needs ({_line(cause)}); "
            "rename it and start again"
        )
    if state == _NEEDED:
        return (
            f"database {name!r} has something on top of what a revision makes anew "
            f"({_line(cause)}); drop that, start again, and make it again"
        )
    return None


def _line(cause: BaseException | None) -> str:
    """What the server says, with the detail that SQLAlchemy leaves behind, in one line."""
    detail = getattr(cause.__cause__ if cause else None, "detail", None) or ""
    said = str(cause)
    return " ".join((said if detail in said else f"{said}: {detail}").split())
