from dataclasses import replace
from datetime import date

import pytest

from bot import texts
from bot.texts import Language
from bot.views.message import MOST_EMBED, MOST_FIELD_VALUE
from bot.views.recap import recap_mark, render_recap
from tests.support.ranks import key, rank
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder
from tracking.domain.recap import GameRecap, Recap
from tracking.domain.recap_lines import Climb, Highlight, LadderSum, Points, Tally, Who
from tracking.domain.recap_periods import Period
from tracking.domain.results import LoLResult, Outcome, TFTResult

EN = texts.of("en")


def who(number=1, name="Quiet Otter", tag="EUW"):
    return Who(player_id=number, game_name=name, tag_line=tag)


OTTER, LANTERN, BADGER = who(), who(2, "Amber Lantern"), who(3, "Paper Badger")


def lol(outcome="win", **more):
    return LoLResult(
        outcome=Outcome(outcome),
        **{"champion_name": "Ahri", "kills": 12, "deaths": 1, "assists": 9, **more},
    )


def tft(place, **more):
    return TFTResult(outcome=Outcome.PLACEMENT, placement=place, **more)


def tally(of, games, wins, average=None, firsts=0, points=None):
    return Tally(
        who=of,
        games=games,
        wins=wins,
        losses=games - wins,
        average=average,
        firsts=firsts,
        points=points or Points(),
    )


def highlight(of, result, queue_id=420, number=7):
    return Highlight(
        who=of, key=key(number), queue_id=queue_id, queue_name="Some Queue", result=result
    )


LEAGUE = GameRecap(
    game=Game.LOL,
    matches=14,
    tallies=(
        tally(OTTER, 12, 8, points=Points(won=98, lost=-20, known=9, unknown=2)),
        tally(LANTERN, 3, 0),
    ),
    best=highlight(OTTER, lol()),
    worst=highlight(LANTERN, lol("loss", kills=0, deaths=11, assists=2)),
    streak=5,
    streak_of=(OTTER,),
    pentakills=((OTTER, 2),),
)
IN_TFT = GameRecap(
    game=Game.TFT,
    matches=1,
    tallies=(tally(BADGER, 4, 3, average=2.75, firsts=1),),
    best=highlight(BADGER, tft(1, last_round=36), 1100, 8),
    worst=highlight(BADGER, tft(8, last_round=17), 1100, 9),
)
LADDERS = (
    LadderSum(
        ladder=Ladder.SOLO, won=214, lost=-187, known=12, unknown=0, together=None, drifted=0
    ),
    LadderSum(ladder=Ladder.FLEX, won=0, lost=-15, known=1, unknown=2, together=5, drifted=-50),
    LadderSum(ladder=Ladder.TFT, won=0, lost=0, known=0, unknown=3, together=None, drifted=0),
    LadderSum(ladder=Ladder.TURBO, won=45, lost=0, known=1, unknown=0, together=None, drifted=0),
)
CLIMB = Climb(
    who=OTTER, ladder=Ladder.SOLO, before=rank("GOLD II 34"), after=rank("GOLD I 12"), moved=78
)


def recap(**more):
    values = {
        "period": Period.WEEKLY,
        "first": date(2026, 11, 16),
        "last": date(2026, 11, 22),
        "zone": "Europe/Berlin",
        "games": (LEAGUE, IN_TFT),
        "ladders": LADDERS,
        "climbers": (CLIMB,),
    }
    return Recap(**{**values, **more})


def fields(told, t=EN):
    return {field.name: field.value for field in render_recap(told, t).embed.fields}


LARGE = Points(won=99_999, lost=-99_999, known=9_999, unknown=9_999)


def crowd(name="길고긴이름의수달이다요정말로길", tag="길고긴태그", count=100):
    """As much as there can be of everything, of players with the longest names."""
    many = tuple(who(number, name, tag) for number in range(count))
    league = replace(
        LEAGUE,
        matches=99_999,
        tallies=tuple(tally(each, 9_999, 4_999, points=LARGE) for each in many),
        best=highlight(many[0], lol(champion_name="Nunu & Willump")),
        worst=highlight(many[0], lol("loss", champion_name="Nunu & Willump", kills=999)),
        streak_of=many,
        pentakills=tuple((each, 9) for each in many),
    )
    in_tft = replace(
        IN_TFT,
        tallies=tuple(tally(each, 9_999, 4_999, 4.4, 999, LARGE) for each in many),
        best=highlight(many[0], tft(1, pair_placement=1, last_round=36), 1160),
        worst=highlight(many[0], tft(8, pair_placement=4, last_round=36), 1160),
        streak=99,
        streak_of=many,
    )
    ladders = tuple(
        LadderSum(
            ladder=each,
            won=99_999,
            lost=-99_999,
            known=9,
            unknown=9_999,
            together=-9_999,
            drifted=-9_999,
        )
        for each in Ladder
    )
    climbers = tuple(
        Climb(
            who=each,
            ladder=Ladder.DOUBLE_UP,
            before=rank("GRANDMASTER 1000"),
            after=rank("CHALLENGER 99999"),
            moved=98_999,
        )
        for each in many
    )
    return recap(
        games=(league, in_tft),
        ladders=ladders,
        climbers=climbers,
        awaited=999,
        unpublished=999,
        behind=99,
        zone="America/Argentina/ComodRivadavia",
    )


def test_it_says_of_which_days_it_is():
    daily = {"period": Period.DAILY, "last": date(2026, 11, 16)}
    monthly = {"period": Period.MONTHLY, "first": date(2026, 11, 1), "last": date(2026, 11, 30)}
    titles = [render_recap(recap(**more), EN).embed.title for more in ({}, daily, monthly)]
    assert titles == [
        "Weekly recap · Nov 16 – Nov 22",
        "Daily recap · Nov 16",
        "Monthly recap · November 2026",
    ]


