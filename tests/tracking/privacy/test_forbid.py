"""A forbidden account is followed nowhere and named nowhere, whoever tries to and however."""

from typing import cast

import pytest
from sqlalchemy import select, update

from tests.tracking.players.world import World as PlayersWorld
from tests.tracking.polling.riot import live
from tests.tracking.privacy.conftest import as_owner, on_both
from tracking.database.models import Player, Scoreboard, TrackedGameRow
from tracking.database.privacy_models import ForbiddenAccount
from tracking.domain.sheet import read_rows
from tracking.errors import RiotUnavailable, UserMistake
from tracking.players.adopt import adopt
from tracking.players.riot_id import RiotId
from tracking.privacy import Subject, forbid
from tracking.privacy.erase import begin
from tracking.privacy.forbid import EVERY, Watch
from tracking.riot.client import RiotClient


async def listed(world):
    async with world.database.read() as session:
        rows = await session.scalars(select(ForbiddenAccount).order_by(ForbiddenAccount.id))
        return [(f"{row.game_name}#{row.tag_line}", row.lol_puuid, row.tft_puuid) for row in rows]


class TestFollowing:
    """With two keys, so that each game has a puuid of its own."""

    @pytest.fixture
    def otter(self):
        riot_id = RiotId(game_name="Quiet Otter", tag_line="EUW")
        return Subject(riot_id=riot_id, lol_puuid="lol-otter", tft_puuid="tft-otter")

    @pytest.fixture
    async def players(self, database, clock, otter):
        world = PlayersWorld(database, clock)
        async with database.write() as session:
            await forbid.forbid(session, otter, clock.now())
        return world

    @on_both
    async def test_whoever_adds_him_is_refused_with_one_sentence(self, players):
        refusal = await players.refusal("quiet otter#euw")
        assert refusal == (
            "The owner of “Quiet Otter#EUW” does not want this bot to follow the account."
        )
        assert await players.rows() == []

    async def test_a_new_name_hides_nobody(self, players):
        players.riot.add("Loud Otter#1234", "otter")
        assert "does not want" in await players.refusal("Loud Otter#1234")

    async def test_nor_do_the_puuids_of_another_key(self, players, clock):
        """Until he is recognised under the new key his name is what is known of him."""
        players.riot.accounts.clear()
        players.riot.add("Quiet Otter#EUW", "new")
        assert "does not want" in await players.refusal()

    @on_both
    async def test_under_another_key_he_is_found_again_by_his_name(self, players, clock):
        players.riot.foreign |= {"lol-otter", "tft-otter"}
        players.riot.accounts.clear()
        players.riot.add("Quiet Otter#EUW", "new")
        watch = Watch(database=players.database, riot=cast(RiotClient, players.riot), clock=clock)
        await watch.turn()
        assert await listed(players) == [("Quiet Otter#EUW", "lol-new", "tft-new")]

    async def test_where_riot_does_not_answer_nobody_waits_for_it_again_and_again(
        self, players, clock
    ):
        async with players.database.write() as session:
            for number in range(9):
                other = Subject(
                    riot_id=RiotId(game_name=f"Other {number}", tag_line="EUW"),
                    lol_puuid=f"lol-{number}",
                    tft_puuid=None,
                )
                await forbid.forbid(session, other, clock.now())
        players.riot.errors["name"] = players.riot.errors["account"] = RiotUnavailable()
        watch = Watch(database=players.database, riot=cast(RiotClient, players.riot), clock=clock)
        await watch.turn()
        assert len(players.riot.calls) <= 2
        players.riot.errors.clear()
        players.riot.calls.clear()
        players.riot.busy = True
        await watch.turn()
        assert players.riot.calls == []

    async def test_what_he_is_called_is_asked_for_daily(self, players, clock):
        riot = players.riot
        watch = Watch(database=players.database, riot=cast(RiotClient, riot), clock=clock)
        await watch.turn()
        riot.accounts.clear()
        riot.add("Loud Otter#1234", "otter")
        clock.shift(EVERY.total_seconds() - 60)
        await watch.turn()
        assert (await listed(players))[0][0] == "Quiet Otter#EUW"
        clock.shift(61)
        await watch.turn()
        assert (await listed(players))[0][0] == "Loud Otter#1234"

    async def test_forbidden_under_two_keys_he_stands_there_once_in_the_end(self, players, clock):
        players.riot.foreign |= {"lol-otter", "tft-otter"}
        players.riot.accounts.clear()
        players.riot.add("Quiet Otter#EUW", "new")
        again = Subject(
            riot_id=RiotId(game_name="Quiet Otter", tag_line="EUW"),
            lol_puuid="lol-new",
            tft_puuid="tft-new",
        )
        async with players.database.write() as session:
            await forbid.forbid(session, again, clock.now())
        assert len(await listed(players)) == 2
        watch = Watch(database=players.database, riot=cast(RiotClient, players.riot), clock=clock)
        await watch.turn()
        assert await listed(players) == [("Quiet Otter#EUW", "lol-new", "tft-new")]

    async def test_whoever_takes_the_name_he_gave_up_cannot_take_it_back_for_him(self, players):
        taker = Subject(
            riot_id=RiotId(game_name="Quiet Otter", tag_line="EUW"),
            lol_puuid="lol-taker",
            tft_puuid="tft-taker",
        )
        async with players.database.write() as session:
            assert not await forbid.allow(session, taker)
            await forbid.forbid(session, taker, players.clock.now())
            assert await forbid.allow(session, taker)
        assert await listed(players) == [("Quiet Otter#EUW", "lol-otter", "tft-otter")]

    async def test_a_deleted_account_stays_on_the_list(self, players, clock):
        players.riot.accounts.clear()
        watch = Watch(database=players.database, riot=cast(RiotClient, players.riot), clock=clock)
        await watch.turn()
        assert await listed(players) == [("Quiet Otter#EUW", "lol-otter", "tft-otter")]

    async def test_taken_back_he_can_be_followed(self, players, otter):
        async with players.database.write() as session:
            assert await forbid.allow(session, otter)
            assert not await forbid.allow(session, otter)
        assert (await players.follow()).created

    async def test_somebody_else_can(self, players):
        players.riot.add("Amber Heron#EUW", "heron")
        assert (await players.follow("Amber Heron#EUW")).created


