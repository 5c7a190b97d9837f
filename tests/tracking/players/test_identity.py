"""Who players are is looked at about daily; what is not there is not asked for, for ever."""

from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select, update

from tests.support.clock import FakeClock
from tests.tracking.players.world import HERE, THERE, World
from tracking.database.engine import Database
from tracking.database.followed import GONE
from tracking.database.models import Player
from tracking.database.outbox_models import Announcement
from tracking.domain.events import State
from tracking.errors import RiotKeyInvalid, RiotUnavailable
from tracking.players import FOREIGN, hurry, tell_of_gone
from tracking.players.resolve import DAILY, FAILURES, PAUSE, RARELY, REGION_UNKNOWN

LATEST = sum(DAILY, timedelta())
ALL_LACKING = {"lol_puuid": None, "tft_puuid": None, "platform": None, "resolve_at": None}


async def the_only(world: World) -> Player:
    [row] = await world.rows()
    return row


async def turn(world: World, after: timedelta = timedelta()) -> int:
    world.clock.shift(after.total_seconds())
    return await world.players.resolve()


async def change(world: World, **values: object) -> None:
    async with world.database.write() as session:
        await session.execute(update(Player).values(**values))


class TestDaily:
    async def test_a_rename_that_no_record_shows_is_found_within_a_day(self, world: World):
        await world.follow()
        world.riot.accounts.clear()
        world.riot.add("Loud Otter#1234", "otter")
        assert await turn(world, LATEST) == 0, "he lacked nothing, so nothing was made whole"
        row = await the_only(world)
        assert (row.game_name, row.tag_line, row.known_at) == (
            "Loud Otter",
            "1234",
            world.clock.now(),
        )

    async def test_nobody_is_asked_about_more_than_about_daily(self, world: World):
        await world.follow()
        await turn(world, LATEST)
        asked = len(world.riot.calls)
        for _ in range(int(DAILY[0] / timedelta(hours=1)) - 1):
            await turn(world, timedelta(hours=1))
        assert len(world.riot.calls) == asked
        await turn(world, LATEST - DAILY[0] + timedelta(hours=1))
        assert len(world.riot.calls) == asked + 2  # his name and his region

    async def test_players_followed_together_are_not_asked_about_together_for_ever(
        self, database: Database, clock: FakeClock
    ):
        world = World(database, clock, limit=30)
        for number in range(20):
            world.riot.add(f"Otter {number}#EUW", f"otter{number}")
            await world.follow(f"Otter {number}#EUW")
        await turn(world, LATEST)
        due = [row.resolve_at for row in await world.rows()]
        assert len({at.replace(minute=0) for at in due if at}) > 3

    async def test_a_healthy_player_waits_while_account_v1_is_busy_and_a_lacking_one_does_not(
        self, world: World
    ):
        await world.follow()
        world.riot.busy = True
        calls = len(world.riot.calls)
        await turn(world, LATEST)
        assert len(world.riot.calls) == calls
        await change(world, **ALL_LACKING)
        assert await turn(world) == 1

    async def test_swapped_names_end_right_whoever_is_asked_about_first(self, world: World):
        world.riot.add("Brave Teapot#EUW", "teapot")
        for name in ("Quiet Otter#EUW", "Brave Teapot#EUW"):
            await world.follow(name)
        world.riot.accounts.clear()
        world.riot.add("Brave Teapot#EUW", "otter")
        world.riot.add("Quiet Otter#EUW", "teapot")
        await turn(world, LATEST)
        await turn(world)
        names = {row.lol_puuid: (row.game_name, row.problem) for row in await world.rows()}
        assert names == {
            "lol-otter": ("Brave Teapot", None),
            "lol-teapot": ("Quiet Otter", None),
        }

    async def test_a_riot_that_does_not_answer_ends_the_turn(
        self, database: Database, clock: FakeClock
    ):
        world = World(database, clock, limit=30)
        for number in range(9):
            world.riot.add(f"Otter {number}#EUW", f"otter{number}")
            await world.follow(f"Otter {number}#EUW")
        world.riot.errors["name"] = RiotUnavailable()
        world.riot.calls.clear()
        await turn(world, LATEST)
        assert world.riot.calls.count("name lol") == FAILURES


