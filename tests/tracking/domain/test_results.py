import copy
import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.records import (
    aborted_record,
    arena_record,
    coop_record,
    double_up_record,
    lol_player,
    lol_record,
    remake_record,
    set_18_record,
    swarm_record,
    tft_player,
    tft_record,
    trials_record,
)
from tracking.domain.games import Game
from tracking.domain.results import LoLResult, Outcome, TFTResult, read_match, result_from_json
from tracking.errors import MalformedRecord

LOL_KINDS = [
    lol_record(),
    aborted_record(),
    remake_record(),
    arena_record(),
    swarm_record(3),
    coop_record(),
]
TFT_KINDS = [tft_record(), double_up_record(), trials_record(), set_18_record()]
KINDS = [(raw, Game.LOL) for raw in LOL_KINDS] + [(raw, Game.TFT) for raw in TFT_KINDS]


@pytest.mark.parametrize(("raw", "game"), KINDS)
def test_a_result_read_back_is_the_same(raw, game):
    record = read_match(raw, game)
    assert record.results
    for result in record.results.values():
        assert result_from_json(json.loads(json.dumps(result.to_json()))) == result


def test_the_stored_form_holds_what_was_agreed():
    won = read_match(lol_record(), Game.LOL).results["puuid-0"].to_json()
    assert (won["game"], won["version"], won["outcome"]) == ("lol", 1, "win")
    assert "placement" not in won
    third = read_match(tft_record(), Game.TFT).results["puuid-2"].to_json()
    assert (third["game"], third["outcome"], third["placement"]) == ("tft", "placement", 3)


def test_a_form_of_a_newer_version_is_read_for_what_is_known_of_it():
    newer = {"game": "lol", "version": 2, "outcome": "win", "kills": 3, "moods": ["calm"]}
    assert result_from_json(newer) == LoLResult(outcome=Outcome.WIN, kills=3)


def test_an_older_form_that_lacks_a_field_is_read_too():
    older = {"game": "tft", "version": 1, "outcome": "none"}
    assert result_from_json(older) == TFTResult(outcome=Outcome.NONE)


@pytest.mark.parametrize("stored", [{}, {"game": "lol"}, {"game": "chess", "outcome": "win"}])
def test_what_is_no_result_is_refused(stored):
    with pytest.raises((KeyError, ValueError)):
        result_from_json(stored)


@pytest.mark.parametrize(
    ("game", "odd"),
    [
        ("lol", {"kills": "many"}),
        ("lol", {"kills": None}),
        ("lol", {"champion_name": 5}),
        ("lol", {"position": []}),
        ("lol", {"damage_share": "0.3"}),
        ("tft", {"placement": [1]}),
        ("tft", {"traits": [["Warden", 4]]}),
        ("tft", {"units": "Ahri"}),
        ("tft", {"duration_seconds": {}}),
    ],
)
def test_a_field_of_another_kind_is_refused_before_anybody_counts_with_it(game, odd):
    with pytest.raises(ValueError, match="of a stored result is"):
        result_from_json({"game": game, "version": 1, "outcome": "win", **odd})


@pytest.mark.parametrize("game", Game)
@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "text",
        7,
        {},
        {"metadata": {}, "info": {}},
        {"metadata": {"matchId": "no match"}},
        {"metadata": {"matchId": "EUW1_" + "9" * 90}},
        {"metadata": {"matchId": "EUW1_٣٤٥"}},
        {"info": {"platformId": "EUW1", "gameId": 0}},
        {"info": {"platformId": "", "gameId": 5}},
    ],
)
def test_what_names_no_match_is_malformed(raw, game):
    with pytest.raises(MalformedRecord):
        read_match(raw, game)


def test_the_match_is_named_by_the_metadata_or_else_by_platform_and_game():
    raw = lol_record(gameId=55)
    raw["metadata"]["matchId"] = "KR_77"
    assert read_match(raw, Game.LOL).key.match_id == "KR_77"
    del raw["metadata"]
    assert read_match(raw, Game.LOL).key.match_id == "EUW1_55"


def test_a_record_without_info_has_no_result_for_whom_its_metadata_names():
    raw = {"metadata": {"matchId": "EUW1_5", "participants": ["puuid-0", "BOT", 7, ""]}}
    record = read_match(raw, Game.LOL)
    assert {p: r.outcome for p, r in record.results.items()} == {"puuid-0": Outcome.NONE}


def test_text_that_a_database_refuses_is_left_out():
    raw = double_up_record()
    raw["info"]["participants"][1]["riotIdGameName"] = "Quiet\x00\ud800\u202eOtter"
    stored = read_match(raw, Game.TFT).results["puuid-0"].to_json()
    assert stored["partner"] == "QuietOtter#EUW"


