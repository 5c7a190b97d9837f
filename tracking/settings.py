"""Typed settings: a TOML file, and the environment on top.

The contract's table is the list. Every mistake is a `ConfigurationError` whose one sentence names
the setting as its author wrote it and says how to mend it, never with a secret's value.
"""

import difflib
import os
import tomllib
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, ClassVar
from urllib.parse import quote, quote_plus

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_core import ErrorDetails
from pydantic_settings import (
    BaseSettings,
    EnvSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from sqlalchemy.engine import make_url

from tracking import addresses
from tracking.errors import ConfigurationError

DEFAULT_FILE = Path("config.toml")

SECRETS = ("discord_token", "riot_api_key", "tft_riot_api_key")
"""Settings whose value may stand in a file of its own, named by `NAME_FILE`."""


class LogLevel(StrEnum):
    """From what severity on lines are written."""

    DEBUG = "DEBUG"  # each request and each decision
    INFO = "INFO"  # what the operator greps for
    WARNING = "WARNING"  # what may want a look
    ERROR = "ERROR"  # what failed


class LogFormat(StrEnum):
    """How a line is written."""

    TEXT = "text"  # for people
    JSON = "json"  # one object per line


def _one_line(value: str) -> str:
    if not value.isprintable():
        raise ValueError("must be printable text on one line")
    return value


def _upper(value: Any) -> Any:
    return value.upper() if isinstance(value, str) else value


def _lower(value: Any) -> Any:
    return value.lower() if isinstance(value, str) else value


def _database_url(value: str) -> str:
    return addresses.database_url(value).render_as_string(hide_password=False)


# The upper bounds are far beyond use and keep every sum of an instant and a setting a datetime.
Seconds = Annotated[float, Field(gt=0, le=1e9, allow_inf_nan=False)]
Hours = Annotated[float, Field(gt=0, le=1e6, allow_inf_nan=False)]
DiscordId = Annotated[int, Field(gt=0, lt=2**63)]


class Settings(BaseSettings):
    """What the operator decided. Times are seconds, hours or days, as each name says.

    One that is made directly is what its arguments say; `load_settings` reads files and the
    environment.
    """

    # Values may hold a password or a key: errors must not repeat them.
    model_config: ClassVar[SettingsConfigDict] = SettingsConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True
    )

    discord_token: SecretStr | None = None
    riot_api_key: SecretStr | None = None
    tft_riot_api_key: SecretStr | None = None
    database_url: Annotated[str, AfterValidator(_database_url), Field(repr=False)] = (
        addresses.DATABASE_URL
    )
    use_game_centric_model: bool = False
    emit_events: bool = True
    log_prefix: Annotated[str, AfterValidator(_one_line)] = ""
    log_level: Annotated[LogLevel, BeforeValidator(_upper)] = LogLevel.INFO
    log_format: Annotated[LogFormat, BeforeValidator(_lower)] = LogFormat.TEXT
    detection_interval_seconds: Seconds = 30
    completion_interval_seconds: Seconds = 60
    history_interval_seconds: Seconds = 600
    max_result_retries: Annotated[int, Field(ge=1, le=1_000_000)] = 3
    result_grace_seconds: Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)] = 300
    result_deadline_hours: Hours = 24
    announce_max_age_hours: Hours = 6
    raw_response_days: Annotated[float, Field(ge=0, le=36_500, allow_inf_nan=False)] = 30
    riot_api_url: Annotated[str, AfterValidator(addresses.riot_url)] = addresses.RIOT_API_URL
    riot_budget_share: Annotated[float, Field(gt=0, le=1, allow_inf_nan=False)] = 1.0
    discord_api_url: Annotated[str, AfterValidator(addresses.discord_url)] = (
        addresses.DISCORD_API_URL
    )
    discord_gateway_url: Annotated[str, AfterValidator(addresses.gateway_url)] = (
        addresses.DISCORD_GATEWAY_URL
    )
    operator_guild_id: DiscordId | None = None
    operator_channel_id: DiscordId | None = None
    health_host: Annotated[str, AfterValidator(_one_line)] = "127.0.0.1"
    health_port: Annotated[int, Field(ge=0, le=65535)] = 8080
    max_players_per_guild: Annotated[int, Field(ge=1, le=1_000_000)] = 100

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)

    @property
    def discord_required(self) -> bool:
        """Whether this process connects to Discord; a shadow does not."""
        return self.emit_events

    def secrets(self) -> list[str]:
        """The values that must never be written anywhere, in each spelling an address may have."""
        keys = (self.discord_token, self.riot_api_key, self.tft_riot_api_key)
        values = [key.get_secret_value() for key in keys if key]
        if password := make_url(self.database_url).password:
            values += [password, quote(password, safe=""), quote_plus(password)]
        return sorted(set(values))


class _Environment(EnvSettingsSource):
    """The environment it is given; a name counts in capitals only, a blank value not at all."""

    def __init__(self, env: Mapping[str, str]) -> None:
        self._env = env
        super().__init__(Settings)

    def _load_env_vars(self) -> Mapping[str, str | None]:
        return {
            name.lower(): value.strip()
            for name, value in self._env.items()
            if name == name.upper() and value.strip()
        }


