import pytest

from tests.support.ranks import (
    Watched,
    awaited,
    key,
    loss,
    minute,
    placed,
    rank,
    remake,
    win,
)
from tracking.domain.rank_changes import Effect, StepKind


def steps(watched, now=100_000):
    return [
        (step.kind, str(step.after), step.game and int(step.game.game_id))
        for step in watched.history(now).steps
    ]


def test_one_game_between_two_looks_gave_the_difference():
    watched = (
        Watched().look(0, "GOLD II 34", 10, 8).played(win(1, 30)).look(31, "GOLD II 55", 11, 8)
    )
    change = watched.change(1)
    assert (change.effect, change.lp) == (Effect.CHANGED, 21)
    assert (change.before, change.after) == (rank("GOLD II 34"), rank("GOLD II 55"))


def test_the_league_service_may_lag_behind_the_game():
    watched = Watched().look(0, "GOLD II 34", 10, 8).played(win(1, 30))
    for at in (31, 33, 40, 60):
        watched.look(at, "GOLD II 34", 10, 8)
    assert watched.lp(1, now=61) == ["pending"]
    watched.look(75, "GOLD II 55", 11, 8)
    assert watched.lp(1, now=76) == [21]


def test_two_games_that_share_a_look_are_unknown_each():
    watched = Watched().look(0, "GOLD II 34", 10, 8).played(win(1, 30), loss(2, 70))
    watched.look(71, "GOLD II 36", 11, 9)
    assert watched.lp(1, 2) == ["unknown", "unknown"]


def test_two_wins_counted_one_after_the_other_are_exact_though_the_first_came_late():
    watched = Watched().look(0, "GOLD II 34", 10, 8).played(win(1, 30), win(2, 58))
    watched.look(57, "GOLD II 34", 10, 8).look(59, "GOLD II 55", 11, 8)
    watched.look(65, "GOLD II 74", 12, 8)
    assert watched.lp(1, 2) == [21, 19]


def test_a_game_that_nobody_told_us_of_shares_the_difference():
    watched = Watched().look(0, "GOLD II 34", 10, 8).played(win(1, 200))
    watched.look(201, "GOLD II 60", 12, 8)
    assert watched.lp(1) == ["unknown"]


def test_a_count_that_contradicts_the_result_is_another_games():
    watched = Watched().look(0, "GOLD II 34", 10, 8).played(win(1, 30))
    watched.look(31, "GOLD II 14", 10, 9)
    assert watched.lp(1, now=32) == ["pending"]
    watched.look(33, "GOLD II 35", 11, 9)
    assert watched.lp(1, now=34) == [21]


def test_a_game_that_the_first_look_may_hold_already_is_not_taken_for_a_later_one():
    """Followed right after a game; the next one is not known of yet when it is counted."""
    watched = Watched().played(win(1, -5)).look(0, "GOLD II 34", 10, 8)
    watched.look(50, "GOLD II 34", 10, 8).look(52, "GOLD II 54", 11, 8)
    assert watched.lp(1) == ["unknown"]
    assert watched.played(win(2, 51)).lp(1, 2) == ["unknown", 20]


def test_a_game_from_before_the_first_look_that_is_counted_at_once_is_exact():
    watched = Watched().played(win(1, -1)).look(0, "GOLD II 34", 10, 8)
    assert watched.look(1, "GOLD II 54", 11, 8).lp(1) == [20]


def test_lp_that_falls_without_a_game_belongs_to_none():
    watched = Watched().look(0, "DIAMOND II 60", 10, 8).look(1440, "DIAMOND II 10", 10, 8)
    watched.played(win(1, 1470)).look(1471, "DIAMOND II 30", 11, 8)
    assert watched.lp(1) == [20]
    [drift] = watched.history().drifts
    assert (drift.lp, drift.at) == (-50, minute(1440))


@pytest.mark.parametrize(
    ("game", "after", "count"),
    [
        (win(1, 30), "MASTER 45", (11, 8)),  # +20 and a decay of 75
        (loss(1, 30), "MASTER 5", (10, 9)),  # -20 and a decay of 75
        (loss(1, 30), "MASTER 110", (10, 9)),  # LP given back for a cheater in another game
    ],
)
def test_a_difference_that_no_single_game_makes_is_unknown(game, after, count):
    watched = Watched().look(0, "MASTER 100", 10, 8).played(game)
    assert watched.look(2000, after, *count).lp(1) == ["unknown"]


@pytest.mark.parametrize(
    ("before", "after", "lp", "kind"),
    [
        ("GOLD II 90", "GOLD I 11", 21, StepKind.PROMOTION),
        ("GOLD I 95", "PLATINUM IV 17", 22, StepKind.PROMOTION),
        ("DIAMOND I 85", "MASTER 5", 20, StepKind.PROMOTION),
        ("MASTER 480", "GRANDMASTER 501", 21, StepKind.PROMOTION),
        ("BLUE 2590", "PURPLE 2620", 30, StepKind.PROMOTION),
    ],
)
def test_a_promotion_belongs_to_the_game_that_made_it(before, after, lp, kind):
    watched = Watched().look(0, before, 10, 8).played(win(1, 30)).look(31, after, 11, 8)
    assert watched.lp(1) == [lp]
    assert steps(watched) == [(kind, str(rank(after)), 1)]
    assert watched.change(1).step == watched.history().steps[0]


