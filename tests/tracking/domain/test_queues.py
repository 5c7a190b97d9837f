import json

import pytest

from tracking.domain.games import Game
from tracking.domain.queues import QueueKind, is_known, is_tft, queue


def test_every_queue_of_riot_s_table_is_known_with_its_game(shared_data):
    path = shared_data / "riot/schema/queue_table.json"
    if not path.is_file():
        pytest.skip("the table of queues is not here")
    for row in json.loads(path.read_text(encoding="utf-8")):
        known = queue(row["queueId"])
        if row["queueId"] == 0:
            continue
        assert not known.name.startswith("Queue"), row
        assert known.game is (Game.TFT if row["gameMode"] == "TFT" else Game.LOL), row
        if row["matchData"] == "403":
            assert known.published is False
        if row["matchData"] == "yes":
            assert known.published is True


@pytest.mark.parametrize(
    ("queue_id", "ranked"),
    [
        (420, "RANKED_SOLO_5x5"),
        (440, "RANKED_FLEX_SR"),
        (1100, "RANKED_TFT"),
        (1130, "RANKED_TFT_TURBO"),
        (1160, "RANKED_TFT_DOUBLE_UP"),
        (1150, "RANKED_TFT_PAIRS"),
        (1750, "CHERRY"),
        (400, None),
        (1090, None),
    ],
)
def test_a_ranked_queue_names_its_league(queue_id, ranked):
    assert queue(queue_id).ranked == ranked


@pytest.mark.parametrize(
    ("queue_id", "published"), [(420, True), (2300, False), (2400, False), (0, False), (480, None)]
)
def test_a_queue_says_whether_its_records_are_published(queue_id, published):
    assert queue(queue_id).published is published


@pytest.mark.parametrize(
    ("mode", "map_id", "name", "kind", "game"),
    [
        ("CHERRY", 30, "Arena", QueueKind.ARENA, Game.LOL),
        ("", 30, "Arena", QueueKind.ARENA, Game.LOL),
        ("TFT", 22, "TFT", QueueKind.TFT, Game.TFT),
        ("", 22, "TFT", QueueKind.TFT, Game.TFT),
        ("STRAWBERRY", 33, "Swarm", QueueKind.SWARM, Game.LOL),
        ("KIWI", 12, "ARAM: Mayhem", QueueKind.STANDARD, Game.LOL),
        ("TUTORIAL_MODULE_2", 11, "Tutorial", QueueKind.TUTORIAL, Game.LOL),
        ("CLASSIC", 11, "Queue 98765", QueueKind.UNKNOWN, Game.LOL),
        ("NEWMODE", 99, "Queue 98765", QueueKind.UNKNOWN, Game.LOL),
        ("", 0, "Queue 98765", QueueKind.UNKNOWN, None),
    ],
)
def test_an_unknown_queue_is_named_after_its_mode_or_map_or_number(mode, map_id, name, kind, game):
    unknown = queue(98765, mode=mode, map_id=map_id)
    assert (unknown.name, unknown.kind, unknown.game) == (name, kind, game)
    assert unknown.published is None


def test_a_queue_without_an_id_is_named_too():
    assert queue(None).name == ""
    assert queue(None, mode="cherry").kind is QueueKind.ARENA


def test_a_custom_game_keeps_the_rules_of_its_mode():
    assert queue(0, mode="CLASSIC", map_id=11).kind is QueueKind.CUSTOM
    arena = queue(0, mode="CHERRY", map_id=30)
    assert (arena.name, arena.kind, arena.published) == ("Custom", QueueKind.ARENA, False)


def test_all_arena_queues_are_arena():
    assert {queue(n).kind for n in (1700, 1710, 1740, 1750)} == {QueueKind.ARENA}


def test_the_two_games_are_told_apart_by_queue_or_mode():
    assert is_tft(1100)
    assert is_tft(None, "TFT")
    assert is_tft(98765, "tft")
    assert not is_tft(420)
    assert not is_tft(None)
    assert not is_tft(98765, "CLASSIC")


def test_every_name_fits_its_column():
    assert len(queue(2**31 - 1).name) <= 50
    assert all(len(queue(n).name) <= 50 for n in range(7000))


@pytest.mark.parametrize(
    ("queue_id", "known"), [(420, True), (1100, True), (0, True), (None, True), (98765, False)]
)
def test_a_queue_that_riot_made_after_us_is_told_from_those_we_know(queue_id, known):
    assert is_known(queue_id) is known
