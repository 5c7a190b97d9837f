from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tracking.domain.following import (
    Ended,
    HeldOver,
    Look,
    Missed,
    Opened,
    Seen,
    grace_ends,
    most_vanished,
    next_attempt,
    steps_after,
)
from tracking.domain.games import Game, GameKey, GameStatus, LiveGame, TrackedGame

START = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def key(number: int) -> GameKey:
    return GameKey(platform="EUW1", game_id=str(number))


def row(number: int, **changes) -> TrackedGame:
    game = TrackedGame(
        id=number,
        player_id=1,
        key=key(number),
        game=Game.LOL,
        status=GameStatus.ACTIVE,
        detected_at=START + number * MINUTE,
    )
    return replace(game, **changes)


def live(number: int, game: Game = Game.LOL) -> LiveGame:
    return LiveGame(
        key=key(number),
        game=game,
        queue_id=420,
        mode="CLASSIC",
        map_id=11,
        started_at=START,
        participants=(),
    )


def seen_in(number: int) -> Look:
    return Look(live=live(number), answered=frozenset({Game.LOL}))


NOT_SEEN = Look(live=None, answered=frozenset(Game))


def test_a_game_not_stored_yet_is_opened():
    assert steps_after([], seen_in(1)) == [Opened(live=live(1))]


def test_a_player_who_goes_straight_from_one_game_into_the_next_has_both():
    assert steps_after([row(1)], seen_in(2)) == [
        Ended(row_id=1, reason=HeldOver.OTHER_GAME),
        Opened(live=live(2)),
    ]


def test_one_absence_is_suspicion_and_two_in_a_row_hold_the_game_over():
    assert steps_after([row(1)], NOT_SEEN) == [Missed(row_id=1, looks=1)]
    assert steps_after([row(1, absent_looks=1)], NOT_SEEN) == [
        Ended(row_id=1, reason=HeldOver.ABSENT)
    ]


def test_being_seen_again_forgets_an_absence():
    assert steps_after([row(1, absent_looks=1)], seen_in(1)) == [Seen(row_id=1, live=live(1))]


def test_a_game_held_over_by_absence_that_shows_up_again_goes_on():
    flapped = row(1, absent_looks=2, held_over_at=START)
    assert steps_after([flapped], seen_in(1)) == [Seen(row_id=1, live=live(1))]


def test_spectator_going_back_to_the_previous_game_ends_nothing():
    left = row(1, held_over_at=START)
    assert steps_after([left, row(2)], seen_in(1)) == []


def test_a_finished_game_that_spectator_still_shows_is_not_opened_again():
    over = row(1, status=GameStatus.COMPLETED)
    assert steps_after([over, row(2)], seen_in(1)) == []


def test_absence_from_a_spectator_that_did_not_answer_counts_for_nothing():
    only_tft = Look(live=None, answered=frozenset({Game.TFT}))
    assert steps_after([row(1)], only_tft) == []


def test_absence_counts_for_nothing_while_most_players_are_gone():
    assert steps_after([row(1, absent_looks=1)], NOT_SEEN, untrusted={Game.LOL}) == []


def test_a_game_already_held_over_is_not_held_over_again():
    assert steps_after([row(1, held_over_at=START)], NOT_SEEN) == []


@pytest.mark.parametrize(
    ("before", "after", "vanished"),
    [
        ([1, 2, 3], [], True),
        ([1, 2, 3, 4], [1], True),
        ([1, 2, 3, 4], [1, 2], False),
        ([1, 2], [], False),
    ],
)
def test_an_outage_is_more_than_half_of_at_least_three_games(before, after, vanished):
    assert most_vanished([key(n) for n in before], [key(n) for n in after]) is vanished


@pytest.mark.parametrize(
    ("changes", "arena", "reason", "minutes"),
    [
        ({}, False, HeldOver.OTHER_GAME, 25),
        ({}, False, HeldOver.ABSENT, 60),
        ({}, True, HeldOver.OTHER_GAME, 60),
        ({"game": Game.TFT}, False, HeldOver.LISTED, 60),
    ],
)
def test_grace_runs_from_the_hold_and_never_ends_within_an_hour_where_a_lobby_may_go_on(
    changes, arena, reason, minutes
):
    held = row(0, started_at=START, held_over_at=START + 20 * MINUTE, **changes)
    ends = grace_ends(held, arena=arena, reason=reason, grace=5 * MINUTE)
    assert ends == START + minutes * MINUTE


def test_attempts_come_every_interval_in_grace_and_along_a_ladder_after_it():
    def after(waited: float, *, in_grace: bool, retries: int) -> float:
        now = START + waited * MINUTE
        due = next_attempt(
            now=now, held_over_at=START, in_grace=in_grace, retries=retries, interval=MINUTE
        )
        return (due - now) / MINUTE

    assert [after(w, in_grace=True, retries=0) for w in (0, 5, 10, 60)] == [1, 1, 2, 5]
    assert [after(99, in_grace=False, retries=n) for n in range(1, 9)] == [
        1,
        2,
        5,
        15,
        30,
        60,
        60,
        60,
    ]
