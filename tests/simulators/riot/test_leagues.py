"""What ranked games do to league entries, and when the league services show it."""

import pytest

from simulators.riot import Ending

SOLO = "RANKED_SOLO_5x5"


async def entries(client, account, game="lol"):
    path = {"lol": "/lol/league/v4/entries/by-puuid/", "tft": "/tft/league/v1/by-puuid/"}[game]
    answer = await client.get("euw1", path + account.puuid("simulated"))
    return {entry["queueType"]: entry for entry in answer.json}


def at(entry):
    return entry["tier"], entry["rank"], entry["leaguePoints"], entry["wins"], entry["losses"]


@pytest.mark.parametrize(
    ("before", "lp", "after"),
    [
        (("GOLD", "II", 90), 21, ("GOLD", "I", 11)),
        (("GOLD", "I", 95), 22, ("PLATINUM", "IV", 17)),
        (("PLATINUM", "IV", 0), -25, ("GOLD", "I", 75)),
        (("DIAMOND", "I", 85), 20, ("MASTER", "I", 5)),
        (("GRANDMASTER", "I", 501), 21, ("GRANDMASTER", "I", 522)),
        (("IRON", "IV", 0), 0, ("IRON", "IV", 0)),
    ],
)
async def test_a_game_moves_lp_across_divisions_and_counts(riot, client, otter, before, lp, after):
    tier, rank, points = before
    riot.set_rank(otter, SOLO, tier=tier, rank=rank, leaguePoints=points, wins=5, losses=4)
    game = riot.start_game("EUW1", 420, [otter])
    riot.end_game(game, winner=0 if lp > 0 else 1, lp={otter.number: lp})
    shown = at((await entries(client, otter))[SOLO])
    assert shown == (*after, *((6, 4) if lp > 0 else (5, 5)))


async def test_a_change_is_shown_late_while_the_service_lags(riot, client, otter, now):
    riot.set_rank(otter, SOLO, tier="GOLD", rank="II", leaguePoints=30)
    riot.league_lag = 300
    riot.end_game(riot.start_game("EUW1", 420, [otter]), lp={otter.number: 20})
    assert at((await entries(client, otter))[SOLO])[2] == 30
    now.move(300)
    assert at((await entries(client, otter))[SOLO])[2] == 50


async def test_a_remake_moves_nothing(riot, client, otter):
    riot.set_rank(otter, SOLO, tier="GOLD", rank="II", leaguePoints=30)
    game = riot.start_game("EUW1", 420, [otter])
    riot.end_game(game, ending=Ending.REMAKE, lp={otter.number: 20})
    assert at((await entries(client, otter))[SOLO]) == ("GOLD", "II", 30, 0, 0)


async def test_a_season_takes_the_entry_away_and_lp_can_go_without_a_game(riot, client, otter):
    riot.set_rank(otter, SOLO, tier="MASTER", rank="I", leaguePoints=30)
    riot.move_lp(otter, SOLO, -75)
    assert at((await entries(client, otter))[SOLO])[:3] == ("DIAMOND", "I", 55)
    riot.clear_rank(otter, SOLO)
    assert await entries(client, otter) == {}
    with pytest.raises(ValueError, match="has no rank"):
        riot.move_lp(otter, SOLO, 1)


async def test_hyper_roll_has_a_rating_and_first_places_alone_are_won(riot, client, otter):
    riot.set_rating(otter, 2590, wins=1, losses=9)
    game = riot.start_game("EUW1", 1130, [otter], game="tft")
    riot.end_game(game, placements={otter.number: 2}, lp={otter.number: 40})
    shown = (await entries(client, otter, "tft"))["RANKED_TFT_TURBO"]
    assert (shown["ratedTier"], shown["ratedRating"]) == ("BLUE", 2630)
    assert (shown["wins"], shown["losses"]) == (1, 10)
    assert "tier" not in shown


async def test_double_up_leaks_into_leagues_answer_and_nobody_has_a_rank_after_a_patch(
    riot, client, otter
):
    riot.set_rank(otter, "RANKED_TFT_DOUBLE_UP", tier="GOLD", rank="II")
    assert await entries(client, otter) == {}
    riot.league_leaks = True
    assert set(await entries(client, otter)) == {"RANKED_TFT_DOUBLE_UP"}
    riot.league_hidden = True
    assert await entries(client, otter, "tft") == {}


async def test_ranks_are_moved_over_http(riot, http, client, otter):
    async def post(door, **body):
        async with http.post(f"{riot.url}/sim/{door}", json=body) as response:
            return await response.json(content_type=None)

    entry = {"tier": "GOLD", "rank": "II", "leaguePoints": 30}
    await post("ranks", player=otter.riot_id, queue_type=SOLO, entry=entry)
    game = await post("games", platform="EUW1", queue=420, players=[otter.riot_id])
    await post("games/end", match_id=game["match_id"], lp={otter.riot_id: 20})
    await post("ranks", player=otter.riot_id, queue_type=SOLO, lp=-5)
    assert at((await entries(client, otter))[SOLO]) == ("GOLD", "II", 45, 1, 0)
    await post("league", hidden=True, lag=60)
    assert await entries(client, otter) == {}
    assert await post("ranks", player=otter.riot_id, queue_type=SOLO, entry=None) == {"entry": None}
