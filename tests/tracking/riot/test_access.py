"""Keys: which is used, when one counts as dead, and what a 403 means."""

import asyncio

import pytest

from tests.tracking.riot.served import DROP, no, ok
from tracking.domain.games import Game
from tracking.errors import (
    ConfigurationError,
    RiotForbidden,
    RiotKeyInvalid,
    RiotUnavailable,
)
from tracking.riot.client import ApiKeys
from tracking.riot.keys import REREAD_EVERY, KeyState


async def test_the_key_goes_in_the_header_and_both_parts_of_a_riot_id_are_encoded(riot):
    riot.says(ok({"puuid": "p", "gameName": "Quiet Otter", "tagLine": "한국"}))
    found = await riot.client.account_by_riot_id("Quiet/Otter", "한국")
    assert found.game_name == "Quiet Otter"
    [request] = riot.requests
    assert request.headers["X-Riot-Token"] == "lol-key"
    assert "Quiet%2FOtter" in request.raw_path
    assert "api_key" not in request.raw_path


async def test_a_403_on_a_record_with_a_working_key_is_a_private_record(riot):
    riot.says(no(403), no(403), ok({"gameId": 1}))
    with pytest.raises(RiotForbidden):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert await riot.client.live_game("EUW1", "p", game=Game.LOL)


async def test_a_record_refused_while_the_key_was_dead_is_not_private_when_the_key_is_back(riot):
    # The key works again when the question is asked: the 403 was never about the record.
    riot.says(no(403), ok({"metadata": {}, "info": {}}))
    assert await riot.client.match("EUW1_1", game=Game.LOL) is not None


async def test_a_dead_key_stops_its_own_calls_and_no_others(riot):
    riot.status = 403
    riot.says(no(403), no(404))
    for _ in range(3):
        with pytest.raises(RiotKeyInvalid):
            await riot.client.match("EUW1_1", game=Game.LOL)
    asked = len(riot.requests)
    assert asked == 2  # the record, and the call that told a dead key from a private record
    assert await riot.client.match("EUW1_1", game=Game.TFT) is None


async def test_a_dead_key_is_noticed_when_it_works_again(riot):
    riot.says(no(401), no(404))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    riot.clock.shift(61)
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None


async def test_a_key_that_was_replaced_is_used_within_seconds(riot):
    riot.says(no(401), no(404))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    riot.keys["now"] = ApiKeys("new-key", "tft-key")
    riot.clock.shift(REREAD_EVERY)
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None
    assert riot.requests[-1].headers["X-Riot-Token"] == "new-key"


async def test_the_keys_are_not_read_again_at_every_call_while_one_is_refused(riot):
    riot.says(no(401))
    for _ in range(50):
        with pytest.raises(RiotKeyInvalid):
            await riot.client.match("EUW1_1", game=Game.LOL)
        riot.client.budget("euw1", "match-v5.match", game=Game.LOL, seconds=1)
    assert riot.reread == 1
    riot.clock.shift(REREAD_EVERY)
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert riot.reread == 2


async def test_a_key_counts_as_good_once_riot_took_it_and_not_before(riot):
    assert riot.client.key_state(Game.LOL) is KeyState.UNTRIED
    riot.says(no(404), no(401), no(404))
    await riot.client.match("EUW1_1", game=Game.LOL)
    assert riot.client.key_state(Game.LOL) is KeyState.TAKEN
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert riot.client.key_state(Game.LOL) is KeyState.REFUSED
    assert riot.client.key_state(Game.TFT) is KeyState.UNTRIED
    riot.keys["now"] = ApiKeys("new-key", "tft-key")
    riot.clock.shift(REREAD_EVERY)
    await riot.client.match("EUW1_1", game=Game.LOL)
    assert riot.client.key_state(Game.LOL) is KeyState.TAKEN


async def test_a_key_of_both_games_is_in_doubt_for_both_when_one_is_refused(riot):
    riot.keys["now"] = ApiKeys("one-key", "one-key")
    client = riot.new_client()
    riot.says(no(404), no(401))
    await client.match("EUW1_1", game=Game.TFT)
    with pytest.raises(RiotKeyInvalid):
        await client.match("EUW1_1", game=Game.LOL)
    assert client.key_state(Game.TFT) is KeyState.UNTRIED


async def test_nothing_that_is_raised_holds_the_key(riot):
    riot.says(no(401))
    with pytest.raises(RiotKeyInvalid) as caught:
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert "lol-key" not in repr(caught.value)
    assert "lol-key" not in repr(ApiKeys("lol-key", "tft-key"))