async def forbidden(world, name="otter"):
    asked = await as_owner(world, "forbid", name)
    await world.privacy.run(asked)
    return asked


@on_both
async def test_forbidding_removes_what_is_stored(evening):
    await forbidden(evening)
    assert await evening.traces("otter", "cub") == {"forbidden_accounts", "erasures"}
    evening.clock.shift(100)
    await evening.service.upkeep_turn()
    assert await evening.traces("otter", "cub") == {"forbidden_accounts"}


@on_both
async def test_no_turn_looks_at_him_from_that_moment_on(evening):
    async with evening.database.write() as session:
        await forbid.forbid(session, evening.who(), evening.clock.now())
    evening.riot.asked.clear()
    evening.riot.live["otter"] = live(9, "otter")
    await evening.detect()
    await evening.compare()
    await evening.rank(90_000)
    assert not [asked for asked in evening.riot.asked if "otter" in asked]


@on_both
async def test_games_of_others_are_kept_without_his_name(evening):
    await forbidden(evening)
    await evening.play(20, heron=True, otter=True)
    async with evening.database.read() as session:
        kept = await session.get(Scoreboard, ("EUW1", "20"))
        rows = read_rows(kept.data)
    assert [row.withheld for row in rows].count(True) == 1
    assert not any("otter" in row.name.casefold() for row in rows)
    row = (await evening.games())["heron", 20]
    assert row.status == "COMPLETED"
    assert "otter" not in row.raw_api_response.casefold()
    assert await evening.traces("otter") == {"forbidden_accounts", "erasures"}


async def test_so_they_are_before_he_is_found_again_under_another_key(evening):
    """Records give him another puuid from the first moment on, the list its own until it asked."""
    await forbidden(evening)
    await evening.play(20, heron=True, other=True, names={"other": "oTTer#euw"})
    row = (await evening.games())["heron", 20]
    assert "other" not in row.raw_api_response
    assert await evening.traces("otter") == {"forbidden_accounts", "erasures"}


async def test_posts_of_others_name_them_alone(evening):
    await forbidden(evening)
    await evening.play(20, heron=True, otter=True)
    [told] = [row for row in await evening.announcements() if row.game_id == "20"]
    assert [line["game_name"] for line in told.payload["players"]] == ["Heron"]


