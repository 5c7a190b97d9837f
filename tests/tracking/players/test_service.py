"""Following players by the names people type, and no longer following them."""

import asyncio
from typing import Any

import pytest
from sqlalchemy import select

from tests.tracking.players.world import CHANNEL, HERE, THERE, World
from tracking.database.guilds import Places
from tracking.database.models import Guild, Player
from tracking.database.outbox_models import PausedChannel
from tracking.errors import RiotKeyInvalid, RiotUnavailable, UserMistake
from tracking.players import Followed


class TestFollow:
    async def test_a_player_is_stored_as_riot_writes_him(self, world: World):
        followed = await world.follow("quiet otter#euw")
        assert followed == Followed(
            player_id=followed.player_id,
            game_name="Quiet Otter",
            tag_line="EUW",
            platform="EUW1",
            places=Places(lol=CHANNEL, tft=CHANNEL),
            created=True,
        )
        (row,) = await world.rows()
        assert (row.lol_puuid, row.tft_puuid) == ("lol-otter", "tft-otter")
        (subscription,) = await world.subscriptions()
        assert (subscription.created_by, subscription.guild_id) == (5, HERE)

    async def test_games_are_owed_from_the_moment_riot_was_done_answering(self, world: World):
        original = world.riot.region

        async def slow(*args: Any, **kwargs: Any) -> str | None:
            world.clock.shift(7)
            return await original(*args, **kwargs)

        world.riot.region = slow  # type: ignore[method-assign]
        await world.follow()
        (subscription,) = await world.subscriptions()
        assert subscription.created_at == world.clock.now()

    async def test_where_somebody_plays_riot_knows_better_than_a_moderator(self, world: World):
        # One who picked the wrong region moved the player away for every other server too.
        await world.follow()
        assert (await world.follow(guild_id=THERE, region="kr")).platform == "EUW1"
        assert [row.platform for row in await world.rows()] == ["EUW1"]

    @pytest.mark.parametrize("error", [RiotUnavailable(status=500), RiotKeyInvalid()])
    async def test_a_region_that_was_named_counts_where_riot_does_not_say(
        self, world: World, error
    ):
        world.riot.errors["region"] = error
        assert (await world.follow(region="kr")).platform == "KR"

    async def test_the_channel_asked_for_comes_before_the_servers(self, world: World):
        assert (await world.follow(channel_id=42)).places.all == (42,)
        async with world.database.write() as session:
            session.add(Guild(id=THERE, name="There", channel_id=43, joined_at=world.clock.now()))
        assert (await world.follow(guild_id=THERE)).places.all == (43,)

    async def test_following_again_changes_the_channel_and_nothing_else(self, world: World):
        first = await world.follow(channel_id=42)
        since = world.clock.now()
        world.clock.shift(60)
        second = await world.follow(channel_id=44)
        third = await world.follow()
        assert (second.player_id, second.places.lol, second.created) == (
            first.player_id,
            44,
            False,
        )
        assert (third.places.lol, third.created) == (44, False)
        (subscription,) = await world.subscriptions()
        assert subscription.created_at == since

    async def test_two_servers_share_one_player(self, world: World):
        first = await world.follow()
        second = await world.follow(guild_id=THERE)
        assert second.created
        assert second.player_id == first.player_id
        assert len(await world.rows()) == 1

    async def test_two_servers_that_add_him_at_once_share_one_player(self, world: World):
        both = await asyncio.gather(
            *(world.follow(guild_id=HERE + n, guild_name=str(n)) for n in range(6))
        )
        assert len({f.player_id for f in both}) == 1
        assert all(f.created for f in both)
        assert len(await world.rows()) == 1

    async def test_one_server_that_adds_him_twice_at_once_has_one_subscription(self, world: World):
        both = await asyncio.gather(world.follow(), world.follow())
        assert sorted(f.created for f in both) == [False, True]
        assert len(await world.subscriptions()) == 1

    async def test_a_renamed_player_is_known_by_his_puuid(self, world: World):
        first = await world.follow()
        world.riot.accounts.clear()
        world.riot.add("Loud Otter#EUW", "otter")
        second = await world.follow("Loud Otter#EUW", guild_id=THERE)
        assert second.player_id == first.player_id
        (row,) = await world.rows()
        assert row.game_name == "Loud Otter"

    async def test_a_player_of_an_old_database_is_known_by_his_name(self, world: World):
        async with world.database.write() as session:
            session.add(Player(game_name="quiet otter", tag_line="EUW", adopted=True))
        followed = await world.follow()
        (row,) = await world.rows()
        assert row.id == followed.player_id
        assert (row.game_name, row.lol_puuid, row.platform, row.adopted) == (
            "Quiet Otter",
            "lol-otter",
            "EUW1",
            False,
        )

    async def test_following_again_ends_the_wait_for_the_purge(self, world: World):
        await world.follow()
        await world.unfollow("Quiet Otter#EUW")
        await world.follow()
        (row,) = await world.rows()
        assert row.unfollowed_at is None

    async def test_a_paused_channel_that_is_used_again_is_resumed(self, world: World):
        async with world.database.write() as session:
            session.add(
                PausedChannel(channel_id=CHANNEL, reason="gone", paused_at=world.clock.now())
            )
        await world.follow()
        async with world.database.read() as session:
            assert (await session.scalars(select(PausedChannel))).all() == []

    async def test_the_limit_of_a_server_holds(self, world: World):
        for number in range(4):
            world.riot.add(f"Otter {number}#EUW", f"otter{number}")
        for number in range(3):
            await world.follow(f"Otter {number}#EUW")
        said = await world.refusal("Otter 3#EUW")
        assert "3 players already" in said
        assert "/player remove" in said
        assert len(await world.rows()) == 3
        assert not (await world.follow("Otter 2#EUW")).created
        assert (await world.follow("Otter 3#EUW", guild_id=THERE)).created


class TestUnfollow:
    @pytest.mark.parametrize(
        "typed", ["Quiet Otter#EUW", "quiet otter#euw", " QuietOtter # EUW ", "quiet otter", "{id}"]
    )
    async def test_by_riot_id_in_any_case_by_name_or_by_the_id_of_a_suggestion(
        self, world: World, typed
    ):
        followed = await world.follow()
        gone = await world.unfollow(typed.format(id=followed.player_id))
        assert (gone.player_id, gone.game_name) == (followed.player_id, "Quiet Otter")
        assert await world.subscriptions() == []
        (row,) = await world.rows()
        assert row.unfollowed_at == world.clock.now()

    async def test_a_name_two_players_share_needs_the_tag(self, world: World):
        world.riot.add("Quiet Otter#0001", "other")
        await world.follow()
        await world.follow("Quiet Otter#0001")
        with pytest.raises(UserMistake, match="not followed"):
            await world.unfollow("Quiet Otter")
        assert (await world.unfollow("Quiet Otter#0001")).tag_line == "0001"

    async def test_the_other_servers_keep_him(self, world: World):
        await world.follow()
        await world.follow(guild_id=THERE)
        await world.unfollow("Quiet Otter#EUW")
        (row,) = await world.rows()
        assert row.unfollowed_at is None
        assert [s.guild_id for s in await world.subscriptions()] == [THERE]

    async def test_a_player_of_another_server_is_not_followed_here(self, world: World):
        followed = await world.follow(guild_id=THERE)
        for typed in ("Quiet Otter#EUW", str(followed.player_id), "", "#", "9" * 400):
            with pytest.raises(UserMistake, match="not followed in this server"):
                await world.unfollow(typed)
        assert len(await world.subscriptions()) == 1
