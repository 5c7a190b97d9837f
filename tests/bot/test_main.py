"""`python -m bot` as a process: what it says, and with which code it ends."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

BASE = {
    "PATH": os.environ["PATH"],
    "PYTHONPATH": str(
        Path(__file__).parents[2]
    ),  # the code beside this test, whatever is installed
    "RIOT_API_KEY": "RGAPI-test",
    "HEALTH_PORT": "0",
}
SHADOW = BASE | {
    "EMIT_EVENTS": "false",
    "USE_GAME_CENTRIC_MODEL": "true",
    "RIOT_API_URL": "http://127.0.0.1:9/{route}",
}


def bot(*arguments, env, cwd):
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        env=env,
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "env", "says"),
    [
        ((), {}, "DISCORD_TOKEN"),
        (("run",), {"DISCORD_TOKEN": "t", "RIOT_API_URL": "https://x"}, "RIOT_API_URL"),
        (("run", "--config", "absent.toml"), {}, "absent.toml"),
    ],
)
def test_a_mistake_is_one_line_and_code_2(tmp_path, arguments, env, says):
    ended = bot(*arguments, env=BASE | env, cwd=tmp_path)
    assert ended.returncode == 2
    [line] = ended.stderr.splitlines()
    assert says in line


def test_migrate_makes_the_database_and_ends_with_0(tmp_path):
    ended = bot("migrate", env=BASE, cwd=tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "data" / "lol-tracker.db").exists()


def running(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "bot"], env=SHADOW, cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        if "running:" in line:
            return process
    raise AssertionError("it did not start")


def test_a_second_process_of_the_same_role_is_refused_and_sigterm_stops_the_first(tmp_path):
    first = running(tmp_path)
    try:
        second = bot(env=SHADOW, cwd=tmp_path)
        assert second.returncode == 2
        assert len(second.stderr.splitlines()) == 1
    finally:
        began = time.monotonic()
        first.send_signal(signal.SIGTERM)
        first.communicate(timeout=30)
    assert first.returncode == 0
    assert time.monotonic() - began < 8
    with closing(sqlite3.connect(tmp_path / "data" / "lol-tracker.db")) as database:
        left = database.execute("select count(*) from app_meta where key like 'riot_share%'")
        assert left.fetchone() == (0,), "a share that nobody uses"


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_an_answer_that_nobody_reads_to_its_end_is_no_failure(tmp_path, unbuffered):
    """`python -m bot health | head -3` ended with a traceback."""
    read, write = os.pipe()
    os.close(read)
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "migrate"],
        env=BASE | {"PYTHONUNBUFFERED": unbuffered},
        cwd=tmp_path,
        stdout=write,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(write)
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_log_that_cannot_be_written_stops_nothing_and_changes_no_exit_code(tmp_path):
    with open("/dev/full", "w") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "bot"], env=BASE, cwd=tmp_path, stderr=full, timeout=60
        )
        assert ended.returncode == 2
        process = subprocess.Popen(
            [sys.executable, "-m", "bot"], env=SHADOW, cwd=tmp_path, stderr=full
        )
    stamp = tmp_path / "data" / "lol-tracker.db.shadow.lock"
    deadline = time.monotonic() + 30
    while not stamp.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
