"""What Riot says, or does not, when somebody is to be followed."""

import pytest

from tests.tracking.players.world import THERE, World
from tracking.errors import (
    RiotKeyInvalid,
    RiotRateLimited,
    RiotRejected,
    RiotUnavailable,
)


class TestRefusals:
    async def test_a_player_riot_does_not_know(self, world: World):
        assert "no player called “Nobody Here#EUW”" in await world.refusal("Nobody Here#EUW")
        assert await world.rows() == []

    async def test_a_name_riot_rejects_is_a_player_it_does_not_know(self, world: World):
        world.riot.errors["account"] = RiotRejected(status=400)
        assert "knows no player" in await world.refusal()

    @pytest.mark.parametrize("error", [RiotKeyInvalid(), RiotUnavailable(), RiotRateLimited()])
    async def test_riot_does_not_answer(self, world: World, error):
        world.riot.errors["account"] = error
        assert "try again in a few minutes" in await world.refusal()
        assert await world.rows() == []

    @pytest.mark.parametrize("error", [RiotKeyInvalid(), RiotRateLimited()])
    async def test_riot_stops_answering_before_it_says_the_region(self, world: World, error):
        world.riot.errors["region"] = error
        assert "try again in a few minutes" in await world.refusal()

    @pytest.mark.parametrize("error", [None, RiotUnavailable(status=500)])
    async def test_a_region_riot_does_not_say_is_asked_for(self, world: World, error):
        world.riot.regions["otter"] = None
        if error:
            world.riot.errors["region"] = error
        said = await world.refusal()
        assert "“region”" in said
        assert "EUW" in said
        assert (await world.follow(region="EUW")).platform == "EUW1"

    async def test_a_region_that_was_named_once_is_not_asked_for_again(self, world: World):
        world.riot.errors["region"] = RiotUnavailable(status=500)
        await world.follow(region="KR")
        assert (await world.follow(guild_id=THERE)).platform == "KR"

    async def test_the_region_of_a_tft_player_is_asked_for_there(self, world: World):
        world.riot.errors["region lol"] = RiotUnavailable(status=500)
        assert (await world.follow()).platform == "EUW1"

    @pytest.mark.parametrize("error", [RiotKeyInvalid(), RiotUnavailable(), RiotRejected()])
    async def test_a_tft_key_that_fails_does_not_stop_following(self, world: World, error):
        world.riot.errors["account tft"] = error
        assert (await world.follow()).created
        (row,) = await world.rows()
        assert (row.lol_puuid, row.tft_puuid) == ("lol-otter", None)

    async def test_one_key_for_both_games_is_asked_once(self, world: World):
        world.riot.one_key = True
        await world.follow(region="EUW")
        assert world.riot.calls == ["account lol", "region lol"]
        (row,) = await world.rows()
        assert (row.lol_puuid, row.tft_puuid) == ("lol-otter", "lol-otter")

    async def test_a_tft_puuid_is_not_lost_to_a_tft_key_that_fails(self, world: World):
        await world.follow()
        world.riot.errors["account tft"] = RiotUnavailable()
        await world.follow()
        (row,) = await world.rows()
        assert row.tft_puuid == "tft-otter"
