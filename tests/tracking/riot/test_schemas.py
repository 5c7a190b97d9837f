import json

import pytest

from tracking.domain.games import Game, GameKey
from tracking.riot import schemas


def live(**fields):
    data = {"gameId": 7, "platformId": "EUW1", "participants": [], **fields}
    return schemas.live_game(data, game=Game.LOL, platform="EUW1")


@pytest.mark.parametrize("number", [8001920698, "8001920698", " 8001920698 "])
def test_a_game_number_may_be_a_number_or_a_text(number):
    assert live(gameId=number).key == GameKey(platform="EUW1", game_id="8001920698")


@pytest.mark.parametrize("number", [0, -1, None, True, 1.5, "", "x", "٣", "1" * 21, [], {}])
def test_a_live_game_without_a_number_is_no_answer(number):
    with pytest.raises(ValueError, match="number"):
        live(gameId=number)


@pytest.mark.parametrize("named", [None, "", "euw1", 7, "EUW1/..", "a b"])
def test_a_platform_that_is_missing_or_odd_is_the_one_that_was_asked(named):
    assert live(platformId=named).key.platform == "EUW1"


def test_a_game_is_named_by_the_platform_it_is_on():
    assert live(platformId="SG2").key.platform == "SG2"


@pytest.mark.parametrize("field", ["gameQueueConfigId", "mapId", "gameMode", "participants"])
@pytest.mark.parametrize("value", [None, "odd", -3, [], {}, 10**30])
def test_no_field_of_a_live_game_can_spoil_the_rest(field, value):
    assert live(**{field: value}).key.game_id == "7"


def test_a_live_game_of_recorded_shape_is_read_whole(shared_data):
    [recording] = (shared_data / "riot" / "spectator-v5").glob("*.json")
    raw = json.loads(recording.read_text("utf-8"))
    game = schemas.live_game(raw, game=Game.LOL, platform="EUW1")
    assert game.key.match_id == "EUW1_7117761272"
    assert game.queue_id == 450
    assert len(game.participants) == 10
    assert game.started_at is not None


def test_an_entry_without_tier_is_an_entry():
    # CHERRY, by design (developer-relations#795)
    [entry] = schemas.league_entries([{"queueType": "CHERRY", "wins": 3}, None, 7])
    assert (entry.queue_type, entry.tier, entry.league_points, entry.wins) == ("CHERRY", "", 0, 3)
