import pytest

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
