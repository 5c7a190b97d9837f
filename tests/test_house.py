"""Rules of the house that no linter knows."""

import ast
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

LONGEST = 400
"""Lines of a Python file, tests too. A file is split at about 300; past this it must be."""

# In pieces, so that this file does not hold what it forbids.
INDEX_ADDRESS = re.compile(
    "|".join(("index" + "-url", "find" + "-links", "python" + "hosted", r"pypi\." + "org/simple"))
)
MACHINE_PATH = re.compile(r"(?<![\w.:/}~-])/(?:home|root|Users|work|workspace|srv)/\w")

ASKS_THE_TIME = {
    ("asyncio", "sleep"),
    ("date", "today"),
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("time", "monotonic"),
    ("time", "sleep"),
    ("time", "time"),
}


@pytest.fixture(scope="module")
def tracked():
    """The files that git keeps, read as text where they are text."""
    listed = subprocess.run(
        ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if listed.returncode:
        pytest.skip("this is no git checkout")
    texts = {}
    for name in filter(None, listed.stdout.split("\0")):
        try:
            texts[name] = (ROOT / name).read_text(encoding="utf-8")
        except (UnicodeDecodeError, FileNotFoundError):
            continue
    return texts


def lines_with(pattern, texts):
    return [
        f"{name}:{number}"
        for name, text in texts.items()
        for number, line in enumerate(text.splitlines(), 1)
        if pattern.search(line)
    ]


def test_importing_anything_does_nothing(tmp_path):
    """In an empty environment, beside a config.toml that no program could read."""
    (tmp_path / "config.toml").write_text("not TOML")
    packages = ["bot", "tracking", "migrations", "simulators"]
    ran = subprocess.run(
        [sys.executable, "-B", "-m", "tests.support.importing", *packages],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    report = json.loads(ran.stdout)
    assert report["done"] == []
    assert {"bot.__main__", "tracking.settings", "migrations.check"} <= set(report["modules"])


def test_no_file_names_a_package_index(tracked):
    assert lines_with(INDEX_ADDRESS, tracked) == []


def test_no_file_names_a_path_of_one_machine(tracked):
    assert lines_with(MACHINE_PATH, tracked) == []


def test_no_lock_file_with_addresses_is_kept(tracked):
    kept = {Path(name).name for name in tracked}
    assert not kept & {"uv.lock", "pylock.toml", "poetry.lock", "Pipfile.lock"}


def test_no_python_file_is_too_long_to_read(tracked):
    lengths = {n: len(t.splitlines()) for n, t in tracked.items() if n.endswith(".py")}
    too_long = {name: count for name, count in lengths.items() if count > LONGEST}
    assert too_long == {}


@pytest.mark.parametrize("room", ["bot", "migrations", "simulators", "tests", "tracking"])
def test_every_folder_of_modules_is_a_package(tracked, room):
    # Without it two tests of one name clash, and neither the import rules nor the test above that
    # imports everything see what lies in it.
    folders = {Path(name).parent for name in tracked if re.match(rf"{room}/.*\.py$", name)}
    folders -= {Path("migrations/versions"), Path("migrations/cleanup/versions")}
    missing = [str(f) for f in sorted(folders) if str(f / "__init__.py") not in tracked]
    assert missing == []


def test_only_the_clock_asks_what_time_it_is(tracked):
    asking = []
    for name, text in tracked.items():
        if not re.match(r"(bot|tracking)/.*\.py$", name) or name == "tracking/clock.py":
            continue
        for node in ast.walk(ast.parse(text)):
            match node:
                case ast.Attribute(value=ast.Name(id=owner), attr=attribute):
                    if (owner, attribute) in ASKS_THE_TIME:
                        asking.append(f"{name}:{node.lineno} {owner}.{attribute}")
    assert asking == []
