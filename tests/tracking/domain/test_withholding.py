"""Who is taken out is gone, and whoever stays is as he was."""

import json

import pytest

from tests.support.records import lol_record
from tracking.domain.games import Game
from tracking.domain.results import read_match
from tracking.domain.withholding import (
    WITHHELD,
    share_of,
    withhold_in_text,
    withhold_names,
    withhold_seats,
)

OTTER = {"quiet otter#euw"}


class TestScoreboards:
    @pytest.fixture
    def record(self):
        return read_match(lol_record(), Game.LOL)

    def test_whoever_has_the_puuid_has_no_name(self, record):
        kept = withhold_seats(record.scoreboard, record.seats, {"puuid-3"})
        rows = kept["players"]
        assert [number for number, row in enumerate(rows) if row.get(WITHHELD)] == [3]
        assert "name" not in rows[3]
        assert rows[3]["kda"] == record.scoreboard["players"][3]["kda"]
        assert rows[:3] + rows[4:] == [
            row for number, row in enumerate(record.scoreboard["players"]) if number != 3
        ]

    def test_nobody_withheld_changes_nothing(self, record):
        assert withhold_seats(record.scoreboard, record.seats, ()) == record.scoreboard

    def test_by_name_whatever_its_case(self):
        board = {"players": [{"name": "QUIET Otter#euw", "gold": 1}, {"name": "Amber Heron#EUW"}]}
        kept = withhold_names(board, OTTER)
        assert kept is not None
        assert kept["players"] == [{"gold": 1, WITHHELD: True}, {"name": "Amber Heron#EUW"}]
        assert withhold_names(board, {"nobody#euw"}) is None

    @pytest.mark.parametrize(
        ("rows", "share"),
        [
            (
                [
                    {"name": "Former#EUW", "champion_id": 1, "kda": [1, 2, 3]},
                    {"name": "Amber Heron#EUW", "champion_id": 2, "kda": [1, 2, 3]},
                ],
                {"game": "lol", "champion_id": 1, "kills": 1, "deaths": 2, "assists": 3},
            ),
            (
                [
                    {"name": "Former#EUW", "place": 1, "level": 8, "round": 33},
                    {"name": "Amber Heron#EUW", "place": 2, "level": 8, "round": 33},
                ],
                {"game": "tft", "placement": 1, "level": 8, "last_round": 33},
            ),
        ],
        ids=["lol", "tft"],
    )
    def test_a_name_nobody_knows_any_more_is_found_by_what_he_did(self, rows, share):
        kept = withhold_names({"players": rows}, OTTER, share)
        assert kept is not None
        assert [row.get(WITHHELD, False) for row in kept["players"]] == [True, False]
        # Of two who did the very same nobody can say which one he is.
        twins = {"players": [rows[0], {**rows[0], "name": "Amber Heron#EUW"}]}
        assert withhold_names(twins, OTTER, share) is None


class TestRecords:
    def test_he_is_in_it_no_more_and_everybody_else_is(self):
        raw = json.dumps(lol_record())
        kept = json.loads(withhold_in_text(raw, {"puuid-0"}) or "")
        assert "puuid-0" not in json.dumps(kept)
        before = json.loads(raw)
        assert kept["info"]["participants"][1:] == before["info"]["participants"][1:]
        again = read_match(kept, Game.LOL)
        assert again.results.keys() == read_match(before, Game.LOL).results.keys() - {"puuid-0"}

    def test_by_name_too_for_a_record_of_another_key(self):
        kept = withhold_in_text(json.dumps(lol_record()), {"of-this-key"}, OTTER) or ""
        assert "Amber" in kept
        assert "Quiet Otter" not in kept
        assert "puuid-0" not in kept

    def test_the_text_of_a_python_dict_stays_one(self):
        raw = str({"puuid": "puuid-0", "riotIdGameName": "Quiet Otter", "other": "Amber Heron"})
        kept = withhold_in_text(raw, {"puuid-0"}, OTTER)
        assert kept == str({"puuid": "", "riotIdGameName": "", "other": "Amber Heron"})

    @pytest.mark.parametrize("name", ["Ahri", "win", "puuid-1"])
    def test_a_name_that_is_another_word_too_is_blanked_where_it_is_a_name(self, name):
        others = {"championName": "Ahri", "win": True, "other": "puuid-1"}
        raw = str([{"riotIdGameName": name, "riotIdTagline": "EUW"}, others])
        kept = withhold_in_text(raw, {"puuid-0"}, {f"{name}#EUW".casefold()})
        assert kept == str([{"riotIdGameName": "", "riotIdTagline": "EUW"}, others])

    @pytest.mark.parametrize("raw", [None, "[1]", "1"])
    def test_what_is_no_record_is_not_kept(self, raw):
        assert withhold_in_text(raw, {"puuid-0"}) is None

    def test_a_record_without_him_stays_as_it_is(self):
        raw = json.dumps(lol_record())
        assert withhold_in_text(raw, {"nobody"}, {"nobody#euw"}) == raw

    def test_his_share_is_what_riot_says_of_him(self):
        raw = json.dumps(lol_record())
        assert (share_of(raw, {"puuid-2"}) or {})["puuid"] == "puuid-2"
        for nothing in (None, "", "not json", "{}", '{"info": {"participants": 3}}'):
            assert share_of(nothing, {"puuid-2"}) is None
