from datetime import timedelta

import pytest

from tests.support.records import (
    START,
    aborted_record,
    arena_record,
    coop_record,
    lol_player,
    lol_record,
    remake_record,
    swarm_record,
)
from tracking.domain.games import Game
from tracking.domain.results import Outcome, read_match


def read(raw):
    return read_match(raw, Game.LOL)


def outcomes(raw):
    return {result.outcome for result in read(raw).results.values()}


def result(raw, number=0):
    return read(raw).results[f"puuid-{number}"]


def test_a_side_wins_and_the_other_loses():
    record = read(lol_record())
    assert [r.outcome for r in record.results.values()] == [Outcome.WIN] * 5 + [Outcome.LOSS] * 5
    assert record.void_reason is None


def test_a_malformed_aborted_game_has_no_result_for_everybody_its_metadata_names():
    record = read(aborted_record(10))
    assert len(record.results) == 10
    assert outcomes(aborted_record(10)) == {Outcome.NONE}
    assert record.void_reason
    assert record.queue_id is None
    assert record.queue_name == ""


def test_a_game_without_queue_and_version_is_aborted_although_it_lists_players():
    raw = lol_record(queueId=0, gameVersion="")
    assert outcomes(raw) == {Outcome.NONE}


def test_a_tournament_game_of_queue_0_counts():
    raw = lol_record(queueId=0, tournamentCode="EUW1-x")
    assert outcomes(raw) == {Outcome.WIN, Outcome.LOSS}
    assert read(raw).queue_name == "Custom"


@pytest.mark.parametrize("seconds", [95, 235, 248, 900])
def test_a_remake_is_neither_win_nor_loss_however_long_it_took(seconds):
    raw = remake_record(seconds)
    assert outcomes(raw) == {Outcome.REMAKE}
    assert read(raw).void_reason is None


def test_one_participant_who_says_remake_makes_it_one_for_all():
    raw = lol_record()
    raw["info"]["participants"][7]["gameEndedInEarlySurrender"] = True
    assert outcomes(raw) == {Outcome.REMAKE}


def test_a_short_game_is_no_remake():
    raw = lol_record(gameDuration=180)
    assert outcomes(raw) == {Outcome.WIN, Outcome.LOSS}


def test_a_remake_comes_before_arena_and_before_nobody_won():
    raw = arena_record()
    raw["info"]["participants"][0]["gameEndedInEarlySurrender"] = True
    assert outcomes(raw) == {Outcome.REMAKE}


def test_a_game_that_nobody_won_is_undecided():
    players = [lol_player(n, teamId=100 if n < 5 else 200) for n in range(10)]
    assert outcomes(lol_record(players)) == {Outcome.NONE}
    assert read(lol_record(players)).void_reason


@pytest.mark.parametrize("end", ["Abort_Unexpected", "Abort_AntiCheatExit", "anything"])
def test_the_way_it_ended_never_takes_a_result_away(end):
    assert outcomes(lol_record(endOfGameResult=end)) == {Outcome.WIN, Outcome.LOSS}


@pytest.mark.parametrize("people", [1, 2, 3, 4])
def test_the_only_team_of_swarm_loses_to_the_game(people):
    assert outcomes(swarm_record(people, won=False)) == {Outcome.LOSS}
    assert outcomes(swarm_record(people, won=True)) == {Outcome.WIN}


def test_people_lose_to_bots_even_where_the_bots_did_not_win():
    assert outcomes(coop_record(won=False, bots_won=False)) == {Outcome.LOSS}
    assert outcomes(coop_record(won=False)) == {Outcome.LOSS}


def test_nobody_won_without_teams_is_undecided_not_a_defeat():
    assert outcomes(lol_record([lol_player(n, teamId=0) for n in range(10)])) == {Outcome.NONE}


def test_bots_have_no_result():
    assert set(read(coop_record()).results) == {f"puuid-{n}" for n in range(5)}


@pytest.mark.parametrize(
    ("queue_id", "teams", "size"),
    [
        (1700, 4, 2),
        (1700, 8, 2),
        (1710, 8, 2),
        (1740, 6, 3),
        (1750, 6, 3),
        (99_999, 6, 3),
        (400, 6, 3),
    ],
)
def test_arena_is_a_placement_whatever_its_queue_and_whatever_win_says(queue_id, teams, size):
    record = read(arena_record(teams, size, queue_id=queue_id))
    places = [r.placement for r in record.results.values()]
    assert sorted(places) == sorted(list(range(1, teams + 1)) * size)
    assert {r.outcome for r in record.results.values()} == {Outcome.PLACEMENT}


def test_arena_mates_share_their_sub_team_and_its_kills():
    first, mate = (result(arena_record(), n) for n in (0, 1))
    stranger = result(arena_record(), 3)
    assert first.subteam_id == mate.subteam_id != stranger.subteam_id
    # 5 kills and 7 assists of each of three players.
    assert first.kill_participation == 0.8
    assert first.damage_share == 0.333


def test_arena_takes_either_field_of_the_placement():
    raw = arena_record()
    for player in raw["info"]["participants"]:
        del player["placement"]
    assert result(raw, 17).placement == 1


@pytest.mark.parametrize("place", [0, -1, 9, 10**9, None, "1", True])
def test_broken_arena_has_no_result(place):
    raw = arena_record()
    for player in raw["info"]["participants"]:
        player["placement"] = player["subteamPlacement"] = place
    record = read(raw)
    assert {r.outcome for r in record.results.values()} == {Outcome.NONE}
    assert {r.placement for r in record.results.values()} == {None}
    assert record.void_reason


