from tracking.domain.games import Game
from tracking.domain.ladders import QUEUES, Ladder, LeagueEntry, Standing, ladder_of, standings
from tracking.domain.queues import queue
from tracking.domain.ranks import Rank, RatedRank


def entry(queue_type, tier="", division="", lp=0, wins=3, losses=2, **rated):
    return LeagueEntry(
        queue_type=queue_type,
        tier=tier,
        division=division,
        league_points=lp,
        wins=wins,
        losses=losses,
        **rated,
    )


def test_each_ladder_is_the_one_its_queue_names():
    assert {queue_id: queue(queue_id).ranked for queue_id in QUEUES} == QUEUES
    assert all(queue(queue_id).game is ladder.game for queue_id, ladder in QUEUES.items())
    assert ladder_of(450) is None
    assert ladder_of(1750) is None
    assert ladder_of(None) is None


def test_a_ladder_without_an_entry_is_unranked():
    assert standings(Game.LOL, []) == {Ladder.SOLO: Standing(), Ladder.FLEX: Standing()}


def test_arena_has_no_rank_and_double_up_is_left_to_tft():
    """league-v4 gives CHERRY without a tier, and at times TFT's Double Up (riot.md §2.6)."""
    leaked = entry("RANKED_TFT_DOUBLE_UP", "GOLD", "I", 5)
    found = standings(Game.LOL, [entry("CHERRY"), leaked, entry("RANKED_FLEX_SR", "IRON", "IV", 1)])
    assert set(found) == {Ladder.SOLO, Ladder.FLEX}
    assert found[Ladder.FLEX] == Standing(rank=Rank.of("IRON", "IV", 1), wins=3, losses=2)


def test_hyper_roll_has_a_rating_and_a_new_one_is_still_unranked():
    rated = entry("RANKED_TFT_TURBO", rated_tier="BLUE", rated_rating=2310)
    found = standings(Game.TFT, [rated])
    assert found[Ladder.TURBO].rank == RatedRank.of("BLUE", 2310)
    assert found[Ladder.TURBO].games == 5
    assert not standings(Game.TFT, [entry("RANKED_TFT_TURBO")])[Ladder.TURBO].ranked


def test_an_apex_entry_has_no_division_though_riot_says_one():
    found = standings(Game.LOL, [entry("RANKED_SOLO_5x5", "MASTER", "I", 120)])
    assert str(found[Ladder.SOLO].rank) == "Master · 120 LP"
