"""What is kept of a whole game is read back as it was."""

import json

import pytest

from tests.support.recordings import load
from tests.support.records import lol_record, tft_record
from tracking.domain.games import Game, GameKey
from tracking.domain.results import Outcome, read_match
from tracking.domain.sheet import Row, Sheet, read_rows

KEY = GameKey(platform="EUW1", game_id="1")


def kept(record, game):
    return json.loads(json.dumps(read_match(record, game).scoreboard))


def sheet(*rows, game=Game.LOL, **more):
    return Sheet(key=KEY, game=game, rows=rows, **more)


def row(name="", team=100, place=None, outcome=Outcome.WIN):
    return Row(name=name, outcome=outcome, place=place, team=team)


def test_everybody_in_the_record_is_read_back(shared_data):
    """Of every recording: as many rows as participants, each with his champion and figures."""
    folder = shared_data / "riot"
    for path in sorted((folder / "match-v5").glob("*.json")):
        raw = load(path)
        players = raw["info"]["participants"]
        rows = read_rows(kept(raw, Game.LOL))
        told = [(each.kills, each.deaths, each.assists) for each in rows]
        assert told == [(p["kills"], p["deaths"], p["assists"]) for p in players], path.stem
    for path in sorted((folder / "tft-match-v1").glob("*.json")):
        raw = load(path)
        rows = read_rows(kept(raw, Game.TFT))
        places = [(each.place, each.level) for each in rows]
        assert places == [(p["placement"], p["level"]) for p in raw["info"]["participants"]]


def test_teams_are_those_who_played_together():
    rows = read_rows(kept(lol_record(), Game.LOL))
    assert [len(team) for team in sheet(*rows).teams] == [5, 5]
    eight = read_rows(kept(tft_record(), Game.TFT))
    assert [team[0].place for team in sheet(*eight, game=Game.TFT).teams] == list(range(1, 9))


def test_arenas_teams_stand_in_the_order_of_their_places():
    arena = [row(f"P{n}", team=n // 3 + 1, place=6 - n // 3) for n in range(18)]
    teams = sheet(*arena).teams
    assert [(len(team), team[0].place) for team in teams] == [(3, n) for n in range(1, 7)]


def test_whom_the_server_follows_is_known_by_his_name_in_any_case():
    game = sheet(followed=frozenset({"quiet otter#euw"}))
    assert game.is_followed(row("Quiet Otter#EUW"))
    assert not game.is_followed(row("Loud Heron#EUW"))
    assert not sheet(followed=frozenset({""})).is_followed(row(""))


@pytest.mark.parametrize(
    "stored",
    [
        None,
        [],
        {"players": None},
        {"players": [None, 7]},
        {
            "players": [
                {"outcome": "chess", "kda": [1], "units": [["Ahri"], 3], "traits": {}, "place": -1}
            ]
        },
        {"players": [{"name": 7, "kda": ["x", None, 2**60], "level": "nine", "damage": 1e400}]},
    ],
)
def test_whatever_a_newer_or_older_program_kept_nothing_fails(stored):
    for each in read_rows(stored):
        assert each.outcome is Outcome.NONE
        assert each.kills == 0
        assert each.place is None
