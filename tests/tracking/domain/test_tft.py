from datetime import timedelta

import pytest

from tests.support.records import (
    START,
    double_up_record,
    made_up_name,
    set_18_record,
    tft_player,
    tft_record,
    trials_record,
)
from tracking.domain.games import Game
from tracking.domain.results import Outcome, read_match


def read(raw):
    return read_match(raw, Game.TFT)


def result(raw, number=0):
    return read(raw).results[f"puuid-{number}"]


def test_every_player_has_a_place_and_win_does_not_matter():
    raw = tft_record([tft_player(n, n + 1, win=n == 7) for n in range(8)])
    assert [r.placement for r in read(raw).results.values()] == [1, 2, 3, 4, 5, 6, 7, 8]
    assert {r.outcome for r in read(raw).results.values()} == {Outcome.PLACEMENT}
    assert [result(raw, n).top_half for n in (0, 3, 4, 7)] == [True, True, False, False]


@pytest.mark.parametrize("place", [0, 9, -1, None, "1", 10**30])
def test_a_place_that_cannot_be_is_no_result(place):
    record = read(tft_record([tft_player() | {"placement": place}]))
    assert record.results["puuid-0"].outcome is Outcome.NONE
    assert record.results["puuid-0"].placement is None
    assert record.void_reason


def test_an_early_end_does_not_take_places_away():
    assert result(tft_record(endOfGameResult="Abort_TooFewPlayers")).placement == 1


def test_a_record_without_participants_has_no_result_for_whom_it_names():
    raw = tft_record([])
    raw["metadata"]["participants"] = ["puuid-0"]
    assert result(raw).outcome is Outcome.NONE
    assert read(raw).void_reason


@pytest.mark.parametrize(("number", "pair"), [(0, 1), (1, 1), (2, 2), (5, 3), (6, 4), (7, 4)])
def test_double_up_keeps_the_place_of_the_pair_beside_the_player_s(number, pair):
    read_back = result(double_up_record(), number)
    assert (read_back.placement, read_back.pair_placement) == (number + 1, pair)


def test_the_partner_in_double_up_is_who_shares_the_group():
    assert result(double_up_record(), 0).partner == f"{made_up_name(1)}#EUW"
    assert result(double_up_record(), 7).partner == f"{made_up_name(6)}#EUW"


def test_without_groups_the_partner_is_not_known():
    read_back = result(double_up_record(groups=False))
    assert read_back.partner is None
    assert read_back.pair_placement == 1


def test_a_group_of_three_names_no_partner():
    raw = double_up_record()
    raw["info"]["participants"][2]["partner_group_id"] = 1
    assert result(raw, 0).partner is None


@pytest.mark.parametrize("queue_id", [1150, 1160, 4711])
def test_double_up_is_known_by_its_queue_or_by_its_type(queue_id):
    raw = double_up_record()
    raw["info"].update(queue_id=queue_id, queueId=queue_id)
    if queue_id != 4711:
        raw["info"]["tft_game_type"] = "standard"
    assert result(raw, 3).pair_placement == 2


def test_only_double_up_has_pairs():
    assert result(tft_record()).pair_placement is None


def test_hyper_roll_is_a_placement():
    record = read(tft_record(queue_id=1130, queueId=1130, tft_game_type="turbo"))
    assert record.queue_name == "TFT Hyper Roll"
    assert record.results["puuid-2"].placement == 3


@pytest.mark.parametrize(
    ("won", "outcome"), [(True, Outcome.WIN), (False, Outcome.LOSS), (None, Outcome.NONE)]
)
def test_a_run_against_the_game_is_won_or_lost_and_has_no_place(won, outcome):
    read_back = result(trials_record(won))
    assert (read_back.outcome, read_back.placement) == (outcome, None)
    assert (read(trials_record(won)).void_reason is None) == (won is not None)


def test_hundreds_of_units_are_cut_to_a_board():
    assert len(result(trials_record()).units) == 12


def test_statistics_that_are_0_for_everybody_are_not_known():
    read_back = result(set_18_record(), 4)
    assert (read_back.damage, read_back.players_eliminated) == (None, None)
    assert (read_back.placement, read_back.units, read_back.traits) == (5, (), ())
    assert read(set_18_record()).patch == ""


def test_a_0_among_others_is_a_0():
    read_back = result(tft_record([tft_player(n, n + 1) for n in range(8)]), 7)
    assert read_back.players_eliminated == 0


def test_traits_are_the_active_ones_and_units_the_best_equipped_first():
    read_back = result(tft_record())
    assert read_back.traits == (("Warden", 4, 2), ("Lone Wolf", 1, 5))
    assert read_back.units == (("Cho'Gath", 3, 3), ("Ahri", 2, 0))


def test_items_of_old_records_are_counted_too():
    player = tft_player(0, 1, units=[{"character_id": "TFT5_Gragas", "items": [4, 9], "tier": 2}])
    assert result(tft_record([player])).units == (("Gragas", 2, 2),)


def test_a_game_ends_at_its_datetime_and_starts_its_length_before():
    record = read(tft_record())
    assert record.ended_at == START + timedelta(seconds=2220)
    assert record.started_at == START
    assert record.duration_seconds == 2220


def test_without_a_datetime_the_creation_says_when():
    record = read(tft_record(game_datetime=0))
    assert record.started_at == START - timedelta(seconds=90)
    assert record.ended_at == START + timedelta(seconds=2130)


def test_a_datetime_before_the_creation_is_not_the_end():
    raw = tft_record()
    raw["info"]["game_datetime"] = raw["info"]["gameCreation"] - 1
    assert read(raw).ended_at == START + timedelta(seconds=2130)


@pytest.mark.parametrize("absurd", [10**400, -1, float("nan"), "soon", 1e300])
def test_absurd_times_are_not_known(absurd):
    names = ("gameCreation", "game_datetime", "game_length")
    record = read(tft_record(**dict.fromkeys(names, absurd)))
    assert (record.started_at, record.ended_at, record.duration_seconds) == (None, None, 0)


@pytest.mark.parametrize("name", ["queue_id", "queueId"])
def test_either_name_of_the_queue_is_read(name):
    raw = tft_record()
    del raw["info"]["queue_id"], raw["info"]["queueId"]
    raw["info"][name] = 1090
    assert read(raw).queue_name == "TFT Normal"


def test_the_set_is_its_core_name_and_its_number():
    read_back = result(tft_record(tft_set_core_name="TFTSet4_Act2", tft_set_number=4))
    assert (read_back.set_name, read_back.set_number) == ("TFTSet4_Act2", 4)
