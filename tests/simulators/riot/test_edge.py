"""Keys, hosts and error bodies are Riot's."""

import pytest

from simulators.riot import DEFAULT_KEY, LocalRiot
from tests.support.recordings import load, shared_data

REGION = "/riot/account/v1/region/by-game/lol/by-puuid/"
SUMMONER = "/lol/summoner/v4/summoners/by-puuid/"


def recorded(name):
    return load(shared_data() / "riot" / "errors" / f"{name}.json")


async def test_a_request_without_a_key_is_unauthorized(client):
    answer = await client.get("euw1", "/lol/status/v4/platform-data", key=None)
    assert (answer.status, answer.json) == (401, recorded("401"))


async def test_an_unknown_key_is_forbidden(client):
    answer = await client.get("euw1", "/lol/status/v4/platform-data", key="RGAPI-nobody")
    assert (answer.status, answer.json) == (403, recorded("403"))


async def test_a_key_in_the_query_is_refused_although_riot_takes_it(client):
    answer = await client.get("euw1", "/lol/status/v4/platform-data", api_key=DEFAULT_KEY)
    assert answer.status == 401


async def test_a_key_expires(riot, client, now):
    riot.add_key("RGAPI-day", expires_at=now() + 60)
    assert (await client.get("euw1", "/lol/status/v4/platform-data", key="RGAPI-day")).status == 200
    now.move(60)
    assert (await client.get("euw1", "/lol/status/v4/platform-data", key="RGAPI-day")).status == 403


async def test_a_removed_key_is_forbidden(riot, client):
    riot.remove_key(DEFAULT_KEY)
    assert (await client.get("euw1", "/lol/status/v4/platform-data")).status == 403


async def test_a_key_of_one_game_is_forbidden_on_the_other(riot, client):
    riot.add_key("RGAPI-lol", application="league", games=frozenset({"lol"}))
    riot.add_key("RGAPI-tft", application="tactics", games=frozenset({"tft"}))
    status = {
        (game, key): (await client.get("euw1", path, key=key)).status
        for game, path in (
            ("lol", "/lol/status/v4/platform-data"),
            ("tft", "/tft/status/v1/platform-data"),
        )
        for key in ("RGAPI-lol", "RGAPI-tft")
    }
    assert status == {
        ("lol", "RGAPI-lol"): 200,
        ("lol", "RGAPI-tft"): 403,
        ("tft", "RGAPI-lol"): 403,
        ("tft", "RGAPI-tft"): 200,
    }


async def test_each_application_has_its_own_puuid_of_an_account(riot, client, otter):
    riot.add_key("RGAPI-tft", application="tactics", games=frozenset({"tft"}))
    path = "/riot/account/v1/accounts/by-riot-id/Quiet%20Otter/EUW"
    one = (await client.get("europe", path)).json["puuid"]
    other = (await client.get("europe", path, key="RGAPI-tft")).json["puuid"]
    assert one != other
    assert {len(one), len(other)} == {78}


async def test_a_puuid_of_another_application_cannot_be_decrypted(riot, client, otter):
    riot.add_key("RGAPI-tft", application="tactics")
    puuid = otter.puuid("tactics")
    answer = await client.get("euw1", SUMMONER + puuid)
    expected = recorded("400_puuid_of_other_app")
    message = expected["status"]["message"].rpartition(" ")[0]
    expected["status"]["message"] = f"{message} {puuid}"
    assert (answer.status, answer.json) == (400, expected)


async def test_a_known_path_on_the_wrong_host_is_not_found(client, otter):
    puuid = otter.puuid("simulated")
    for route, path in (
        ("sea", f"/riot/account/v1/accounts/by-puuid/{puuid}"),
        ("euw1", f"/lol/match/v5/matches/by-puuid/{puuid}/ids"),
        ("europe", SUMMONER + puuid),
        ("tw2", "/lol/status/v4/platform-data"),
        ("nowhere", "/lol/status/v4/platform-data"),
    ):
        assert (await client.get(route, path)).status == 404, (route, path)


async def test_a_path_that_no_key_may_use_is_forbidden(client):
    assert (await client.get("euw1", "/lol/spectator/v4/featured-games")).status == 403


async def test_a_match_is_found_on_the_cluster_of_its_platform_alone(riot, client, otter):
    game = riot.start_game("EUW1", 420, [otter])
    riot.end_game(game)
    path = f"/lol/match/v5/matches/{game.match_id}"
    found = {r: (await client.get(r, path)).status for r in ("europe", "asia", "sea", "americas")}
    assert found == {"europe": 200, "asia": 404, "sea": 404, "americas": 404}


async def test_the_games_of_one_title_are_not_found_at_the_other(riot, client, otter):
    game = riot.start_game("EUW1", 1100, [otter], game="tft")
    riot.end_game(game)
    assert (await client.match(game.match_id, "tft")).status == 200
    assert (await client.match(game.match_id, "lol")).status == 404
    assert (await client.ids(otter, "lol")).json == []