def test_the_line_stands_alone():
    assert render_recap(recap(), EN).content == (
        "**Weekly recap · Nov 16 – Nov 22** · 14 games of League and one game of TFT"
    )


def test_each_player_has_his_line_in_each_game():
    told = fields(recap())
    league = told["League of Legends · 14 games"].splitlines()
    assert league[0].endswith(
        "Quiet Otter#EUW\u2069** · 8 W 4 L · 67% · +98 / −20 LP · LP unknown of 2"
    )
    assert league[1].endswith("Amber Lantern#EUW\u2069** · 0 W 3 L · 0%")
    assert told["Teamfight Tactics · 1 game"].endswith(
        "Paper Badger#EUW\u2069** · 4 games · average place 2.8 · one first place"
    )


def test_lp_won_and_lost_is_told_by_queue_and_what_is_not_known_is_said():
    assert fields(recap())["LP won and lost"].splitlines() == [
        "**Ranked Solo/Duo**: +214 LP won · −187 LP lost",
        "**Ranked Flex**: ±0 LP won · −15 LP lost · −50 LP without a game"
        " · 2 games unknown each (+5 LP together)",
        "**TFT Ranked**: 3 games unknown",
        "**TFT Hyper Roll**: +45 won · ±0 lost",
    ]


def test_climbers_are_told_from_rank_to_rank():
    first, second = fields(recap())["Climbers"].splitlines()
    assert first.endswith("Quiet Otter#EUW\u2069** · +78 LP · Ranked Solo/Duo")
    assert second == "Gold II · 34 LP → Gold I · 12 LP"


def test_the_best_and_the_worst_game_are_told_with_their_figures():
    told = fields(recap())
    league, in_tft = told["Best game"].splitlines()
    assert "** · Ahri · 12/1/9 · 21.0 KDA · Victory · [Ranked Solo/Duo](https://" in league
    assert "** · 1st place · round 36 · [TFT Ranked](https://tactics.tools/" in in_tft
    assert "0/11/2 · 0.2 KDA · Defeat" in told["Worst game"]
    assert "8th place · round 17" in told["Worst game"]


def test_the_longest_streak_and_pentakills_have_a_place():
    streak, pentakills = fields(recap())["Worth a mention"].splitlines()
    assert streak.startswith("Longest streak: **")
    assert streak.endswith("Quiet Otter#EUW\u2069**, 5 wins in a row")
    assert pentakills.endswith("2 pentakills!")


def test_what_is_not_in_it_is_said():
    told = fields(recap(awaited=2, unpublished=1, behind=1))["Not in it"].splitlines()
    assert told[0] == "2 results are still awaited."
    assert "Riot does not publish" in told[1]
    assert "games may be missing" in told[2]
    assert "Not in it" not in fields(recap())


def test_of_many_players_those_who_played_most_are_named_and_the_others_counted():
    many = tuple(tally(who(number, f"Player {number}"), 50 - number, 1) for number in range(24))
    lines = fields(recap(games=(replace(LEAGUE, tallies=many),)))["League of Legends · 14 games"]
    assert len(lines.splitlines()) == 11
    assert "Player 9#" in lines
    assert lines.endswith("… and 14 more players")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "name",
    [
        ("길고긴이름의수달이다요정말로길", "길고긴태그"),
        ("غيمة نائمة جدا ", "مستدع"),
        ("*_[]<>|`~*_[]<>|", "*_[]|"),
    ],
    ids=["Korean", "Arabic", "markdown"],
)
def test_a_hundred_players_with_the_longest_names_fit_in_every_language(language, name):
    message = render_recap(crowd(*name), texts.of(language))
    assert len(message.embed) <= MOST_EMBED
    for field in message.embed.fields:
        assert 0 < len(field.value or "") <= MOST_FIELD_VALUE
        # What is cut in the middle of a name or a link would be shown as its source.
        assert not (field.value or "").endswith("…"), field.name
    assert len(message.embed.fields) == 8


@pytest.mark.parametrize("language", Language)
def test_it_is_known_again_by_its_footer_which_no_language_changes(language):
    embed = render_recap(recap(), texts.of(language)).embed
    assert embed.footer.text == "2026-11-16 – 2026-11-22 · Europe/Berlin" == recap_mark(recap())


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("America/New_York", "America/New York"),
        ("Etc/GMT-2", "UTC+2"),
        ("Etc/GMT+11", "UTC-11"),
        ("Etc/GMT-0", "UTC"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_told_as_people_read_it(zone, told):
    """Who typed UTC+2 was shown Etc/GMT-2."""
    assert recap_mark(recap(zone=zone)).endswith(f" · {told}")


def test_no_two_recaps_of_a_channel_have_the_same_mark():
    february = {"first": date(2027, 2, 1), "last": date(2027, 2, 28)}
    marks = {
        recap_mark(recap(period=Period.MONTHLY, **february)),
        recap_mark(recap(first=date(2027, 2, 22), last=date(2027, 2, 28))),
        recap_mark(recap(first=date(2027, 2, 1), last=date(2027, 2, 7))),
        recap_mark(recap(period=Period.DAILY, first=date(2027, 2, 28), last=date(2027, 2, 28))),
        recap_mark(recap(period=Period.DAILY, first=date(2027, 2, 1), last=date(2027, 2, 1))),
    }
    assert len(marks) == 5


def test_its_links_are_not_taken_for_the_posts_of_the_games():
    """A lost result is looked for by how its link ends."""
    told = str(render_recap(recap(), EN).embed.to_dict())
    assert "EUW1_8" in told
    assert "#EUW1_8" not in told
