"""The evening of the demo shows everything it promises."""

import pytest

from simulators.riot.evening import demo_evening


@pytest.fixture
def evening(riot):
    return demo_evening(riot)


def played(riot, evening, now):
    """Play it second by second; gives match id -> friends spectator ever showed in it."""
    shown: dict[str, set[str]] = {}
    for second in range(int(evening.timeline.duration) + 10):
        evening.timeline.advance_to(second)
        for friend in evening.friends:
            for kind in ("lol", "tft"):
                game = riot.live_game_of(friend, kind)
                if game is not None and riot.outage_on("euw1") is None:
                    shown.setdefault(game.match_id, set()).add(friend.game_name)
        now.move(1)
    return shown


def test_it_takes_two_minutes_and_the_first_game_ends_soon(evening):
    ends = [step.at for step in evening.timeline.waiting if step.what.endswith("ends")]
    assert ends[0] <= 10
    assert 100 <= evening.timeline.duration <= 120


def test_every_game_is_published_and_one_was_never_seen_live(riot, evening, now):
    shown = played(riot, evening, now)
    assert all(game.is_listed(now()) for game in riot.games.values())
    unseen = [game for game in riot.games.values() if game.match_id not in shown]
    assert [game.queue.queue_id for game in unseen] == [420]


def test_all_kinds_of_games_are_played(riot, evening, now):
    played(riot, evening, now)
    queues = [game.queue.queue_id for game in riot.games.values()]
    assert {420, 440, 450, 400, 1750, 1100, 1160} == set(queues)
    remakes = [
        game
        for game in riot.games.values()
        if game.kind == "lol"
        and game.record["info"]["participants"][0]["gameEndedInEarlySurrender"]
    ]
    assert len(remakes) == 1


def test_friends_play_together_and_all_of_them_play(riot, evening, now):
    shown = played(riot, evening, now)
    assert {len(friends) for friends in shown.values()} >= {2, 3}
    assert set().union(*shown.values()) == {friend.game_name for friend in evening.friends}


def test_somebody_goes_straight_into_the_next_game(riot, evening, now):
    played(riot, evening, now)
    games = list(riot.games.values())
    both = [
        name
        for first in games
        for second in games
        if first.ended_at == second.live_from
        for name in friends(evening)
        if name in names(first) and name in names(second)
    ]
    assert both == ["조용한 수달"]


def friends(evening):
    return [friend.game_name for friend in evening.friends]


def names(game):
    return [seat.game_name for seat in game.seats]


def test_nobody_plays_two_games_at_once(riot, evening, now):
    for second in range(int(evening.timeline.duration) + 1):
        evening.timeline.advance_to(second)
        for friend in evening.friends:
            live = [
                game
                for game in riot.games.values()
                if game.is_live(now()) and friend.game_name in names(game)
            ]
            assert len(live) <= 1, (second, friend.game_name)
        now.move(1)


def test_records_look_like_an_evening_of_real_games(riot, evening, now):
    played(riot, evening, now)
    for game in riot.games.values():
        info = game.record["info"]
        length = info.get("gameDuration", info.get("game_length"))
        assert 180 <= length <= 2400, game.queue.queue_id


def test_names_show_what_riot_allows(evening):
    names = friends(evening)
    assert len(names) == 8
    assert max(len(friend.game_name) for friend in evening.friends) == 16
    assert max(len(friend.tag_line) for friend in evening.friends) == 5
    assert any("가" <= letter <= "힣" for name in names for letter in name)
    assert any("\u0600" <= letter <= "\u06ff" for name in names for letter in name)


def test_ranked_games_move_lp(riot, evening, now):
    otter = evening.friends[0]
    before = otter.ranks["RANKED_FLEX_SR"]["leaguePoints"]
    evening.timeline.advance_to(20)
    assert otter.ranks["RANKED_FLEX_SR"]["leaguePoints"] == before + 21
