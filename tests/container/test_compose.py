"""The compose files: what the schema that `make check` holds them to cannot see."""

import re

import pytest
from ruamel.yaml import YAML

from bot.command_line import parser
from tests.container.compose import FILES, ROOT, Missing, compose, read_env
from tracking.settings import SECRETS, Settings, load_settings

ENV = {
    "POSTGRES_PASSWORD": "secret",
    "DATABASE_URL": "postgresql://postgres:secret@postgres:5432/lol_tracker_db",
}
OURS = ("lol-tracker-migrate", "lol-tracker", "lol-tracker-shadow", "lol-tracker-new")
SETTINGS = {name.upper() for name in Settings.model_fields} | {
    f"{name.upper()}_FILE" for name in SECRETS
}


@pytest.fixture
def services():
    return compose(ENV)["services"]


def settings_of(service, tmp_path, **env):
    """What the process in the container makes of its environment; its secrets are files here."""
    given = dict(service["environment"])
    for name in list(given):
        if name.endswith("_FILE") and given[name]:
            secret = tmp_path / name
            secret.write_text("secret-of-a-test")
            given[name] = str(secret)
    needs = service["command"][-1] != "migrate" if "command" in service else True
    return load_settings(env=given | env, require_secrets=needs)


def test_the_contracts_services_are_there(services):
    assert set(services) == {"postgres", *OURS}


@pytest.mark.parametrize("missing", sorted(ENV))
def test_no_password_and_no_address_is_a_sentence_and_not_a_default(missing):
    with pytest.raises(Missing, match=f"{missing}: write"):
        compose({**ENV, missing: ""})


def test_a_plain_start_starts_neither_the_shadow_nor_the_trial(services):
    plain = {name for name, service in services.items() if not service.get("profiles")}
    assert plain == {"postgres", "lol-tracker-migrate", "lol-tracker"}
    assert services["lol-tracker-shadow"]["profiles"] == ["shadow"]


def test_every_reference_leads_somewhere():
    whole = compose(ENV)
    for service in whole["services"].values():
        for other, how in service.get("depends_on", {}).items():
            target = whole["services"][other]
            if how["condition"] == "service_healthy":
                assert target["healthcheck"]["test"]
            else:
                assert how["condition"] == "service_completed_successfully"
                assert target["restart"] == "no", "one that is started again never completes"
        for volume in service.get("volumes", ()):
            source = volume["source"] if isinstance(volume, dict) else volume.split(":")[0]
            assert source.startswith("./") or source in whole["volumes"]


@pytest.mark.parametrize("name", OURS)
def test_every_command_is_one_that_the_bot_knows(services, name):
    command = services[name].get("command", ["python", "-m", "bot"])
    assert command[:3] == ["python", "-m", "bot"]
    parser().parse_args(command[3:])


@pytest.mark.parametrize("name", OURS)
def test_every_variable_is_a_setting(services, name):
    assert set(services[name]["environment"]) <= SETTINGS


def test_the_bot_announces_and_the_shadow_does_not(services, tmp_path):
    bot = settings_of(services["lol-tracker"], tmp_path)
    assert bot.use_game_centric_model
    assert bot.emit_events
    for name in ("lol-tracker-shadow", "lol-tracker-new"):
        shadow = settings_of(services[name], tmp_path)
        assert shadow.use_game_centric_model
        assert not shadow.emit_events
        assert shadow.discord_token is None
        assert shadow.log_prefix
        assert shadow.riot_budget_share == 0.5
        assert shadow.health_port not in (0, bot.health_port)


def test_the_old_model_is_a_line_in_the_env_file(tmp_path):
    old = compose({**ENV, "USE_GAME_CENTRIC_MODEL": "false", "RIOT_BUDGET_SHARE": "0.5"})
    bot = settings_of(old["services"]["lol-tracker"], tmp_path)
    assert not bot.use_game_centric_model
    assert bot.riot_budget_share == 0.5
    shadow = settings_of(old["services"]["lol-tracker-shadow"], tmp_path)
    assert shadow.use_game_centric_model
    assert bot.riot_budget_share + shadow.riot_budget_share == 1


def test_a_secret_of_the_env_file_wins_over_its_file(services, tmp_path):
    settings = settings_of(services["lol-tracker"], tmp_path, DISCORD_TOKEN="another")
    assert settings.discord_token.get_secret_value() == "another"


def test_the_migration_needs_the_database_alone(services, tmp_path):
    assert set(services["lol-tracker-migrate"]["environment"]) == {"DATABASE_URL"}
    assert settings_of(services["lol-tracker-migrate"], tmp_path).riot_api_key is None


def test_all_speak_to_the_database_that_stands_beside_them(services):
    postgres = services["postgres"]["environment"]
    assert postgres["POSTGRES_PASSWORD"] == "secret"
    assert postgres["POSTGRES_DB"] == "lol_tracker_db"
    for name in OURS:
        assert services[name]["environment"]["DATABASE_URL"] == ENV["DATABASE_URL"]


def test_nothing_is_reachable_from_outside_and_code_cannot_be_changed(services):
    for name, service in services.items():
        assert "ports" not in service
        assert "privileged" not in service
        if name in OURS[:3]:
            assert service["read_only"]
            assert service["cap_drop"] == ["ALL"]


def test_what_runs_for_long_comes_back_by_itself(services):
    for name in ("postgres", "lol-tracker", "lol-tracker-shadow"):
        assert services[name]["restart"] == "unless-stopped"


def test_the_example_env_file_lacks_nothing_but_the_password():
    text = (ROOT / ".env.example").read_text()
    with pytest.raises(Missing, match="POSTGRES_PASSWORD"):
        compose(read_env(text))
    env = read_env(text.replace("POSTGRES_PASSWORD=\n", "POSTGRES_PASSWORD=secret\n"))
    assert env["DATABASE_URL"] == ENV["DATABASE_URL"]
    compose(env)
    own = {"POSTGRES_PASSWORD", "LOL_TRACKER_IMAGE", "COMPOSE_PROJECT_NAME", "COMPOSE_FILE"}
    lines = [line.lstrip("#") for line in text.splitlines() if "=" in line and " " not in line]
    assert {line.partition("=")[0] for line in lines} <= SETTINGS | own


def test_the_runbooks_file_for_the_old_postgresql_changes_that_alone():
    text = (ROOT / "docs" / "migration.md").read_text()
    [block] = re.findall(r"^```yaml\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    local = YAML().load(block)
    assert list(local["services"]) == ["postgres"]
    [volume] = local["services"]["postgres"]["volumes"]
    assert volume.split(":")[0] in local["volumes"]
    [named] = re.findall(r"^COMPOSE_FILE=(.*)$", text, re.MULTILINE)
    assert named.split(":") == [*FILES, "docker-compose.local.yml"]
    assert f"#COMPOSE_FILE={named}\n" in (ROOT / ".env.example").read_text()


def test_files_that_hold_secrets_are_not_committed_by_mistake():
    ignored = (ROOT / ".gitignore").read_text().splitlines()
    assert {"/.env", "/secrets/"} <= set(ignored)


@pytest.mark.parametrize("name", FILES)
def test_no_secret_stands_in_a_file(name):
    text = (ROOT / name).read_text()
    assert "PASSWORD: ${POSTGRES_PASSWORD:?" in text or "PASSWORD" not in text
    assert "RGAPI" not in text
