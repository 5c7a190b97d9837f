from pathlib import Path

import pytest

from tracking.errors import ConfigurationError
from tracking.settings import Settings, load_settings, reload_keys

EXAMPLE = Path(__file__).parents[2] / "config.example.toml"

CONTRACT = [
    "DISCORD_TOKEN",
    "RIOT_API_KEY",
    "TFT_RIOT_API_KEY",
    "DATABASE_URL",
    "USE_GAME_CENTRIC_MODEL",
    "EMIT_EVENTS",
    "LOG_PREFIX",
    "LOG_LEVEL",
    "LOG_FORMAT",
    "DETECTION_INTERVAL_SECONDS",
    "COMPLETION_INTERVAL_SECONDS",
    "HISTORY_INTERVAL_SECONDS",
    "MAX_RESULT_RETRIES",
    "RESULT_GRACE_SECONDS",
    "RESULT_DEADLINE_HOURS",
    "ANNOUNCE_MAX_AGE_HOURS",
    "RAW_RESPONSE_DAYS",
    "RIOT_API_URL",
    "RIOT_BUDGET_SHARE",
    "DISCORD_API_URL",
    "DISCORD_GATEWAY_URL",
    "OPERATOR_GUILD_ID",
    "OPERATOR_CHANNEL_ID",
    "HEALTH_HOST",
    "HEALTH_PORT",
    "MAX_PLAYERS_PER_GUILD",
]

SECRETS = {"DISCORD_TOKEN": "token-abc", "RIOT_API_KEY": "RGAPI-abc"}


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """No test reads the config.toml of whoever runs it."""
    monkeypatch.chdir(tmp_path)


def write(tmp_path, text):
    file = tmp_path / "some.toml"
    file.write_text(text)
    return file


def refusal(env=None, config_file=None):
    with pytest.raises(ConfigurationError) as caught:
        load_settings(config_file, {**SECRETS, **(env or {})})
    message = caught.value.message
    assert "\n" not in message
    return message


def test_the_settings_are_those_of_the_contract():
    assert {name.upper() for name in Settings.model_fields} == set(CONTRACT)


def test_the_example_loads_and_names_every_setting():
    settings = load_settings(EXAMPLE, SECRETS)
    assert settings.use_game_centric_model
    text = EXAMPLE.read_text()
    assert [name for name in CONTRACT if f"{name.lower()} = " not in text] == []


def test_the_example_states_the_defaults():
    example = load_settings(EXAMPLE, SECRETS)
    plain = load_settings(None, SECRETS)
    assert example.model_copy(update={"use_game_centric_model": False}) == plain


def test_what_the_example_leaves_out_loads_when_it_is_taken_in(tmp_path):
    lines = [
        line.removeprefix("# ") if line.startswith("# operator_") else line
        for line in EXAMPLE.read_text().splitlines()
    ]
    settings = load_settings(write(tmp_path, "\n".join(lines)), SECRETS)
    assert settings.operator_guild_id
    assert settings.operator_channel_id


def test_a_copy_of_the_example_only_wants_the_secrets():
    assert "DISCORD_TOKEN is missing" in refusal({"DISCORD_TOKEN": ""}, EXAMPLE)


def test_the_environment_wins_over_the_file(tmp_path):
    file = write(tmp_path, 'log_prefix = "file"\nhealth_port = 1')
    settings = load_settings(file, {**SECRETS, "LOG_PREFIX": "env"})
    assert (settings.log_prefix, settings.health_port) == ("env", 1)


def test_a_config_toml_in_the_working_directory_is_read(tmp_path):
    (tmp_path / "config.toml").write_text("health_port = 77")
    assert load_settings(None, SECRETS).health_port == 77


def test_an_empty_value_counts_as_not_set(tmp_path):
    file = write(tmp_path, 'discord_token = ""\nriot_api_key = "x"')
    assert "DISCORD_TOKEN is missing" in refusal({"DISCORD_TOKEN": " "}, file)


def test_a_shadow_needs_no_token():
    assert load_settings(None, {"RIOT_API_KEY": "x", "EMIT_EVENTS": "false"}).discord_token is None


def test_a_secret_may_stand_in_a_file(tmp_path):
    (tmp_path / "token").write_text("from-file\n")
    settings = load_settings(
        None, {"RIOT_API_KEY": "x", "DISCORD_TOKEN_FILE": str(tmp_path / "token")}
    )
    assert settings.discord_token is not None
    assert settings.discord_token.get_secret_value() == "from-file"


