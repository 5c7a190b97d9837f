"""A few moves with the bot's own processes; `make moves` makes fifty on each database."""

from tests.moves.__main__ import lines
from tests.moves.run import play
from tests.moves.script import write_round

MOVES = 2
SEED = "13"
"""A shadow runs through both moves, and the first is a power cut."""


async def test_moves_with_running_games_lose_nothing_and_tell_nothing_twice(tmp_path):
    plan = write_round(SEED, moves=MOVES, ends_new=False, short=True)
    outcome = await play("short", plan, "sqlite", tmp_path)
    assert outcome.passed(), "\n".join(lines(outcome))
    assert outcome.verdict.owed > 0


def test_the_short_round_has_its_share_of_everything():
    plan = write_round(SEED, moves=MOVES, ends_new=False, short=True)
    assert plan.moves == MOVES
    assert not plan.ends_new
    assert any(step.what == "shadow" for step in plan.steps)
    assert {"lol", "tft"} == {game.kind for game in plan.script.games}


def test_the_same_seed_writes_the_same_round():
    first, second = (write_round("7", moves=10, ends_new=True) for _ in range(2))
    assert (first.steps, first.script, first.max_age) == (
        second.steps,
        second.script,
        second.max_age,
    )
    assert first.ends_new
    assert write_round("8", moves=10, ends_new=True).steps != first.steps
