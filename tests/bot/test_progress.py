"""How far a back-fill has come: now and then, and at the end in any case."""

import pytest

from bot.progress import FOR_A_FILE, Progress


@pytest.mark.parametrize("seconds", [FOR_A_FILE - 1, FOR_A_FILE])
def test_a_file_gets_a_line_every_few_seconds_and_one_at_the_end(clock, capsys, seconds):
    progress = Progress(clock)
    clock.shift(seconds)
    progress(1, 500, 20)
    progress(1, 500, 40)
    progress.end()
    between = ["1 of 500 players, 20 rows"] * (seconds >= FOR_A_FILE)
    assert capsys.readouterr().err.splitlines() == [*between, "1 of 500 players, 40 rows"]


def test_a_person_sees_one_line_that_counts_on(clock, capsys, monkeypatch):
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = Progress(clock)
    progress(0, 2, 20)
    progress(0, 2, 40)
    clock.shift(1)
    progress(1, 2, 60)
    progress.end()
    said = capsys.readouterr().err
    assert said.split("\r")[1:] == [
        "0 of 2 players, 20 rows",
        "1 of 2 players, 60 rows",
        "1 of 2 players, 60 rows\n",
    ]
