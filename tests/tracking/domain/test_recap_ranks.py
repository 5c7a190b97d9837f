from tests.support.ranks import Watched, awaited, loss, minute, placed, rank, remake, win
from tracking.domain.recap_ranks import Share, share

DAY = 1440


def of(watched: Watched, since: float = 0, until: float = DAY, now: float = 100_000) -> Share:
    return share(
        watched.sightings,
        watched.games,
        since=minute(since),
        until=minute(until),
        now=minute(now),
    )


def told(watched, **more):
    found = of(watched, **more)
    return found.won, found.lost, found.known, found.unknown, found.together, found.moved


def test_lp_won_and_lp_lost_are_added_up_each():
    watched = Watched().look(-10, "GOLD II 34", 10, 8).played(win(1, 30), loss(2, 70), win(3, 110))
    watched.look(31, "GOLD II 55", 11, 8).look(71, "GOLD II 40", 11, 9)
    watched.look(111, "GOLD II 62", 12, 9)
    assert told(watched) == (43, -15, 3, 0, None, 28)


def test_what_two_games_gave_together_is_known_where_the_ranks_around_them_are():
    watched = Watched().look(-10, "GOLD II 34", 10, 8).played(win(1, 30), loss(2, 70), win(3, 110))
    watched.look(71, "GOLD II 36", 11, 9).look(111, "GOLD II 58", 12, 9)
    assert told(watched) == (22, 0, 1, 2, 2, 24)


def test_it_is_not_where_a_game_that_we_do_not_know_is_in_the_difference():
    watched = Watched().look(-10, "GOLD II 34", 10, 8).played(win(1, 30), loss(2, 70))
    watched.look(71, "GOLD II 56", 12, 9)
    assert told(watched) == (0, 0, 0, 2, None, None)


def test_nor_where_one_of_them_was_never_counted():
    watched = Watched().look(-10, "GOLD II 34", 10, 8).played(win(1, 30), loss(2, 70), win(3, 200))
    watched.look(71, "GOLD II 36", 11, 9).look(2000, "GOLD II 36", 11, 9)
    assert told(watched) == (0, 0, 0, 3, None, 2)


def test_a_single_game_with_something_else_in_its_difference_stays_unknown():
    """A win that took 31 LP: a lobby was dodged, or a decay came in between."""
    watched = Watched().look(-10, "DIAMOND II 50", 10, 8).played(win(1, 30), win(2, 70))
    watched.look(31, "DIAMOND II 19", 11, 8).look(71, "DIAMOND II 40", 12, 8)
    assert told(watched) == (21, 0, 1, 1, None, -10)


def test_a_decay_is_no_game_and_is_not_taken_for_the_unknown_ones():
    watched = Watched().look(-10, "DIAMOND II 50", 10, 8).look(10, "DIAMOND II 0", 10, 8)
    watched.played(win(1, 30), loss(2, 70)).look(71, "DIAMOND II 4", 11, 9)
    found = of(watched)
    assert (found.drifted, found.together, found.moved) == (-50, 4, -46)


def test_a_game_belongs_to_the_time_in_which_it_ended_also_when_it_was_counted_later():
    watched = Watched().look(-10, "GOLD II 34", 10, 8).played(win(1, DAY - 1), win(2, DAY + 60))
    watched.look(DAY + 3, "GOLD II 55", 11, 8).look(DAY + 61, "GOLD II 77", 12, 8)
    assert told(watched) == (21, 0, 1, 0, None, 21)
    assert told(watched, since=DAY, until=2 * DAY) == (22, 0, 1, 0, None, 22)


def test_games_on_both_sides_of_midnight_that_share_a_look_are_unknown_on_each():
    watched = Watched().look(-10, "GOLD II 34", 10, 8)
    watched.played(win(1, 60), win(2, DAY - 1), win(3, DAY + 30))
    watched.look(61, "GOLD II 54", 11, 8).look(DAY + 31, "GOLD II 94", 13, 8)
    assert told(watched) == (20, 0, 1, 1, None, 20)
    # And nobody climbed by a game of the day before.
    assert told(watched, since=DAY, until=2 * DAY) == (0, 0, 0, 1, None, None)


def test_a_new_season_is_neither_won_nor_lost():
    watched = Watched().look(-10, "MASTER 300", 100, 80).look(60, "").played(win(1, 90))
    watched.look(91, "EMERALD I 20", 1, 0)
    assert told(watched) == (0, 0, 0, 0, None, None)
    plain = Watched().look(-10, "MASTER 300", 100, 80).look(60, "EMERALD I 20", 3, 2)
    assert told(plain) == (0, 0, 0, 0, None, None)


def test_a_remake_moves_nothing():
    watched = Watched().look(-10, "GOLD II 34", 10, 8).played(remake(1, 30))
    assert of(watched.look(40, "GOLD II 34", 10, 8)).played == 0


def test_a_game_whose_lp_may_still_come_is_pending_and_unknown():
    watched = Watched().look(-10, "GOLD II 34", 10, 8).played(awaited(1, DAY - 10))
    found = of(watched.look(DAY - 5, "GOLD II 34", 10, 8), now=DAY + 5)
    assert (found.unknown, found.pending, found.together) == (1, 1, None)


def test_whom_nobody_looked_at_has_unknown_games():
    assert told(Watched().played(win(1, 30))) == (0, 0, 0, 1, None, None)
    assert of(Watched()) == Share()


def test_who_was_looked_at_for_the_first_time_in_it_begins_there():
    watched = Watched().look(60, "GOLD II 34", 10, 8).played(win(1, 90))
    found = of(watched.look(91, "GOLD I 2", 11, 8))
    assert (found.before, found.after, found.moved) == (rank("GOLD II 34"), rank("GOLD I 2"), 68)


def test_what_was_seen_after_it_is_of_another_time():
    watched = Watched().look(DAY + 60, "GOLD II 34", 10, 8).played(win(1, DAY + 90))
    watched.look(DAY + 91, "GOLD I 2", 11, 8)
    assert of(watched) == Share()


def test_tft_counts_its_games_as_well():
    watched = Watched().look(-10, "GOLD II 34", 3, 8).played(placed(1, 30, 1), placed(2, 90, 8))
    watched.look(31, "GOLD II 74", 4, 8).look(91, "GOLD II 29", 4, 9)
    assert told(watched) == (40, -45, 2, 0, None, -5)
