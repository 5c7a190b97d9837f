"""Figures -> outcomes and one verdict, by the plan's bounds."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracking.health.criteria import Outcome, Verdict, judge
from tracking.health.figures import (
    Accuracy,
    Completion,
    Figures,
    LoopPace,
    Loss,
    Pace,
    Parity,
    Retries,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)

DETECTION = LoopPace(name="detection", runs=100, p95_seconds=2, interval=30)

GOOD = Figures(
    since=NOW - timedelta(hours=24),
    until=NOW,
    emits=False,
    parity=Parity(old=200, both=199),
    completion=Completion(ended=200, in_time=195, private=3, while_down=0, down_seconds=0),
    accuracy=Accuracy(judged=200),
    loss=Loss(audited=500),
    pace=Pace(
        loops=(DETECTION,),
        players=50,
        look_age_p95=31,
        look_promise=60,
    ),
    retries=Retries(games=200, retried=1),
)


def outcomes(figures):
    return [criterion.outcome for criterion in judge(figures).criteria]


def test_a_shadow_that_meets_everything_says_cut_over():
    judgement = judge(GOOD)
    assert outcomes(GOOD) == [Outcome.PASS] * 6
    assert judgement.verdict is Verdict.CUT_OVER


def test_a_model_that_announces_and_meets_everything_says_stay():
    assert judge(replace(GOOD, emits=True)).verdict is Verdict.STAY


FAILING = [
    (1, {"parity": Parity(old=200, both=197)}),
    (2, {"completion": replace(GOOD.completion, in_time=190)}),
    (3, {"accuracy": Accuracy(judged=200, wrong=("Otter: announced win, played loss",))}),
    (4, {"loss": Loss(audited=500, overdue=("EUW1_1 had no row",))}),
    (4, {"loss": Loss(audited=500, unsent=("EUW1_1 waits for channel 10",))}),
    (
        5,
        {
            "pace": replace(
                GOOD.pace,
                loops=(replace(DETECTION, p95_seconds=31),),
            )
        },
    ),
    (5, {"pace": replace(GOOD.pace, look_age_p95=61.0)}),
    (5, {"pace": replace(GOOD.pace, loops=(replace(DETECTION, without_success=1801),))}),
    (6, {"retries": Retries(games=200, retried=2)}),
]


@pytest.mark.parametrize(("number", "damage"), FAILING)
def test_each_damage_fails_its_own_criterion_alone(number, damage):
    figures = replace(GOOD, **damage)
    failed = [c.number for c in judge(figures).criteria if c.outcome is Outcome.FAIL]
    assert failed == [number]
    assert judge(figures).criteria[number - 1].reason
    assert judge(figures).verdict is Verdict.STAY
    assert judge(replace(figures, emits=True)).verdict is Verdict.GO_BACK


def test_of_a_model_that_did_not_run_it_is_said_that_it_did_not():
    """Whoever forgot to start the shadow would wait for ever, or look for a fault."""
    idle = replace(
        GOOD, pace=Pace(loops=(LoopPace(name="detection", runs=0, p95_seconds=0, interval=30),))
    )
    quiet = judge(idle)
    assert quiet.verdict is Verdict.WAIT
    assert quiet.reason == (
        "The new model did not run in this time: start its process, or look back further."
    )
    missing = judge(replace(idle, parity=Parity(old=200, both=0)))
    assert missing.verdict is Verdict.STAY
    assert "did not run in this time" in missing.reason
    announced = judge(replace(idle, emits=True, parity=Parity(old=200, both=0)))
    assert announced.verdict is Verdict.GO_BACK


def test_exactly_at_the_bound_parity_passes_and_the_others_do_not():
    assert outcomes(replace(GOOD, parity=Parity(old=200, both=198)))[0] is Outcome.PASS
    late = replace(GOOD.completion, ended=200, in_time=190)
    assert outcomes(replace(GOOD, completion=late))[1] is Outcome.FAIL
    assert outcomes(replace(GOOD, retries=Retries(games=200, retried=2)))[5] is Outcome.FAIL


def test_an_idle_old_model_is_not_compared_with_and_is_no_reason_to_cut_over():
    figures = replace(GOOD, parity=Parity(old=0, both=0))
    assert outcomes(figures)[0] is Outcome.NOT_APPLICABLE
    assert judge(figures).verdict is Verdict.WAIT
    assert judge(replace(figures, emits=True)).verdict is Verdict.STAY


def test_fewer_than_a_hundred_games_are_too_little_data():
    figures = replace(
        GOOD,
        parity=Parity(old=99, both=50),
        completion=replace(GOOD.completion, ended=99, in_time=9),
        accuracy=Accuracy(judged=99),
        loss=Loss(audited=99),
        retries=Retries(games=99, retried=50),
    )
    assert outcomes(figures) == [Outcome.TOO_LITTLE_DATA] * 4 + [
        Outcome.PASS,
        Outcome.TOO_LITTLE_DATA,
    ]
    assert judge(figures).verdict is Verdict.WAIT


def test_one_wrong_announcement_or_one_lost_game_fails_however_little_there_is():
    few = replace(GOOD, accuracy=Accuracy(judged=3, wrong=("x",)), loss=Loss(audited=3))
    assert outcomes(few)[2] is Outcome.FAIL
    few = replace(GOOD, loss=Loss(audited=3, unsent=("x",)))
    assert outcomes(few)[3] is Outcome.FAIL


def test_a_share_is_cut_and_never_rounded_up_to_its_bound():
    figure = judge(replace(GOOD, parity=Parity(old=100_000, both=98_999))).criteria[0]
    assert (figure.figure, figure.outcome) == ("98.99 %", Outcome.FAIL)


def test_what_is_left_out_is_said():
    down = replace(GOOD.completion, while_down=4, down_seconds=600)
    assert "4 games left out: the process was down for 10 minutes" in (
        judge(replace(GOOD, completion=down)).criteria[1].reason
    )


def test_of_a_restart_that_cost_no_game_nothing_is_said():
    """It said "0 games left out: the process was down for 0 minutes"."""
    restarted = replace(GOOD.completion, while_down=0, down_seconds=12)
    assert "down" not in judge(replace(GOOD, completion=restarted)).criteria[1].reason
    longer = replace(GOOD.completion, while_down=0, down_seconds=70)
    assert "; the process was down for 1 minute." in (
        judge(replace(GOOD, completion=longer)).criteria[1].reason
    )


def test_an_archived_old_model_is_nothing_to_compare_with_and_is_taken_back_before_going_back():
    archived = replace(GOOD, emits=True, archived=True, parity=Parity(old=0, both=0))
    assert judge(archived).verdict is Verdict.STAY
    assert "archived (006)" in judge(archived).criteria[0].reason
    failing = judge(replace(archived, retries=Retries(games=200, retried=2)))
    assert failing.verdict is Verdict.GO_BACK
    assert "migrate --cleanup --undo" in failing.reason


def test_bounds_are_met_exactly_at_a_hundred_games():
    hundred = replace(
        GOOD,
        parity=Parity(old=100, both=99),
        completion=replace(GOOD.completion, ended=100, in_time=96),
        accuracy=Accuracy(judged=100),
        loss=Loss(audited=100),
        retries=Retries(games=100, retried=0),
    )
    assert outcomes(hundred) == [Outcome.PASS] * 6
    one_more = replace(
        hundred,
        parity=Parity(old=100, both=98),
        completion=replace(GOOD.completion, ended=100, in_time=95),
        retries=Retries(games=100, retried=1),
    )
    assert [c.number for c in judge(one_more).criteria if c.outcome is Outcome.FAIL] == [1, 2, 6]


@pytest.mark.parametrize(
    ("interval", "silent", "stopped"),
    [(30, 1800, False), (30, 1801, True), (900, 2700, False), (900, 2701, True)],
)
def test_a_loop_that_does_nothing_for_long_has_stopped(interval, silent, stopped):
    loop = replace(DETECTION, interval=interval, without_success=silent)
    found = judge(replace(GOOD, pace=replace(GOOD.pace, loops=(loop,)))).criteria[4]
    assert (found.outcome is Outcome.FAIL) is stopped
    said = f"detection: no turn has come to its end for {silent // 60} minutes"
    assert (said in found.reason) is stopped


def test_where_nobody_is_followed_no_loop_has_anything_to_do():
    loop = replace(DETECTION, without_success=9000)
    pace = replace(GOOD.pace, loops=(loop,), players=0)
    assert judge(replace(GOOD, pace=pace)).criteria[4].outcome is Outcome.PASS


def test_failed_turns_are_counted_beside_all():
    pace = replace(GOOD.pace, loops=(replace(DETECTION, failed=3),))
    assert judge(replace(GOOD, pace=pace)).criteria[4].reason == (
        "3 of 100 turns of detection failed."
    )


def test_unsent_announcements_that_are_not_named_count_too():
    loss = Loss(audited=500, unsent=tuple(f"EUW1_{n} waits" for n in range(5)), more_unsent=30)
    found = judge(replace(GOOD, loss=loss)).criteria[3]
    assert (found.figure, found.value) == ("0 games and 35 announcements lost", 35.0)
    assert found.reason == "EUW1_0 waits; EUW1_1 waits; EUW1_2 waits; and 32 more."


def test_players_who_are_not_to_be_followed_are_said_to_be_left_out():
    parity = Parity(old=200, both=200, unwanted=7)
    assert judge(replace(GOOD, parity=parity)).criteria[0].reason == (
        "7 games of players left out who are not to be followed any more."
    )
    nobody = judge(replace(GOOD, parity=Parity(old=0, both=0, unwanted=7)))
    assert nobody.criteria[0].outcome is Outcome.NOT_APPLICABLE
    assert nobody.criteria[0].reason == (
        "The old model has seen no game but of players who are not to be followed any more."
    )


def test_games_from_before_the_new_model_are_said_to_be_left_out():
    parity = Parity(old=200, both=200, early=1)
    assert judge(replace(GOOD, parity=parity)).criteria[0].reason == (
        "1 game left out from before the new model began."
    )
    nothing = judge(replace(GOOD, parity=Parity(old=0, both=0, early=7)))
    assert nothing.verdict is Verdict.WAIT
    assert nothing.criteria[0].reason == "The old model has seen no game since the new one began."
