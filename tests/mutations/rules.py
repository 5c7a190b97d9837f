"""The rules: what follows from a look, and how long a record is waited for."""

from tests.mutations.mutation import breaking

_following = breaking("tracking/domain/following.py", "tracking/domain/test_following.py")
_listing = breaking("tracking/domain/listing.py", "tracking/domain/test_listing.py")
_audit = breaking("tracking/domain/audit.py", "tracking/domain/test_audit.py")

GRACE = "test_grace_runs_from_the_hold_and_never_ends_within_an_hour_where_a_lobby_may_go_on"

RULES = (
    _following(
        "Two absences hold a game over, one does not",
        "ABSENT_LOOKS = 2",
        "ABSENT_LOOKS = 1",
        "test_one_absence_is_suspicion_and_two_in_a_row_hold_the_game_over",
    ),
    _following(
        "Being seen in another game holds a game over",
        "if _waits(row) and row.key != look.live.key and not _is_older(shown, row)",
        "if False",
        "test_a_player_who_goes_straight_from_one_game_into_the_next_has_both",
    ),
    _following(
        "Spectator going back to a previous game ends nothing",
        " and not _is_older(shown, row)",
        "",
        "test_spectator_going_back_to_the_previous_game_ends_nothing",
    ),
    _following(
        "A finished game that spectator shows is not touched",
        "if shown is not None and not shown.is_active():",
        "if False:",
        "test_a_finished_game_that_spectator_still_shows_is_not_opened_again",
    ),
    _following(
        "Absence counts only where spectator answered",
        "if _waits(row) and row.game in trusted]",
        "if _waits(row)]",
        "test_absence_from_a_spectator_that_did_not_answer_counts_for_nothing",
    ),
    _following(
        "Absence counts for nothing while most players are gone",
        "trusted = look.answered - set(untrusted)",
        "trusted = look.answered",
        "test_absence_counts_for_nothing_while_most_players_are_gone",
    ),
    _following(
        "Most games gone at once is an outage",
        "gone * 2 > len(set(before))",
        "False",
        "test_an_outage_is_more_than_half_of_at_least_three_games",
    ),
    _following(
        "A game held over by absence that shows up again goes on",
        "elif shown.held_over_at is None or _only_absent(shown):",
        "elif shown.held_over_at is None:",
        "test_a_game_held_over_by_absence_that_shows_up_again_goes_on",
    ),
    _following(
        "A game held over for a better reason is not taken up again",
        "elif shown.held_over_at is None or _only_absent(shown):",
        "else:",
        "test_spectator_going_back_to_the_previous_game_ends_nothing",
    ),
    _following("The grace period is waited for", "end = held + grace", "end = held", GRACE),
    _following(
        "A lobby that may go on has an hour of grace",
        "if row.game is Game.TFT or arena or reason is HeldOver.ABSENT:",
        "if False:",
        GRACE,
    ),
    _following(
        "Attempts come less often along a ladder",
        "return now + interval * _LADDER[min(max(retries - 1, 0), len(_LADDER) - 1)]",
        "return now + interval",
        "test_attempts_come_every_interval_in_grace_and_along_a_ladder_after_it",
    ),
    _listing(
        "Games that ended before anything was owed stop the search",
        "        if ended_at < self._owed_since:\n",
        "        if False:\n",
        "test_the_newest_is_asked_for_first_and_one_old_record_spares_all_below_it",
    ),
    _listing(
        "No order of a match list hides a new game",
        "elif int(key.game_id) < self._too_old.get(key.platform, 0):",
        "elif self._too_old.get(key.platform, 0):",
        "test_no_order_of_the_list_hides_a_new_game",
    ),
    _listing(
        "The search goes on over games that are stored",
        "aged = [key in self._aged for key in page]",
        "aged = [key in self._ends for key in page]",
        "test_reading_goes_on_behind_games_that_are_stored_already",
    ),
    _listing(
        "A list is read on behind its first page",
        "self._complete = len(ids) < self.count or self.start + self.count >= FARTHEST",
        "self._complete = True",
        "test_a_page_that_is_all_new_is_followed_by_the_next",
    ),
    _audit(
        "A listed game that is older than the sweep's promise is said to be overdue",
        "        if self._now <= due:\n",
        "        if self._now >= due:\n",
        "test_a_comparison_that_comes_too_late_makes_what_it_finds_overdue",
    ),
    _audit(
        "A game that stood in the list before and has no row is overdue however young",
        "        if keys is not None and key in keys:\n            return Finding.OVERDUE\n",
        "",
        "test_a_game_that_stood_in_the_list_before_and_has_no_row_is_overdue_however_young",
    ),
    _audit(
        "What Riot lists late is not taken for our loss",
        "            return Finding.LISTED_LATE\n",
        "            return Finding.OVERDUE\n",
        "test_what_riot_lists_late_is_not_ours",
    ),
)