async def test_a_missing_match_looks_as_recorded(client):
    answer = await client.match("EUW1_1")
    assert (answer.status, answer.json) == (404, recorded("match-v5_404_2026-09"))


async def test_more_than_a_hundred_ids_are_refused_as_recorded(client, otter):
    answer = await client.ids(otter, count=101)
    assert (answer.status, answer.json) == (400, recorded("400_count_101"))
    assert (await client.ids(otter, count=100)).status == 200


async def test_ids_are_paged_newest_first(riot, client, otter, now):
    played = []
    for _ in range(5):
        played.append(riot.start_game("EUW1", 420, [otter]))
        now.move(1800)
        riot.end_game(played[-1])
    newest_first = [game.match_id for game in reversed(played)]
    assert (await client.ids(otter, start=1, count=2)).json == newest_first[1:3]
    assert (await client.ids(otter, start=9)).json == []


async def test_start_time_is_in_seconds_and_milliseconds_find_nothing(riot, client, otter, now):
    game = riot.start_game("EUW1", 420, [otter])
    riot.end_game(game)
    before = int(now()) - 10
    assert (await client.ids(otter, startTime=before)).json == [game.match_id]
    assert (await client.ids(otter, startTime=before + 60)).json == []
    assert (await client.ids(otter, startTime=before * 1000)).json == []


@pytest.mark.parametrize("means_end", [False, True])
async def test_start_time_may_mean_the_beginning_or_the_end(riot, client, otter, now, means_end):
    riot.start_time_means_end = means_end
    game = riot.start_game("EUW1", 420, [otter], started_ago=1800)
    riot.end_game(game)
    found = (await client.ids(otter, startTime=int(now()) - 60)).json
    assert found == ([game.match_id] if means_end else [])


async def test_ids_are_filtered_by_queue_and_type(riot, client, otter):
    ranked, aram = (riot.start_game("EUW1", queue, [otter]) for queue in (420, 450))
    for game in (ranked, aram):
        riot.end_game(game)
    assert (await client.ids(otter, queue=450)).json == [aram.match_id]
    assert (await client.ids(otter, type="ranked")).json == [ranked.match_id]
    assert (await client.ids(otter, type="ranked", queue=450)).json == []


async def test_names_outside_ascii_are_found_without_case_and_spaces(riot, client):
    korean = riot.add_account("조용한 수달", "KR1")
    riot.add_account("غيمة نائمة", "EUW")
    for path in ("조용한 수달/kr1", "조용한수달/KR1"):
        answer = await client.get("asia", f"/riot/account/v1/accounts/by-riot-id/{path}")
        assert answer.json["puuid"] == korean.puuid("simulated")
    arabic = await client.get("asia", "/riot/account/v1/accounts/by-riot-id/غيمة نائمة/EUW")
    assert arabic.json["gameName"] == "غيمة نائمة"


async def test_an_account_without_a_profile_has_no_region_and_no_summoner(client, otter):
    otter.has_profile = False
    puuid = otter.puuid("simulated")
    region = await client.get("europe", REGION + puuid)
    assert (region.status, region.json) == (500, recorded("500_account_region_2026-09"))
    assert (await client.get("euw1", SUMMONER + puuid)).status == 404


async def test_names_change_hands(riot, client, otter, badger):
    riot.swap_names(otter, badger)
    path = "/riot/account/v1/accounts/by-riot-id/"
    assert (await client.get("europe", path + "Quiet Otter/EUW")).json["puuid"] == badger.puuid(
        "simulated"
    )
    riot.rename(otter, "Hollow Heron", "NEW")
    assert (await client.get("europe", path + "Paper Badger/0042")).status == 404
    assert (await client.get("europe", path + "Hollow Heron/NEW")).status == 200
    riot.delete(otter)
    assert (await client.get("europe", path + "Hollow Heron/NEW")).status == 404
    by_puuid = f"/riot/account/v1/accounts/by-puuid/{otter.puuid('simulated')}"
    assert (await client.get("europe", by_puuid)).status == 404


def test_no_two_accounts_have_one_name():
    riot = LocalRiot()
    riot.add_account("Quiet Otter", "EUW")
    with pytest.raises(ValueError, match="taken"):
        riot.add_account("quiet otter", "euw")


async def test_league_entries_are_those_of_the_game_and_the_platform(riot, client, otter):
    riot.set_rank(otter, "RANKED_SOLO_5x5", tier="GOLD", rank="II", leaguePoints=41)
    riot.set_rank(otter, "RANKED_TFT", tier="IRON", rank="IV")
    puuid = otter.puuid("simulated")
    lol = await client.get("euw1", f"/lol/league/v4/entries/by-puuid/{puuid}")
    tft = await client.get("euw1", f"/tft/league/v1/by-puuid/{puuid}")
    elsewhere = await client.get("na1", f"/lol/league/v4/entries/by-puuid/{puuid}")
    assert [entry["queueType"] for entry in lol.json] == ["RANKED_SOLO_5x5"]
    assert [entry["queueType"] for entry in tft.json] == ["RANKED_TFT"]
    assert (elsewhere.status, elsewhere.json) == (200, [])
