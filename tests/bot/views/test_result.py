from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import discord
import pytest

from bot import texts
from bot.views.digest import render_digest
from bot.views.message import MOST_CONTENT, MOST_EMBED, MOST_FIELDS
from bot.views.outcomes import GOLD, LOSS, NEUTRAL, WIN
from bot.views.result import render
from bot.views.sample import render_sample
from tests.support.ranks import rank
from tracking.domain.events import GameEvent, Kind, PlayerLine
from tracking.domain.games import Game, GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.milestones import Best, Figure, Milestones
from tracking.domain.rank_changes import Effect, StepKind
from tracking.domain.rank_lines import RankLine
from tracking.domain.results import LoLResult, Outcome, TFTResult

EN = texts.of("en")
ENDED = datetime(2026, 3, 1, 20, 0, tzinfo=UTC)
MATCH = "EUW1_7000000001"


def lol(outcome, **values):
    defaults: dict[str, Any] = {
        "champion_id": 103,
        "champion_name": "Ahri",
        "kills": 9,
        "deaths": 2,
        "assists": 7,
    }
    return LoLResult(outcome=outcome, **(defaults | values))


def event(*results, names=None, kind=Kind.RESULT, queue="Ranked Solo/Duo", game=Game.LOL, **more):
    names = names or [("Quiet Otter", "EUW"), ("Loud Heron", "EUW"), ("Old Badger", "EUW")] * 10
    return GameEvent(
        kind=kind,
        key=GameKey(platform="EUW1", game_id="7000000001"),
        game=game,
        queue_id=420 if queue == "Ranked Solo/Duo" else None,
        queue_name=queue,
        ended_at=ENDED,
        duration_seconds=1864,
        players=tuple(
            PlayerLine(
                player_id=number,
                game_name=names[number][0],
                tag_line=names[number][1],
                result=result.to_json() if result else None,
            )
            for number, result in enumerate(results)
        ),
        **more,
    )


@pytest.mark.parametrize(
    ("result", "word", "colour"),
    [
        (lol(Outcome.WIN), "Victory", WIN),
        (lol(Outcome.LOSS), "Defeat", LOSS),
        (lol(Outcome.REMAKE), "Remake", NEUTRAL),
        (lol(Outcome.NONE), "No result", NEUTRAL),
        (lol(Outcome.PLACEMENT, placement=1), "1st place", GOLD),
        (lol(Outcome.PLACEMENT, placement=2), "2nd place", WIN),
        (TFTResult(outcome=Outcome.PLACEMENT, placement=8), "8th place", LOSS),
        (
            TFTResult(outcome=Outcome.PLACEMENT, placement=3, pair_placement=2),
            "2nd place as a pair",
            WIN,
        ),
    ],
)
def test_the_outcome_is_a_word_in_the_line_and_the_embed_and_never_colour_alone(
    result, word, colour
):
    message = render(event(result), EN)
    assert word in message.content
    assert word in (message.embed.title or "")
    assert message.embed.colour is not None
    assert message.embed.colour.value == colour


def test_the_line_stands_alone():
    message = render(event(lol(Outcome.WIN)), EN)
    for part in ("Quiet Otter#EUW", "Ahri", "9/2/7", "Ranked Solo/Duo"):
        assert part in message.content


def test_every_post_carries_the_match_id_in_a_link():
    for each in (
        render(event(lol(Outcome.WIN)), EN),
        render(event(TFTResult(outcome=Outcome.PLACEMENT, placement=1), game=Game.TFT), EN),
        render(event(None, kind=Kind.UNAVAILABLE, reason="private"), EN),
        render_digest([event(lol(Outcome.WIN))], EN),
    ):
        assert each.links[0].url.endswith(f"#{MATCH}")


def test_premades_are_one_message_that_names_each_and_opponents_too():
    message = render(event(lol(Outcome.WIN), lol(Outcome.WIN), lol(Outcome.LOSS)), EN)
    assert message.content.index("Victory") < message.content.index("Loud Heron")
    assert message.content.index("Defeat") < message.content.index("Old Badger")
    assert [field.name.split("#")[0][1:] for field in message.embed.fields if field.name] == [
        "Quiet Otter",
        "Loud Heron",
        "Old Badger",
    ]


def test_who_was_renamed_lately_is_told_of_by_both_names():
    message = render(event(lol(Outcome.WIN), formerly={0: "Sly_Otter#EUW"}), EN)
    value = message.embed.fields[0].value or ""
    assert value.startswith("formerly \u2066Sly\\_Otter#EUW\u2069\n")


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Queue 9999"), ("de", "Warteschlange 9999"), ("ko", "큐 9999")],
)
def test_a_queue_that_nobody_knows_is_called_by_its_number(language, name):
    told = replace(event(lol(Outcome.WIN), queue="Queue 9999"), queue_id=9999)
    assert name in (render(told, texts.of(language)).content or "")


