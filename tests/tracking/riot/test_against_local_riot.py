"""The client against the local Riot: every endpoint, one key or two."""

import aiohttp
import pytest

from simulators.riot import LocalRiot, Publication
from tracking.clock import SystemClock
from tracking.domain.games import Game
from tracking.errors import RiotForbidden, RiotKeyInvalid, RiotWrongKeyPuuid
from tracking.riot.client import ApiKeys, RiotClient


@pytest.fixture
async def riot():
    async with LocalRiot(limits=None) as local:
        local.add_key("lol-key", application="league", games=frozenset({"lol"}))
        local.add_key("tft-key", application="tactics", games=frozenset({"tft"}))
        yield local


@pytest.fixture
async def client(riot):
    async with aiohttp.ClientSession() as session:
        yield RiotClient(
            session=session,
            url_template=riot.url_template,
            keys=ApiKeys("lol-key", "tft-key"),
            clock=SystemClock(),
        )


async def test_an_evening_of_both_games_is_read_through_every_endpoint(riot, client):
    someone = riot.add_account("Quiet Otter", "EUW")
    for game, queue in ((Game.LOL, 420), (Game.TFT, 1100)):
        account = await client.account_by_riot_id("quietotter", "euw", game=game)
        assert (account.game_name, account.tag_line) == ("Quiet Otter", "EUW")
        assert await client.account_by_puuid(account.puuid, game=game) == account
        assert await client.region(account.puuid, game=game) == "EUW1"
        assert await client.live_game("EUW1", account.puuid, game=game) is None

        played = riot.start_game("EUW1", queue, [someone], game=game.value)
        live = await client.live_game("EUW1", account.puuid, game=game)
        assert live.key.match_id == played.match_id
        assert live.queue_id == queue
        assert account.puuid in live.puuids()
        assert await client.match(played.match_id, game=game) is None

        riot.end_game(played)
        assert await client.live_game("EUW1", account.puuid, game=game) is None
        assert await client.match_ids("EUW1", account.puuid, game=game) == [played.match_id]
        record = await client.match(played.match_id, game=game)
        assert account.puuid in record.raw["metadata"]["participants"]

        assert isinstance(await client.league_entries("EUW1", account.puuid, game=game), list)
        summoner = await client.summoner("EUW1", account.puuid, game=game)
        assert summoner.puuid == account.puuid
        assert (await client.status("EUW1", game=game))["id"] == "EUW1"
    assert riot.answers(429) == 0


async def test_a_puuid_belongs_to_the_key_it_was_asked_with(riot, client):
    riot.add_account("Quiet Otter", "EUW")
    account = await client.account_by_riot_id("Quiet Otter", "EUW", game=Game.LOL)
    with pytest.raises(RiotWrongKeyPuuid):
        await client.live_game("EUW1", account.puuid, game=Game.TFT)


async def test_a_private_record_and_an_expired_key_are_told_apart(riot, client):
    someone = riot.add_account("Quiet Otter", "EUW")
    mayhem = riot.start_game("EUW1", 2400, [someone])
    riot.end_game(mayhem, publication=Publication.PRIVATE)
    with pytest.raises(RiotForbidden):
        await client.match(mayhem.match_id, game=Game.LOL)
    riot.remove_key("lol-key")
    with pytest.raises(RiotKeyInvalid):
        await client.match(mayhem.match_id, game=Game.LOL)
