from bot import texts
from bot.views.leaderboard import render_leaderboard
from tests.support.ranks import Watched
from tracking.domain.ladders import Ladder
from tracking.ranks import Entry, Leaderboard

EN = texts.of("en")


def board(count, name="Quiet Otter"):
    [seen] = Watched().look(0, "GOLD II 20", 40, 38).sightings
    entries = tuple(
        Entry(player_id=n, game_name=name, tag_line=f"{n:03}", sighting=seen, moved=None)
        for n in range(count)
    )
    return Leaderboard(ladder=Ladder.SOLO, entries=entries, unranked=0)


def test_fifty_players_stand_on_a_board():
    told = str(render_leaderboard(board(52), "Otter Den", EN).description).splitlines()
    assert len(told) == 51
    assert "`50.` **\u2066Quiet Otter#049\u2069** · Gold II · 20 LP" in told[-2]
    assert "2 more" in told[-1]


def test_the_longest_names_leave_out_whole_lines_and_say_how_many():
    told = str(render_leaderboard(board(50, "_" * 16), "Otter Den", EN).description)
    assert len(told) <= 4096
    shown = told.splitlines()
    assert f"{50 - len(shown) + 1} more" in shown[-1]
