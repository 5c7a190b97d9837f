"""LP: exact, or honestly unknown, in words."""

import pytest

from bot import texts
from bot.views.ranks import lp_change, rank_lines, rank_text
from tests.support.ranks import rank
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import Effect, StepKind
from tracking.domain.rank_lines import RankLine

EN = texts.of("en")


def line(effect=Effect.CHANGED, ladder=Ladder.SOLO, **more):
    return RankLine(ladder=ladder, effect=effect, **more)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("GOLD II 34", "Gold II · 34 LP"),
        ("MASTER 1178", "Master · 1,178 LP"),
        ("BLUE 2310", "Blue · 2,310"),
        ("ORANGE 5020", "Hyper · 5,020"),
        ("", "Unranked"),
    ],
)
def test_a_rank_is_called_as_in_the_client(stored, shown):
    assert rank_text(EN, rank(stored)) == shown


def test_a_rank_is_called_as_in_the_client_of_each_language():
    told = [rank_text(texts.of(each), rank("GRANDMASTER 512")) for each in ("fr", "de", "es", "ko")]
    assert told == [
        "Grand Maître · 512 LP",
        "Großmeister · 512 LP",
        "Gran Maestro · 512 PL",
        "그랜드마스터 · 512 LP",
    ]


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (line(lp=21, rank=rank("GOLD II 55")), ["**+21 LP** · Gold II · 55 LP"]),
        (line(lp=-15, rank=rank("GOLD II 19")), ["**−15 LP** · Gold II · 19 LP"]),
        # A demotion shield: nothing lost is a change too, and is not left out.
        (line(lp=0, rank=rank("GOLD IV 0")), ["**±0 LP** · Gold IV · 0 LP"]),
        (
            line(Effect.UNKNOWN, rank=rank("GOLD II 61")),
            ["LP change unknown · Gold II · 61 LP"],
        ),
        (line(Effect.UNKNOWN), ["LP change unknown"]),
        (
            line(Effect.PENDING, rank=rank("GOLD II 34")),
            ["LP change not known yet · before: Gold II · 34 LP"],
        ),
        (line(Effect.PENDING), ["LP change not known yet"]),
        (line(Effect.PLACEMENT, rank=rank("")), ["Placement game · Unranked"]),
        (line(Effect.NOTHING), []),
        (
            line(lp=45, rank=rank("BLUE 2310"), ladder=Ladder.TURBO),
            ["**+45** · Blue · 2,310"],
        ),
    ],
)
def test_what_a_game_meant_for_a_rank_is_said_even_where_it_is_not_known(said, shown):
    assert rank_lines(EN, said) == shown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (
            line(
                lp=21,
                rank=rank("GOLD I 4"),
                step=StepKind.PROMOTION,
                before=rank("GOLD II 83"),
            ),
            ["**+21 LP** · Gold I · 4 LP", "⬆️ Promoted from Gold II to Gold I"],
        ),
        (
            line(
                lp=-18,
                rank=rank("SILVER I 75"),
                step=StepKind.DEMOTION,
                before=rank("GOLD IV 0"),
            ),
            ["**−18 LP** · Silver I · 75 LP", "⬇️ Demoted from Gold IV to Silver I"],
        ),
        (
            line(
                Effect.PLACEMENT, rank=rank("EMERALD IV 20"), step=StepKind.PLACED, before=rank("")
            ),
            ["Placement game · Emerald IV · 20 LP", "🏁 Placed in Emerald IV"],
        ),
    ],
)
def test_a_promotion_a_demotion_and_a_first_rank_have_a_line_of_their_own(said, shown):
    assert rank_lines(EN, said) == shown


def test_in_the_line_that_stands_alone_only_what_is_known_is_said():
    assert lp_change(EN, line(lp=21)) == "+21 LP"
    assert lp_change(EN, line(Effect.UNKNOWN)) == ""
