"""A recorded match played again differs in its ids, its times and its players, in nothing else."""

import copy

import pytest

from tests.support.recordings import load, recording_params, shared_data

LOL = recording_params("match-v5")
TFT = recording_params("tft-match-v1")
TIMES = {"gameCreation", "gameStartTimestamp", "gameEndTimestamp", "game_datetime"}
IDS = {"gameId", "gameName", "platformId"}
NAMES = {"puuid", "riotIdGameName", "riotIdName", "riotIdTagline", "summonerName"}


def somebody_in(raw):
    return next(puuid for puuid in raw["metadata"]["participants"] if puuid != "BOT")


def without(document, names):
    return {key: value for key, value in document.items() if key not in names}


@pytest.mark.parametrize("path", LOL)
async def test_a_recorded_league_match_is_otherwise_untouched(riot, client, otter, now, path):
    raw = load(path)
    await check(riot, client, otter, now, raw, "lol")


@pytest.mark.parametrize("path", TFT)
async def test_a_recorded_tft_match_is_otherwise_untouched(riot, client, otter, now, path):
    raw = load(path)
    await check(riot, client, otter, now, raw, "tft")


async def check(riot, client, otter, now, raw, kind):
    before = copy.deepcopy(raw)
    old = somebody_in(raw)
    game = riot.play_recording(raw, kind, {old: otter})
    assert raw == before
    assert (await client.ids(otter, kind)).json == [game.match_id]
    served = (await client.match(game.match_id, kind)).json
    assert served["metadata"]["participants"] == [
        otter.puuid("simulated") if puuid == old else puuid
        for puuid in raw["metadata"]["participants"]
    ]
    same_but_for_him(served, raw, old)
    info, was = served["info"], raw["info"]
    assert info.keys() == was.keys()
    assert without(info, TIMES | IDS | {"participants"}) == without(
        was, TIMES | IDS | {"participants"}
    )
    shifts = {info[name] - was[name] for name in TIMES & was.keys() if was[name]}
    assert len(shifts) == 1
    assert all(info[name] == 0 for name in TIMES & was.keys() if not was[name])


def same_but_for_him(served, raw, old):
    for new, was in zip(served["info"]["participants"], raw["info"]["participants"], strict=True):
        if was["puuid"] == old:
            assert new["puuid"] != old
            assert without(new, NAMES) == without(was, NAMES)
            assert all(new[name] == was[name] for name in NAMES & was.keys() if not was[name])
        else:
            assert new == was


@pytest.fixture
def old_style():
    """Before 11.20: milliseconds, and no end."""
    return load(shared_data() / "riot" / "match-v5-pre-11.20" / "match_v5_ranked.json")


async def test_a_duration_in_milliseconds_stays_one(riot, client, otter, now, old_style):
    game = riot.play_recording(old_style, "lol", {somebody_in(old_style): otter})
    info = (await client.match(game.match_id)).json["info"]
    assert "gameEndTimestamp" not in info
    assert info["gameDuration"] == old_style["info"]["gameDuration"]
    assert info["gameStartTimestamp"] + info["gameDuration"] == now() * 1000


@pytest.mark.parametrize("kind", ["lol", "tft"])
async def test_a_recording_can_be_seen_live_first(riot, client, otter, now, kind):
    name = {"lol": "match-v5/JP1_566638130", "tft": "tft-match-v1/EUW1_6956870524"}[kind]
    raw = load(shared_data() / "riot" / f"{name}.json")
    game = riot.play_recording(raw, kind, {somebody_in(raw): otter}, live_for=20, publish_after=3)
    live = (await client.live(otter, kind)).json
    assert (live["gameId"], live["gameQueueConfigId"]) == (
        game.game_id,
        raw["info"]["queueId"],
    )
    assert (await client.ids(otter, kind)).json == []
    now.move(20)
    assert (await client.live(otter, kind)).status == 404
    now.move(3)
    info = (await client.match(game.match_id, kind)).json["info"]
    ended = info["game_datetime"] if kind == "tft" else info["gameEndTimestamp"]
    assert ended == (now() - 3) * 1000
    if kind == "lol":
        assert live["gameStartTime"] == info["gameStartTimestamp"]


async def test_a_finished_recording_is_never_live(riot, client, otter, now):
    raw = load(shared_data() / "riot" / "match-v5" / "JP1_566638130.json")
    riot.play_recording(raw, "lol", {somebody_in(raw): otter}, ended_at=now() + 60)
    assert (await client.live(otter)).status == 404
    assert (await client.ids(otter)).json == []


def test_a_recording_that_names_nobody_of_ours_is_refused(riot, otter):
    raw = {
        "metadata": {"participants": ["somebody"]},
        "info": {"gameStartTimestamp": 1, "gameDuration": 1, "queueId": 420, "participants": []},
    }
    with pytest.raises(ValueError, match="does not name"):
        riot.play_recording(raw, "lol", {"nobody": otter})
    with pytest.raises(ValueError, match="whole match"):
        riot.play_recording(raw["info"], "lol", {"somebody": otter})
    with pytest.raises(ValueError, match="somebody"):
        riot.play_recording(raw, "lol", {})
