"""The turns: from a look, or a match list, to the stored result."""

from tests.mutations.mutation import breaking

PROMISES = "tracking/polling/test_promises.py"
FOR_EVER = "tracking/polling/test_nothing_waits_for_ever.py"
TURNS_ = "tracking/polling/test_turns.py"
HISTORY = "tracking/polling/test_history.py"
SERVICE = "tracking/polling/test_match_service.py"
UNNAMED = "test_a_record_that_does_not_name_the_player_is_retried_and_given_up_saying_so"

_detection = breaking("tracking/polling/detection.py", TURNS_)
_together = breaking("tracking/together.py", TURNS_)
_silence = breaking("tracking/polling/silence.py", TURNS_)
_looks = breaking("tracking/polling/store/looks.py", PROMISES)
_awaiting = breaking("tracking/polling/awaiting.py", PROMISES)
_completion = breaking("tracking/polling/completion.py", PROMISES)
_due = breaking("tracking/polling/store/due.py", PROMISES)
_records = breaking("tracking/polling/store/records.py", PROMISES)
_lists = breaking("tracking/polling/store/lists.py", PROMISES)
_history = breaking("tracking/polling/history.py", HISTORY)
_walks = breaking("tracking/polling/walks.py", HISTORY)
_service = breaking("tracking/polling/service.py", "tracking/polling/test_spectator_outage.py")
_manager = breaking("tracking/database/manager.py", "tracking/database/test_manager.py")

