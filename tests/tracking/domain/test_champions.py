import pytest

from tests.support.recordings import load, recording_params
from tracking.domain.champion_ids import champion_by_id, known_champions
from tracking.domain.champions import champion_name, set_piece_name


@pytest.mark.parametrize(
    ("recorded", "name"),
    [
        ("MonkeyKing", "Wukong"),
        ("FiddleSticks", "Fiddlesticks"),
        ("Fiddlesticks", "Fiddlesticks"),
        ("KSante", "K'Sante"),
        ("DrMundo", "Dr. Mundo"),
        ("Leblanc", "LeBlanc"),
        ("MissFortune", "Miss Fortune"),
        ("JarvanIV", "Jarvan IV"),
        ("Ahri", "Ahri"),
        ("Strawberry_Jinx", "Jinx"),
        ("BrandNewOne", "BrandNewOne"),
        ("", ""),
    ],
)
def test_a_champion_is_called_what_players_call_it(recorded, name):
    assert champion_name(recorded) == name


@pytest.mark.parametrize(
    ("recorded", "name"),
    [
        ("TFT9_ChoGath", "Cho'Gath"),
        ("TFT11_Caitlyn", "Caitlyn"),
        ("Set9_Bastion", "Bastion"),
        ("Set10_TrueDamage", "True Damage"),
        ("TFT10_Akali_TrueDamage", "Akali True Damage"),
        ("Set10_8Bit", "8Bit"),
        ("Bastion", "Bastion"),
        ("TFT16_", "TFT16 "),
        ("", ""),
    ],
)
def test_a_unit_or_trait_loses_the_name_of_its_set(recorded, name):
    assert set_piece_name(recorded) == name


@pytest.mark.parametrize("path", recording_params("match-v5"))
def test_a_champions_number_means_what_records_call_it(path):
    for player in load(path)["info"]["participants"]:
        if not player["championName"].startswith("Strawberry_"):
            called = champion_name(player["championName"])
            assert champion_by_id(player["championId"]) == called


def test_a_number_that_nobody_knows_has_no_name_and_no_name_comes_twice():
    assert champion_by_id(3151) == champion_by_id(0) == champion_by_id(None) == ""
    assert len(set(known_champions())) == len(known_champions())
