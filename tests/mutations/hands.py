"""Admins' hands: only on the own server's games, and never twice."""

from tests.mutations.mutation import breaking

RETRY = "tracking/casework/test_retry.py"
IMPORTING = "tracking/casework/test_importing.py"

_reading = breaking("tracking/casework/reading.py", RETRY)
_retrying = breaking("tracking/casework/retrying.py", RETRY)
_resend = breaking("tracking/outbox/resend.py", IMPORTING)

HANDS = (
    _reading(
        "An admin sees only the games of players whom his server follows",
        "        .where(Subscription.guild_id == guild_id, *where)\n",
        "        .where(*where)\n",
        "test_a_game_of_players_whom_only_others_follow_does_not_exist",
    ),
    _retrying(
        "A game given up is taken up again by hand",
        "            status=GameStatus.ACTIVE.value,\n            held_over_at=",
        "            status=GameStatus.UNAVAILABLE.value,\n            held_over_at=",
        "test_a_game_given_up_is_taken_up_again_and_its_result_announced",
    ),
    _retrying(
        "The turn leaves a game alone that is asked for by hand",
        "        .values(due_at=due_at)\n",
        "        .values(due_at=now)\n",
        "test_the_turn_leaves_a_game_alone_that_is_asked_for_by_hand_until_the_lease_ends",
    ),
    _resend(
        "What is not out yet is not posted again by hand",
        "AGAIN = (State.SENT, State.FOLDED, State.UNCERTAIN, State.FAILED)",
        "AGAIN = (State.SENT, State.FOLDED, State.UNCERTAIN, State.FAILED, State.PENDING,"
        " State.SENDING)",
        "test_what_is_not_out_yet_is_not_posted_again",
    ),
)
