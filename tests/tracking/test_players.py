"""Following players by the names people type."""

import asyncio
from datetime import timedelta
from typing import Any, cast

import pytest
from sqlalchemy import select, update

from tests.support.clock import FakeClock
from tests.support.following import add_player
from tracking.database.engine import Database
from tracking.database.models import Guild, PausedChannel, Player, Subscription
from tracking.domain.games import Game
from tracking.errors import (
    RiotError,
    RiotKeyInvalid,
    RiotRateLimited,
    RiotRejected,
    RiotUnavailable,
    RiotWrongKeyPuuid,
    UserMistake,
)
from tracking.players import Followed, Players, mark_foreign, parse_region, parse_riot_id
from tracking.riot.client import Account, RiotClient

HERE, THERE = 1_000_000_000_000_000_001, 1_000_000_000_000_000_002
CHANNEL = 2_000_000_000_000_000_001


class FakeRiot:
    """Answers from a table of accounts; raises what a test puts in `errors`."""

    def __init__(self) -> None:
        self.accounts: dict[str, tuple[str, str]] = {}
        """Riot ID in small letters -> Riot ID as written, and what its puuids end in."""
        self.regions: dict[str, str | None] = {}
        self.errors: dict[str, RiotError] = {}
        self.calls: list[str] = []
        self.one_key = False

    def add(self, riot_id: str, who: str, platform: str | None = "EUW1") -> None:
        self.accounts[riot_id.casefold()] = (riot_id, who)
        self.regions[who] = platform

    def _note(self, method: str, game: Game) -> None:
        call = f"{method} {game.value}"
        self.calls.append(call)
        for name in (method, call):
            if name in self.errors:
                raise self.errors[name]

    async def account_by_riot_id(
        self, game_name: str, tag_line: str, *, game: Game, priority: Any
    ) -> Account | None:
        self._note("account", game)
        found = self.accounts.get(f"{game_name}#{tag_line}".casefold())
        return _account(*found, game) if found else None

    async def account_by_puuid(self, puuid: str, *, game: Game, priority: Any) -> Account | None:
        self._note("name", game)
        for riot_id, who in self.accounts.values():
            if puuid == f"{game.value}-{who}":
                return _account(riot_id, who, game)
        return None

    async def region(self, puuid: str, *, game: Game, priority: Any) -> str | None:
        self._note("region", game)
        return self.regions[puuid.removeprefix(f"{game.value}-")]


def _account(riot_id: str, who: str, game: Game) -> Account:
    name, tag = riot_id.split("#")
    return Account(puuid=f"{game.value}-{who}", game_name=name, tag_line=tag)


class World:
    """Riot, a database and the service between them."""

    def __init__(self, database: Database, clock: FakeClock, limit: int = 3) -> None:
        self.database = database
        self.clock = clock
        self.riot = FakeRiot()
        self.riot.add("Quiet Otter#EUW", "otter")
        self.players = Players(database, cast(RiotClient, self.riot), clock, limit)

    async def follow(self, riot_id: str = "Quiet Otter#EUW", **changes: Any) -> Followed:
        values: dict[str, Any] = {
            "region": None,
            "guild_id": HERE,
            "guild_name": "Here",
            "channel_id": None,
            "fallback_channel_id": CHANNEL,
            "added_by": 5,
        }
        return await self.players.follow(riot_id=riot_id, **{**values, **changes})

    async def unfollow(self, player: str, guild_id: int = HERE) -> Followed:
        return await self.players.unfollow(guild_id=guild_id, player=player)

    async def refusal(self, riot_id: str = "Quiet Otter#EUW", **changes: Any) -> str:
        with pytest.raises(UserMistake) as caught:
            await self.follow(riot_id, **changes)
        return caught.value.message

    async def rows(self) -> list[Player]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Player).order_by(Player.id)))

    async def subscriptions(self) -> list[Subscription]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Subscription).order_by(Subscription.id)))


@pytest.fixture
def world(database: Database, clock: FakeClock) -> World:
    return World(database, clock)


class TestRiotId:
    @pytest.mark.parametrize(
        "typed",
        [
            "Quiet Otter#EUW",
            "  Quiet Otter #EUW\n",
            "\u2066Quiet Otter\u2069#\u2066EUW\u2069",
            "\ufeffQuiet\u00a0Otter\u200b#EUW\u200e",
            "Quiet Otter＃EUW",
        ],
    )
    def test_what_copying_adds_is_taken_away(self, typed):
        assert str(parse_riot_id(typed)) == "Quiet Otter#EUW"

    @pytest.mark.parametrize("typed", ["숨은수달#KR1", "Été#ééé", "abc#123", "x" * 16 + "#12345"])
    def test_letters_of_every_script_are_letters(self, typed):
        assert str(parse_riot_id(typed)) == typed

    def test_a_letter_typed_in_two_parts_counts_once(self):
        assert parse_riot_id("E\u0301te\u0301#EUW").game_name == "Été"

    @pytest.mark.parametrize(
        ("typed", "said"),
        [
            ("Quiet Otter", "lacks the tag"),
            ("", "lacks the tag"),
            ("\u2066\u2069", "lacks the tag"),
            ("#EUW", "name has 3 to 16 characters, this one has 0"),
            ("ab#EUW", "name has 3 to 16 characters, this one has 2"),
            ("x" * 17 + "#EUW", "name has 3 to 16 characters, this one has 17"),
            ("Quiet Otter#", "tag has 3 to 5 characters, this one has 0"),
            ("Quiet Otter#EU", "tag has 3 to 5 characters, this one has 2"),
            ("Quiet Otter#EUWEST", "tag has 3 to 5 characters, this one has 6"),
            ("Quiet#Otter#EUW", "more than one #"),
        ],
    )
    def test_what_is_wrong_is_said(self, typed, said):
        with pytest.raises(UserMistake, match=said):
            parse_riot_id(typed)

    def test_what_was_typed_is_repeated_shortened(self):
        with pytest.raises(UserMistake) as caught:
            parse_riot_id("y" * 3000)
        assert "y" * 39 + "…" in caught.value.message
        assert len(caught.value.message) < 250


