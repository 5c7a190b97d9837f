import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracking.domain.ranks import UNRANKED, Rank, RatedRank, Tier, delta

LADDER = [
    Rank.of(tier, division, lp)
    for tier in ("IRON", "GOLD", "PLATINUM", "EMERALD", "DIAMOND")
    for division in ("IV", "III", "II", "I")
    for lp in (0, 99)
]

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
def test_one_game_gave_the_difference_across_divisions_and_tiers(before, after, lp):
    assert delta(Rank.of(*before), Rank.of(*after), 1) == lp


@pytest.mark.parametrize("games", [0, 2, 3, -1])
def test_what_several_games_or_none_explain_is_not_known(games):
    assert delta(Rank.of("GOLD", "II", 34), Rank.of("GOLD", "II", 34), games) is None


def test_from_and_to_unranked_no_difference_is_known():
    gold = Rank.of("GOLD", "II", 34)
    assert delta(UNRANKED, gold, 1) is None
    assert delta(gold, UNRANKED, 1) is None


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