def test_one_arena_player_without_a_placement_does_not_void_the_others():
    raw = arena_record()
    raw["info"]["participants"][0].update(placement=0, subteamPlacement=0)
    assert result(raw, 0).outcome is Outcome.NONE
    assert result(raw, 1).outcome is Outcome.PLACEMENT
    assert read(raw).void_reason is None


def test_a_placement_of_0_elsewhere_than_in_arena_means_nothing():
    assert result(lol_record()).placement is None


def test_the_duration_is_in_milliseconds_where_the_end_is_missing():
    raw = lol_record(gameDuration=1_965_640)
    del raw["info"]["gameEndTimestamp"]
    assert read(raw).duration_seconds == 1965
    assert read(lol_record(gameDuration=1965)).duration_seconds == 1965


def test_a_game_ends_when_the_last_player_stopped_playing():
    raw = swarm_record()
    raw["info"]["gameEndTimestamp"] += 240_000
    assert read(raw).ended_at == START + timedelta(seconds=1800)


def test_a_game_counts_as_over_only_by_its_late_stated_end():
    raw = swarm_record()
    raw["info"]["gameEndTimestamp"] += 240_000
    assert read(raw).over_by == START + timedelta(seconds=2041)


def test_a_game_never_ends_after_its_stated_end():
    raw = lol_record(gameDuration=600)
    raw["info"]["gameEndTimestamp"] = raw["info"]["gameStartTimestamp"] + 600_000
    assert read(raw).ended_at == START + timedelta(seconds=600)


def test_without_the_time_played_the_stated_end_counts():
    players = [lol_player(n, timePlayed=0, win=True) for n in range(2)]
    assert read(lol_record(players)).ended_at == START + timedelta(seconds=1801)


def test_without_either_the_end_is_start_and_duration():
    raw = lol_record([lol_player(0, timePlayed=None, win=True)], gameDuration=600_000)
    del raw["info"]["gameEndTimestamp"]
    assert read(raw).ended_at == START + timedelta(seconds=600)


def test_without_a_start_the_creation_says_when():
    raw = lol_record(
        [lol_player(0, timePlayed=0)], gameStartTimestamp=0, gameEndTimestamp=0, gameDuration=0
    )
    record = read(raw)
    assert record.started_at == record.ended_at == START - timedelta(seconds=24)


@pytest.mark.parametrize("absurd", [10**400, -5, 1.5e300, 1_700_000_000, float("inf"), "soon"])
def test_absurd_times_are_not_known(absurd):
    names = ("gameCreation", "gameStartTimestamp", "gameEndTimestamp", "gameDuration")
    record = read(lol_record([lol_player(0, timePlayed=absurd)], **dict.fromkeys(names, absurd)))
    assert (record.started_at, record.ended_at, record.duration_seconds) == (None, None, 0)


def test_all_times_are_aware():
    record = read(lol_record())
    assert record.started_at.tzinfo is not None
    assert record.ended_at.tzinfo is not None


def test_what_a_player_did_is_read():
    raw = lol_record()
    raw["info"]["participants"][0].update(pentaKills=1, quadraKills=2, largestMultiKill=5)
    read_back = result(raw)
    assert (read_back.kills, read_back.deaths, read_back.assists) == (5, 3, 7)
    assert (read_back.cs, read_back.cs_per_minute, read_back.kda) == (192, 6.4, 4.0)
    assert (read_back.gold, read_back.damage, read_back.vision_score) == (12000, 20000, 21)
    assert (read_back.kill_participation, read_back.damage_share) == (0.48, 0.2)
    assert (read_back.pentakills, read_back.quadrakills, read_back.largest_multi_kill) == (1, 2, 5)
    assert (read_back.first_blood, result(raw, 1).first_blood) == (True, False)
    assert (read_back.position, read_back.team_id, read_back.level) == ("MIDDLE", 100, 16)
    assert (read_back.queue_id, read_back.duration_seconds) == (420, 1800)


def test_a_share_of_nothing_is_not_known():
    quiet = result(swarm_record())
    assert quiet.kill_participation is None


def test_swarm_counts_damage_to_monsters():
    assert result(swarm_record()).damage == 90000


@pytest.mark.parametrize("field", ["gameEndedInSurrender", "gameEndedInIGNBSurrender"])
def test_a_surrender_is_noted_and_changes_no_outcome(field):
    raw = lol_record()
    for player in raw["info"]["participants"]:
        player[field] = True
    assert result(raw).surrendered
    assert outcomes(raw) == {Outcome.WIN, Outcome.LOSS}


@pytest.mark.parametrize("position", ["Invalid", "", None, "AFK", 7])
def test_a_position_is_one_of_five_or_none(position):
    assert result(lol_record([lol_player(0, teamPosition=position, win=True)])).position == ""


def test_somebody_whom_only_the_metadata_names_has_no_result_in_a_game_that_counted():
    raw = lol_record()
    raw["metadata"]["participants"].append("puuid-99")
    assert result(raw, 99).outcome is Outcome.NONE
    assert result(raw, 0).outcome is Outcome.WIN


def test_a_participant_in_twice_counts_as_the_record_first_has_him():
    players = [lol_player(0, win=True), lol_player(1, teamId=200), lol_player(0, teamId=200)]
    assert result(lol_record(players)).outcome is Outcome.WIN


def test_the_patch_is_two_numbers():
    assert read(lol_record(gameVersion="16.4.748.682")).patch == "16.4"
    assert read(lol_record(gameVersion="")).patch == ""
