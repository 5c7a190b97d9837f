"""Addresses an operator gives: Riot's, Discord's, the database's; checked, and brought to one form.

Each function raises ValueError with the rest of a sentence that begins with the setting's name
("must begin with …"). None repeats the address: it may hold a password.
"""

import ipaddress
from urllib.parse import urlsplit

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

DISCORD_API_URL = "https://discord.com/api/v10"
DISCORD_GATEWAY_URL = "wss://gateway.discord.gg"
RIOT_API_URL = "https://{route}.api.riotgames.com"
DATABASE_URL = "sqlite+aiosqlite:///data/lol-tracker.db"

_SQLITE = "sqlite+aiosqlite"
_POSTGRESQL = "postgresql+asyncpg"
_DRIVERS = {
    "sqlite": _SQLITE,
    _SQLITE: _SQLITE,
    "postgres": _POSTGRESQL,
    "postgresql": _POSTGRESQL,
    _POSTGRESQL: _POSTGRESQL,
}

_SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")

# SQLAlchemy hands every other word of the query to asyncpg.connect, which then fails with a
# TypeError at the first connection (seen with libpq's `channel_binding` of some hosts).
_POSTGRESQL_QUERY = {
    "host",
    "krbsrvname",
    "passfile",
    "port",
    "prepared_statement_cache_size",
    "ssl",
    "target_session_attrs",
}


def riot_url(value: str) -> str:
    """A template with `{route}` in it once, encrypted unless it stays on this machine."""
    if value.count("{route}") != 1 or set("{}") & set(value.replace("{route}", "")):
        raise ValueError(f"must contain {{route}} once and no other braces, as in {RIOT_API_URL}")
    return _base(value)


def discord_url(value: str) -> str:
    """The base of Discord's REST API, version 10, without a slash at its end."""
    value = _base(value)
    if not value.endswith("/api/v10"):
        raise ValueError(f"must end in /api/v10, as in {DISCORD_API_URL}")
    return value


def gateway_url(value: str) -> str:
    """The address of Discord's gateway."""
    return _address(value, plain="ws", secure="wss")


def _base(value: str) -> str:
    """An address that paths are put behind."""
    if "?" in value or "#" in value:
        raise ValueError("must hold neither ? nor #")
    return _address(value, plain="http", secure="https")


def _address(value: str, *, plain: str, secure: str) -> str:
    try:
        parts = urlsplit(value.replace("{route}", "route"))
        host = parts.hostname or ""
        _ = parts.port  # ValueError where it is no port
    except ValueError:
        raise ValueError("is not an address") from None
    if any(c.isspace() or not c.isprintable() for c in value):
        raise ValueError("holds a space; an address has none")
    if parts.scheme not in (plain, secure) or not host:
        raise ValueError(f"must be an address that begins with {secure}://")
    if parts.scheme == plain and not _loopback(host):
        raise ValueError(
            f"must begin with {secure}://, because {plain}:// is not encrypted and "
            "the address is not this machine's own"
        )
    return value.rstrip("/")


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def database_url(text: str) -> URL:
    """The address as SQLAlchemy's async drivers take it.

    `postgres://` and `postgresql://` mean asyncpg here, and libpq's `sslmode` becomes asyncpg's
    `ssl`, which knows the same modes.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError(
            f"is not a database address; write {DATABASE_URL} or "
            "postgresql://user:password@host/name"
        ) from None
    if url.drivername not in _DRIVERS:
        raise ValueError(
            f"names {url.drivername}, which is not supported; use sqlite+aiosqlite:///… or "
            "postgresql://…"
        )
    url = url.set(drivername=_DRIVERS[url.drivername])
    return _sqlite(url) if url.drivername == _SQLITE else _postgresql(url)


def _sqlite(url: URL) -> URL:
    if url.host:
        raise ValueError(f"needs three slashes before the file, as in {DATABASE_URL}")
    if url.database in (None, "", ":memory:"):
        raise ValueError(f"names no file; write {DATABASE_URL}")
    return url


def _postgresql(url: URL) -> URL:
    if (mode := url.query.get("sslmode")) is not None:
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode})
    if "ssl" in url.query and url.query["ssl"] not in _SSL_MODES:
        raise ValueError(f"has an sslmode that is none of {', '.join(_SSL_MODES)}")
    unknown = sorted(set(url.query) - _POSTGRESQL_QUERY)
    if unknown:
        raise ValueError(f"has {unknown[0]}= after its ?, which the driver does not know; drop it")
    return url
