"""The Dockerfile beside the tree: what a linter cannot see."""

import re
from pathlib import PurePath

from bot.health_server import DATABASE_SECONDS
from tests.container.compose import ROOT

LINES = (ROOT / "Dockerfile").read_text().replace("\\\n", " ").splitlines()


def lines(word):
    return [line.split(maxsplit=1)[1] for line in LINES if line.startswith(f"{word} ")]


def copied():
    """Everything of the tree that is copied into the image."""
    own = [line.split() for line in lines("COPY") if not line.startswith("--from")]
    return [source for *sources, _ in own for source in sources]


def let_through():
    """What .dockerignore lets the builder see."""
    rules = (ROOT / ".dockerignore").read_text().splitlines()
    assert "*" in rules
    return {rule[1:] for rule in rules if rule.startswith("!")}


def test_what_is_copied_is_there_and_reaches_the_builder():
    assert set(copied()) == let_through()
    for source in copied():
        assert (ROOT / source).exists(), source


def test_every_package_that_production_needs_is_copied():
    """What `bot` imports of ours, and what its migrations do."""
    ours = {path.name for path in ROOT.iterdir() if (path / "__init__.py").exists()}
    imported = set()
    for package in ("bot", "tracking", "migrations"):
        for file in (ROOT / package).rglob("*.py"):
            found = re.findall(r"^(?:from|import) (\w+)", file.read_text(), re.MULTILINE)
            imported |= set(found) & ours
    assert imported <= set(copied())


def test_it_runs_as_a_user_who_may_write_the_data_alone():
    assert lines("USER") == ["10001"]
    [made] = [run for run in lines("RUN") if "useradd" in run]
    assert "--uid 10001" in made
    assert "install -d -o tracker -g tracker /app/data" in made
    assert not [copy for copy in lines("COPY") if "--chown" in copy]
    assert lines("VOLUME") == ["/app/data"]


def test_what_is_written_lies_in_the_volume():
    assert lines("WORKDIR")[-1] == "/app"
    default = PurePath("/app") / "data/lol-tracker.db"
    assert default.is_relative_to(lines("VOLUME")[0])


def test_the_health_check_waits_longer_than_the_database_is_waited_for():
    [check] = lines("HEALTHCHECK")
    [seconds] = re.findall(r"--timeout=(\d+)s", check)
    assert float(seconds) > DATABASE_SECONDS
    assert '"bot.health_check"' in check