def load_settings(
    config_file: Path | None = None,
    env: Mapping[str, str] | None = None,
    *,
    require_secrets: bool = True,
    **overrides: Any,
) -> Settings:
    """Read the settings; `env` is `os.environ` unless given, `overrides` win over both.

    Without `config_file` a `config.toml` in the working directory is read if there is one. With
    `require_secrets` the keys that running needs must be there. Raises `ConfigurationError`.
    """
    values, names = _gather(config_file, os.environ if env is None else env)
    try:
        settings = Settings(**{**values, **overrides})
    except ValidationError as error:
        raise ConfigurationError(_sentence(error.errors()[0], names)) from None
    for name in SECRETS:
        _check_secret(getattr(settings, name), names.get(name, name.upper()))
    if require_secrets:
        _require(settings)
    return settings


def reload_keys(
    settings: Settings, config_file: Path | None = None, env: Mapping[str, str] | None = None
) -> Settings:
    """The settings with Riot's keys as file and environment have them now.

    For a key that was replaced while the program runs: a development key expires every day.
    Nothing else is read anew. Unchanged where the file cannot be read or names no key, as while
    somebody is writing it.
    """
    try:
        values, _ = _gather(config_file, os.environ if env is None else env)
        fresh = Settings(
            riot_api_key=values.get("riot_api_key"), tft_riot_api_key=values.get("tft_riot_api_key")
        )
        for key in (fresh.riot_api_key, fresh.tft_riot_api_key):
            _check_secret(key, "")
    except (ConfigurationError, ValidationError):
        return settings
    if fresh.riot_api_key is None:
        return settings
    return settings.model_copy(
        update={"riot_api_key": fresh.riot_api_key, "tft_riot_api_key": fresh.tft_riot_api_key}
    )


def _gather(
    config_file: Path | None, env: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Values by field, and the name under which each was written."""
    in_file = _from_file(config_file)
    in_env = _Environment(env)()
    values = {**in_file, **in_env}
    names = {**{name: name for name in in_file}, **{name: name.upper() for name in in_env}}
    for name in SECRETS:
        path = values.pop(f"{name}_file", None)
        source = f"{name}_file"
        if path_in_env := env.get(source.upper(), "").strip():
            path, source = path_in_env, source.upper()
        if path and name not in in_env:
            values[name], names[name] = _read_secret(str(path), source), source
    return values, names


def _from_file(config_file: Path | None) -> dict[str, Any]:
    path = config_file or DEFAULT_FILE
    if config_file is None and not path.exists():
        return {}
    try:
        # -sig: some editors put a byte order mark at the beginning.
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path} cannot be read: it is not UTF-8 text.") from None
    except OSError as error:
        raise ConfigurationError(f"{path} cannot be read: {error.strerror}.") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(
            f"{path} is not valid TOML: {error}. Text stands in quotes, as in config.example.toml."
        ) from None
    known = {*Settings.model_fields, *(f"{name}_file" for name in SECRETS)}
    for name in values:
        if name not in known:
            near = difflib.get_close_matches(name.lower(), known, n=1)
            hint = f"did you mean {near[0]}?" if near else "config.example.toml lists them all."
            shown = name if name.isprintable() else ascii(name)
            raise ConfigurationError(f"{shown} in {path} is not a setting; {hint}")
    return {name: value for name, value in values.items() if value != ""}


def _read_secret(path: str, source: str) -> str:
    try:
        value = Path(path).read_text(encoding="utf-8-sig").strip()
    except PermissionError:
        # As in a container, whose user is not the one who wrote the file.
        raise ConfigurationError(
            f"{source} names a file that the user who runs this (10001 in a container) may not "
            "read; give the file and its folder to that user."
        ) from None
    except (OSError, ValueError):
        value = ""
    if not value:
        # Without the path: a key written here by mistake must not be shown.
        raise ConfigurationError(
            f"{source} names a file that is empty or cannot be read; write the path of a "
            "readable file that holds nothing but the secret."
        )
    return value


# What pydantic calls a mistake, and how a person mends it.
_MENDING = {
    "bool_parsing": "must be true or false",
    "bool_type": "must be true or false",
    "finite_number": "must be a number, neither infinite nor nan",
    "float_parsing": "must be a number",
    "float_type": "must be a number",
    "int_from_float": "must be a whole number",
    "int_parsing": "must be a whole number",
    "int_parsing_size": "must be a smaller number",
    "int_type": "must be a whole number",
    "string_type": "must be text in quotes",
}


def _sentence(error: ErrorDetails, names: Mapping[str, str]) -> str:
    field = str(error["loc"][0])
    said = error["msg"].removeprefix("Value error, ").removesuffix(".")
    said = _MENDING.get(error["type"], said.replace("Input should be", "must be", 1))
    return f"{names.get(field, field.upper())} {said}."


def _check_secret(secret: SecretStr | None, name: str) -> None:
    value = secret.get_secret_value() if secret else ""
    if not (value.isascii() and value.isprintable()) or " " in value:
        raise ConfigurationError(
            f"{name} holds a space or a character that no key has; copy it again."
        )


def _require(settings: Settings) -> None:
    if settings.discord_required and settings.discord_token is None:
        raise ConfigurationError(
            "DISCORD_TOKEN is missing; put the bot's token into config.toml or the environment, "
            "or set EMIT_EVENTS=false to run without Discord."
        )
    if settings.riot_api_key is None:
        raise ConfigurationError(
            "RIOT_API_KEY is missing; get a key at developer.riotgames.com and put it into "
            "config.toml or the environment."
        )
