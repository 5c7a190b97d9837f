"""A key of another application: every puuid of its game means nothing to it, the other game's
goes on; through the real client, the turns and the local Riot."""

from contextlib import asynccontextmanager
from typing import cast

import aiohttp
import pytest
from sqlalchemy import select

from simulators.riot import LocalRiot
from simulators.riot.accounts import GameKind
from tracking.database.models import Player, TrackedGameRow
from tracking.players import Players
from tracking.polling.service import GameCentricPollingService
from tracking.riot.client import ApiKeys, RiotClient
from tracking.settings import Settings


@asynccontextmanager
async def process(database, clock, riot, keys):
    """One process with these keys, until it ends."""
    async with aiohttp.ClientSession() as session:
        client = RiotClient(session=session, url_template=riot.url_template, keys=keys, clock=clock)
        settings = Settings(use_game_centric_model=True)
        service = GameCentricPollingService(
            database=database, riot=client, settings=settings, clock=clock
        )
        yield service, Players(database, client, clock, 10)


async def found(database):
    async with database.read() as session:
        rows = await session.scalars(select(TrackedGameRow.game).order_by(TrackedGameRow.id))
        player = await session.scalar(select(Player))
        return list(rows), player


@pytest.mark.parametrize(
    ("keys", "queue", "game"),
    [
        (ApiKeys("lol-new", "tft-old"), 420, "lol"),
        (ApiKeys("lol-old", "tft-new"), 1100, "tft"),
    ],
)
async def test_the_game_of_the_new_key_is_found_again_and_the_others_puuid_stays(
    database, clock, keys, queue, game
):
    async with LocalRiot(limits=None) as riot:
        for token in ("lol-old", "tft-old", "lol-new", "tft-new"):
            riot.add_key(token, application=token, games=frozenset({cast(GameKind, token[:3])}))
        otter = riot.add_account("Quiet Otter", "EUW")
        old = ApiKeys("lol-old", "tft-old")
        async with process(database, clock, riot, old) as (_, players):
            await players.follow(
                riot_id="Quiet Otter#EUW",
                region="EUW",
                guild_id=1,
                guild_name="Here",
                channel_id=10,
                fallback_channel_id=None,
                added_by=None,
            )
        riot.start_game("EUW1", queue, [otter], game=game)
        async with process(database, clock, riot, keys) as (service, _):
            await service.detection_turn()
            games, player = await found(database)
            assert games == []
            assert "another Riot API key" in player.problem
            await service.upkeep_turn()
            await service.detection_turn()
        games, player = await found(database)
        assert games == [game]
        assert player.problem is None
        assert player.lol_puuid == otter.puuid(keys.lol)
        assert player.tft_puuid == otter.puuid(keys.tft)
