"""The second reader agrees with the first on everything made up, and on every recording."""

import json

import pytest

from tests.support import records
from tests.support.recordings import load, recording_params
from tracking.domain.games import Game
from tracking.domain.results import read_match
from tracking.health.straight import announced, straight

KINDS = {
    "ranked": (records.lol_record(), Game.LOL),
    "remake": (records.remake_record(), Game.LOL),
    "aborted": (records.aborted_record(), Game.LOL),
    "arena": (records.arena_record(), Game.LOL),
    "swarm lost": (records.swarm_record(3), Game.LOL),
    "swarm won": (records.swarm_record(2, won=True), Game.LOL),
    "coop": (records.coop_record(), Game.LOL),
    "coop lost": (records.coop_record(won=False), Game.LOL),
    "tft": (records.tft_record(), Game.TFT),
    "double up": (records.double_up_record(), Game.TFT),
    "trials": (records.trials_record(), Game.TFT),
    "trials lost": (records.trials_record(won=False), Game.TFT),
    "set 18": (records.set_18_record(), Game.TFT),
}


def agree(raw, game):
    text = json.dumps(raw)
    record = read_match(raw, game)
    assert record.results
    for puuid, result in record.results.items():
        assert straight(text, puuid) == announced(result.to_json()), puuid


@pytest.mark.parametrize("kind", KINDS)
def test_both_readers_say_the_same_of_a_made_up_record(kind):
    agree(*KINDS[kind])


@pytest.mark.parametrize("path", recording_params("match-v5"))
def test_both_readers_say_the_same_of_a_recorded_lol_game(path):
    agree(load(path), Game.LOL)


@pytest.mark.parametrize("path", recording_params("tft-match-v1"))
def test_both_readers_say_the_same_of_a_recorded_tft_game(path):
    agree(load(path), Game.TFT)


@pytest.mark.parametrize("raw", ["", "{}", "[]", "null", '{"info": 3}', "{'info': 1}"])
def test_what_is_no_record_tells_nothing(raw):
    assert straight(raw, "puuid-0") in (None, "none")
