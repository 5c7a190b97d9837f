"""The old model's rule, one look at a time."""

from datetime import UTC, datetime

from tests.tracking.polling.riot import live
from tracking.legacy.transitions import (
    IN_GAME,
    NOT_IN_GAME,
    Began,
    LastState,
    Over,
    transition,
)


def last(status, game_id):
    return LastState(
        status=status,
        game_id=game_id,
        queue_type="ARAM",
        created_at=datetime(2026, 3, 1, tzinfo=UTC),
        started_at=None,
    )


def test_who_was_never_seen_and_plays_begins_a_game():
    assert transition(None, live(1, "otter")) == Began(live=live(1, "otter"), forgotten=None)


def test_who_was_in_no_game_and_plays_begins_one():
    assert transition(last(NOT_IN_GAME, "1"), live(2, "otter")) == Began(
        live=live(2, "otter"), forgotten=None
    )


def test_who_plays_on_changes_nothing():
    assert transition(last(IN_GAME, "1"), live(1, "otter")) is None


def test_who_is_gone_is_over_with_the_stored_game():
    assert transition(last(IN_GAME, "1"), None) == Over(game_id="1", queue_type="ARAM")


def test_who_plays_another_game_has_the_stored_one_forgotten():
    assert transition(last(IN_GAME, "1"), live(2, "otter")) == Began(
        live=live(2, "otter"), forgotten="1"
    )


def test_a_finished_game_that_spectator_goes_on_showing_does_not_begin_again():
    assert transition(last(NOT_IN_GAME, "1"), live(1, "otter")) is None


def test_who_is_in_no_game_and_was_in_none_changes_nothing():
    assert transition(None, None) is None
    assert transition(last(NOT_IN_GAME, None), None) is None
