"""Players keep being who they are, whatever they are called."""

import pytest
from sqlalchemy import update

from tests.support.following import add_player
from tests.tracking.players.world import THERE, World
from tracking.database.models import Player
from tracking.errors import (
    RiotKeyInvalid,
    RiotUnavailable,
    RiotWrongKeyPuuid,
)
from tracking.players import mark_foreign


class TestNamesThatMove:
    @pytest.fixture
    async def stale(self, world: World) -> int:
        """Followed as Quiet Otter; then he was renamed and another took the name."""
        player_id = (await world.follow()).player_id
        world.riot.accounts.clear()
        world.riot.add("Quiet Otter#EUW", "newcomer", "NA1")
        return player_id

    async def test_who_owns_the_name_takes_it_and_the_other_is_asked_for(
        self, world: World, stale: int
    ):
        world.riot.add("Loud Otter#1234", "otter")
        followed = await world.follow(guild_id=THERE)
        assert followed.player_id != stale
        names = {row.id: (row.game_name, row.tag_line, row.problem) for row in await world.rows()}
        assert names == {
            stale: ("Loud Otter", "1234", None),
            followed.player_id: ("Quiet Otter", "EUW", None),
        }

    @pytest.mark.parametrize("error", [None, RiotUnavailable(), RiotKeyInvalid()])
    async def test_who_cannot_be_asked_for_keeps_a_placeholder_and_a_problem(
        self, world: World, stale: int, error
    ):
        if error:
            world.riot.errors["name"] = error
        assert (await world.follow(guild_id=THERE)).created
        row = next(row for row in await world.rows() if row.id == stale)
        assert (row.game_name, row.tag_line, row.lol_puuid) == (f"?{stale}", "?", "lol-otter")
        assert row.problem is not None
        assert "Quiet Otter#EUW" in row.problem

    async def test_two_who_swapped_names_end_with_the_right_ones(self, world: World):
        world.riot.add("Brave Teapot#EUW", "teapot")
        otter = (await world.follow()).player_id
        teapot = (await world.follow("Brave Teapot#EUW")).player_id
        world.riot.accounts.clear()
        world.riot.add("Brave Teapot#EUW", "otter")
        world.riot.add("Quiet Otter#EUW", "teapot")
        await world.follow("Quiet Otter#EUW")
        assert {row.id: row.game_name for row in await world.rows()} == {
            otter: "Brave Teapot",
            teapot: "Quiet Otter",
        }

    async def test_a_name_in_another_case_is_the_same_name(self, world: World):
        async with world.database.write() as session:
            stale = await add_player(session, "QUIET OTTER", "euw", puuid="of somebody else")
        followed = await world.follow()
        names = {row.id: row.game_name for row in await world.rows()}
        assert names == {stale: f"?{stale}", followed.player_id: "Quiet Otter"}


