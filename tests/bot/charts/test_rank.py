import itertools
import xml.etree.ElementTree as ET

import pytest

from bot import texts
from bot.charts.rank import LEFT, RIGHT, rank_alt, rank_svg
from tests.support.ranks import Watched, loss, minute, win
from tracking.domain.ladders import Ladder
from tracking.ranks import Curve

EN = texts.of("en")
DAY = 1440


def curve(watched, days=7, ladder=Ladder.SOLO):
    return Curve(
        ladder=ladder,
        since=minute(0),
        until=minute(days * DAY),
        sightings=tuple(watched.sightings),
        history=watched.history(),
        now={ladder: watched.sightings[-1]},
    )


def drawn(shown, name="Quiet Otter#EUW", t=EN):
    return ET.fromstring(rank_svg(shown, name, "Ranked Solo/Duo", t))


def words(picture):
    return [each.text for each in picture.iter() if each.tag.endswith("text")]


def paths(picture, **having):
    found = [each for each in picture.iter() if each.tag.endswith("path")]
    return [each for each in found if all(each.get(k) == v for k, v in having.items())]


def climb():
    watched = Watched().look(-60, "GOLD II 90", 9, 9).look(DAY, "GOLD II 90", 9, 9)
    watched.played(win(1, DAY + 30)).look(DAY + 31, "GOLD I 11", 10, 9)
    watched.look(3 * DAY, "GOLD I 11", 10, 9).played(loss(2, 3 * DAY + 30))
    return watched.look(3 * DAY + 31, "GOLD II 92", 10, 10)


def test_the_picture_names_player_ladder_rank_lp_and_divisions():
    shown = words(drawn(curve(climb())))
    assert {"Quiet Otter#EUW", "Ranked Solo/Duo", "Gold I"} <= set(shown)
    assert any("Gold II · 92 LP" in each and "+21 / −19" in each for each in shown)


def test_a_promotion_and_a_demotion_are_marked_by_their_shape():
    up, down = (p.get("d") for p in paths(drawn(curve(climb()))) if p.get("fill") != "none")
    assert "l-8 -13z" in up
    assert "l-8 13z" in down


def test_nothing_is_drawn_between_two_seasons():
    watched = Watched().look(0, "EMERALD II 50", 40, 38).look(DAY, "EMERALD II 50", 40, 38)
    watched.look(2 * DAY, "").look(3 * DAY, "").look(4 * DAY, "GOLD I 20", 3, 2)
    assert len(paths(drawn(curve(watched)), fill="none")) == 2


@pytest.mark.parametrize(
    "watched", [Watched().look(0, ""), Watched().look(0, "MASTER 120", 9, 9), climb()]
)
@pytest.mark.parametrize("name", ["조용한 수달조용한 수달조용#KR1", "غيمة نائمة#EUW", "<&>\"'#x"])
def test_every_name_and_every_course_makes_a_picture_with_words_beside_it(watched, name):
    shown = curve(watched)
    drawn(shown, name, texts.of("ko"))
    told = rank_alt(shown, name, "Ranked Solo/Duo", EN)
    assert told.startswith(f"{name}, Ranked Solo/Duo")
    assert len(told) <= 1024


def test_the_alt_text_says_from_where_to_where():
    told = rank_alt(curve(climb()), "Quiet Otter#EUW", "Ranked Solo/Duo", EN)
    assert "from Gold II · 90 LP to Gold II · 92 LP, highest Gold I · 11 LP" in told


def test_years_of_games_stay_a_small_picture():
    watched = Watched()
    for number in range(3_000):
        watched.look(number * 3, f"GOLD II {number % 90}", number, 9)
    assert len(rank_svg(curve(watched), "Quiet Otter#EUW", "Ranked", EN)) < 60_000


PHONE = 320
"""About as wide as Discord shows a picture on a phone."""


def test_every_word_can_be_read_on_a_phone():
    picture = drawn(curve(climb()), t=texts.of("es"))
    scale = PHONE / float(picture.get("width"))
    assert min(float(e.get("font-size")) * scale for e in picture.iter() if e.get("font-size")) >= 9


def test_what_was_seen_since_today_alone_takes_the_whole_width():
    watched = Watched().look(29 * DAY, "GOLD II 20", 9, 9).look(29 * DAY + 300, "GOLD II 41", 10, 9)
    [line] = paths(drawn(curve(watched.look(30 * DAY, "GOLD II 60", 11, 9), days=30)), fill="none")
    first, *_, last = (float(each.split()[0]) for each in line.get("d")[1:].split("L"))
    assert first == LEFT
    assert last == RIGHT


def test_one_look_alone_is_drawn_on_a_day():
    shown = words(drawn(curve(Watched().look(30 * DAY - 5, "GOLD II 20", 9, 9), days=30)))
    assert sum(each in (EN.day(minute(29 * DAY)), EN.day(minute(30 * DAY))) for each in shown) == 2


def test_names_of_divisions_stand_clear_of_each_other():
    watched = Watched().look(0, "DIAMOND II 10", 9, 9).look(DAY, "MASTER 5", 20, 9)
    picture = drawn(curve(watched.look(6 * DAY, "MASTER 1200", 90, 30)))
    names = [e for e in picture.iter() if e.get("text-anchor") == "end"]
    lines = sorted(float(e.get("y")) for e in names if float(e.get("x")) < LEFT)
    assert lines
    assert all(b - a >= 18 for a, b in itertools.pairwise(lines))


def test_where_many_steps_were_taken_those_between_tiers_are_marked():
    watched = Watched().look(0, "SILVER I 90", 9, 9)
    for number in range(30):
        watched.look(100 + 200 * number, f"SILVER {'II' if number % 2 else 'I'} 50", 10 + number, 9)
    watched.look(6_500, "GOLD IV 1", 90, 9)
    assert len(watched.history().steps) == 30
    marks = [p for p in paths(drawn(curve(watched))) if p.get("fill") != "none"]
    assert len(marks) == 1
