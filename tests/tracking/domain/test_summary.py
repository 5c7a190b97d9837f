"""What many of a player's games come to."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest

from tests.support.ranks import key, minute
from tests.tracking.stats.world import LOSS, NONE, REMAKE, WIN, lol, tft
from tracking.domain.games import Game
from tracking.domain.played import LeftOut, PlayedGame, side_of
from tracking.domain.results import LoLResult, Outcome, TFTResult
from tracking.domain.summary import Streaks, summary


def played(result, number=1, *, ended=0.0, **fields):
    is_tft = isinstance(result, TFTResult)
    values = {
        "row_id": number,
        "player_id": 1,
        "key": key(number),
        "game": Game.TFT if is_tft else Game.LOL,
        "queue_id": 1100 if is_tft else 420,
        "queue_name": "",
        "ended_at": None if ended is None else minute(ended),
        "duration_seconds": 1800,
        "available": True,
        "result": result,
    }
    return PlayedGame(**(values | fields))


def in_order(*results, **fields):
    return [played(each, n, ended=40 * n, **fields) for n, each in enumerate(results, 1)]


def arena(place, *, counts=None, subteam=1):
    return LoLResult(
        outcome=Outcome.PLACEMENT,
        placement=place,
        counts_as_won=counts,
        queue_id=1700,
        champion_name="Jax",
        subteam_id=subteam,
        team_id=100,
    )


def test_a_remake_a_void_and_what_cannot_be_read_count_for_nothing_and_are_named():
    told = summary(
        [
            *in_order(lol(WIN), lol(LOSS), lol(REMAKE), lol(NONE)),
            played(None, 5),
            played(None, 6, available=False),
        ],
        UTC,
    )
    assert (told.lol.games, told.lol.wins, told.lol.losses, told.lol.share) == (2, 1, 1, 0.5)
    assert told.left_out == dict.fromkeys(LeftOut, 1)
    assert [name for name, _ in told.champions] == ["Ahri"]


def test_champions_and_roles_come_by_how_often_they_were_played():
    told = summary(
        in_order(
            lol(WIN, "Jinx", position="BOTTOM", kills=9, deaths=1, assists=2),
            lol(LOSS, "Jinx", position="BOTTOM", kills=1, deaths=3, assists=4),
            lol(WIN, "Ahri", position="MIDDLE"),
            lol(WIN, "", position=""),
        ),
        UTC,
    )
    [(first, jinx), (second, _)] = told.champions
    assert (first, second) == ("Jinx", "Ahri")
    assert (jinx.games, jinx.wins, jinx.kills, jinx.deaths, jinx.assists) == (2, 1, 10, 4, 6)
    assert [(role, tally.games) for role, tally in told.roles] == [("BOTTOM", 2), ("MIDDLE", 1)]


def test_tft_has_places_firsts_and_the_boards_strongest_trait():
    traits = (("Sage", 6, 2), ("Warden", 4, 3), ("Dragon", 5, 3))
    trials = TFTResult(outcome=Outcome.WIN, queue_id=1220)
    told = summary(
        [
            *in_order(tft(1, traits=traits), tft(4), tft(8, time_eliminated=900)),
            played(tft(3, pair_placement=1), 4, queue_id=1160),
            played(trials, 5, queue_id=1220),
        ],
        UTC,
    )
    assert (told.tft.games, told.tft.wins, told.tft.firsts) == (5, 4, 2)
    assert (told.tft.placed, told.tft.place) == (4, 4.0)
    assert [name for name, _ in told.traits] == ["Dragon"]
    # Who is out at once is not playing any more.
    assert told.tft.seconds == 4 * 1800 + 900
    assert told.half_counts


def test_in_arena_the_upper_half_counts_as_won_and_swarm_counts_no_kills():
    told = summary(
        [
            played(arena(4), 1, queue_id=1700),
            played(arena(5), 2, queue_id=1700),
            played(lol(WIN, "Jinx", queue_id=1810), 3, queue_id=1810),
        ],
        UTC,
    )
    assert (told.lol.games, told.lol.wins, told.lol.scored) == (3, 2, 2)


@pytest.mark.parametrize(
    ("outcomes", "streaks"),
    [
        ("", Streaks()),
        ("W", Streaks(now=1, won=1)),
        ("WWLWWW", Streaks(now=3, won=3, lost=1)),
        ("LLLW", Streaks(now=1, won=1, lost=3)),
        # A remake ends no streak.
        ("WW-W", Streaks(now=3, won=3)),
    ],
)
def test_a_streak_is_of_games_in_a_row(outcomes, streaks):
    results = [lol({"W": WIN, "L": LOSS, "-": REMAKE}[each]) for each in outcomes]
    assert summary(reversed(in_order(*results)), UTC).streaks == streaks


def test_games_of_another_yardstick_do_not_end_a_streak():
    games = in_order(lol(), lol(LOSS), lol(), lol())
    games[1] = played(lol(LOSS), 2, ended=80, queue_id=450)
    assert summary(games, UTC).streaks == Streaks(now=3, won=3, lost=1)


def test_hours_are_those_of_the_servers_clock_and_of_the_beginning():
    # Half an hour before 18:10 UTC; in Seoul it is after two at night.
    game = played(lol(), ended=10)
    assert summary([game], UTC).hours.index(1) == 17
    assert summary([game], ZoneInfo("Asia/Seoul")).hours.index(1) == 2
    assert sum(summary([played(lol(), ended=None)], UTC).hours) == 0


def test_a_game_of_a_million_years_began_within_a_day():
    game = played(lol(), ended=10, duration_seconds=2**53)
    assert sum(summary([game], UTC).hours) == 1


def test_who_plays_together_is_on_one_side():
    assert side_of(lol(team_id=100)) == side_of(lol(team_id=100, champion="Jinx"))
    assert side_of(lol(team_id=100)) != side_of(lol(team_id=200))
    assert side_of(arena(1, subteam=3)) != side_of(arena(2, subteam=4))
    assert side_of(tft(1)) is None
    assert side_of(tft(3, pair_placement=2)) == side_of(tft(4, pair_placement=2))
    assert side_of(lol(team_id=0)) is None
