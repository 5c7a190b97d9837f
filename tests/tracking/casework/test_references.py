import pytest

from tracking.casework.references import Reference, parse_reference
from tracking.domain.games import Game


def read(typed: str) -> Reference:
    found = parse_reference(typed)
    assert found is not None
    return found


GAME = ("EUW1", "7117761272")


@pytest.mark.parametrize(
    "typed",
    [
        "EUW1_7117761272",
        "  euw1_7117761272 ",
        "https://www.leagueofgraphs.com/match/euw/7117761272#EUW1_7117761272",
        "https://www.leagueofgraphs.com/match/euw/7117761272#participant3",
        "https://www.leagueofgraphs.com/match/euw/7117761272",
        "https://tactics.tools/player/euw/Quiet%20Otter/EUW/EUW1_7117761272#EUW1_7117761272",
        "https://www.metatft.com/player/euw/Quiet%20Otter-EUW?match=EUW1_7117761272",
        "https://u.gg/lol/profile/euw1/quiet-otter-euw/match/EUW1_7117761272",
        "https://www.op.gg/lol/summoners/euw/Otter-EUW/matches/EUW1_7117761272/1700000000000",
        "https://www.deeplol.gg/summoner/euw/Quiet%20Otter-EUW/matches/EUW1%5F7117761272",
        "https://blitz.gg/lol/match/euw1/Quiet%20Otter-EUW/7117761272",
        "https://mobalytics.gg/lol/match/euw/quiet-otter-euw/7117761272?tab=build",
        "https://matchhistory.euw.leagueoflegends.com/en/#match-details/EUW1/7117761272/1",
        "look here: <https://www.leagueofgraphs.com/match/EUW/7117761272>",
        # the player's name looks like a match id too
        "https://tactics.tools/player/euw/KR_12/EUW/EUW1_7117761272",
    ],
)
def test_a_match_is_found_in_what_people_paste(typed):
    found = read(typed)
    assert (found.platform, found.game_id) == GAME


@pytest.mark.parametrize(
    ("typed", "likely"),
    [
        ("https://tactics.tools/player/euw/A/EUW/EUW1_1", Game.TFT),
        ("https://www.metatft.com/player/euw/A-EUW?match=EUW1_1", Game.TFT),
        ("https://www.leagueofgraphs.com/match/euw/1", None),
        ("EUW1_1", None),
    ],
)
def test_a_link_says_which_game_it_is_about(typed, likely):
    assert read(typed).likely is likely


def test_a_bare_number_leaves_the_platform_open():
    found = read("0007117761272")
    assert (found.platform, found.game_id, found.key) == (None, "7117761272", None)


def test_a_merged_platform_is_one_of_old_matches():
    assert read("PH2_12").platform == "PH2"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "#",
        "otter",
        "Quiet Otter#EUW",
        "XX1_7117761272",
        "EUW1_",
        "EUW1_١٢٣",
        "EUW1_123456789012345678901",
        "https://www.op.gg/lol/summoners/euw/Otter-EUW/matches/q1w2e3",
        "https://example.org/match/atlantis/1",
        "/match/" * 5000,
        "9" * 5000,
        "%",
        "\x00",
    ],
)
def test_what_names_no_game_is_none(typed):
    assert parse_reference(typed) is None
