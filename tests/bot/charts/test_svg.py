import xml.etree.ElementTree as ET

import pytest

from bot.charts import theme
from bot.charts.svg import card, clean, fitted, label, text_width


@pytest.mark.parametrize(
    "name",
    ["<script>\"&'", "line\nbreak", "nul\x00 bell\x07", "lone \ud800 surrogate", "\ufffe", "]]>"],
)
def test_whatever_a_name_holds_the_picture_stays_an_svg(name):
    root = ET.fromstring(card(60, label(10, 10, name)))
    [text] = [each for each in root if each.tag.endswith("text")]
    assert (text.text or "") == clean(name)


def test_what_turns_a_line_around_is_left_out():
    assert clean("\u2067Quiet\u202e Otter\u2069\u200b") == "Quiet Otter"


@pytest.mark.parametrize("name", ["W" * 40, "조용한 수달" * 10, "i" * 200, "e\u0301" * 100])
def test_a_text_that_is_too_wide_is_cut(name):
    shown = fitted(name, 200, 20)
    assert shown.endswith("…")
    assert text_width(shown, 20) <= 200


def test_a_text_that_fits_stays_as_it_is():
    assert fitted("Quiet Otter", 300, 20) == "Quiet Otter"


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("ground", [theme.GROUND, theme.RAISED])
@pytest.mark.parametrize(
    "ink", [theme.TEXT, theme.QUIET, theme.GOOD, theme.BAD, theme.WARNING, theme.ACCENT]
)
def test_text_on_the_card_can_be_read(ink, ground):
    bright, dark = sorted((luminance(ink), luminance(ground)), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 4.5
