"""Records say what happened the way Riot says it (riot.md §6)."""

import pytest

from simulators.riot import Ending, Place


def ended(riot, queue, players, game="lol", **outcome):
    played = riot.start_game("EUW1", queue, players, game=game, started_ago=1500)
    riot.end_game(played, **outcome)
    return played.record


def of(record, account):
    name = account.game_name
    return next(p for p in record["info"]["participants"] if p["riotIdGameName"] == name)


def test_in_a_remake_one_side_still_says_win(riot, otter):
    participants = ended(riot, 420, [otter], ending=Ending.REMAKE)["info"]["participants"]
    assert all(p["gameEndedInEarlySurrender"] for p in participants)
    assert {p["win"] for p in participants} == {True, False}


def test_an_aborted_game_names_its_players_and_nothing_else(riot, otter):
    record = ended(riot, 420, [otter], ending=Ending.ABORTED)
    assert len(record["metadata"]["participants"]) == 10
    assert (record["info"]["participants"], record["info"]["gameVersion"]) == ([], "")


@pytest.mark.parametrize("queue", [420, 1750])
def test_a_crashed_game_has_no_winner(riot, otter, queue):
    info = ended(riot, queue, [otter], ending=Ending.NOBODY_WON)["info"]
    assert not any(p["win"] for p in info["participants"])
    assert {p["placement"] for p in info["participants"]} == {0}
    assert not any(team["win"] for team in info["teams"])


@pytest.mark.parametrize(("queue", "teams", "size"), [(1700, 8, 2), (1750, 6, 3)])
def test_in_arena_team_mates_share_a_place_and_the_upper_half_wins(
    riot, otter, badger, queue, teams, size
):
    record = ended(riot, queue, [otter, badger], placements={otter.number: teams})
    participants = record["info"]["participants"]
    assert of(record, badger)["placement"] == teams
    assert sorted(p["placement"] for p in participants) == [
        n for n in range(1, teams + 1) for _ in range(size)
    ]
    for p in participants:
        assert p["win"] == (p["placement"] <= teams // 2)
        assert p["subteamPlacement"] == p["placement"]
    assert [team["teamId"] for team in record["info"]["teams"]] == [100, 0]


def test_the_machine_is_no_player(riot, otter):
    record = ended(riot, 870, [otter])
    bots = [p for p in record["info"]["participants"] if p["puuid"] == "BOT"]
    assert len(bots) == 5
    assert len(record["metadata"]["participants"]) == 5


def test_a_swarm_can_be_lost_by_all(riot, otter):
    info = ended(riot, 1830, [otter], winner=-1)["info"]
    assert [p["win"] for p in info["participants"]] == [False] * 3
    assert len(info["teams"]) == 1


def test_everybody_in_tft_has_a_place_of_his_own(riot, otter):
    record = ended(riot, 1100, [otter], "tft", placements={otter.number: 5})
    assert of(record, otter)["placement"] == 5
    assert not of(record, otter)["win"]
    assert sorted(p["placement"] for p in record["info"]["participants"]) == list(range(1, 9))


def test_partners_in_double_up_are_placed_side_by_side(riot, otter, badger):
    record = ended(riot, 1160, [otter, badger], "tft", placements={badger.number: 3})
    mine, partner = of(record, badger), of(record, otter)
    assert (mine["placement"], partner["placement"]) == (3, 4)
    assert mine["partner_group_id"] == partner["partner_group_id"]


def test_set_18_says_next_to_nothing(riot, otter):
    record = ended(riot, 1160, [otter], "tft", set_18=True)
    mine = of(record, otter)
    assert record["info"]["game_version"].startswith("TFT Unreal")
    assert "partner_group_id" not in mine
    assert (mine["units"], mine["traits"], mine["total_damage_to_players"]) == ([], [], 0)


@pytest.mark.parametrize(("queue", "kind"), [(1100, "standard"), (1130, "turbo"), (1160, "pairs")])
def test_tft_says_what_it_was(riot, otter, queue, kind):
    info = ended(riot, queue, [otter], "tft")["info"]
    assert (info["tft_game_type"], info["queue_id"], info["queueId"]) == (kind, queue, queue)


def test_tft_has_no_remake(riot, otter):
    with pytest.raises(ValueError, match="does not end as remake"):
        ended(riot, 1100, [otter], "tft", ending=Ending.REMAKE)


def test_impossible_places_are_refused(riot, otter, badger):
    for game in (
        riot.start_game("EUW1", 1100, [otter, badger], game="tft"),
        riot.start_game("EUW1", 1700, [otter, Place(account=badger, group=3)]),
    ):
        with pytest.raises(ValueError, match="share"):
            riot.end_game(game, placements={otter.number: 2, badger.number: 2})


def test_figures_can_be_wished_for_and_unknown_ones_are_refused(riot, otter):
    record = ended(riot, 420, [otter], stats={otter.number: {"kills": 31}})
    assert of(record, otter)["kills"] == 31
    with pytest.raises(ValueError, match="killz"):
        ended(riot, 420, [otter], stats={otter.number: {"killz": 1}})
