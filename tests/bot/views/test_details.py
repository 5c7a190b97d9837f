"""The table of a whole game, within Discord's limits for every mode and in every language."""

import pytest

from bot import texts
from bot.texts import Language
from bot.views.details import render_details
from bot.views.message import MOST_EMBED, MOST_FIELD_VALUE
from tests.support.records import lol_record, tft_record
from tracking.domain.games import Game, GameKey
from tracking.domain.results import Outcome, read_match
from tracking.domain.sheet import Row, Sheet, read_rows

EN = texts.of("en")
KEY = GameKey(platform="EUW1", game_id="7000000001")
LONGEST = "숨은수달" * 4 + "#길고긴태그"
HOSTILE = "*_[]<>|`~" * 2


def sheet(rows, game=Game.LOL, queue_id=420, **more):
    return Sheet(key=KEY, game=game, rows=tuple(rows), queue_id=queue_id, **more)


def lol_rows(count=10, per_team=5, places=False, name="Otter"):
    for n in range(count):
        team = n // per_team
        yield Row(
            name=f"{name}{n}#EUW" if name == "Otter" else name,
            outcome=Outcome.PLACEMENT if places else (Outcome.LOSS if team else Outcome.WIN),
            place=team + 1 if places else None,
            team=team + 1 if places else 100 * (team + 1),
            champion="Nunu & Willump",
            level=18,
            kills=10,
            deaths=11,
            assists=12,
            cs=314,
            gold=21_000,
            damage=123_456,
        )


def tft_rows(name=LONGEST, pieces=9):
    for n in range(8):
        yield Row(
            name=name,
            outcome=Outcome.PLACEMENT,
            place=8 - n,
            team=0,
            level=9,
            damage=152,
            last_round=37,
            traits=tuple((f"Storyweaver {i}", 7, 4) for i in range(4)) if pieces else (),
            units=tuple((f"Aurelion Sol {i}", 3, 3) for i in range(pieces)),
        )


def test_in_double_up_both_of_a_pair_have_the_place_of_the_pair():
    embed = render_details(sheet(tft_rows("Otter#EUW"), game=Game.TFT, queue_id=1160), EN)
    told = [str(field.name).partition(" · ")[0] for field in embed.fields]
    assert [told.count(f"{place} place as a pair") for place in ("1st", "2nd", "3rd", "4th")] == [
        2,
        2,
        2,
        2,
    ]


def test_both_teams_are_told_with_everybody_in_them():
    embed = render_details(sheet(lol_rows(), duration_seconds=1864), EN)
    assert embed.title == "Ranked Solo/Duo · 31:04"
    won, lost = embed.fields
    assert won.name == "Victory · Blue side · 50/55/60 · 105K gold"
    assert lost.name == "Defeat · Red side · 50/55/60 · 105K gold"
    first = (won.value or "").split("\n")[:2]
    assert first == [
        "**Nunu & Willump** · \u2066Otter0#EUW\u2069",
        "10/11/12 · 314 CS · 123.5K damage · 21K gold",
    ]
    assert (won.value or "").count("Otter") == 5


def test_whom_the_server_follows_stands_out_and_not_by_colour_alone():
    game = sheet(lol_rows(), followed=frozenset({"otter3#euw"}))
    value = render_details(game, EN).fields[0].value or ""
    assert "▸ **Nunu & Willump** · **\u2066Otter3#EUW\u2069**" in value
    assert value.count("▸") == 1


def test_arena_is_told_by_teams_in_the_order_of_their_places():
    embed = render_details(sheet(lol_rows(18, 3, places=True), queue_id=1750), EN)
    assert [field.name for field in embed.fields] == [
        f"{place} place · 30/33/36 · 63K gold"
        for place in ("1st", "2nd", "3rd", "4th", "5th", "6th")
    ]
    assert "CS" not in str([field.value for field in embed.fields])


def test_swarm_is_told_without_kills_that_its_records_do_not_count():
    embed = render_details(sheet(lol_rows(4, 4), queue_id=1840), EN)
    [field] = embed.fields
    assert field.name == "Victory · 84K gold"
    assert "level 18 · 123.5K damage" in (field.value or "")


def test_somebody_whom_the_game_hid_is_told_by_his_champion_alone():
    value = render_details(sheet(lol_rows(name="")), EN).fields[0].value or ""
    assert value.startswith("**Nunu & Willump**\n")


def test_tft_tells_all_eight_from_the_first_to_the_last():
    embed = render_details(sheet(tft_rows("Otter#EUW"), Game.TFT, 1100), EN)
    assert len(embed.fields) == 8
    assert (embed.fields[0].name or "").startswith("1st place · ")
    assert (embed.fields[0].value or "").split("\n") == [
        "level 9 · round 37 · 152 damage to players",
        "7 Storyweaver 0 · 7 Storyweaver 1 · 7 Storyweaver 2 · 7 Storyweaver 3",
        "Aurelion Sol 0 ★★★, Aurelion Sol 1 ★★★, Aurelion Sol 2 ★★★, Aurelion Sol 3 ★★★, "
        "Aurelion Sol 4 ★★★, Aurelion Sol 5 ★★★ +3",
    ]


def test_set_18s_empty_boards_are_told_as_such():
    rows = [Row(name="Otter#EUW", outcome=Outcome.PLACEMENT, place=1, team=0)]
    [field] = render_details(sheet(rows, Game.TFT, 1100), EN).fields
    assert field.value == EN("result-no-board")


GAMES = {
    "ten": sheet(lol_rows(name=HOSTILE)),
    "Arena of eighteen": sheet(lol_rows(18, 3, places=True, name=HOSTILE), queue_id=1750),
    "Arena of sixteen": sheet(lol_rows(16, 2, places=True, name=LONGEST), queue_id=1710),
    "eighteen in eighteen teams": sheet(lol_rows(18, 1, places=True, name=HOSTILE), queue_id=1750),
    "eighteen in one team": sheet(lol_rows(18, 18, name=HOSTILE)),
    "TFT": sheet(tft_rows(), Game.TFT, 1160),
    "a made-up record": sheet(read_rows(read_match(lol_record(), Game.LOL).scoreboard)),
    "a made-up record of TFT": sheet(
        read_rows(read_match(tft_record(), Game.TFT).scoreboard), Game.TFT, 1100
    ),
    "a game of an unknown queue": sheet(lol_rows(), queue_id=None),
}


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", GAMES)
def test_every_game_fits_in_every_language_and_everybody_is_named(name, language):
    game = GAMES[name]
    embed = render_details(game, texts.of(language))
    assert len(embed) <= MOST_EMBED
    assert embed.title
    assert embed.fields
    assert all(0 < len(field.value or "") <= MOST_FIELD_VALUE for field in embed.fields)
    shown = "\n".join(f"{field.name}\n{field.value}" for field in embed.fields)
    if len(game.rows) <= 10 or name.startswith(("Arena", "TFT")):
        assert shown.count("\u2066") == len(game.rows)