class TestTheOldServiceAddsHimAnew:
    @pytest.fixture
    async def added(self, evening):
        await forbidden(evening)
        evening.clock.shift(100)
        await evening.service.upkeep_turn()
        async with evening.database.write() as session:
            session.add(Player(game_name="oTTer", tag_line="euw"))
        return evening

    @on_both
    async def test_he_is_removed_again(self, added):
        for _ in range(2):
            await added.service.upkeep_turn()
            added.clock.shift(100)
        assert await added.traces("otter") == {"forbidden_accounts"}

    async def test_no_server_can_adopt_him(self, added):
        async def adopt_with(*names):
            async with added.database.write() as session:
                return await adopt(
                    session,
                    guild_id=1,
                    channel_id=10,
                    names=names,
                    most=9,
                    now=added.clock.now(),
                )

        with pytest.raises(UserMistake, match="does not want"):
            await adopt_with("Otter#EUW")
        assert (await adopt_with()).new == ()


async def test_nobody_polls_a_row_that_turns_out_to_be_his(evening):
    """A row of an old database without a puuid, whose owner had another name there."""
    await forbidden(evening)
    async with evening.database.write() as session:
        session.add(
            Player(
                game_name="Someone",
                tag_line="EUW",
                platform="EUW1",
                lol_puuid="otter",
                tft_puuid="otter",
                adopted=True,
            )
        )
    evening.riot.asked.clear()
    evening.riot.live["otter"] = live(9, "otter")
    await evening.detect()
    assert not [asked for asked in evening.riot.asked if "otter" in asked]
    await evening.service.upkeep_turn()
    async with evening.database.read() as session:
        assert "otter" not in set(await session.scalars(select(Player.lol_puuid)))


async def test_while_he_is_removed_nobody_can_add_him(database, clock):
    world = PlayersWorld(database, clock)
    await world.follow()
    otter = Subject(
        riot_id=RiotId(game_name="Quiet Otter", tag_line="EUW"),
        lol_puuid="lol-otter",
        tft_puuid="tft-otter",
    )
    async with database.write() as session:
        await begin(session, otter, clock.now())
    assert "is being deleted at this moment" in await world.refusal()


async def test_a_proof_is_good_for_what_it_was_asked_for_and_once(evening):
    with pytest.raises(UserMistake):
        await as_owner(evening, "forbid", purpose="delete")
    asked = await as_owner(evening, "delete")
    assert asked.erasure_id is not None
    with pytest.raises(UserMistake):
        await evening.privacy.delete(user_id=7, token="delete-delete".ljust(20, "_"))
    assert await listed(evening) == []


async def test_a_game_that_runs_while_he_forbids_is_told_of_without_him(evening):
    await evening.follow("otter", "heron", guild=3, channel=30)
    game = live(30, "otter", "heron")
    evening.riot.live |= dict.fromkeys(("otter", "heron"), game)
    await evening.detect()
    await forbidden(evening)
    async with evening.database.read() as session:
        active = await session.scalars(
            select(TrackedGameRow.player_id).where(TrackedGameRow.status == "ACTIVE")
        )
        assert list(active) == [2]
    evening.riot.live.clear()
    await evening.play(30, heron=True, otter=True)
    await evening.complete()
    told = [row.payload for row in await evening.announcements() if row.game_id == "30"]
    assert told
    assert all([x["game_name"] for x in each["players"]] == ["Heron"] for each in told)


async def test_an_announcement_that_waits_names_him_no_more(evening):
    async with evening.database.write() as session:
        await session.execute(update(Player).where(Player.id == 1).values(problem=None))
    await forbidden(evening)
    told = [str(row.payload).casefold() for row in await evening.announcements()]
    assert told
    assert not any("otter" in each for each in told)


async def test_whoever_presses_without_a_proof_writes_nothing(world, monkeypatch):
    """SQLite has one writer at a time, and results are to be stored."""

    def writes():
        raise AssertionError("a write for nothing")

    monkeypatch.setattr(world.database, "write", writes)
    for act in ("delete", "forbid", "allow", "shown"):
        with pytest.raises(UserMistake, match="challenge is over"):
            await getattr(world.privacy, act)(user_id=7, token="x" * 22)