def test_text_and_lists_at_length_are_cut():
    player = lol_player(championName="x" * 10**6, riotIdGameName="y" * 10**6, win=True)
    record = read_match(lol_record([player] * 5000), Game.LOL)
    assert len(record.results["puuid-0"].to_json()["champion_name"]) <= 64
    assert len(json.dumps(record.scoreboard)) < 8192


WIDE = "\N{HANGUL SYLLABLE HIH}" * 16
EMOJI = "\N{OTTER}" * 16


@pytest.mark.parametrize("name", [WIDE, EMOJI])
def test_a_scoreboard_of_eighteen_stays_below_8_kb_whatever_their_names(name):
    raw = arena_record()
    for player in raw["info"]["participants"]:
        player.update(riotIdGameName=name, riotIdTagline=name, championName="Nunu" * 99)
        player.update(dict.fromkeys(("kills", "deaths", "assists", "goldEarned"), 10**300))
    record = read_match(raw, Game.LOL)
    assert len(record.scoreboard["players"]) == 18
    assert len(json.dumps(record.scoreboard)) < 8192


def test_a_scoreboard_of_tft_stays_below_8_kb():
    trait = {"name": "x" * 99, "num_units": 9**99, "style": 9**99, "tier_current": 1}
    unit = {"character_id": "x" * 99, "tier": 9**99, "itemNames": ["x"] * 99}
    for people in (8, 18, 32):
        players = [
            tft_player(n, 1, riotIdGameName=WIDE, traits=[trait] * 40, units=[unit] * 400)
            for n in range(people)
        ]
        board = read_match(tft_record(players), Game.TFT).scoreboard
        assert board["players"]
        assert len(json.dumps(board)) < 16_384
        if people == 8:
            assert len(json.dumps(board)) < 8192


def test_a_scoreboard_names_everybody_and_how_it_ended_for_him():
    board = read_match(lol_record(), Game.LOL).scoreboard
    assert (board["game"], board["version"], len(board["players"])) == ("lol", 1, 10)
    first = board["players"][0]
    assert (first["name"], first["outcome"], first["kda"]) == ("Quiet Otter#EUW", "win", [5, 3, 7])
    eighth = read_match(tft_record(), Game.TFT).scoreboard["players"][7]
    assert (eighth["outcome"], eighth["place"]) == ("placement", 8)
    assert eighth["units"][0] == ["Cho'Gath", 3, 3]


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -(10**400), 2**63, 0, 1])
    | st.floats()
    | st.text(st.characters(exclude_categories=[]), max_size=20)
    | st.sampled_from(["BOT", "", "EUW1_5", "\x00" * 300, "x" * 5000]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


def places(value, at=()):
    """Every place in a record that can be something else."""
    if at:
        yield at
    if isinstance(value, dict | list):
        for name in list(value)[:80] if isinstance(value, dict) else range(min(3, len(value))):
            yield from places(value[name], (*at, name))


PLACES = [(number, at) for number, (raw, _) in enumerate(KINDS) for at in places(raw)]


def put(raw, at, value):
    """Put junk at a place, or nowhere if other junk stands on the way."""
    try:
        for step in at[:-1]:
            raw = raw[step]
        raw[at[-1]] = value
    except (KeyError, IndexError, TypeError):
        return


def numbers(value):
    if isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from numbers(each)
    elif isinstance(value, int) and not isinstance(value, bool):
        yield value


def assert_storable(stored):
    text = json.dumps(stored, allow_nan=False, ensure_ascii=False)
    assert "\\u0000" not in text
    text.encode()
    assert all(abs(number) < 2**63 for number in numbers(stored))
    assert len(text) < 16_384


@settings(
    max_examples=300, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
@given(data=st.data())
def test_whatever_a_field_holds_reading_goes_on_and_what_is_read_can_be_stored(data):
    number, first = data.draw(st.sampled_from(PLACES))
    raw, game = KINDS[number]
    raw = copy.deepcopy(raw)
    of_this_kind = [at for n, at in PLACES if n == number]
    for at in [first, *data.draw(st.lists(st.sampled_from(of_this_kind), max_size=4))]:
        put(raw, at, data.draw(junk))
    try:
        record = read_match(raw, game)
    except MalformedRecord:
        return
    assert_storable(record.scoreboard)
    assert record.queue_id is None or 0 <= record.queue_id < 2**31
    assert 0 <= record.duration_seconds <= 86_400
    assert len(record.queue_name) <= 50
    for result in record.results.values():
        stored = result.to_json()
        assert_storable(stored)
        assert result_from_json(json.loads(json.dumps(stored))) == result
        assert (result.outcome is Outcome.PLACEMENT) == (result.placement is not None)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(raw=junk, game=st.sampled_from(Game))
def test_anything_at_all_is_read_or_refused(raw, game):
    with pytest.raises(MalformedRecord):
        read_match(raw, game)
    with pytest.raises(MalformedRecord):
        read_match({"metadata": raw, "info": raw}, game)
