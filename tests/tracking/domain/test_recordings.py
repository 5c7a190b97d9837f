"""Recorded games of Riot's, read in place.

What is expected was read off the raw fields by eye, not by our code. Participants are named by
their index in the record alone: the recordings hold real people's names.
"""

import json
from datetime import UTC, datetime

import pytest

from tracking.domain.games import Game
from tracking.domain.results import Outcome, read_match, result_from_json

SOLO = "Ranked Solo/Duo"

LOL = [
    # file, queue, seconds, {index: (outcome or placement, kills/deaths/assists)}
    ("EUW1_6349186754", SOLO, 1997, {0: ("loss", "8/4/9"), 9: ("win", "2/5/20")}),
    ("EUW1_6511808246", "Arena", 1018, {0: (4, "2/6/2"), 4: (1, "9/2/5"), 7: (3, "5/6/4")}),
    ("EUW1_6852390800", "Ranked Flex", 2121, {0: ("loss", "10/4/4"), 5: ("win", "4/11/2")}),
    ("EUW1_7261321891", "Swiftplay", 1333, {0: ("win", "8/4/3"), 5: ("loss", "0/13/0")}),
    ("JP1_390614378", "ARAM", 984, {0: ("win", "10/5/25"), 5: ("loss", "3/13/14")}),
    (
        "JP1_391732436",
        "Co-op vs. AI Intermediate",
        1057,
        {0: ("win", "0/2/7"), 4: ("win", "13/1/6")},
    ),
    ("JP1_397348569", SOLO, 1467, {0: ("loss", "4/6/3"), 5: ("win", "3/1/7")}),
    (
        "JP1_444997552",
        "Arena (16-player lobby)",
        1508,
        {0: (3, "5/6/11"), 8: (5, "9/6/8"), 15: (8, "1/10/3")},
    ),
    ("JP1_445141671", "Arena", 1365, {0: (2, "13/6/5"), 8: (6, "9/5/7"), 15: (5, "5/5/8")}),
    ("JP1_450685262", SOLO, 1982, {0: ("loss", "4/6/3"), 9: ("win", "0/1/22")}),
    ("JP1_456819992", "Swarm (Solo)", 238, {0: ("loss", "0/1/0")}),
    ("JP1_457196409", "Swarm (Trio)", 994, {0: ("win", "0/3/0"), 2: ("win", "0/1/0")}),
    ("JP1_477847236", SOLO, 1048, {0: ("win", "3/0/7"), 5: ("loss", "1/2/1")}),
    ("JP1_491776434", "Quickplay", 1608, {0: ("win", "6/3/3"), 9: ("loss", "1/3/5")}),
    ("JP1_498473890", "Arena", 1531, {0: (8, "1/6/0"), 8: (3, "7/10/6"), 15: (3, "7/5/8")}),
    ("JP1_518437246", "ARAM", 538, {0: ("win", "9/6/9"), 9: ("loss", "5/4/10")}),
    ("JP1_546614216", "Normal Draft", 1631, {0: ("loss", "4/9/1"), 5: ("win", "12/4/1")}),
    ("JP1_566638130", SOLO, 1670, {0: ("loss", "3/6/7"), 9: ("win", "2/6/11")}),
    ("KR_6604607115", "Arena", 1010, {0: ("none", "6/6/2"), 7: ("none", "8/4/5")}),
    ("NA1_4196060228", "ARAM", 1118, {0: ("loss", "2/14/17"), 5: ("win", "28/6/23")}),
    ("NA1_4207411591", SOLO, 1512, {0: ("win", "2/8/6"), 5: ("loss", "9/6/2")}),
    ("NA1_5018382378", SOLO, 1117, {0: ("win", "1/0/5"), 9: ("loss", "0/6/2")}),
    ("RU_490603994", SOLO, 1668, {0: ("win", "3/5/3"), 5: ("loss", "2/8/7")}),
    ("SG2_31726207", SOLO, 2016, {0: ("win", "11/9/18"), 5: ("loss", "23/12/7")}),
    ("TH2_24825892", SOLO, 1326, {0: ("win", "3/4/5"), 9: ("loss", "5/12/3")}),
]

OLD_AND_CUT = [
    # Before patch 11.20 the duration is in milliseconds.
    (
        "match-v5-pre-11.20/match_v5_ranked",
        SOLO,
        1965,
        {0: ("loss", "6/9/8"), 9: ("win", "1/8/19")},
    ),
    (
        "match-v5-pre-11.20/ESPORTSTMNT03_2055028",
        "Custom",
        1578,
        {0: ("win", "3/0/7"), 5: ("loss", "0/4/1")},
    ),
    (
        "match-v5-pre-11.20/ESPORTSTMNT01_2693492_post1120_12.1",
        "Custom",
        1648,
        {0: ("loss", "1/5/1"), 5: ("win", "0/1/8")},
    ),
    (
        "partial/match-v5_arena_trios_q1750_16.19_EUW1_7997222696_3of18_TRUNCATED",
        "Arena (Trios)",
        1621,
        {0: (1, "26/4/7"), 2: (1, "4/8/22")},
    ),
]