async def test_a_replaced_key_serves_the_very_request_that_was_refused(riot):
    riot.says(no(401), ok(["EUW1_1"]))
    riot.keys["now"] = ApiKeys("new-key", "tft-key")
    assert await riot.client.match_ids("EUW1", "p", game=Game.LOL) == ["EUW1_1"]
    assert [r.headers["X-Riot-Token"] for r in riot.requests] == ["lol-key", "new-key"]


async def test_a_key_that_cannot_be_read_again_stays_refused_without_a_crash(riot):
    del riot.keys["now"]
    riot.says(no(401))
    for _ in range(2):
        with pytest.raises(RiotKeyInvalid):
            await riot.client.match("EUW1_1", game=Game.LOL)


async def test_one_key_without_access_to_tft_is_not_dead_for_league(riot):
    # A League key gets 403 on /tft/* (developer-relations#1041), and is the default for both.
    riot.keys["now"] = ApiKeys("one-key", "one-key")
    client = riot.new_client()
    assert client.one_key
    riot.status = 403
    riot.says(no(403), no(404))
    with pytest.raises(RiotKeyInvalid):
        await client.match("EUW1_1", game=Game.TFT)
    assert await client.match("EUW1_1", game=Game.LOL) is None


async def test_a_key_that_may_not_ask_for_the_state_is_known_by_what_it_was_answered(riot):
    riot.status = 403
    riot.says(no(404), no(403), no(404), no(403), no(404), no(404))
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None
    with pytest.raises(RiotForbidden):
        await riot.client.match("EUW1_2", game=Game.LOL)
    assert await riot.client.match("EUW1_3", game=Game.LOL) is None


async def test_a_key_held_to_be_dead_is_tried_with_the_request_at_hand(riot):
    # Nothing was ever answered, and the state may not be asked for: something has to be tried.
    riot.status = 403
    riot.says(no(403), no(404), no(404))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    riot.clock.shift(61)
    assert await riot.client.match("EUW1_2", game=Game.LOL) is None


async def test_a_403_without_word_on_the_key_settles_nothing(riot):
    riot.status = 503
    riot.says(no(403), no(403))
    with pytest.raises(RiotUnavailable):
        await riot.client.match("EUW1_1", game=Game.LOL)


async def test_a_403_for_an_endpoint_with_a_working_key_is_not_a_private_record(riot):
    riot.says(no(403), no(404))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match_ids("EUW1", "p", game=Game.LOL)
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None


async def test_many_refused_together_ask_once_whether_the_key_is_dead(riot):
    riot.status = 403
    riot.says(*(no(403) for _ in range(16)))
    calls = (riot.client.match("EUW1_1", game=Game.LOL) for _ in range(8))
    for error in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(error, RiotKeyInvalid)
    assert sum(path.endswith("platform-data") for path in riot.paths) == 1


async def test_a_question_serves_only_those_who_were_refused_before_it(riot):
    riot.says(*(no(403) for _ in range(16)))
    calls = (riot.client.match("EUW1_1", game=Game.LOL) for _ in range(8))
    for error in await asyncio.gather(*calls, return_exceptions=True):
        assert isinstance(error, RiotForbidden)
    asked = sum(path.endswith("platform-data") for path in riot.paths)
    assert 1 <= asked < 8
    # Known to be good a moment ago, and dead now: the record is not private.
    riot.status = 403
    riot.says(no(403))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)


async def test_the_key_does_not_follow_a_redirect(riot):
    riot.says(no(302, None, Location="/euw1/elsewhere"))
    with pytest.raises(RiotUnavailable):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert len(riot.requests) == 1


@pytest.mark.parametrize("status", [403, 410])
async def test_spectator_switched_off_is_forbidden_and_no_dead_key(riot, status):
    riot.says(no(status), no(404))
    with pytest.raises(RiotForbidden):
        await riot.client.live_game("EUW1", "p", game=Game.LOL)
    assert await riot.client.match("EUW1_1", game=Game.LOL) is None


async def test_no_log_line_holds_the_key(riot, caplog):
    caplog.set_level("DEBUG")
    riot.status = 403
    riot.says(no(429, None, **{"Retry-After": "1"}), DROP, no(403))
    with pytest.raises(RiotKeyInvalid):
        await riot.client.match("EUW1_1", game=Game.LOL)
    assert "refuses the key" in caplog.text
    assert "lol-key" not in caplog.text


@pytest.mark.parametrize("key", ["", "  ", "a\nb", "schlüssel"])
def test_what_can_be_no_key_is_refused_with_a_sentence(key):
    with pytest.raises(ConfigurationError, match="TFT_RIOT_API_KEY holds no Riot API key"):
        ApiKeys("lol-key", key)


def test_a_key_from_a_file_may_end_in_a_line_break():
    assert ApiKeys("lol-key\n", " tft-key ").of(Game.LOL) == "lol-key"