class TestResolving:
    async def test_a_player_of_an_old_database_gets_his_puuids_and_platform(self, world: World):
        async with world.database.write() as session:
            player = Player(game_name="Quiet Otter", tag_line="EUW", adopted=True)
            session.add(player)
        assert await world.players.resolve() == 1
        (row,) = await world.rows()
        assert (row.lol_puuid, row.tft_puuid, row.platform, row.problem, row.adopted) == (
            "lol-otter",
            "tft-otter",
            "EUW1",
            None,
            True,
        )
        assert await world.players.resolve() == 0

    @pytest.mark.parametrize(("name", "tag"), [("", "EUW"), ("Quiet Otter", ""), ("\u200b", " ")])
    async def test_half_a_name_of_an_old_database_is_never_asked_for(
        self, world: World, name, tag, monkeypatch
    ):
        """Riot answers it with the 403 that it has for a dead key."""
        async with world.database.write() as session:
            session.add(Player(game_name=name, tag_line=tag, adopted=True))
        monkeypatch.setattr(world.riot, "account_by_riot_id", None)
        assert await world.players.resolve() == 0
        assert "no such account" in ((await world.rows())[0].problem or "")

    async def test_a_tft_puuid_that_was_missing_is_found_later(self, world: World):
        world.riot.errors["account tft"] = RiotUnavailable()
        await world.follow()
        world.riot.errors.clear()
        assert await world.players.resolve() == 0
        world.clock.shift(600)
        assert await world.players.resolve() == 1
        assert (await world.rows())[0].tft_puuid == "tft-otter"

    async def test_a_puuid_of_another_key_is_replaced_by_riot_id(self, world: World):
        followed = await world.follow()
        async with world.database.write() as session:
            row = await session.get_one(Player, followed.player_id)
            row.lol_puuid = "of the old key"
            await mark_foreign(session, [followed.player_id], world.clock.now())
        world.riot.errors["name"] = RiotWrongKeyPuuid(status=400)
        assert await world.players.resolve() == 1
        (row,) = await world.rows()
        assert (row.lol_puuid, row.problem) == ("lol-otter", None)

    async def test_a_placeholder_becomes_a_name_once_riot_answers(self, world: World):
        stale = (await world.follow()).player_id
        world.riot.accounts.clear()
        world.riot.add("Quiet Otter#EUW", "newcomer")
        await world.follow(guild_id=THERE)
        world.clock.shift(600)
        assert await world.players.resolve() == 0
        world.riot.add("Loud Otter#EUW", "otter")
        world.clock.shift(600)
        assert await world.players.resolve() == 1
        names = {row.id: (row.game_name, row.problem) for row in await world.rows()}
        assert names[stale] == ("Loud Otter", None)

    async def test_who_cannot_be_found_keeps_a_sentence_that_says_what_to_do(self, world: World):
        await world.follow()
        async with world.database.write() as session:
            await session.execute(
                update(Player).values(lol_puuid=None, tft_puuid=None, resolve_at=None)
            )
        world.riot.accounts.clear()
        world.clock.shift(600)
        assert await world.players.resolve() == 0
        assert "add him again" in ((await world.rows())[0].problem or "")

    async def test_a_region_riot_never_says_is_asked_of_the_admin(self, world: World):
        await world.follow()
        async with world.database.write() as session:
            await session.execute(update(Player).values(platform=None, resolve_at=None))
        world.riot.regions["otter"] = None
        world.clock.shift(600)
        assert await world.players.resolve() == 0
        assert "name the region" in ((await world.rows())[0].problem or "")

    async def test_an_outage_changes_nothing_and_is_tried_again_later(self, world: World):
        await world.follow()
        async with world.database.write() as session:
            await session.execute(update(Player).values(tft_puuid=None, resolve_at=None))
        world.clock.shift(600)
        world.riot.errors["name"] = RiotUnavailable()
        assert await world.players.resolve() == 0
        calls = len(world.riot.calls)
        assert await world.players.resolve() == 0
        assert len(world.riot.calls) == calls
        assert (await world.rows())[0].problem is None

    async def test_two_entries_of_one_player_are_said_to_be_so(self, world: World):
        await world.follow()
        async with world.database.write() as session:
            player = Player(game_name="Old Name", tag_line="EUW", adopted=True)
            session.add(player)
        world.riot.accounts["old name#euw"] = ("Quiet Otter#EUW", "otter")
        assert await world.players.resolve() == 0
        assert [row.game_name for row in await world.rows()] == ["Quiet Otter", "Old Name"]
        assert "remove this one" in ((await world.rows())[1].problem or "")

    async def test_a_player_nobody_follows_is_left_alone(self, world: World):
        await world.follow(region="EUW")
        await world.unfollow("Quiet Otter#EUW")
        async with world.database.write() as session:
            await session.execute(update(Player).values(platform=None, resolve_at=None))
        world.clock.shift(600)
        before = len(world.riot.calls)
        assert await world.players.resolve() == 0
        assert len(world.riot.calls) == before
