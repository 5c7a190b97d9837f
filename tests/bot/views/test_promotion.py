import pytest

from bot import texts
from bot.texts import Language
from bot.views.promotion import ladder_name, render_promotion
from tests.support.ranks import minute, rank
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import StepKind
from tracking.domain.rank_events import RankEvent

EN = texts.of("en")


def event(step, before, after, ladder=Ladder.SOLO, name="Quiet Otter"):
    return RankEvent(
        player_id=1,
        game_name=name,
        tag_line="EUW",
        platform="EUW1",
        ladder=ladder,
        step=step,
        before=rank(before),
        after=rank(after),
        at=minute(0),
        game=None,
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (event(StepKind.PROMOTION, "GOLD II 90", "GOLD I 11"), "Promoted from Gold II to Gold I"),
        (
            event(StepKind.DEMOTION, "DIAMOND IV 0", "EMERALD I 75"),
            "Demoted from Diamond IV to Emerald I",
        ),
        (event(StepKind.PLACED, "", "GOLD IV 12"), "Placed in Gold IV"),
    ],
)
def test_the_line_stands_alone_and_says_who_what_and_where(told, words):
    message = render_promotion(told, "s7", EN)
    assert words in message.content
    assert "Quiet Otter#EUW" in message.content
    assert "Ranked Solo/Duo" in message.content


@pytest.mark.parametrize("ladder", [Ladder.SOLO, Ladder.TFT])
def test_the_link_ends_in_the_mark_by_which_the_post_is_known_again(ladder):
    told = event(StepKind.PLACED, "", "GOLD IV 12", ladder, name="조용한 수달")
    assert (render_promotion(told, "s7", EN).embed.url or "").endswith("EUW#s7")


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("ladder", Ladder)
def test_every_ladder_has_a_name_in_every_language(language, ladder):
    assert ladder_name(texts.of(language), ladder) not in ("", ladder.value)