TFT = [
    # file, queue, seconds, set, {index: (placement, level, last round, eliminated, damage)}
    ("EUW1_6455483163", "TFT Hyper Roll", 1286, 9, {0: (6, 8, 17, 0, 12), 7: (2, 9, 22, 1, 26)}),
    ("EUW1_6807630149", "TFT Normal", 2217, 10, {0: (4, 9, 33, 0, 117), 7: (6, 8, 27, 0, 32)}),
    ("EUW1_6850752429", "TFT Normal", 2103, 10, {0: (7, 8, 26, 0, 58), 7: (3, 9, 34, 0, 100)}),
    ("EUW1_6956870524", "TFT Ranked", 2018, 11, {0: (7, 8, 28, 0, 37), 7: (4, 8, 34, 1, 108)}),
    (
        "EUW1_7288129746",
        "TFT Revival: Festival of Beasts",
        2267,
        4,
        {0: (3, 9, 34, 3, 98), 7: (1, 9, 40, 1, 185)},
    ),
    ("NA1_4067121226", "TFT Ranked", 2172, 5, {0: (7, 7, 30, 0, 63), 7: (6, 8, 30, 0, 91)}),
]

ALL = [f"match-v5/{row[0]}" for row in LOL] + [row[0] for row in OLD_AND_CUT]
ALL += [f"tft-match-v1/{row[0]}" for row in TFT]


@pytest.fixture
def recording(shared_data):
    def load(name):
        path = shared_data / "riot" / f"{name}.json"
        if not path.is_file():
            pytest.skip(f"the recording {name} is not here")
        return named_by_index(json.loads(path.read_text(encoding="utf-8")))

    return load


def named_by_index(raw):
    """The same record with puuids by which this test finds its participants.

    Records of tournaments are an info object alone, and of a platform that nobody plays on.
    """
    raw = raw if "info" in raw else {"metadata": {"matchId": "JP1_1"}, "info": raw}
    players = raw["info"].get("participants", [])
    for index, player in enumerate(players):
        if player.get("puuid") != "BOT":
            player["puuid"] = f"player-{index}"
    if players:
        raw["metadata"]["participants"] = [p["puuid"] for p in players if p["puuid"] != "BOT"]
    return raw


def said(result):
    outcome = result.outcome.value
    return result.placement if result.outcome is Outcome.PLACEMENT else outcome


def result_of(record, index):
    return record.results[f"player-{index}"]


def assert_lol(raw, queue, seconds, players):
    record = read_match(raw, Game.LOL)
    assert (record.queue_name, record.duration_seconds) == (queue, seconds)
    for index, (outcome, kda) in players.items():
        result = result_of(record, index)
        assert said(result) == outcome
        assert f"{result.kills}/{result.deaths}/{result.assists}" == kda


@pytest.mark.parametrize(("name", "queue", "seconds", "players"), LOL, ids=lambda v: str(v)[:16])
def test_a_recorded_lol_game_reads_as_it_was_played(recording, name, queue, seconds, players):
    assert_lol(recording(f"match-v5/{name}"), queue, seconds, players)


@pytest.mark.parametrize(
    ("name", "queue", "seconds", "players"), OLD_AND_CUT, ids=lambda v: str(v)[-16:]
)
def test_a_recording_in_an_odd_shape_reads_as_well(recording, name, queue, seconds, players):
    assert_lol(recording(name), queue, seconds, players)


@pytest.mark.parametrize(
    ("name", "queue", "seconds", "tft_set", "players"), TFT, ids=lambda v: str(v)[:16]
)
def test_a_recorded_tft_game_reads_as_it_was_played(
    recording, name, queue, seconds, tft_set, players
):
    record = read_match(recording(f"tft-match-v1/{name}"), Game.TFT)
    assert (record.queue_name, record.duration_seconds) == (queue, seconds)
    for index, expected in players.items():
        result = result_of(record, index)
        assert result.outcome is Outcome.PLACEMENT
        assert result.set_number == tft_set
        assert expected == (
            result.placement,
            result.level,
            result.last_round,
            result.players_eliminated,
            result.damage,
        )