def test_secrets_are_masked():
    settings = load_settings(None, {**SECRETS, "DATABASE_URL": "postgres://me:hidden@host/db"})
    assert not any(s in repr(settings) + str(settings) for s in settings.secrets())
    assert set(settings.secrets()) == {"token-abc", "RGAPI-abc", "hidden"}


def test_a_password_is_a_secret_in_each_spelling():
    settings = load_settings(None, {**SECRETS, "DATABASE_URL": "postgres://me:p%40s%20s@host/db"})
    assert {"p@s s", "p%40s%20s", "p%40s+s"} <= set(settings.secrets())


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"RIOT_API_KEY": ""}, "RIOT_API_KEY is missing"),
        ({"RIOT_API_KEY": "RGAPI abc"}, "RIOT_API_KEY holds a space"),
        ({"DETECTION_INTERVAL_SECONDS": "soon"}, "DETECTION_INTERVAL_SECONDS must be a number."),
        ({"DETECTION_INTERVAL_SECONDS": "0"}, "must be greater than 0"),
        ({"HISTORY_INTERVAL_SECONDS": "-1"}, "HISTORY_INTERVAL_SECONDS must be greater than 0"),
        ({"RESULT_DEADLINE_HOURS": "1e300"}, "RESULT_DEADLINE_HOURS must be less than"),
        ({"COMPLETION_INTERVAL_SECONDS": "inf"}, "COMPLETION_INTERVAL_SECONDS must be"),
        ({"RESULT_GRACE_SECONDS": "nan"}, "RESULT_GRACE_SECONDS must be"),
        ({"EMIT_EVENTS": "perhaps"}, "EMIT_EVENTS must be true or false."),
        ({"LOG_LEVEL": "LOUD"}, "LOG_LEVEL must be 'DEBUG', 'INFO', 'WARNING' or 'ERROR'."),
        ({"LOG_FORMAT": "xml"}, "LOG_FORMAT must be 'text' or 'json'."),
        ({"LOG_PREFIX": "[A]\nERROR fake"}, "LOG_PREFIX must be printable text on one line"),
        ({"HEALTH_PORT": "70000"}, "HEALTH_PORT must be"),
        ({"HEALTH_PORT": "80.5"}, "HEALTH_PORT must be a whole number."),
        ({"OPERATOR_GUILD_ID": "hidden server"}, "OPERATOR_GUILD_ID must be a whole number."),
        ({"MAX_RESULT_RETRIES": "0"}, "MAX_RESULT_RETRIES must be greater"),
        ({"RIOT_BUDGET_SHARE": "1.5"}, "RIOT_BUDGET_SHARE must be"),
        ({"RIOT_BUDGET_SHARE": "0"}, "RIOT_BUDGET_SHARE must be greater than 0"),
        ({"RIOT_BUDGET_SHARE": "nan"}, "RIOT_BUDGET_SHARE must be a number"),
        ({"RIOT_API_URL": "https://example.com"}, "RIOT_API_URL must contain {route}"),
        ({"RIOT_API_URL": "http://{route}.example.com"}, "RIOT_API_URL must begin with https://"),
        ({"DISCORD_API_URL": "https://discord.com/api"}, "DISCORD_API_URL must end in /api/v10"),
        ({"DISCORD_GATEWAY_URL": "ws://example.com"}, "DISCORD_GATEWAY_URL must begin with wss://"),
        ({"DATABASE_URL": "mysql://a:hidden@b/c"}, "DATABASE_URL names mysql"),
        ({"DATABASE_URL": "hidden"}, "DATABASE_URL is not a database address"),
        ({"TFT_RIOT_API_KEY_FILE": "hidden/key"}, "TFT_RIOT_API_KEY_FILE names a file"),
        ({"DISCORD_TOKEN": "hidden\nkey"}, "DISCORD_TOKEN holds a space"),
    ],
)
def test_each_mistake_is_one_sentence_that_names_the_setting(env, says):
    message = refusal(env)
    assert says in message
    assert "hidden" not in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("emit_events = 3", "emit_events must be"),
        ("log_prefix = 3", "log_prefix must be text in quotes."),
        ("DISCORD_TOKEN = 'hidden'", "did you mean discord_token?"),
        ("database_url = 'mysql://a:hidden@b/c'", "database_url names mysql"),
        ("[health]\nport = 1", "health in"),
        ('"a\\nb" = 1', "a\\nb"),
    ],
)
def test_a_mistake_in_the_file_is_named_as_it_was_written(tmp_path, text, says):
    message = refusal(config_file=write(tmp_path, text))
    assert says in message
    assert "hidden" not in message


