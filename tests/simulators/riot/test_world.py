"""What can be seen of a game, and when."""

import pytest

from simulators.riot import Ending, Place, Publication
from tests.support.recordings import load, shared_data


async def test_a_game_is_live_until_it_ends_and_its_record_follows_later(
    riot, client, otter, badger, now
):
    game = riot.start_game("EUW1", 420, [otter, badger], started_ago=1800)
    live = (await client.live(badger)).json
    assert (live["gameId"], live["platformId"]) == (game.game_id, "EUW1")
    riot.end_game(game, publish_after=5)
    assert (await client.live(otter)).status == 404
    assert (await client.ids(otter)).json == []
    assert (await client.match(game.match_id)).status == 404
    now.move(5)
    assert (await client.ids(otter)).json == [game.match_id]
    record = (await client.match(game.match_id)).json
    assert record["info"]["gameStartTimestamp"] == live["gameStartTime"]
    assert record["info"]["gameDuration"] == 1800


async def test_no_game_looks_as_recorded(client, otter):
    answer = await client.live(otter)
    name = "spectator-v5_404_not_in_game_2026-03"
    assert (answer.status, answer.json) == (
        404,
        load(shared_data() / "riot" / "errors" / f"{name}.json"),
    )


async def test_a_streamer_is_hidden_from_spectator_but_not_from_the_record(
    riot, client, otter, badger
):
    riot.start_game("EUW1", 420, [otter, badger])
    otter.streamer_mode = True
    assert (await client.live(otter)).status == 404
    shown = (await client.live(badger)).json["participants"]
    assert [p.get("puuid") for p in shown].count(None) == 1
    assert "Quiet Otter" not in str(shown)


async def test_a_loading_game_has_no_start(riot, client, otter, now):
    riot.start_game("EUW1", 420, [otter], loading_for=30)
    loading = (await client.live(otter)).json
    assert loading["gameStartTime"] == 0
    assert loading["gameLength"] <= 0
    now.move(40)
    running = (await client.live(otter)).json
    assert (running["gameStartTime"], running["gameLength"]) == ((now() - 10) * 1000, 10)


async def test_a_player_goes_from_one_game_straight_into_the_next(riot, client, otter):
    first = riot.start_game("EUW1", 420, [otter])
    riot.end_game(first)
    second = riot.start_game("EUW1", 450, [otter])
    assert (await client.live(otter)).json["gameId"] == second.game_id


async def test_a_stale_game_hides_the_one_being_played(riot, client, otter, now):
    first = riot.start_game("EUW1", 420, [otter])
    riot.end_game(first, stale_for=60)
    second = riot.start_game("EUW1", 420, [otter])
    assert (await client.live(otter)).json["gameId"] == first.game_id
    now.move(60)
    assert (await client.live(otter)).json["gameId"] == second.game_id


async def test_a_flapping_game_comes_and_goes(riot, client, otter, now):
    game = riot.start_game("EUW1", 420, [otter])
    game.flapping = (60, 30)
    seen = []
    for _ in range(6):
        seen.append((await client.live(otter)).status)
        now.move(30)
    assert seen == [200, 200, 404, 200, 200, 404]


async def test_who_leaves_early_is_found_no_longer_while_the_others_play_on(
    riot, client, otter, badger
):
    game = riot.start_game("EUW1", 1100, [otter, badger], game="tft")
    riot.leave_game(game, otter)
    assert (await client.live(otter, "tft")).status == 404
    assert (await client.live(badger, "tft")).status == 200


@pytest.mark.parametrize("status", [403, 404, 410, 503])
async def test_an_outage_hides_everybody_on_its_platforms(riot, client, otter, status):
    abroad = riot.add_account("Rusty Comet", "NA1", "NA1")
    riot.start_game("EUW1", 420, [otter])
    riot.start_game("NA1", 420, [abroad])
    riot.start_outage(status, ["EUW1"])
    assert (await client.live(otter)).status == status
    assert (await client.live(abroad)).status == 200
    riot.start_outage(status)
    assert (await client.live(abroad)).status == status
    riot.end_outage()
    assert (await client.live(otter)).status == 200


@pytest.mark.parametrize(
    ("publication", "listed", "status"),
    [
        (Publication.PUBLIC, True, 200),
        (Publication.PRIVATE, True, 403),
        (Publication.LISTED_ONLY, True, 404),
        (Publication.NEVER, False, 404),
    ],
)
async def test_what_becomes_of_a_record(riot, client, otter, publication, listed, status):
    game = riot.start_game("EUW1", 2400, [otter])
    riot.end_game(game, publication=publication)
    assert (await client.ids(otter)).json == ([game.match_id] if listed else [])
    assert (await client.match(game.match_id)).status == status


async def test_spectator_never_shows_the_arena_lobby(riot, client, otter):
    riot.start_game("EUW1", 1710, [otter])
    assert (await client.live(otter)).status == 404


async def test_a_record_keeps_the_name_of_its_day(riot, client, otter):
    game = riot.start_game("EUW1", 420, [otter])
    riot.end_game(game)
    riot.rename(otter, "Hollow Heron", "NEW")
    names = [
        p["riotIdGameName"]
        for p in (await client.match(game.match_id)).json["info"]["participants"]
    ]
    assert "Quiet Otter" in names
    assert "Hollow Heron" not in names


def test_a_full_lobby_takes_nobody_more(riot, otter, badger):
    with pytest.raises(ValueError, match="1 places"):
        riot.start_game("EUW1", 1810, [otter, badger])


def test_nobody_sits_in_two_places(riot, otter):
    with pytest.raises(ValueError, match="two places"):
        riot.start_game("EUW1", 420, [otter, otter])


def test_a_game_ends_once(riot, otter):
    game = riot.start_game("EUW1", 420, [otter])
    riot.end_game(game)
    with pytest.raises(ValueError, match="over already"):
        riot.end_game(game)


def test_a_player_sits_where_he_is_put(riot, otter, badger):
    game = riot.start_game("EUW1", 420, [otter, Place(account=badger, group=1)])
    riot.end_game(game, winner=1, ending=Ending.SURRENDER)
    sides = {
        p["riotIdGameName"]: (p["teamId"], p["win"]) for p in game.record["info"]["participants"]
    }
    assert (sides["Quiet Otter"], sides["Paper Badger"]) == ((100, False), (200, True))
