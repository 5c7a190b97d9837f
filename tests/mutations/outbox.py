"""The outbox: what is owed to a channel, once."""

from tests.mutations.mutation import breaking

DELIVERY = "tracking/outbox/test_delivery.py"

_claims = breaking("tracking/outbox/claims.py", "tracking/outbox/test_claims.py")
_delivery = breaking("tracking/outbox/delivery.py", DELIVERY)
_keys = breaking("tracking/outbox/keys.py", "tracking/outbox/test_keys.py")
_once = breaking("tracking/outbox/keys.py", "tracking/outbox/test_enqueue.py")
_enqueue = breaking("tracking/outbox/enqueue.py", "tracking/outbox/test_enqueue.py")
_digest = breaking("tracking/outbox/digest.py", "tracking/outbox/test_digest.py")
_resend = breaking("tracking/outbox/resend.py", "tracking/casework/test_importing.py")

TROUBLE = "tracking/outbox/test_trouble.py"

OUTBOX = (
    _claims(
        "A claim is taken once: its row says SENDING",
        "row.state = State.SENDING.value",
        "row.state = row.state",
        "TestOutcomes::test_a_refused_channel_is_paused_and_what_it_is_owed_waits",
        of=DELIVERY,
    ),
    _claims(
        "A claim locks its row against another sender",
        "        .with_for_update(skip_locked=True)\n",
        "",
        "TestClaim::test_two_senders_never_take_the_same_announcement",
        postgresql=True,
    ),
    _claims(
        "A claim lapses, so that a dead sender blocks nothing",
        "row.due_at = now + LEASE",
        "row.due_at = now + 100 * LEASE",
        "TestClaim::test_a_claim_says_when_it_lapses_and_counts_the_attempt",
    ),
    _claims(
        "The lease ends while Discord still knows the nonce",
        "LEASE = timedelta(seconds=60)",
        "LEASE = timedelta(seconds=600)",
        "TestClaim::test_the_lease_ends_while_discord_still_knows_the_nonce",
    ),
    _claims(
        "The first attempt is remembered through later ones",
        "row.first_attempt_at = row.first_attempt_at or now",
        "row.first_attempt_at = now",
        "TestClaim::test_after_a_crash_it_is_claimed_again_with_the_same_nonce",
    ),
    _claims(
        "A channel has one post under way at a time",
        "other.due_at > now,",
        "other.due_at < now,",
        "TestClaim::test_the_oldest_game_of_a_channel_goes_first_and_one_at_a_time",
    ),
    _delivery(
        "What is delivered is never claimed again",
        "            state=State.SENT.value,\n            message_id=message_id,",
        "            message_id=message_id,",
        "TestOutcomes::test_what_was_delivered_is_never_claimed_again",
    ),
    _delivery(
        "A late loser does not undo what another sender recorded",
        "Announcement.id == announcement_id, Announcement.state == State.SENDING.value)",
        "Announcement.id == announcement_id)",
        "TestOutcomes::test_a_late_failure_does_not_undo_a_delivery",
    ),
    _claims(
        "What may have been posted goes first",
        "            Announcement.first_attempt_at.is_(None),\n            Announcement.event_at,",
        "            Announcement.event_at,",
        "TestOutcomes::test_what_may_have_been_posted_goes_before_older_games",
        of=DELIVERY,
    ),
    _claims(
        "A paused channel gets nothing",
        ".where(*_due(now), ~busy, Announcement.channel_id.not_in(paused))",
        ".where(*_due(now), ~busy)",
        "TestOutcomes::test_a_refused_channel_is_paused_and_what_it_is_owed_waits",
        of=DELIVERY,
    ),
    _delivery(
        "A definite refusal pauses its channel",
        "        await pauses.pause(session, row.channel_id, row.guild_id, reason, now)\n",
        "        pass\n",
        "TestOutcomes::test_a_refused_channel_is_paused_and_what_it_is_owed_waits",
    ),
    _delivery(
        "What is uncertain is not posted again",
        "State.UNCERTAIN.value, reason, None",
        "State.PENDING.value, reason, None",
        "TestOutcomes::test_what_is_given_up_stays_so_and_says_why",
    ),
    _claims(
        "Results of a channel come in order while one fails",
        "            and_(other.state == State.PENDING.value,"
        " other.attempts.between(1, KEEPS_PLACE)),\n",
        "",
        "TestDoubt::test_an_announcement_that_failed_keeps_its_place_in_its_channel",
        of=TROUBLE,
    ),
    _claims(
        "One that fails for ever does not hold up its channel for ever",
        "KEEPS_PLACE = 6",
        "KEEPS_PLACE = 600",
        "TestDoubt::test_one_that_fails_for_ever_does_not_hold_up_its_channel_for_ever",
        of=TROUBLE,
    ),
    _claims(
        "A new process takes over the claims of a dead one",
        ".values(due_at=now)",
        ".values(due_at=Announcement.due_at)",
        "TestClaim::test_a_new_process_does_not_wait_for_the_claims_of_a_dead_one",
    ),
    _keys(
        "The nonce follows from the key and the channel",
        "{channel_id}|{resend}",
        "{resend}",
        "TestNonce::test_it_is_the_same_in_every_process",
    ),
    _keys(
        "The nonce is the same in every process",
        "return blake2b(identity.encode(), digest_size=12).hexdigest()",
        "return f'{hash(identity):024x}'[:24]",
        "TestNonce::test_it_is_the_same_in_every_process",
    ),
    _resend(
        "A deliberate resend has a nonce of its own",
        "resend=func.coalesce(Announcement.resend, 0) + 1,",
        "resend=func.coalesce(Announcement.resend, 0),",
        "test_what_went_wrong_is_posted_again_at_once_with_another_nonce",
    ),
    _once(
        "One announcement per game and channel",
        "        .on_conflict_do_nothing(\n",
        "        .on_conflict_do_update(\n            set_={'state': State.PENDING.value},\n",
        "TestEnqueue::test_a_player_who_comes_after_the_post_does_not_make_a_second_one",
    ),
    _enqueue(
        "What is suppressed stays suppressed",
        '"state": (State.PENDING if emit else State.SUPPRESSED).value',
        '"state": State.PENDING.value',
        "TestEnqueue::test_a_shadow_process_puts_down_what_nobody_is_told_of",
    ),
    _once(
        "What a shadow put down does not silence the bot",
        "            index_where=text(\"state <> 'SUPPRESSED'\"),\n",
        "",
        "TestEnqueue::test_what_a_shadow_process_put_down_does_not_silence_the_bot",
    ),
    _enqueue(
        "A game that ended before its player was followed is not owed",
        "return over_by is None or over_by >= route.since",
        "return True",
        "TestEnqueue::test_a_game_that_ended_before_the_player_was_followed_is_not_owed",
    ),
    _enqueue(
        "A game that ended as its player was followed is owed",
        "over_by >= route.since",
        "over_by > route.since",
        "TestEnqueue::test_a_game_that_ended_as_the_player_was_followed_is_owed",
    ),
    _enqueue(
        "A follower who comes later is added to what is not out yet",
        "    await _add_players(session, event, old, states, special)\n",
        "",
        "TestEnqueue::test_a_player_who_comes_later_is_added_to_what_is_not_out_yet",
    ),
    _enqueue(
        "A follower who comes after the post is not put into it",
        "OPEN = (State.PENDING, State.SENDING)",
        "OPEN = (State.PENDING, State.SENDING, State.SENT)",
        "test_a_player_found_after_the_post_says_so",
        of="tracking/casework/test_stories.py",
    ),
    _enqueue(
        "What the old service told is not told again",
        "        event = await _untold(session, event)\n",
        "        pass\n",
        "test_a_game_the_old_service_finished_is_not_announced_again",
        of="tracking/legacy/test_beside_the_old_service.py",
    ),
    _digest(
        "Only what was surely never posted is folded",
        "Announcement.first_attempt_at.is_(None),\n            Announcement.resend == 0,",
        "Announcement.resend == 0,",
        "TestDigest::test_a_post_whose_answer_was_lost_is_not_folded",
    ),
    _digest(
        "A digest that may be out takes nothing more",
        "            Announcement.state == State.PENDING.value,\n"
        "            Announcement.first_attempt_at.is_(None),\n        )\n"
        "        .order_by(Announcement.id)",
        "            Announcement.state == State.PENDING.value,\n        )\n"
        "        .order_by(Announcement.id)",
        "TestDigest::test_a_digest_whose_answer_was_lost_is_closed",
    ),
    _digest(
        "What is folded is not posted as well",
        "row.state, row.due_at = State.FOLDED.value, None",
        "row.state, row.due_at = State.PENDING.value, None",
        "TestDigest::test_old_results_are_one_digest_per_channel_oldest_first",
    ),
)