class TestTransfers:
    async def test_a_player_who_moved_is_looked_for_where_he_plays(self, world: World):
        await world.follow()
        await change(world, history_at=world.clock.now())
        world.riot.regions["otter"] = "NA1"
        await turn(world, LATEST)
        row = await the_only(world)
        assert (row.platform, row.history_at) == ("NA1", None)

    async def test_a_region_that_is_a_500_for_ever_is_no_trouble_where_one_is_known(
        self, world: World
    ):
        await world.follow()
        world.riot.errors["region"] = RiotUnavailable(status=500)
        await turn(world, LATEST)
        row = await the_only(world)
        assert (row.platform, row.problem) == ("EUW1", None)
        assert row.resolve_at is not None
        assert row.resolve_at >= world.clock.now() + DAILY[0]

    async def test_a_region_that_riot_never_says_is_asked_for_ever_less_often(self, world: World):
        await world.follow(region="EUW")
        await change(world, platform=None, resolve_at=None)
        world.riot.errors["region"] = RiotUnavailable(status=500)
        asked = []
        for minute in range(0, 3 * 1440, 10):
            before = len(world.riot.calls)
            await turn(world, timedelta(minutes=10))
            if len(world.riot.calls) > before:
                asked.append(minute)
        assert (await the_only(world)).problem == REGION_UNKNOWN
        assert len(asked) < 15
        gaps = [b - a for a, b in pairwise(asked)]
        assert gaps == sorted(gaps)
        assert max(gaps) == RARELY / timedelta(minutes=1)


async def told(world: World) -> list[tuple[int | None, str]]:
    """What the servers' admins have read by now."""
    await tell_of_gone(world.database, now=world.clock.now(), emit=True)
    async with world.database.write() as session:
        rows = (await session.scalars(select(Announcement).order_by(Announcement.id))).all()
        for row in rows:
            row.state = State.SENT.value
        return [(row.guild_id, row.payload["text"]) for row in rows]


class TestGone:
    @pytest.fixture
    async def deleted(self, world: World) -> World:
        await world.follow()
        await world.follow(guild_id=THERE)
        world.riot.accounts.clear()
        await turn(world, LATEST)
        return world

    async def test_one_answer_may_be_a_slip(self, deleted: World):
        assert (await the_only(deleted)).problem is None
        assert await told(deleted) == []
        deleted.riot.add("Quiet Otter#EUW", "otter")
        await turn(deleted, PAUSE)
        assert (await the_only(deleted)).lacking_since is None
        assert await told(deleted) == []

    async def test_each_server_that_follows_him_is_told_once_and_when_he_is_back(
        self, deleted: World
    ):
        await turn(deleted, PAUSE)
        said = await told(deleted)
        assert [guild_id for guild_id, _ in said] == [HERE, THERE]
        assert said[0][1] == f"Quiet Otter#EUW cannot be found any more. {GONE}"
        for _ in range(3):
            await turn(deleted, RARELY)
            assert len(await told(deleted)) == 2
        deleted.riot.add("Back Otter#EUW", "otter")
        await turn(deleted, RARELY)
        assert [guild for guild, _ in (await told(deleted))[2:]] == [HERE, THERE]
        assert "Riot knows Back Otter#EUW again" in (await told(deleted))[-1][1]

    async def test_he_is_asked_about_once_a_day(self, deleted: World):
        await turn(deleted, PAUSE)
        deleted.riot.calls.clear()
        for _ in range(3 * 24):
            await turn(deleted, timedelta(hours=1))
        assert deleted.riot.calls.count("name lol") == 3

    async def test_a_server_that_stops_following_him_hears_no_more_of_it(self, deleted: World):
        await turn(deleted, PAUSE)
        await told(deleted)
        await deleted.unfollow("Quiet Otter#EUW")
        assert len(await told(deleted)) == 2
        deleted.riot.add("Quiet Otter#EUW", "otter")
        await turn(deleted, RARELY)
        assert [guild for guild, _ in (await told(deleted))[2:]] == [THERE]

    async def test_a_stranger_who_took_the_name_of_a_deleted_account_is_not_followed(
        self, deleted: World
    ):
        deleted.riot.add("Quiet Otter#EUW", "stranger")
        await turn(deleted, PAUSE)
        row = await the_only(deleted)
        assert (row.lol_puuid, row.problem) == ("lol-otter", GONE)

    async def test_an_outage_is_no_deletion(self, world: World):
        await world.follow()
        world.riot.errors["name"] = RiotUnavailable(status=503)
        for _ in range(3):
            await turn(world, LATEST)
        assert (await the_only(world)).problem is None

    async def test_who_lost_his_name_and_is_gone_keeps_the_name_he_had_in_the_sentence(
        self, world: World
    ):
        stale = (await world.follow()).player_id
        world.riot.accounts.clear()
        world.riot.add("Quiet Otter#EUW", "newcomer")
        await world.follow(guild_id=THERE)
        await turn(world)
        await turn(world, PAUSE)
        problem = next(row.problem for row in await world.rows() if row.id == stale)
        assert problem is not None
        assert problem.startswith("He was called Quiet Otter#EUW")
        assert problem.endswith(GONE)
        [(guild_id, said)] = await told(world)
        assert guild_id == HERE
        assert said.startswith("A player whom this server follows cannot be found any more. He was")