TURNS = (
    _together(
        "A turn that fails leaves nothing running behind it",
        "asyncio.gather(*works, return_exceptions=True)",
        "asyncio.gather(*works)",
        "test_a_turn_that_fails_leaves_nothing_running_behind_it",
    ),
    _silence(
        "A spectator that lost most games at once is doubted until it shows somebody",
        "self._silent = (lost - self._silent) | (self._silent - after.keys())",
        "self._silent = set()",
        "test_an_outage_of_spectator_holds_nothing_over",
    ),
    _detection(
        "One answer stands for every follower it names",
        "            for pair in player.puuids:\n                if (live :=",
        "            for pair in ():\n                if (live :=",
        "test_one_answer_stands_for_every_follower_it_names",
    ),
    _detection(
        "A puuid of another key is resolved again",
        "                await mark_foreign(session, sorted(found.foreign), now)\n",
        "                pass\n",
        "test_puuids_of_another_key_are_marked_to_be_resolved_again",
    ),
    _looks(
        "A game seen again is not held over any more",
        '            "held_over_at": None,\n            "held_over_reason": None,\n',
        "",
        "test_a_game_that_shows_up_again_is_not_asked_for",
    ),
    _looks(
        "A late look changes no finished game",
        'table.c.id == bindparam("row_id"), table.c.status == GameStatus.ACTIVE.value)',
        'table.c.id == bindparam("row_id"))',
        "test_a_look_that_comes_too_late_changes_no_finished_game",
    ),
    _service(
        "That spectator shows nobody is told once, and when it is back",
        "            elif await notices.end(",
        "            elif False and await notices.end(",
        "test_a_spectator_that_refuses_everybody_is_told_of_once_and_when_it_is_back",
    ),
    _completion(
        "The result and its announcement are one transaction",
        "            if completed:\n                ids = [",
        "        async with self._database.write() as session:\n"
        "            if completed:\n                ids = [",
        "test_no_result_is_stored_without_its_announcement",
    ),
    _awaiting(
        "A game without a record ends at the deadline",
        "        if overdue:\n            said",
        "        if False:\n            said",
        UNNAMED,
        of=FOR_EVER,
    ),
    _awaiting(
        "A game is not given up before the deadline",
        "return now - held >= self._patience.deadline",
        "return now - held >= self._patience.deadline / 2",
        "test_a_game_is_awaited_until_its_deadline",
    ),
    _awaiting(
        "A missing record is no retry during the grace period",
        "retry=not in_grace,",
        "retry=True,",
        "test_a_record_missing_after_grace_counts_as_a_retry_and_comes_in_the_end",
        of=TURNS_,
    ),
    _awaiting(
        "An outage is no game's retry",
        "due_at=at, reason=reason, retry=False)",
        "due_at=at, reason=reason, retry=True)",
        "test_an_outage_of_the_record_is_not_the_games_retry",
        of=TURNS_,
    ),
    _awaiting(
        "No game is given up while Riot denies every record",
        "        if counts and await self._service.works(",
        "        if False and await self._service.works(",
        "test_an_outage_of_the_whole_match_service_is_no_games_retry_and_ends_none",
        of=SERVICE,
    ),
    _completion(
        "A private game is believed only where other records are served",
        "            if await self.service.works(due.key, due.game, priority=priority) is False:\n",
        "            if False:\n",
        "test_a_private_game_is_believed_only_where_other_records_are_served",
        of=SERVICE,
    ),
    _completion(
        "A private game is given up at once and says so",
        '            await self.awaiting.give_up(due, f"{PRIVATE} ({queue_name}).")\n',
        "",
        "test_a_private_record_is_unavailable_at_once",
        of=TURNS_,
    ),
    _awaiting(
        "A game another follower is still seen in is not over",
        "            running or (not failed and now < self._grace_ends(row, why))",
        "            (not failed and now < self._grace_ends(row, why))",
        "test_a_missing_record_is_no_failure_while_another_follower_is_seen_in_the_game",
    ),
    _awaiting(
        "A game given up is announced",
        "if seen := [each.player_id for each in given_up if each.seen]:",
        "if seen := []:",
        "test_a_record_that_never_comes_is_unavailable_and_announced_as_such",
        of=TURNS_,
    ),
    _awaiting(
        "A game given up is announced only where its start was seen",
        "if seen := [each.player_id for each in given_up if each.seen]:",
        "if seen := [each.player_id for each in given_up]:",
        "test_a_game_nobody_saw_begin_is_given_up_in_silence",
    ),
    _awaiting(
        "A game given up whose record is listed after all is completed",
        "            await self.give_up(due, said, again=True)\n",
        "            await self.give_up(due, said)\n",
        "test_a_game_given_up_is_completed_after_all_when_its_record_is_listed",
        of=HISTORY,
    ),
    _completion(
        "A record that does not name the player is no result, and no silence",
        "        if not waiting:\n",
        "        if True:\n",
        UNNAMED,
        of=FOR_EVER,
    ),
    _due(
        "Due times are stored, and kept to",
        "or_(TrackedGameRow.due_at.is_(None), TrackedGameRow.due_at <= now),",
        "",
        "test_a_restart_does_not_rush_an_attempt_that_is_due_later",
    ),
    _due(
        "A game that runs longer than any does is asked for",
        "            < now - LONGEST_GAME,",
        "            < now - 100 * LONGEST_GAME,",
        "test_a_game_that_spectator_shows_for_longer_than_any_lasts_is_asked_for",
    ),
    _records(
        "A record opens the rows of all its followers",
        "await manager.open_games([_new_game(p.id, record, now, source) for p, _ in players])",
        "",
        "test_a_follower_in_the_record_whom_spectator_never_showed_is_completed_too",
        of=TURNS_,
    ),
    _records(
        "A game whose player was unfollowed meanwhile comes to its end",
        "or_(is_followed, waits)",
        "is_followed",
        "test_the_game_of_a_player_unfollowed_meanwhile_gets_its_result_and_is_told_nobody",
        of=FOR_EVER,
    ),
    _manager(
        "A stored result is never replaced",
        "unfinished = TrackedGameRow.status != GameStatus.COMPLETED.value",
        "unfinished = TrackedGameRow.id.is_not(None)",
        "test_a_result_is_stored_once",
    ),
    _manager(
        "A player has one row per game",
        '.on_conflict_do_nothing(index_elements=["player_id", "game_id"])',
        "",
        "test_a_game_is_opened_once_however_often_it_is_seen",
    ),
    _walks(
        "An interrupted comparison goes on where it stopped",
        "return self.listing.is_read() and not self.failed and not self.hollow",
        "return not self.failed and not self.hollow",
        "test_a_turn_has_an_end_and_the_next_goes_on",
    ),
    _history(
        "A comparison that lacked a record is made again",
        "            walk.failed = walk.failed or not found.final\n",
        "            pass\n",
        "test_what_ended_unseen_before_the_move_and_is_published_late_is_found_too",
        of="tracking/legacy/test_leftovers.py",
    ),
    _walks(
        "A list that is empty by Riot's fault is not believed",
        "and not self.failed and not self.hollow",
        "and not self.failed",
        "test_a_list_that_is_empty_for_a_while_by_riots_fault_loses_nothing",
    ),
    _history(
        "One record that cannot be served does not keep older games back",
        "            if not await service.works(key, game, priority=Priority.HISTORY):\n",
        "            if True:\n",
        "test_one_record_that_cannot_be_served_does_not_keep_older_games_back",
    ),
    _history(
        "A game that is missing is told of although it is repaired at once",
        "        walk.audit.found(key, found.ended_at)\n",
        "",
        "test_a_row_that_vanished_is_overdue_although_it_is_repaired_at_once",
        of="tracking/polling/test_audit.py",
    ),
    _lists(
        "A listed game is over even while spectator shows it",
        "            absent_looks=0,\n",
        "",
        "test_a_listed_game_that_spectator_still_shows_is_over",
        of=FOR_EVER,
    ),
    _lists(
        "A game that is listed is held over and asked for at once",
        "            absent_looks=0,\n            due_at=now,\n",
        "            absent_looks=0,\n",
        "test_a_game_that_is_listed_is_asked_for_at_once_whatever_was_due",
    ),
)