@pytest.mark.parametrize(
    ("before", "after", "lp"),
    [
        ("PLATINUM IV 0", "GOLD I 75", -25),
        ("GOLD II 12", "GOLD III 92", -20),
        ("MASTER 0", "DIAMOND I 75", -25),
    ],
)
def test_a_demotion_belongs_to_the_game_that_made_it(before, after, lp):
    watched = Watched().look(0, before, 10, 8).played(loss(1, 30)).look(31, after, 10, 9)
    assert watched.lp(1) == [lp]
    assert steps(watched) == [(StepKind.DEMOTION, str(rank(after)), 1)]


def test_a_loss_under_the_demotion_shield_took_nothing_and_that_is_known():
    watched = Watched().look(0, "GOLD IV 0", 10, 8).played(loss(1, 30)).look(31, "GOLD IV 0", 10, 9)
    assert watched.lp(1) == [0]
    assert steps(watched) == []


def test_the_days_draw_of_the_apex_tiers_is_a_step_without_a_game():
    watched = Watched().look(0, "GRANDMASTER 700", 10, 8).look(60, "CHALLENGER 700", 10, 8)
    assert steps(watched) == [(StepKind.PROMOTION, "Challenger · 700 LP", None)]
    assert watched.history().drifts == []
    assert watched.history().steps[0].counted == 0


def test_a_step_that_two_games_share_stands_with_the_last_and_tells_no_lp():
    watched = Watched().look(0, "GOLD II 80", 10, 8).played(win(1, 30), win(2, 70))
    watched.look(71, "GOLD I 22", 12, 8)
    assert watched.lp(1, 2) == ["unknown", "unknown"]
    assert steps(watched) == [(StepKind.PROMOTION, "Gold I · 22 LP", 2)]


def test_a_remake_counts_for_nothing_and_spoils_nobodys_difference():
    watched = Watched().look(0, "GOLD II 34", 10, 8).played(remake(1, 10), win(2, 45))
    watched.look(11, "GOLD II 34", 10, 8).look(46, "GOLD II 55", 11, 8)
    assert watched.lp(1, 2) == ["nothing", 21]


def test_a_dodged_lobby_costs_lp_that_no_game_cost():
    watched = Watched().look(0, "GOLD II 34", 10, 8).look(5, "GOLD II 29", 10, 8)
    watched.played(win(1, 40)).look(41, "GOLD II 50", 11, 8)
    assert watched.lp(1) == [21]
    assert [drift.lp for drift in watched.history().drifts] == [-5]


def test_placement_games_have_no_lp_and_the_last_one_places():
    watched = Watched().look(0, "")
    for number in range(1, 6):
        ended = 40 * number
        watched.played(win(number, ended))
        if number < 5:
            watched.look(ended + 1, "").look(ended + 20, "")
    watched.look(201, "GOLD IV 12", 5, 0)
    assert watched.lp(1, 2, 3, 4, 5) == ["placement"] * 5
    assert steps(watched) == [(StepKind.PLACED, "Gold IV · 12 LP", 5)]
    assert watched.change(5).step is not None


def test_a_game_after_the_placement_is_none():
    watched = Watched().look(0, "").look(1, "GOLD IV 12", 5, 0).played(win(1, 30))
    assert watched.look(31, "GOLD IV 40", 6, 0).lp(1) == [28]


def test_a_game_played_unranked_is_a_placement_once_no_rank_came_of_it():
    watched = Watched().look(0, "").played(win(1, 40)).look(41, "")
    assert watched.lp(1, now=42) == ["pending"]
    watched.look(56, "")
    assert watched.lp(1, now=57) == ["placement"]


def test_whom_nobody_looked_at_after_his_game_of_him_nothing_is_claimed():
    watched = Watched().look(0, "").played(win(1, 40))
    assert watched.lp(1, now=500) == ["pending"]
    assert watched.lp(1, now=5000) == ["unknown"]


def test_a_season_reset_is_no_demotion_and_its_first_rank_is_a_placement():
    watched = Watched().look(0, "EMERALD II 50", 40, 38).look(60, "")
    watched.played(win(1, 100)).look(101, "").look(130, "")
    watched.played(loss(2, 160)).look(161, "GOLD I 0", 1, 1)
    assert watched.lp(1, 2) == ["placement", "placement"]
    assert watched.history().resets == [minute(60)]
    assert steps(watched) == [(StepKind.PLACED, "Gold I · 0 LP", 2)]


def test_a_season_reset_that_only_the_counts_show_is_one_too():
    watched = Watched().look(0, "EMERALD II 50", 40, 38).played(win(1, 900))
    watched.look(901, "GOLD I 0", 4, 2)
    assert watched.lp(1) == ["unknown"]
    assert watched.history().resets == [minute(901)]
    assert [kind for kind, _, _ in steps(watched)] == [StepKind.PLACED]