def test_the_recorded_aborted_game_has_no_result_for_any_of_its_ten(recording):
    raw = recording("match-v5/EUW1_6834713231")
    record = read_match(raw, Game.LOL)
    assert set(record.results) == set(raw["metadata"]["participants"])
    assert {r.outcome for r in record.results.values()} == {Outcome.NONE}
    assert len(record.results) == 10
    assert record.void_reason
    # gameEndTimestamp 1709066369858 is all it says of time.
    assert record.started_at is None
    assert record.ended_at == datetime(2024, 2, 27, 20, 39, 29, 858000, tzinfo=UTC)


def test_the_bots_of_the_recorded_coop_game_have_no_result_but_stand_on_the_scoreboard(recording):
    record = read_match(recording("match-v5/JP1_391732436"), Game.LOL)
    assert len(record.results) == 5
    outcomes = [row["outcome"] for row in record.scoreboard["players"]]
    assert outcomes == ["win"] * 5 + ["loss"] * 5


def test_a_recorded_swarm_ends_with_the_time_played_not_with_its_late_end(recording):
    # gameStartTimestamp 1721472540067 + 994 s; gameEndTimestamp is 251 s later than that.
    record = read_match(recording("match-v5/JP1_457196409"), Game.LOL)
    assert record.ended_at == datetime(2024, 7, 20, 11, 5, 34, 67000, tzinfo=UTC)


def test_the_recorded_surrenders_are_noted(recording):
    assert result_of(read_match(recording("match-v5/JP1_518437246"), Game.LOL), 0).surrendered
    calm = read_match(recording("match-v5/JP1_566638130"), Game.LOL)
    assert not result_of(calm, 0).surrendered


def test_the_recorded_participant_of_set_18_has_a_placement_and_no_statistics(shared_data):
    path = shared_data / "riot/partial/tft-match-v1_set18_PBE_participant_2026-07.json"
    if not path.is_file():
        pytest.skip("the recording of Set 18 is not here")
    player = {**json.loads(path.read_text(encoding="utf-8")), "puuid": "player-0"}
    raw = {"metadata": {"match_id": "PBE1_1"}, "info": {"participants": [player]}}
    result = result_of(read_match(raw, Game.TFT), 0)
    assert said(result) == 4
    assert (result.damage, result.players_eliminated) == (None, None)
    assert (result.units, result.traits, result.level, result.last_round) == ((), (), 10, 34)


def test_a_recorded_header_without_participants_has_no_result(shared_data):
    path = shared_data / "riot/partial/match-v5_quickplay_header_JP1_418075990_2023-11.json"
    if not path.is_file():
        pytest.skip("the recorded header is not here")
    raw = json.loads(path.read_text(encoding="utf-8"))
    raw["metadata"] = {"matchId": "JP1_418075990", "participants": ["player-0"]}
    record = read_match(raw, Game.LOL)
    assert result_of(record, 0).outcome is Outcome.NONE


@pytest.mark.parametrize("name", ALL, ids=lambda name: name[-16:])
def test_every_recording_is_stored_small_and_read_back_the_same(recording, name):
    game = Game.TFT if name.startswith("tft") else Game.LOL
    record = read_match(recording(name), game)
    for result in record.results.values():
        assert result_from_json(json.loads(json.dumps(result.to_json()))) == result
    assert len(json.dumps(record.scoreboard)) < 8192


JUNK: tuple[object, ...] = (
    None,
    True,
    -1,
    10**400,
    float("nan"),
    "\x00" * 9000,
    "x",
    [],
    {},
    [[]],
    {"x": None},
)


@pytest.mark.parametrize(
    "name", ["match-v5/JP1_566638130", "match-v5/JP1_498473890", "tft-match-v1/EUW1_7288129746"]
)
def test_no_single_field_of_a_recording_can_make_reading_fail(recording, name):
    game = Game.TFT if name.startswith("tft") else Game.LOL
    raw = recording(name)
    raw["info"]["participants"] = raw["info"]["participants"][:2]
    raw["info"]["platformId"] = "EUW1"  # then either part names the match, if the other does not
    for place in (["info"], ["metadata"], ["info", "participants", 0]):
        for field in list(_at(raw, place)):
            for junk in JUNK:
                broken = dict(raw)
                broken["metadata"], broken["info"] = dict(raw["metadata"]), dict(raw["info"])
                broken["info"]["participants"] = [dict(p) for p in raw["info"]["participants"]]
                _at(broken, place)[field] = junk
                record = read_match(broken, game)
                for result in record.results.values():
                    json.dumps(result.to_json(), allow_nan=False)
                json.dumps(record.scoreboard, allow_nan=False)


def _at(raw, place):
    for step in place:
        raw = raw[step]
    return raw
