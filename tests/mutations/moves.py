"""The promises of cut-over and roll-back."""

from tests.mutations.mutation import breaking

_leftovers = breaking("tracking/polling/leftovers.py", "tracking/legacy/test_leftovers.py")
_leftovers_lists = breaking("tracking/polling/history.py", "tracking/legacy/test_leftovers.py")
_promotion = breaking("tracking/outbox/promotion.py", "tracking/outbox/test_promotion.py")
_MEANWHILE = "tracking/outbox/test_promotion_meanwhile.py"
_meanwhile = breaking("tracking/outbox/meanwhile.py", _MEANWHILE)
_steps = breaking("tracking/outbox/steps.py", _MEANWHILE)
_enqueue = breaking("tracking/outbox/enqueue.py", "tracking/outbox/test_enqueue.py")
_recovery = breaking("tracking/legacy/to_games.py", "tracking/legacy/test_recovery.py")
_back = breaking("tracking/legacy/to_states.py", "tracking/legacy/test_recovery.py")
_models = breaking("bot/models.py", "bot/test_models.py")

MOVES = (
    _models(
        "What a shadow finishes after the cut-over is posted",
        '        Turn(\n            name="takeover",\n            run=service.takeover_turn,\n'
        "            seconds=settings.completion_interval_seconds,\n        ),\n",
        "",
        "test_one_setting_chooses_the_model",
    ),
    _models(
        "A shadow takes nothing over",
        "    if not settings.emit_events:\n        return\n",
        "",
        "test_a_shadow_takes_nothing_over",
    ),
    _meanwhile(
        "That there is no result is not told where there is one",
        "        before |= now.told.results(key, row.guild_id)\n",
        "        pass\n",
        "TestPromotion::test_that_there_is_no_result_is_not_owed_where_there_is_one",
        of="tracking/outbox/test_promotion.py",
    ),
    _leftovers(
        "What ran at the roll-back is asked for when the old model does not see it any more",
        "                await self._hold_over(session, until)\n",
        "                pass\n",
        "test_what_ran_at_the_move_is_told_even_where_the_old_model_forgets_it",
    ),
    _leftovers(
        "What runs on is not asked for",
        ".where(*_of(until), TrackedGameRow.held_over_at.is_(None), ~running)",
        ".where(*_of(until), TrackedGameRow.held_over_at.is_(None))",
        "test_what_ran_at_the_move_is_not_asked_for_while_it_runs",
    ),
    _leftovers(
        "What a shadow finishes of the new model's games is posted",
        "                begun_by=until,\n",
        "                begun_by=self._began.min.replace(tzinfo=self._began.tzinfo),\n",
        "test_a_shadow_takes_nothing_of_the_new_models_time_away",
    ),
    _leftovers(
        "What a shadow finds beside the old model is left to it",
        "    return _ACTIVE, TrackedGameRow.detected_at < until",
        "    return (_ACTIVE,)",
        "test_what_a_shadow_finds_beside_the_old_model_is_left_to_it",
    ),
    _leftovers(
        "What ended unseen before the roll-back is found",
        "            compared = await self._history.turn(ended)\n",
        "            compared = {'players': 0, 'found': 0}\n",
        "test_what_ended_unseen_before_the_move_is_found_in_match_lists",
    ),
    _leftovers_lists(
        "What ended unseen after the roll-back is the old model's to lose",
        "self._ended.after <= at < self._ended.before",
        "self._ended.after <= at",
        "test_what_ended_unseen_later_is_the_old_models_to_lose",
    ),
    _models(
        "What a dead sender claimed is taken over at the start",
        "        await outbox.release_claims(session, clock.now())\n",
        "",
        "test_what_a_dead_sender_claimed_is_due_at_once",
    ),
    _models(
        "What a shadow put down is owed at the start",
        "        promoted = await outbox.promote(session, clock.now(), max_age)\n",
        "        promoted = 0\n",
        "test_what_a_shadow_put_down_is_owed_at_the_start",
    ),
    _models(
        "What the old model has open is taken over by the new one",
        "            done = await recovery.to_tracked_games(since=clock.now() - young)\n",
        "            done = await recovery.to_tracked_games(since=clock.now(), dry_run=True)\n",
        "test_what_the_old_model_has_open_is_taken_over_by_the_new_one",
    ),
    _models(
        "What the new model has open is taken over by the old one, and nothing else",
        "    done = await recovery.to_game_states(only_open=True)\n",
        "    done = await recovery.to_game_states(only_open=False)\n",
        "test_what_the_new_model_has_open_is_taken_over_by_the_old_one",
    ),
    _recovery(
        "A game that runs at the cut-over may run on",
        "    if game.over_at is None and game.game_id == terms.latest:\n",
        "    if False:\n",
        "test_what_the_old_model_has_open_is_taken_over_by_the_new_one",
        of="bot/test_models.py",
    ),
    _recovery(
        "A young game that the old model lost is asked for",
        "    if terms.now - game.began_at > terms.young:\n",
        "    if True:\n",
        "test_a_young_game_that_the_old_model_lost_is_asked_for_and_announced",
    ),
    _recovery(
        "An old game without a readable result says why it has none",
        '"last_error": NO_RESULT}',
        '"last_error": None}',
        "test_an_old_game_without_a_readable_result_is_unavailable_with_the_reason",
    ),
    _back(
        "A second back-fill writes nothing",
        "        if IN_GAME not in told:\n",
        "        if True:\n",
        "test_only_what_is_missing_is_written_and_a_second_run_writes_nothing",
    ),
    _back(
        "A game that is back-filled hides none that runs from the old model",
        "    return min(game.started_at or over_at, over_at), over_at\n",
        "    return game.detected_at, game.detected_at\n",
        "test_a_back_fill_hides_no_game_that_runs_from_the_old_model",
        of="tracking/legacy/test_odd_rows.py",
    ),
    _promotion(
        "What is announced at this very moment is not promoted",
        "insert_once(session, [owed])",
        "Announcement.__table__.insert().values([owed])",
        "TestPromotion::test_what_is_announced_at_this_very_moment_is_not_promoted",
        postgresql=True,
    ),
    _promotion(
        "What ended too long ago is not promoted",
        "        Announcement.event_at >= now - max_age,\n",
        "",
        "TestPromotion::test_what_ended_too_long_ago_is_not_promoted",
    ),
    _meanwhile(
        "What the old service told is not promoted",
        "            and (line.player_id, row.game_id) not in now.finished\n",
        "",
        "TestPromotion::test_what_the_old_service_told_is_not_promoted",
        of="tracking/outbox/test_promotion.py",
    ),
    _meanwhile(
        "What our own old model wrote holds no promotion back",
        "                GameState.origin.is_(None),\n",
        "",
        "TestPromotion::test_a_row_of_our_own_does_not_hold_it_back",
        of="tracking/outbox/test_promotion.py",
    ),
    _meanwhile(
        "Who is followed anew is owed from then on",
        "            and route.since <= max(row.created_at, event.ended_at or row.created_at)\n",
        "",
        "TestFollowing::test_who_is_followed_anew_is_owed_from_then_on",
    ),
    _meanwhile(
        "What was told in another channel is not promoted",
        "            and line.player_id not in before\n",
        "",
        "TestChannels::test_what_the_old_model_told_in_another_channel_is_not_told_again",
    ),
    _meanwhile(
        "What a filter muted for the old model is not promoted",
        "            and (route.subscription_id, key) not in now.muted\n",
        "",
        "TestChoices::test_what_a_filter_muted_when_the_old_model_finished_it_stays_muted",
    ),
    _meanwhile(
        "What is promoted is told where the server wants it now",
        "            yield Due(row=row, channel_id=channel_id, payload=payload)\n",
        "            yield Due(row=row, channel_id=row.channel_id, payload=payload)\n",
        "TestChannels::test_it_is_told_where_the_server_wants_it_now",
    ),
    _steps(
        "A step's game that is found after its promotion ends no turn of the ranks",
        "and_(Announcement.state == State.SUPPRESSED.value, ~promoted)",
        "Announcement.state == State.SUPPRESSED.value",
        "TestSteps::test_its_game_is_found_after_the_start_that_owed_it",
    ),
    _enqueue(
        "A server is told of a player's game in one channel, whichever it is by then",
        "        before = await told(session, [event.key])\n",
        "        before = await told(session, [])\n",
        "TestEnqueue::"
        "test_a_server_is_told_of_a_players_game_in_one_channel_whichever_it_is_by_then",
    ),
)
