"""Recaps: each period once, in the server's own time, and nothing made up."""

from tests.mutations.mutation import breaking

SERVICE = "tracking/recaps/test_service.py"
PERIODS = "tracking/domain/test_recap_periods.py"

_schedules = breaking("tracking/recaps/schedules.py", SERVICE)
_service = breaking("tracking/recaps/service.py", SERVICE)
_owing = breaking("tracking/outbox/recaps.py", SERVICE)
_periods = breaking("tracking/domain/recap_periods.py", PERIODS)
_ranks = breaking("tracking/domain/recap_ranks.py", "tracking/domain/test_recap_ranks.py")
_summing = breaking("tracking/recaps/summing.py", "tracking/recaps/test_making.py")
_posting = breaking("bot/posting.py", "bot/test_recap_posts.py")
_models = breaking("bot/models.py", "bot/test_models.py")

RECAPS = (
    _schedules(
        "A period is told once, also where its recaps get another channel",
        "            or_(RecapSchedule.last.is_(None), RecapSchedule.last < owed.span.first),\n",
        "",
        "test_two_processes_that_find_it_due_tell_it_once",
    ),
    _schedules(
        "A recap is told in the zone of its server",
        "zone = zone_of(timezone)",
        "zone = zone_of(None)",
        "test_a_recap_is_told_in_the_zone_of_its_server",
    ),
    _service(
        "That a period is told and what is told of it are one commit",
        "        async with self._database.write() as session:\n"
        "            return await _settle(session, owed, made, now)",
        "        async with self._database.write() as session:\n"
        "            await settle(session, owed)\n"
        "        async with self._database.write() as session:\n"
        "            return await _settle(session, owed, made, now)",
        "test_what_was_told_and_that_it_was_are_one_commit",
    ),
    _service(
        "A recap does not wait for ever for what lacks",
        "PATIENCE = timedelta(minutes=30)",
        "PATIENCE = timedelta(days=30)",
        "TestWaiting::test_and_not_for_ever",
    ),
    _service(
        "A recap waits for results that are on their way",
        "return not made.complete and waited < PATIENCE",
        "return False",
        "TestWaiting::test_a_recap_waits_for_results_that_are_on_their_way",
    ),
    _models(
        "A shadow makes no recaps",
        "    if settings.emit_events:\n        turns += _announcing(",
        "    if settings:\n        turns += _announcing(",
        "test_a_shadow_promotes_nothing_and_makes_no_recaps",
    ),
    _owing(
        "An older recap that could not be posted gives way to the newer",
        "        .values(state=State.FOLDED.value, due_at=None)\n",
        "        .values(due_at=None)\n",
        "TestPlaces::test_an_older_recap_that_could_not_be_posted_gives_way_to_the_newer",
    ),
    _periods(
        "A day is that of the server's clocks",
        "return _instant(self.first, 0, self.zone)",
        "return _instant(self.first, 0, UTC)",
        "test_a_period_goes_from_midnight_to_midnight_of_the_server",
    ),
    _periods(
        "An hour that had passed when recaps were switched on is not made up for",
        "return not settled and span.due_at(schedule.hour) > schedule.switched_on_at",
        "return not settled",
        "test_an_hour_that_had_passed_when_it_was_switched_on_is_not_made_up_for",
    ),
    _periods(
        "Another hour tells no period twice",
        "schedule.last is not None and span.first <= schedule.last",
        "schedule.last is not None and span.first < schedule.last",
        "test_another_hour_tells_no_period_twice_and_leaves_none_out",
    ),
    _ranks(
        "LP that is not known is not taken for 0",
        "unknown = len(counted) - len(lp)",
        "unknown = 0",
        "test_what_two_games_gave_together_is_known_where_the_ranks_around_them_are",
    ),
    _ranks(
        "What unknown games gave together is told only where all of them were counted",
        "not pending and between == len(counted)",
        "not pending",
        "test_nor_where_one_of_them_was_never_counted",
    ),
    _ranks(
        "A new season is no loss",
        "if season or between >",
        "if between >",
        "test_a_new_season_is_neither_won_nor_lost",
    ),
    _ranks(
        "Nobody climbs by games of another time",
        "if season or between > len(counted) else",
        "if season else",
        "test_games_on_both_sides_of_midnight_that_share_a_look_are_unknown_on_each",
    ),
    _summing(
        "A recap tells of no game from before its player was followed",
        "if game.ended_at >= players[game.player_id].since\n",
        "if game.ended_at\n",
        "test_only_players_whom_the_server_follows_are_told_of_and_only_since_then",
    ),
    _posting(
        "A lost recap is known again by its footer",
        "if any(embed.footer.text == mark for embed in message.embeds):",
        "if False:",
        "test_one_whose_answer_was_lost_is_not_posted_again",
    ),
    _posting(
        "The recap of a day is not taken for that of its week",
        "embed.footer.text == mark for",
        'mark in (embed.footer.text or "") for',
        "test_another_recap_is_not_taken_for_the_lost_one",
    ),
)