class TestRegion:
    @pytest.mark.parametrize(
        ("typed", "platform"),
        [("EUW", "EUW1"), (" kr ", "KR"), ("", None), (None, None), ("\u200b", None)],
    )
    def test_a_region_is_a_platform_by_the_name_people_use(self, typed, platform):
        assert parse_region(typed) == platform

    def test_an_unknown_region_is_answered_with_the_list(self):
        with pytest.raises(UserMistake, match=r"“Moon” is not a region.*EUW.*KR"):
            parse_region("Moon")


class TestFollow:
    async def test_a_player_is_stored_as_riot_writes_him(self, world: World):
        followed = await world.follow("quiet otter#euw")
        assert followed == Followed(
            player_id=followed.player_id,
            game_name="Quiet Otter",
            tag_line="EUW",
            platform="EUW1",
            channel_id=CHANNEL,
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

    async def test_a_region_that_was_named_is_not_asked_for(self, world: World):
        followed = await world.follow(region="kr")
        assert followed.platform == "KR"
        assert "region lol" not in world.riot.calls

    async def test_the_channel_asked_for_comes_before_the_servers(self, world: World):
        assert (await world.follow(channel_id=42)).channel_id == 42
        async with world.database.write() as session:
            session.add(Guild(id=THERE, name="There", channel_id=43, joined_at=world.clock.now()))
        assert (await world.follow(guild_id=THERE)).channel_id == 43

    async def test_following_again_changes_the_channel_and_nothing_else(self, world: World):
        first = await world.follow(channel_id=42)
        since = world.clock.now()
        world.clock.shift(60)
        second = await world.follow(channel_id=44)
        third = await world.follow()
        assert (second.player_id, second.channel_id, second.created) == (
            first.player_id,
            44,
            False,
        )
        assert (third.channel_id, third.created) == (44, False)
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

    async def test_a_region_that_is_known_already_is_not_asked_for(self, world: World):
        await world.follow(region="KR")
        world.riot.errors["region"] = RiotUnavailable(status=500)
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
        assert world.riot.calls == ["account lol"]
        (row,) = await world.rows()
        assert (row.lol_puuid, row.tft_puuid) == ("lol-otter", "lol-otter")

    async def test_a_tft_puuid_is_not_lost_to_a_tft_key_that_fails(self, world: World):
        await world.follow()
        world.riot.errors["account tft"] = RiotUnavailable()
        await world.follow()
        (row,) = await world.rows()
        assert row.tft_puuid == "tft-otter"


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


class TestResolving:
    async def test_a_player_of_an_old_database_gets_his_puuids_and_platform(self, world: World):
        async with world.database.write() as session:
            player = Player(game_name="Quiet Otter", tag_line="EUW", adopted=True)
            player.updated_at = world.clock.now() - timedelta(days=9)
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
            await session.execute(update(Player).values(lol_puuid=None))
        world.riot.accounts.clear()
        world.clock.shift(600)
        assert await world.players.resolve() == 0
        assert "add him again" in ((await world.rows())[0].problem or "")

    async def test_a_region_riot_never_says_is_asked_of_the_admin(self, world: World):
        await world.follow()
        async with world.database.write() as session:
            await session.execute(update(Player).values(platform=None))
        world.riot.regions["otter"] = None
        world.clock.shift(600)
        assert await world.players.resolve() == 0
        assert "name the region" in ((await world.rows())[0].problem or "")

    async def test_an_outage_changes_nothing_and_is_tried_again_later(self, world: World):
        await world.follow()
        async with world.database.write() as session:
            await session.execute(update(Player).values(tft_puuid=None))
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
            player.updated_at = world.clock.now() - timedelta(days=9)
            session.add(player)
        world.riot.accounts["old name#euw"] = ("Quiet Otter#EUW", "otter")
        assert await world.players.resolve() == 0
        assert [row.game_name for row in await world.rows()] == ["Quiet Otter", "Old Name"]
        assert "remove this one" in ((await world.rows())[1].problem or "")

    async def test_a_player_nobody_follows_is_left_alone(self, world: World):
        await world.follow(region="EUW")
        await world.unfollow("Quiet Otter#EUW")
        async with world.database.write() as session:
            await session.execute(update(Player).values(platform=None))
        world.clock.shift(600)
        before = len(world.riot.calls)
        assert await world.players.resolve() == 0
        assert len(world.riot.calls) == before
