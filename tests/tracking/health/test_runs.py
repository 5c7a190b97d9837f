"""When the process was down, and how fresh the looks were, from what each turn wrote down."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.health.stored import look, ran
from tracking.database.models import Player
from tracking.health.runs import Run, down_times, look_ages, loop_runs, pace, ran_before

NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)
INTERVALS = {"detection": 30.0, "completion": 60.0, "history": 600.0}


def at(minutes):
    return NOW - timedelta(minutes=minutes)


def turns(loop, first, last, *, every=0.5, seconds=0.2, ok=True, **more):
    """Turns from `first` to `last`, in minutes ago."""
    found, minutes = [], float(first)
    while minutes >= last:
        values = {"look_age": None, "promise": None} | more
        found.append(Run(loop=loop, started_at=at(minutes), seconds=seconds, ok=ok, **values))
        minutes -= every
    return found


def looks(first, last, *, age=30.0, promise=60.0, **more):
    return turns("detection", first, last, look_age=age, promise=promise, **more)


def down(runs, *, since=120, was_there=True):
    runs = sorted(runs, key=lambda run: run.started_at)
    spans = down_times(runs, since=at(since), now=NOW, intervals=INTERVALS, was_there=was_there)
    return [tuple(round((NOW - moment).total_seconds() / 60) for moment in span) for span in spans]


def measured(runs, ages=(), **more):
    runs = sorted(runs, key=lambda run: run.started_at)
    spans = down_times(runs, since=at(120), now=NOW, intervals=INTERVALS, was_there=True)
    return pace(runs, now=NOW, intervals=INTERVALS, down=spans, ages=list(ages), **more)


def test_a_process_that_runs_is_never_down():
    assert down([*looks(120, 0), *turns("completion", 120, 0, every=1)]) == []


def test_down_is_when_neither_looks_nor_completions_run():
    assert down([*looks(120, 60), *looks(20, 0)]) == [(60, 20)]
    assert down([*looks(120, 60), *looks(20, 0), *turns("completion", 120, 0, every=1)]) == []
    assert down([*looks(120, 0), *turns("completion", 120, 90, every=1)]) == []


def test_a_process_whose_match_lists_are_compared_is_not_down():
    """Looks and completions have stopped."""
    stopped = [*looks(120, 60), *turns("completion", 120, 60, every=1)]
    assert down([*stopped, *turns("history", 120, 0, every=10)]) == []
    assert down([*stopped, *turns("history", 120, 60, every=10)]) == [(60, 0)]
    again = [*stopped, *looks(20, 0), *turns("history", 20.1, 0, every=10)]
    assert down(again) == [(60, 20)]


def test_a_turn_that_takes_long_is_no_time_down():
    slow = turns("completion", 60, 60, seconds=600)
    assert down([*looks(120, 60), *slow, *looks(50, 0)]) == []


def test_what_has_not_come_back_is_down_until_now():
    assert down(looks(120, 45)) == [(45, 0)]


def test_before_its_first_turn_of_all_it_was_not_there_rather_than_down():
    assert down(looks(30, 0), was_there=False) == []
    assert down(looks(30, 0), was_there=True) == [(120, 30)]
    assert down([], was_there=False) == []
    assert down([], was_there=True) == [(120, 0)]


def test_loops_are_measured_by_their_95th_percentile():
    runs = [*looks(100, 0), *turns("completion", 100, 0, every=1, seconds=2.0)]
    runs += turns("completion", 99.5, 96, every=1, seconds=90.0, ok=False)
    loops = {loop.name: loop for loop in measured(runs).loops}
    assert loops["detection"].p95_seconds == 0.2
    assert (loops["completion"].p95_seconds, loops["completion"].failed) == (2.0, 4)


def test_a_loop_that_never_ran_is_there_with_no_turn():
    [history] = [each for each in measured(looks(100, 0)).loops if each.name == "history"]
    assert history.runs == 0


def silences(runs):
    """Since when each loop has brought no turn to its end, in minutes."""
    return {x.name: round(x.without_success / 60) for x in measured(runs).loops}


def test_a_loop_is_silent_from_its_last_turn_that_came_to_its_end():
    there = looks(120, 0)
    assert silences([*there, *turns("completion", 120, 0, every=1)])["completion"] == 0
    assert silences([*there, *turns("completion", 120, 90, every=1)])["completion"] == 90
    failing = turns("completion", 89, 0, every=1, ok=False)
    assert silences([*there, *turns("completion", 120, 90, every=1), *failing])["completion"] == 90
    assert silences(there)["completion"] == 120


def test_a_loop_is_not_silent_while_the_process_is_down():
    before = [*turns("completion", 120, 60, every=1), *looks(120, 60)]
    assert silences(before)["completion"] == 0
    assert silences([*before, *looks(10, 0)])["completion"] == 10


@pytest.mark.parametrize(("minutes", "enough"), [(15, 1), (60, 3), (119, 5)])
def test_of_the_history_half_the_turns_are_enough_that_may_be_expected(minutes, enough):
    loops = {loop.name: loop for loop in measured(looks(minutes, 0)).loops}
    assert loops["history"].enough == enough
    assert loops["detection"].enough == 20


def test_ordinary_looks_are_as_old_as_their_interval():
    found = measured(looks(100, 0), ages=[12.0])
    assert (found.look_age_p95, found.look_promise) == (30.0, 60.0)


def test_looks_that_were_left_out_weigh_as_much_as_the_time_that_passed():
    """Completions ran meanwhile, so the process was not down."""
    there = turns("completion", 120, 0, every=1)
    late = [*looks(120, 60), *looks(53, 53, age=420.0), *looks(52, 0)]
    assert measured([*late, *there]).look_age_p95 == 420.0
    a_little = [*looks(120, 60), *looks(57, 57, age=180.0), *looks(56, 0)]
    assert measured([*a_little, *there]).look_age_p95 == 30.0


def test_looks_that_have_not_come_back_show_by_what_is_stored():
    there = turns("completion", 120, 0, every=1)
    assert measured([*looks(120, 20), *there], ages=[1200.0]).look_age_p95 == 1200.0


def test_the_time_down_is_not_held_against_the_looks():
    runs = [*looks(120, 60), *looks(20, 20, age=0.0), *looks(19.5, 0)]
    assert measured(runs, ages=[5.0]).look_age_p95 == 30.0
    stopped = looks(120, 45)
    assert measured(stopped, ages=[2700.0]).look_age_p95 == 30.0


def test_turns_of_an_older_version_say_nothing_of_looks_and_outvote_nobody():
    old = turns("detection", 120, 20)
    assert measured([*old, *looks(19.5, 10, age=300.0), *looks(9.5, 0)]).look_age_p95 == 300.0
    assert measured(old).look_age_p95 is None


async def test_turns_are_read_with_what_they_wrote_down(database, clock):
    now = clock.now()
    async with database.write() as session:
        await look(session, now - timedelta(hours=3))
        await look(session, now - timedelta(minutes=2), seconds=1.5)
        await ran(session, "completion", now - timedelta(minutes=1), ok=False, error="lost")
        await ran(session, "polling", now, role="bot")
    async with database.read() as session:
        since = now - timedelta(hours=1)
        first, second = await loop_runs(session, since=since, loops=("detection", "completion"))
        assert await ran_before(session, now)
        assert not await ran_before(session, now - timedelta(hours=1))
    assert (first.seconds, first.look_age, first.promise) == (1.5, 30.0, 60.0)
    assert (second.loop, second.ok, second.look_age) == ("completion", False, None)


async def test_ages_are_those_of_the_players_who_can_be_looked_at(database, clock):
    now = clock.now()
    async with database.write() as session:
        await add_guild(session, 1, now)
        for name, looked in (("Otter", 10), ("Heron", 20), ("Badger", None)):
            player = await add_player(session, name)
            await subscribe(session, 1, player, now)
            row = await session.get_one(Player, player)
            row.looked_at = looked and now - timedelta(seconds=looked)
        (await session.get_one(Player, await add_player(session, "Nobody's"))).looked_at = now
    async with database.read() as session:
        assert sorted(await look_ages(session, now)) == [10, 20]
