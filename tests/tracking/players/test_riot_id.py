"""Names and regions as people type them."""

import pytest

from tracking.errors import (
    UserMistake,
)
from tracking.players import parse_region, parse_riot_id


class TestRiotId:
    @pytest.mark.parametrize(
        "typed",
        [
            "Quiet Otter#EUW",
            "  Quiet Otter #EUW\n",
            "\u2066Quiet Otter\u2069#\u2066EUW\u2069",
            "\ufeffQuiet\u00a0Otter\u200b#EUW\u200e",
            "Quiet Otter＃EUW",
        ],
    )
    def test_what_copying_adds_is_taken_away(self, typed):
        assert str(parse_riot_id(typed)) == "Quiet Otter#EUW"

    @pytest.mark.parametrize("typed", ["숨은수달#KR1", "Été#ééé", "abc#123", "x" * 16 + "#12345"])
    def test_letters_of_every_script_are_letters(self, typed):
        assert str(parse_riot_id(typed)) == typed

    def test_a_letter_typed_in_two_parts_counts_once(self):
        assert parse_riot_id("E\u0301te\u0301#EUW").game_name == "Été"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("Quiet Otter", "lacks the tag"),
            ("", "lacks the tag"),
            ("\u2066\u2069", "lacks the tag"),
            ("#EUW", "name has 3 to 16 characters, this one has 0"),
            ("ab#EUW", "name has 3 to 16 characters, this one has 2"),
            ("x" * 17 + "#EUW", "name has 3 to 16 characters, this one has 17"),
            ("Quiet Otter#", "tag has 3 to 5 characters, this one has 0"),
            ("Quiet Otter#EU", "tag has 3 to 5 characters, this one has 2"),
            ("Quiet Otter#EUWEST", "tag has 3 to 5 characters, this one has 6"),
            ("Quiet#Otter#EUW", "more than one #"),
        ],
    )
    def test_what_is_wrong_is_said(self, typed, said):
        with pytest.raises(UserMistake, match=said):
            parse_riot_id(typed)

    def test_what_was_typed_is_repeated_shortened(self):
        with pytest.raises(UserMistake) as caught:
            parse_riot_id("y" * 3000)
        assert "y" * 39 + "…" in caught.value.message
        assert len(caught.value.message) < 250


class TestRegion:
    @pytest.mark.parametrize(
        ("typed", "platform"),
        [("EUW", "EUW1"), (" kr ", "KR"), ("", None), (None, None), ("\u200b", None)],
    )
    def test_a_region_is_a_platform_by_the_name_people_use(self, typed, platform):
        assert parse_region(typed) == platform

    def test_an_unknown_region_is_answered_with_the_list(self):
        with pytest.raises(UserMistake, match=r"“Moon” is not a region.*EUW.*KR"):
            parse_region("Moon")
