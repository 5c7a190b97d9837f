import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracking.domain.ranks import (
    UNRANKED,
    Rank,
    RatedRank,
    Tier,
    delta,
    rank_from_json,
    rank_to_json,
)

LADDER = [
    Rank.of(tier, division, lp)
    for tier in ("IRON", "GOLD", "PLATINUM", "EMERALD", "DIAMOND")
    for division in ("IV", "III", "II", "I")
    for lp in (0, 99)
]


def rated(tier, rating):
    found = RatedRank.of(tier, rating)
    assert found is not None
    return found


ranks = st.builds(
    Rank.of,
    st.sampled_from([*(t.value for t in Tier), None]),
    st.sampled_from(["IV", "III", "II", "I"]),
    st.integers(0, 100),
)


def test_tier_then_division_then_lp_is_the_order():
    assert all(lower < higher for lower, higher in itertools.pairwise(LADDER))
    assert LADDER[0] > UNRANKED
    assert LADDER[-1] < Rank.of("MASTER", "I", 0) < Rank.of("CHALLENGER", "I", 0)


def test_the_higher_division_or_tier_is_higher_at_equal_points():
    assert Rank.of("GOLD", "II", 100) < Rank.of("GOLD", "I", 0)
    assert Rank.of("DIAMOND", "I", 100) < Rank.of("MASTER", "I", 0)


@settings(derandomize=True, deadline=None)
@given(ranks, ranks, ranks)
def test_the_order_is_total(a, b, c):
    assert (a < b) + (b < a) + (a == b) == 1
    assert not (a < b and b < c) or a < c


@settings(derandomize=True, deadline=None)
@given(ranks, ranks)
def test_more_points_are_never_a_lower_rank(a, b):
    if a.points is not None and b.points is not None and a.points > b.points:
        assert a > b


@pytest.mark.parametrize(
    ("before", "after", "lp"),
    [
        (("GOLD", "II", 34), ("GOLD", "II", 55), 21),
        (("GOLD", "II", 90), ("GOLD", "I", 11), 21),
        (("GOLD", "I", 95), ("PLATINUM", "IV", 17), 22),
        (("PLATINUM", "IV", 0), ("GOLD", "I", 75), -25),
        (("PLATINUM", "I", 90), ("EMERALD", "IV", 10), 20),
        (("DIAMOND", "I", 85), ("MASTER", "I", 5), 20),
        (("MASTER", "I", 480), ("GRANDMASTER", "I", 501), 21),
        (("GOLD", "IV", 0), ("GOLD", "IV", 0), 0),
    ],
)
def test_the_difference_goes_across_divisions_and_tiers(before, after, lp):
    assert delta(Rank.of(*before), Rank.of(*after)) == lp


def test_from_and_to_unranked_no_difference_is_known():
    gold = Rank.of("GOLD", "II", 34)
    assert delta(UNRANKED, gold) is None
    assert delta(gold, UNRANKED) is None


def test_between_lp_and_a_rating_there_is_no_difference():
    assert delta(Rank.of("GOLD", "II", 34), rated("BLUE", 2310)) is None


@pytest.mark.parametrize(
    ("rank", "text"),
    [
        (Rank.of("GOLD", "II", 34), "Gold II · 34 LP"),
        (Rank.of("emerald", "iv", 0), "Emerald IV · 0 LP"),
        (Rank.of("MASTER", "I", 178), "Master · 178 LP"),
        (Rank.of("CHALLENGER", "I", 1402), "Challenger · 1402 LP"),
        (UNRANKED, "Unranked"),
    ],
)
def test_a_rank_is_said_as_players_say_it(rank, text):
    assert str(rank) == text


@pytest.mark.parametrize(
    "entry", [(None, None, 0), ("", "", 0), ("CARDBOARD", "I", 5), ("GOLD", "V", 5)]
)
def test_an_entry_without_a_rank_is_unranked(entry):
    assert Rank.of(*entry) == UNRANKED
    assert Rank.of(*entry).points is None


def test_a_hyper_roll_entry_has_a_rating():
    assert str(RatedRank.of("BLUE", 2310)) == "Blue · 2310"
    assert str(RatedRank.of("ORANGE", 5020)) == "Hyper · 5020"
    assert RatedRank.of(None, 0) is None


def test_hyper_roll_is_ordered_by_its_rating():
    ratings = [rated("GRAY", 0), rated("GREEN", 1400), rated("ORANGE", 5020)]
    assert sorted(reversed(ratings)) == ratings
    assert ratings[0] > UNRANKED


def test_a_draw_changes_the_level_and_not_the_points():
    assert Rank.of("CHALLENGER", "I", 700).level > Rank.of("GRANDMASTER", "I", 700).level
    assert Rank.of("GOLD", "II", 0).level == Rank.of("GOLD", "II", 99).level


@pytest.mark.parametrize(
    "rank",
    [Rank.of("GOLD", "II", 34), Rank.of("MASTER", "I", 178), UNRANKED, RatedRank.of("BLUE", 2310)],
)
def test_a_rank_comes_back_from_its_json_form(rank):
    assert rank_from_json(rank_to_json(rank)) == rank


@pytest.mark.parametrize("data", [{"rated": 5}, {"tier": ["GOLD"]}, {"rated": "GOLD"}])
def test_what_is_no_rank_is_read_as_unranked(data):
    assert rank_from_json(data) == UNRANKED
