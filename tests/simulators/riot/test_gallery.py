"""The gallery has one game of every kind that a post can tell of."""

import pytest

from simulators.riot.gallery import gallery
from tracking.domain.games import Game
from tracking.domain.results import Outcome, read_match


@pytest.fixture
def hung(riot, now):
    hanging = gallery(riot)
    for second in range(int(hanging.timeline.duration) + 2):
        hanging.timeline.advance_to(second)
        now.move(1)
    friends = {f"{friend.game_name}#{friend.tag_line}" for friend in hanging.friends}
    return list(riot.games.values()), friends


def test_every_way_a_game_can_end_is_there(hung):
    games, _ = hung
    records = [read_match(game.record, Game(game.kind)) for game in games if game.record]
    outcomes = {result.outcome for record in records for result in record.results.values()}
    assert outcomes == set(Outcome)


def test_there_are_premades_of_one_to_five_and_every_friend(hung):
    games, friends = hung
    seated = [
        {f"{seat.game_name}#{seat.tag_line}" for seat in game.seats} & friends for game in games
    ]
    assert {len(each) for each in seated} == {1, 2, 3, 4, 5}
    assert set().union(*seated) == friends


def test_some_games_go_on_with_friends_on_both_sides(hung):
    games, friends = hung
    running = [game for game in games if game.ended_at is None]
    assert len(running) == 3
    sides = {
        seat.group for seat in running[0].seats if f"{seat.game_name}#{seat.tag_line}" in friends
    }
    assert len(sides) == 2


def test_every_mode_is_there_and_a_queue_that_nobody_knows(hung):
    games, _ = hung
    modes = {game.queue.mode for game in games}
    assert {"CLASSIC", "ARAM", "CHERRY", "STRAWBERRY", "TFT"} <= modes
    assert 9999 in {game.queue.queue_id for game in games}
