"""Typed settings: a TOML file, and the environment on top.

The contract's table is the list. Every mistake is a `ConfigurationError` whose one sentence names
the setting as its author wrote it and says how to mend it, never with a secret's value.
"""

import difflib
import ipaddress
import math
import os
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from tracking.errors import ConfigurationError

DEFAULT_FILE = Path("config.toml")

DISCORD_API_URL = "https://discord.com/api/v10"
DISCORD_GATEWAY_URL = "wss://gateway.discord.gg"
RIOT_API_URL = "https://{route}.api.riotgames.com"

SECRETS = ("discord_token", "riot_api_key", "tft_riot_api_key")
"""Settings whose value may stand in a file of its own, named by `NAME_FILE`."""


class LogLevel(StrEnum):
    """From what severity on lines are written."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


class LogFormat(StrEnum):
    """How a line is written."""

    TEXT = "text"  # for people
    JSON = "json"  # one object per line


def _finite(value: float) -> float:
    if not math.isfinite(value):
        raise ValueError("must be a finite number")
    return value


Seconds = Annotated[float, Field(gt=0), AfterValidator(_finite)]
Hours = Annotated[float, Field(gt=0), AfterValidator(_finite)]


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _address(value: str, *, plain: str, secure: str) -> str:
    """An absolute address, encrypted unless it never leaves this machine."""
    try:
        parts = urlsplit(value.replace("{route}", "route"))
        host = parts.hostname or ""
        _ = parts.port
    except ValueError:
        raise ValueError("is not an address") from None
    if parts.scheme not in (plain, secure) or not host:
        raise ValueError(f"must be an address that begins with {secure}://")
    if parts.scheme == plain and not _loopback(host):
        raise ValueError(f"must begin with {secure}://, because {plain}:// is not encrypted")
    return value.rstrip("/")


def _riot_url(value: str) -> str:
    if value.count("{route}") != 1 or set("{}") & set(value.replace("{route}", "")):
        raise ValueError(f"must contain {{route}} once and no other braces, as in {RIOT_API_URL}")
    return _address(value, plain="http", secure="https")


def _discord_url(value: str) -> str:
    value = _address(value, plain="http", secure="https")
    if not value.endswith("/api/v10"):
        raise ValueError(f"must end in /api/v10, as in {DISCORD_API_URL}")
    return value


def _gateway_url(value: str) -> str:
    return _address(value, plain="ws", secure="wss")


def _database_url(value: str) -> str:
    return database_url(value).render_as_string(hide_password=False)


class Settings(BaseModel):
    """What the operator decided. Times are seconds or hours, as each name says."""

    # Values may hold a password or a key: errors must not repeat them.
    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)

    discord_token: SecretStr | None = None
    riot_api_key: SecretStr | None = None
    tft_riot_api_key: SecretStr | None = None
    database_url: Annotated[str, AfterValidator(_database_url), Field(repr=False)] = (
        "sqlite+aiosqlite:///data/lol-tracker.db"
    )
    use_game_centric_model: bool = False
    emit_events: bool = True
    log_prefix: str = ""
    log_level: LogLevel = LogLevel.INFO
    log_format: LogFormat = LogFormat.TEXT
    detection_interval_seconds: Seconds = 30
    completion_interval_seconds: Seconds = 60
    history_interval_seconds: Seconds = 600
    max_result_retries: Annotated[int, Field(ge=1)] = 3
    result_grace_seconds: Annotated[float, Field(ge=0), AfterValidator(_finite)] = 300
    result_deadline_hours: Hours = 24
    announce_max_age_hours: Hours = 6
    raw_response_days: Annotated[float, Field(ge=0), AfterValidator(_finite)] = 30
    riot_api_url: Annotated[str, AfterValidator(_riot_url)] = RIOT_API_URL
    riot_budget_share: Annotated[float, Field(gt=0, le=1)] = 1.0
    discord_api_url: Annotated[str, AfterValidator(_discord_url)] = DISCORD_API_URL
    discord_gateway_url: Annotated[str, AfterValidator(_gateway_url)] = DISCORD_GATEWAY_URL
    operator_guild_id: Annotated[int, Field(gt=0)] | None = None
    operator_channel_id: Annotated[int, Field(gt=0)] | None = None
    health_host: str = "127.0.0.1"
    health_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    max_players_per_guild: Annotated[int, Field(ge=1)] = 100

    def secrets(self) -> list[str]:
        """The values that must never be written anywhere."""
        values = [self.discord_token, self.riot_api_key, self.tft_riot_api_key]
        password = make_url(self.database_url).password
        return [v.get_secret_value() for v in values if v] + ([str(password)] if password else [])


def load_settings(
    config_file: Path | None = None,
    env: Mapping[str, str] | None = None,
    *,
    require_secrets: bool = True,
    **overrides: Any,
) -> Settings:
    """Read the settings; `env` is `os.environ` unless given.

    Without `config_file` a `config.toml` in the working directory is read if there is one. With
    `require_secrets` the keys that running needs must be there. Raises `ConfigurationError`.
    """
    env = os.environ if env is None else env
    values = _from_file(config_file)
    names = {name: name for name in values}
    for name in Settings.model_fields:
        if env.get(name.upper(), "").strip():
            values[name], names[name] = env[name.upper()].strip(), name.upper()
    _read_secret_files(values, names, env)
    values.update(overrides)
    try:
        settings = Settings.model_validate(values)
    except ValidationError as error:
        raise ConfigurationError(_sentence(error.errors()[0], names)) from None
    if require_secrets:
        _require(settings)
    return settings


def _from_file(config_file: Path | None) -> dict[str, Any]:
    path = config_file or DEFAULT_FILE
    if config_file is None and not path.exists():
        return {}
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise ConfigurationError(f"{path} cannot be read: {why}.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path} is not valid TOML: {error}.") from None
    known = {*Settings.model_fields, *(f"{name}_file" for name in SECRETS)}
    for name in values:
        if name not in known:
            near = difflib.get_close_matches(name.lower(), known, n=1)
            hint = f"did you mean {near[0]}?" if near else "config.example.toml lists them all."
            raise ConfigurationError(f"{name} in {path} is not a setting; {hint}")
    return {name: value for name, value in values.items() if value != ""}


def _read_secret_files(
    values: dict[str, Any], names: dict[str, str], env: Mapping[str, str]
) -> None:
    for name in SECRETS:
        in_file = values.pop(f"{name}_file", None)
        from_env = env.get(f"{name.upper()}_FILE", "").strip()
        path, source = (from_env, f"{name.upper()}_FILE") if from_env else (in_file, f"{name}_file")
        if not path or names.get(name) == name.upper():
            continue
        try:
            value = Path(str(path)).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError):
            raise ConfigurationError(
                f"{source} names a file that cannot be read; write the path of a readable file."
            ) from None
        if value:
            values[name], names[name] = value, source


def _sentence(error: ErrorDetails, names: Mapping[str, str]) -> str:
    field = str(error["loc"][0]) if error["loc"] else "The configuration"
    name = names.get(field, field.upper())
    message = error["msg"].removeprefix("Value error, ").removesuffix(".")
    replacements = {
        "Input should be": "must be",
        "Input must be": "must be",
    }
    for said, ours in replacements.items():
        message = message.replace(said, ours, 1)
    if not message.startswith(("must", "is ", "names ", "has ")):
        message = f"is not usable: {message}"
    return f"{name} {message}."


def _require(settings: Settings) -> None:
    if settings.emit_events and settings.discord_token is None:
        raise ConfigurationError(
            "DISCORD_TOKEN is missing; put the bot's token into config.toml or the environment, "
            "or set EMIT_EVENTS=false to run without Discord."
        )
    if settings.riot_api_key is None:
        raise ConfigurationError(
            "RIOT_API_KEY is missing; get a key at developer.riotgames.com and put it into "
            "config.toml or the environment."
        )
    for name in SECRETS:
        secret = getattr(settings, name)
        value = secret.get_secret_value() if secret else ""
        if not value.isprintable() or not value.isascii() or " " in value:
            raise ConfigurationError(
                f"{name.upper()} holds a space or a character that no key has; copy it again."
            )


_SSL_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")


def database_url(text: str) -> URL:
    """The address as SQLAlchemy's async drivers take it.

    `postgres://` and `postgresql://` mean asyncpg here, and libpq's `sslmode` becomes asyncpg's
    `ssl`. ValueError, without the text (it may hold a password), where it is no such address.
    """
    try:
        url = make_url(text)
    except (ArgumentError, ValueError):
        raise ValueError(
            "is not a database address; write sqlite+aiosqlite:///data/lol-tracker.db or "
            "postgresql://user:password@host/name"
        ) from None
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+asyncpg")
    if url.drivername == "sqlite":
        url = url.set(drivername="sqlite+aiosqlite")
    if url.drivername not in ("postgresql+asyncpg", "sqlite+aiosqlite"):
        raise ValueError(
            f"names {url.drivername}, which is not supported; use sqlite+aiosqlite:///… or "
            "postgresql://…"
        )
    if (mode := url.query.get("sslmode")) is not None:
        if mode not in _SSL_MODES:
            raise ValueError(f"has an sslmode that is none of {', '.join(_SSL_MODES)}")
        url = url.difference_update_query(["sslmode"]).update_query_dict({"ssl": str(mode)})
    if url.drivername.startswith("sqlite") and url.database in (None, "", ":memory:"):
        raise ValueError("names no file; write sqlite+aiosqlite:///data/lol-tracker.db")
    return url