def test_an_unknown_key_is_an_error_with_a_hint(tmp_path):
    message = refusal(config_file=write(tmp_path, "detection_interval = 5"))
    assert "detection_interval in" in message
    assert "did you mean detection_interval_seconds?" in message


def test_broken_toml_says_where(tmp_path):
    assert "line 2" in refusal(config_file=write(tmp_path, "health_port = 1\nlog_level = loud\n"))


def test_a_missing_file_that_was_asked_for_is_an_error(tmp_path):
    assert "cannot be read" in refusal(config_file=tmp_path / "absent.toml")


def test_a_byte_order_mark_of_an_editor_is_no_mistake(tmp_path):
    file = tmp_path / "windows.toml"
    file.write_text("health_port = 0", encoding="utf-8-sig")
    assert load_settings(file, SECRETS).health_port == 0


def test_a_name_counts_in_capitals_only():
    assert load_settings(None, {**SECRETS, "log_prefix": "[X]"}).log_prefix == ""


def test_the_level_may_be_written_small():
    assert load_settings(None, {**SECRETS, "LOG_LEVEL": "debug"}).log_level == "DEBUG"


def test_settings_made_directly_read_nothing(tmp_path, monkeypatch):
    (tmp_path / "config.toml").write_text("health_port = 77")
    monkeypatch.setenv("HEALTH_PORT", "78")
    assert Settings().health_port == 8080


def test_the_own_value_wins_over_the_file_that_is_named_for_it(tmp_path):
    (tmp_path / "key").write_text("from-file")
    settings = load_settings(None, {**SECRETS, "RIOT_API_KEY_FILE": str(tmp_path / "key")})
    assert key_of(settings) == "RGAPI-abc"


def test_an_empty_secret_file_is_a_mistake(tmp_path):
    (tmp_path / "key").write_text("\n")
    assert "TFT_RIOT_API_KEY_FILE names a file that is empty" in refusal(
        {"TFT_RIOT_API_KEY_FILE": str(tmp_path / "key")}
    )


def key_of(settings):
    return settings.riot_api_key.get_secret_value()


@pytest.fixture
def replaceable(tmp_path):
    """A key in a file of its own, and the environment that names it."""
    file = tmp_path / "riot-key"
    file.write_text("old")
    return file, {"DISCORD_TOKEN": "token", "RIOT_API_KEY_FILE": str(file), "HEALTH_PORT": "1"}


def test_a_secret_of_somebody_else_says_whose_it_must_be(monkeypatch, tmp_path):
    """In a container the user is another one than who wrote the file; the path is not shown."""

    def denied(self, **options):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_text", denied)
    said = refusal({"TFT_RIOT_API_KEY_FILE": str(tmp_path / "RGAPI-key")})
    assert said.startswith("TFT_RIOT_API_KEY_FILE names a file that the user who runs this")
    assert "RGAPI" not in said


def test_a_replaced_key_is_read_without_a_restart(replaceable):
    file, env = replaceable
    settings = load_settings(None, env)
    file.write_text("new\n")
    again = reload_keys(settings, None, {**env, "HEALTH_PORT": "2"})
    assert (key_of(again), again.health_port) == ("new", 1)


def test_a_key_replaced_in_the_config_file_is_read_without_a_restart(tmp_path):
    file = write(tmp_path, "riot_api_key = 'old'")
    env = {"DISCORD_TOKEN": "token"}
    settings = load_settings(file, env)
    write(tmp_path, "riot_api_key = 'new'\ntft_riot_api_key = 'tft'\nhealth_port = 'many'")
    again = reload_keys(settings, file, env)
    assert key_of(again) == "new"
    assert again.tft_riot_api_key is not None
    assert again.tft_riot_api_key.get_secret_value() == "tft"


@pytest.mark.parametrize("text", ["", "half a key", "schlüssel"])
def test_a_key_file_that_is_being_written_changes_nothing(replaceable, text):
    file, env = replaceable
    settings = load_settings(None, env)
    file.write_text(text)
    assert reload_keys(settings, None, env) == settings
