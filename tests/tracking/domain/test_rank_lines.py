from tests.support.ranks import Watched, key, rank, win
from tracking.domain.events import GameEvent, Kind, PlayerLine
from tracking.domain.games import Game
from tracking.domain.ladders import Ladder
from tracking.domain.rank_changes import Effect, StepKind
from tracking.domain.rank_lines import RankLine, rank_line


def event(**ranks):
    line = PlayerLine(player_id=7, game_name="Quiet Otter", tag_line="EUW", result=None)
    return GameEvent(
        kind=Kind.RESULT,
        key=key(1),
        game=Game.LOL,
        queue_id=420,
        queue_name="Ranked Solo/Duo",
        ended_at=None,
        duration_seconds=None,
        players=(line,),
        **ranks,
    )


def promoted():
    watched = Watched().look(0, "GOLD II 90", 10, 8).played(win(1, 30))
    return rank_line(Ladder.SOLO, watched.look(31, "GOLD I 11", 11, 8).change(1))


def test_a_promotion_says_from_where_to_where_and_by_how_much():
    assert promoted() == RankLine(
        ladder=Ladder.SOLO,
        effect=Effect.CHANGED,
        lp=21,
        rank=rank("GOLD I 11"),
        step=StepKind.PROMOTION,
        before=rank("GOLD II 90"),
    )


def test_what_may_still_become_known_shows_the_rank_from_before():
    watched = Watched().look(0, "GOLD II 90", 10, 8).played(win(1, 30))
    line = rank_line(Ladder.SOLO, watched.change(1, now=31))
    assert (line.settled, line.lp, line.rank) == (False, None, rank("GOLD II 90"))


def test_an_event_keeps_the_ranks_of_its_players():
    told = event(ranks={7: promoted()})
    assert GameEvent.from_json(told.to_json()) == told


def test_an_event_from_before_there_were_ranks_has_none():
    data = event().to_json()
    del data["ranks"]
    assert GameEvent.from_json(data).ranks == {}


def test_a_rank_that_cannot_be_read_spoils_no_post():
    data = event(ranks={7: promoted()}).to_json()
    data["ranks"] |= {"8": {"ladder": "CHERRY"}, "x": {}, "9": None}
    assert set(GameEvent.from_json(data).ranks) == {7}