def test_a_rank_that_was_hidden_for_a_while_is_no_reset():
    """League entries were empty for everybody after a patch (developer-relations#726)."""
    watched = Watched().look(0, "GOLD II 34", 40, 38).look(60, "").look(120, "")
    watched.played(win(1, 130)).look(131, "GOLD II 55", 41, 38)
    assert watched.lp(1) == [21]
    assert (watched.history().resets, steps(watched)) == ([], [])


def test_a_new_season_that_counts_as_far_as_the_old_one_is_told_apart_by_our_games():
    watched = Watched().look(0, "GOLD II 34", 3, 2).look(60, "")
    for number in range(1, 6):
        watched.played(win(number, 60 + 40 * number))
    watched.look(262, "SILVER I 10", 4, 2)
    assert [kind for kind, _, _ in steps(watched)] == [StepKind.PLACED]


def test_a_loss_that_riot_takes_back_is_no_reset():
    watched = Watched().look(0, "GOLD II 34", 40, 38).look(60, "GOLD II 54", 40, 37)
    assert watched.history().resets == []
    assert [drift.lp for drift in watched.history().drifts] == [20]


def test_a_late_look_is_exact_where_one_game_alone_lies_before_it():
    watched = (
        Watched().look(0, "GOLD II 34", 10, 8).played(win(1, 30)).look(2000, "GOLD II 55", 11, 8)
    )
    assert watched.lp(1) == [21]


def test_who_leaves_a_tft_game_early_is_counted_before_its_end():
    watched = Watched().look(0, "GOLD II 34", 2, 8).played(placed(1, 40, 8, out=22))
    assert watched.look(25, "GOLD II 4", 2, 9).lp(1) == [-30]


def test_hyper_roll_moves_by_rating():
    watched = Watched().look(0, "BLUE 2310", 2, 8).played(placed(1, 20, 2))
    assert watched.look(21, "BLUE 2365", 2, 9).lp(1) == [55]


def test_a_game_whose_record_is_awaited_has_its_share_already():
    watched = Watched().look(0, "GOLD II 34", 10, 8).played(awaited(1, 30))
    assert watched.look(31, "GOLD II 55", 11, 8).lp(1, now=32) == [21]


def test_what_is_never_counted_ends_as_unknown():
    watched = (
        Watched().look(0, "GOLD II 34", 10, 8).played(win(1, 30)).look(31, "GOLD II 34", 10, 8)
    )
    assert watched.lp(1, now=60) == ["pending"]
    assert watched.lp(1, now=200) == ["unknown"]


def test_without_a_single_look_nothing_is_known():
    assert Watched().played(win(1, 30)).lp(1, now=31) == ["pending"]
    assert Watched().played(win(1, 30)).lp(1, now=3000) == ["unknown"]


def test_a_week_as_a_person_would_work_it_out():
    """Two games between two looks, a decay, a promotion, a demotion shield, a late look, a season
    reset."""
    day = 24 * 60
    watched = Watched().look(0, "DIAMOND III 40", 100, 90)
    watched.played(win(1, 30), win(2, 65)).look(70, "DIAMOND III 82", 102, 90)
    watched.look(day, "DIAMOND III 32", 102, 90)  # a decay
    watched.played(win(3, day + 30)).look(day + 31, "DIAMOND III 55", 103, 90)
    watched.played(win(4, day + 70)).look(day + 71, "DIAMOND III 79", 104, 90)
    watched.played(win(5, day + 110)).look(day + 111, "DIAMOND II 3", 105, 90)  # a promotion
    watched.played(loss(6, day + 150)).look(day + 151, "DIAMOND II 0", 105, 91)
    watched.played(loss(7, day + 190)).look(day + 191, "DIAMOND II 0", 105, 92)  # the shield
    watched.played(loss(8, day + 230)).look(2 * day, "DIAMOND III 76", 105, 93)  # a late look
    watched.look(3 * day, "")  # a new season
    watched.played(win(9, 3 * day + 40)).look(3 * day + 41, "EMERALD I 20", 1, 0)
    assert watched.lp(*range(1, 10)) == [
        *("unknown", "unknown", 23, 24, 24, -3, 0, -24),
        "placement",
    ]
    assert [drift.lp for drift in watched.history().drifts] == [-50]
    assert steps(watched) == [
        (StepKind.PROMOTION, "Diamond II · 3 LP", 5),
        (StepKind.DEMOTION, "Diamond III · 76 LP", 8),
        (StepKind.PLACED, "Emerald I · 20 LP", 9),
    ]
    assert watched.history().resets == [minute(3 * day)]


def test_every_game_gets_exactly_one_answer():
    watched = Watched().look(0, "GOLD II 34", 10, 8)
    watched.played(win(1, 10), remake(2, 20), loss(3, 40), awaited(4, 60))
    assert set(watched.history().games) == {key(n) for n in (1, 2, 3, 4)}
