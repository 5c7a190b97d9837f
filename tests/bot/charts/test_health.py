import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from bot.charts import health, theme
from bot.charts.health import health_alt, health_svg
from bot.charts.svg import text_width
from tests.tracking.health.test_criteria import FAILING, GOOD
from tracking.health.criteria import Outcome, Verdict, judge
from tracking.health.figures import Accuracy, Completion, Loss, Pace, Parity, Retries

NOTHING = replace(
    GOOD,
    parity=Parity(old=0, both=0),
    completion=Completion(ended=0, in_time=0, private=0, while_down=0, down_seconds=0.0),
    accuracy=Accuracy(judged=0),
    loss=Loss(audited=0),
    pace=Pace(),
    retries=Retries(games=0, retried=0),
)


def drawn(figures):
    return ET.fromstring(health_svg(figures, judge(figures)))


def words(figures):
    return [each.text for each in drawn(figures).iter() if each.tag.endswith("text")]


DAMAGED: list[Any] = [replace(GOOD, **damage) for _, damage in FAILING]  # type: ignore[arg-type]


@pytest.mark.parametrize("figures", [GOOD, NOTHING, *DAMAGED])
def test_the_verdict_and_every_outcome_stand_in_the_picture_and_beside_it_as_words(figures):
    judgement = judge(figures)
    shown = words(figures)
    assert health.HEADLINES[judgement.verdict, figures.emits][0] in shown
    assert [each for each in shown if each in set(Outcome)] == [
        c.outcome.value for c in judgement.criteria
    ]
    told = health_alt(judgement)
    assert len(told) <= 1024
    assert all(f"{c.name}: {c.outcome.value}" in told for c in judgement.criteria)


def test_every_outcome_has_a_colour_and_a_sign_of_its_own():
    assert set(health.COLOURS) == set(Outcome)
    assert {verdict for verdict, _ in health.HEADLINES} == set(Verdict)
    signs = {health._sign(outcome, 0, 0, "#fff") for outcome in Outcome}
    assert len(signs) == len(Outcome)


@pytest.mark.parametrize(("number", "damage"), FAILING)
def test_a_bar_ends_beyond_its_bound_on_the_side_that_the_outcome_says(number, damage):
    criterion = judge(replace(GOOD, **damage)).criteria[number - 1]
    scale = health.SCALES[number]
    better = scale.at(criterion.value) > scale.at(scale.bound)
    assert better is (number in (4, 5))


def test_what_each_model_lost_stands_under_the_bars():
    parity = Parity(old=200, both=199, new=214, lost_by_old=15)
    assert "Lost by the old model: 15 of 214 · missed by the new one: 1 of 200" in words(
        replace(GOOD, parity=parity)
    )


@pytest.mark.parametrize(
    ("figures", "headline", "colour"),
    [
        (replace(GOOD, emits=True), "Stay with the new model", theme.GOOD),
        (DAMAGED[0], "Stay with the old model", theme.BAD),
        (replace(DAMAGED[0], emits=True), "Go back", theme.BAD),
    ],
)
def test_to_stay_says_with_which_model_and_whether_that_is_good(figures, headline, colour):
    [shown] = [each for each in drawn(figures).iter() if each.text == headline]
    assert shown.get("fill") == colour


def test_no_line_of_the_reason_leaves_the_card_and_none_is_lost():
    """With the archive to be taken back first it has three lines."""
    figures = replace(
        GOOD, emits=True, archived=True, retries=Retries(games=200, retried=2), loss=Loss(audited=9)
    )
    reason = judge(figures).reason
    lines = [each for each in words(figures) if each and each in reason and " " in each]
    assert " ".join(lines) == reason
    assert all(text_width(line, 16) <= health.RIGHT - health.LEFT for line in lines)


def test_a_long_reason_and_large_numbers_stay_on_the_card():
    many = replace(
        GOOD,
        since=GOOD.until - timedelta(hours=8784),
        parity=Parity(old=10**9, both=1, new=10**9, lost_by_old=10**9),
        completion=replace(GOOD.completion, ended=10**9, in_time=1),
        accuracy=Accuracy(judged=10**9, wrong=("x",) * 1000),
        loss=Loss(audited=10**9, overdue=("x",) * 1000),
        pace=replace(GOOD.pace, look_age_p95=1e7),
        retries=Retries(games=10**9, retried=10**9),
    )
    for each in drawn(many).iter():
        for edge in ("x", "width"):
            assert float(each.get(edge, 0)) <= health.WIDTH


async def test_it_is_drawn(charts):
    assert (await charts.render(health_svg(GOOD, judge(GOOD)))).startswith(b"\x89PNG")