class TestTwoKeys:
    """A puuid belongs to the application of its key; the other key's goes on."""

    @pytest.fixture
    async def followed(self, world: World) -> World:
        await world.follow()
        return world

    async def mark(self, world: World, game: str) -> None:
        puuid = f"{game}-of the old key"
        world.riot.foreign.add(puuid)
        await change(world, **{f"{game}_puuid": puuid, "problem": FOREIGN, "resolve_at": None})

    @pytest.mark.parametrize("game", ["lol", "tft"])
    async def test_a_foreign_puuid_of_one_game_is_found_again_by_riot_id(
        self, followed: World, game: str
    ):
        await self.mark(followed, game)
        assert await turn(followed) == 1
        row = await the_only(followed)
        assert (row.lol_puuid, row.tft_puuid, row.problem) == ("lol-otter", "tft-otter", None)

    async def test_a_rename_meanwhile_does_not_lead_to_whoever_has_the_old_name(
        self, followed: World
    ):
        followed.riot.accounts.clear()
        followed.riot.add("Loud Otter#EUW", "otter")
        followed.riot.add("Quiet Otter#EUW", "stranger")
        await self.mark(followed, "lol")
        assert await turn(followed) == 1
        row = await the_only(followed)
        assert (row.game_name, row.lol_puuid) == ("Loud Otter", "lol-otter")

    @pytest.mark.parametrize(("dead", "game"), [("lol", "tft"), ("tft", "lol")])
    async def test_a_dead_key_does_not_hold_up_the_other_games_puuid(
        self, followed: World, dead: str, game: str
    ):
        await self.mark(followed, game)
        for method in ("name", "account", "region"):
            followed.riot.errors[f"{method} {dead}"] = RiotKeyInvalid()
        await turn(followed)
        row = await the_only(followed)
        assert {row.lol_puuid, row.tft_puuid} == {"lol-otter", "tft-otter"}

    async def test_a_key_that_works_again_is_used_at_once_for_who_waited_for_it(
        self, followed: World
    ):
        followed.riot.errors["account tft"] = RiotKeyInvalid()
        await self.mark(followed, "tft")
        for _ in range(20):
            await turn(followed, timedelta(hours=2))
        assert (await the_only(followed)).problem == FOREIGN
        followed.riot.errors.clear()
        async with followed.database.write() as session:
            await hurry(session, followed.clock.now())
        assert await turn(followed) == 1

    async def test_with_one_key_both_games_have_the_one_puuid(
        self, database: Database, clock: FakeClock
    ):
        world = World(database, clock)
        world.riot.one_key = True
        await world.follow()
        await self.mark(world, "lol")
        assert await turn(world) == 1
        row = await the_only(world)
        assert (row.lol_puuid, row.tft_puuid) == ("lol-otter", "lol-otter")