def test_eighteen_followed_players_with_the_longest_names_stay_within_discords_limits():
    names = [("*" * 16, "_" * 5)] * 18
    message = render(
        event(*[lol(Outcome.PLACEMENT, placement=n // 3 + 1) for n in range(18)], names=names), EN
    )
    assert len(message.content) <= MOST_CONTENT
    assert len(message.embed) <= MOST_EMBED
    assert len(message.embed.fields) <= MOST_FIELDS


@pytest.mark.parametrize("name", ["@everyone", "**bold**", "[x](http://e.vil)", "a\nb", "<@1>"])
def test_a_hostile_name_formats_nothing_and_mentions_nobody(name):
    content = render(event(lol(Outcome.WIN), names=[(name, "EUW")]), EN).content
    assert name not in content
    assert "\n" not in content
    assert "@everyone" not in content
    assert "http://" not in content


@pytest.mark.parametrize("name", ["소환사이름", "مستدعي", "בודק"])
def test_a_name_in_any_script_is_isolated_so_that_the_line_keeps_its_order(name):
    content = render(event(lol(Outcome.WIN), names=[(name, "KR1")]), EN).content
    assert f"\u2066{name}#KR1\u2069" in content


def test_a_champion_that_is_not_known_fails_nothing():
    message = render(event(lol(Outcome.WIN, champion_id=0, champion_name="")), EN)
    assert message.embed.thumbnail.url is None
    assert "Unknown champion" in (message.embed.fields[0].value or "")


def test_an_empty_board_of_set_18_is_said_and_shows_no_zeros():
    message = render(
        event(TFTResult(outcome=Outcome.PLACEMENT, placement=4), game=Game.TFT, queue="TFT Ranked"),
        EN,
    )
    value = message.embed.fields[0].value or ""
    assert "0" not in value
    assert value


def test_an_unavailable_game_says_why():
    message = render(event(None, kind=Kind.UNAVAILABLE, reason="Riot keeps it private."), EN)
    assert "No result" in message.content
    assert "Riot keeps it private." in message.content


def test_an_unavailable_game_names_its_queue_once_and_in_one_language():
    reason = "Riot keeps the records of this game private (Ranked Solo/Duo)."
    private = event(None, kind=Kind.UNAVAILABLE, reason=reason, queue="Ranked Solo/Duo")
    assert render(private, EN).content.count("Ranked Solo/Duo") == 1
    german = render(private, texts.of("de")).content
    assert "(Rangliste Solo/Duo)" in german
    assert "Ranked" not in german
    assert "privat." in german


def test_a_digest_has_a_line_per_game_and_says_what_it_left_out():
    many = [event(lol(Outcome.WIN), queue=f"Queue {number}") for number in range(200)]
    message = render_digest(many, EN)
    text = message.embed.description or ""
    assert len(text) <= 4096
    assert "Queue 199" in text
    assert "older" in text


def test_a_digest_tells_a_game_without_a_record_from_a_record_without_a_result():
    games = [event(lol(Outcome.NONE)), event(None, kind=Kind.UNAVAILABLE, reason="Private.")]
    first, second = (render_digest(games, EN).embed.description or "").split("\n")
    assert "No result" in first
    assert "Result unavailable" in second


def test_a_digest_says_what_a_game_did_to_a_rank_as_far_as_it_is_known():
    promoted = RankLine(
        ladder=Ladder.SOLO,
        effect=Effect.CHANGED,
        lp=21,
        rank=rank("GOLD I 3"),
        step=StepKind.PROMOTION,
        before=rank("GOLD II 82"),
    )
    pending = RankLine(ladder=Ladder.SOLO, effect=Effect.PENDING)
    unknown = RankLine(ladder=Ladder.SOLO, effect=Effect.UNKNOWN)
    games = [event(lol(Outcome.WIN), ranks={0: each}) for each in (promoted, pending, unknown)]
    first, second, third = (render_digest(games, EN).embed.description or "").split("\n")
    assert "Victory · **+21 LP** · ⬆️ Promoted from Gold II to Gold I" in first
    assert "LP" not in second
    assert "LP change unknown" in third


def test_a_sample_says_that_it_is_one():
    message = render_sample(ENDED, EN)
    assert "Sample" in message.content
    assert "sample" in (message.embed.author.name or "")


def test_a_league_player_is_told_by_what_he_did():
    result = lol(
        Outcome.WIN,
        queue_id=420,
        duration_seconds=1864,
        position="UTILITY",
        kill_participation=0.674,
        cs=214,
        damage=24_312,
        damage_share=0.291,
        vision_score=61,
    )
    [field] = render(event(result), EN).embed.fields
    assert (field.value or "").split("\n") == [
        "**Ahri** · Support · 9/2/7",
        "67% kill participation · 214 CS (6.9/min)",
        "24.3K damage (29% of the team) · vision score 61",
    ]


def test_vision_is_told_of_those_whose_work_it_is():
    positions = ("TOP", "JUNGLE", "MIDDLE", "BOTTOM", "UTILITY", "")
    told = [value(lol(Outcome.WIN, position=each, vision_score=40)) for each in positions]
    assert ["vision" in each.casefold() for each in told] == [
        False,
        True,
        False,
        False,
        True,
        False,
    ]


def value(result, **more):
    [field] = render(event(result, **more), EN).embed.fields
    return field.value or ""


def test_a_remake_shows_no_figures():
    assert value(lol(Outcome.REMAKE)) == "Ahri · the game ended before it counted"


def test_arena_has_no_minions_and_swarm_no_kills():
    arena = lol(Outcome.PLACEMENT, placement=1, queue_id=1750, cs=12, kill_participation=0.5)
    assert "CS" not in value(arena)
    swarm = lol(Outcome.WIN, queue_id=1810, kills=0, deaths=3, assists=0, level=17, damage=5_000)
    assert value(swarm).split("\n") == ["**Ahri** · level 17", "3 deaths · 5K damage"]


def test_fourth_of_six_teams_is_not_the_upper_half():
    embed = render(event(lol(Outcome.PLACEMENT, placement=4, queue_id=1750)), EN).embed
    assert embed.colour == discord.Colour(LOSS)


def test_a_board_is_told_by_its_strongest_traits_and_best_equipped_units():
    result = TFTResult(
        outcome=Outcome.PLACEMENT,
        placement=2,
        pair_placement=1,
        partner="Old_Badger#EUW",
        level=9,
        damage=1_204,
        last_round=37,
        traits=(("Scout", 2, 1), ("Storyweaver", 7, 4), ("Fated", 3, 1)),
        units=(("Ahri", 3, 3), ("Lillia", 2, 3), *[(f"Unit {n}", 1, 0) for n in range(6)]),
    )
    assert value(result, game=Game.TFT).split("\n") == [
        "Level 9 · round 37 · 1,204 damage to players",
        "With **\u2066Old\\_Badger#EUW\u2069**",
        "7 Storyweaver · 3 Fated · 2 Scout",
        "Ahri ★★★, Lillia ★★, Unit 0 ★, Unit 1 ★, Unit 2 ★, Unit 3 ★ +2",
    ]


def test_first_place_shows_at_a_glance_also_as_a_pair():
    for result in (
        lol(Outcome.PLACEMENT, placement=1),
        TFTResult(outcome=Outcome.PLACEMENT, placement=2, pair_placement=1),
    ):
        embed = render(event(result), EN).embed
        assert (embed.title or "").startswith("🏆 ")
        assert embed.colour == discord.Colour(GOLD)


@pytest.mark.parametrize(
    ("result", "milestones", "told"),
    [
        (lol(Outcome.WIN, pentakills=1, quadrakills=1), None, "Pentakill!"),
        (lol(Outcome.WIN, quadrakills=2), None, "2 quadrakills"),
        (lol(Outcome.WIN, deaths=0), None, "No deaths"),
        (lol(Outcome.WIN, deaths=0, kills=1, assists=3), None, None),
        (lol(Outcome.REMAKE, pentakills=1), Milestones(streak=3), None),
        (lol(Outcome.WIN), Milestones(streak=4), "4 wins in a row"),
        (lol(Outcome.LOSS), Milestones(streak=-3), "3 losses in a row"),
        (
            TFTResult(outcome=Outcome.PLACEMENT, placement=1),
            Milestones(streak=5),
            "5 top-4 finishes in a row",
        ),
        (
            lol(Outcome.LOSS),
            Milestones(bests=(Best(figure=Figure.KILLS, value=24, before=21),)),
            "Personal best: 24 kills (21 before)",
        ),
    ],
)
def test_what_stands_out_is_told(result, milestones, told):
    more = {"milestones": {0: milestones}} if milestones else {}
    assert value(result, **more).partition("⭐ ")[2] == (told or "")


def test_the_rank_is_told_after_what_he_did_and_its_change_in_the_line_that_stands_alone():
    line = RankLine(ladder=Ladder.SOLO, effect=Effect.CHANGED, lp=21, rank=rank("GOLD II 55"))
    message = render(event(lol(Outcome.WIN), ranks={0: line}), EN)
    assert "9/2/7 · +21 LP · Ranked Solo/Duo" in message.content
    assert (message.embed.fields[0].value or "").endswith("\n**+21 LP** · Gold II · 55 LP")


def test_of_a_crowd_everybody_is_told_if_with_fewer_lines():
    crowd = [
        lol(
            Outcome.PLACEMENT,
            placement=n // 3 + 1,
            kill_participation=0.5,
            damage=12_345,
            damage_share=0.5,
            champion_name="Nunu & Willump",
        )
        for n in range(18)
    ]
    told = {n: Milestones(streak=50) for n in range(18)}
    for language in texts.Language:
        message = render(
            event(*crowd, names=[("_*" * 8, "*|_*|")] * 18, milestones=told),
            texts.of(language),
        )
        assert len(message.embed.fields) == 18
        assert len(message.embed) <= MOST_EMBED
