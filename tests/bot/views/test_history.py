import pytest

from bot import texts
from bot.texts import Language
from bot.views.history import render_history
from tests.support.ranks import minute, rank
from tests.tracking.stats.world import LOSS, NONE, REMAKE, lol, tft
from tracking.database.guilds import Places
from tracking.domain.games import Game, GameKey
from tracking.domain.ladders import Ladder
from tracking.domain.played import PlayedGame
from tracking.domain.queue_groups import QueueGroup
from tracking.domain.rank_changes import Effect, StepKind
from tracking.domain.rank_lines import RankLine
from tracking.domain.results import LoLResult, Outcome, TFTResult
from tracking.players import Followed
from tracking.stats import Cursor, Entry, Page, Wanted
from tracking.stats.history import PER_PAGE

EN = texts.of("en")


def who(name="Quiet Otter", tag="EUW"):
    return Followed(
        player_id=1,
        game_name=name,
        tag_line=tag,
        platform="EUW1",
        places=Places(lol=None, tft=None),
        created=False,
    )


def entry(result=None, *, rank=None, **fields):
    values = {
        "row_id": 1,
        "player_id": 1,
        "key": GameKey(platform="EUW1", game_id="7117761272"),
        "game": Game.TFT if isinstance(result, TFTResult) else Game.LOL,
        "queue_id": 1100 if isinstance(result, TFTResult) else 420,
        "queue_name": "",
        "ended_at": minute(0),
        "duration_seconds": 1864,
        "available": True,
        "result": result,
    }
    return Entry(played=PlayedGame(**(values | fields)), rank=rank)


def shown(*entries, t=EN, awaited=0, newer=None, older=None, asked=None, player=None, number=0):
    page = Page(entries=entries, newer=newer, older=older, awaited=awaited)
    embed = render_history(page, player or who(), asked or Wanted(player_id=1), number, t)
    assert len(embed.description or "") <= 4096
    assert len(embed) <= 6000
    return embed


def lines(*entries, **more):
    return (shown(*entries, **more).description or "").splitlines()


def test_a_game_of_league_says_how_with_whom_where_and_what_it_gave():
    line = RankLine(
        ladder=Ladder.SOLO,
        effect=Effect.CHANGED,
        lp=21,
        rank=rank("GOLD I 4"),
        step=StepKind.PROMOTION,
        before=rank("GOLD II 83"),
    )
    first, second = lines(entry(lol(), rank=line))
    assert first == "🟩 **Victory** · Ahri · 5/3/7 · **+21 LP** · ⬆️ Gold I"
    assert second.startswith("[Ranked Solo/Duo](https://www.leagueofgraphs.com/match/euw/")
    assert second.endswith(f"/7117761272) · 31:04 · <t:{int(minute(0).timestamp())}:R>")


def test_no_line_bears_the_mark_by_which_a_games_post_is_known_again():
    """Else a post whose fate is uncertain would be taken to stand in the answer's channel."""
    assert "#EUW1_7117761272" not in str(shown(entry(lol()), entry(tft(1))).to_dict())


def test_a_game_of_tft_says_its_place_and_what_the_board_was_built_on():
    traits = (("Sage", 2, 1), ("Warden", 6, 3), ("Dragon", 4, 2))
    assert (
        lines(entry(tft(2, traits=traits)))[0] == "🟩 **2nd place** · level 8 · 6 Warden · 4 Dragon"
    )
    assert lines(entry(tft(8)))[0].startswith("🟥 **8th place**")
    assert lines(entry(tft(1)))[0].startswith("🏆 **1st place**")


def test_what_is_not_known_is_said():
    unknown = RankLine(ladder=Ladder.SOLO, effect=Effect.UNKNOWN)
    assert "LP change unknown" in lines(entry(lol(LOSS), rank=unknown))[0]
    assert lines(entry(None, available=False))[0] == "⬜ **Result unavailable**"
    assert lines(entry(None))[0] == "⬜ **Stored by an older version**"
    assert lines(entry(lol(NONE, "")))[0] == "⬜ **No result**"
    assert lines(entry(lol(REMAKE)))[0].startswith("⬜ **Remake** · Ahri")
    old = entry(lol(), key=GameKey(platform="", game_id="7"), ended_at=None, duration_seconds=None)
    assert lines(old)[1] == "Ranked Solo/Duo"


def test_what_was_asked_for_stands_above_and_the_page_below():
    asked = Wanted(player_id=1, group=QueueGroup.ARAM, champion="Jinx")
    embed = shown(entry(lol()), asked=asked, older=Cursor(row_id=1, ended_at=None))
    assert (embed.title or "").endswith(" · ARAM · Jinx")
    assert embed.footer.text == "page 1"
    assert shown(entry(lol())).footer.text is None


def test_games_that_are_awaited_are_told_on_the_first_page_alone():
    assert "2 more games are over" in lines(entry(lol()), awaited=2)[-1]
    later = lines(entry(lol()), awaited=2, newer=Cursor(row_id=1, ended_at=None))
    assert "more games" not in later[-1]
    assert lines()[0] == "No finished game is stored that fits."
    assert "from when a player is followed on" in lines()[1]


@pytest.mark.parametrize("language", Language)
def test_a_page_of_the_longest_games_is_shown_whole(language):
    step = RankLine(
        ladder=Ladder.TFT,
        effect=Effect.UNKNOWN,
        rank=rank("GRANDMASTER 512"),
        step=StepKind.PROMOTION,
        before=rank("MASTER 400"),
    )
    traits = tuple((f"Extraordinary Trait {n}", 10, 4) for n in range(5))
    long = [
        entry(tft(8, pair_placement=4, traits=traits), rank=step, queue_id=1120)
        for _ in range(PER_PAGE)
    ]
    player = who("숨은수달의긴이름입니다요아주길다", "긴태그임다")
    told = lines(*long, t=texts.of(language), player=player, awaited=12)
    assert len(told) == 2 * PER_PAGE + 1


def test_arena_has_places_and_swarm_levels():
    arena = LoLResult(
        outcome=Outcome.PLACEMENT,
        placement=2,
        queue_id=1700,
        champion_name="Jax",
        counts_as_won=True,
    )
    assert lines(entry(arena, queue_id=1700))[0].startswith("🟩 **2nd place** · Jax")
    swarm = lol(LOSS, "Jinx", queue_id=1810, level=40)
    assert "level 40" in lines(entry(swarm, queue_id=1810))[0]
