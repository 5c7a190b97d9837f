"""Whose account it is: a member's word, a proof, and what becomes of both."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.accounts.world import ME, OTHER, OTTER, World, refusal
from tests.tracking.players.world import HERE, THERE
from tracking.accounts import Said, forget_account, forget_user
from tracking.accounts.links import MOST_LINKS
from tracking.accounts.pace import MOST
from tracking.database.account_models import AccountLink
from tracking.database.followed import is_followed
from tracking.database.models import Player
from tracking.errors import RiotUnavailable
from tracking.players import mark_foreign
from tracking.polling.purge import KEPT, Purge
from tracking.privacy import Subject
from tracking.privacy.forbid import forbid
from tracking.riot.rate_limit import Priority

HERON = "Grey Heron#EUW"


class TestAWord:
    async def test_is_enough_while_nobody_else_says_so(self, world: World):
        answer = await world.link("quiet otter#euw")
        assert answer.said is Said.LINKED
        [link] = await world.links()
        assert (str(link.account.riot_id), link.account.platform) == (OTTER, "EUW1")
        assert (link.account.who.lol_puuid, link.proved_at) == ("lol-otter", None)

    async def test_counts_for_several_accounts(self, world: World):
        await world.link()
        await world.link(HERON)
        assert await world.names() == [HERON, OTTER]

    async def test_said_twice_is_said_once(self, world: World):
        await world.link()
        assert (await world.link()).said is Said.LINKED
        assert await world.names() == [OTTER]

    async def test_is_not_enough_where_somebody_else_said_so(self, world: World):
        await world.link()
        answer = await world.link(user=OTHER)
        assert (answer.said, answer.link) == (Said.CLAIMED, None)
        assert await world.names(OTHER) == []

    async def test_is_not_taken_for_an_account_that_is_to_be_named_nowhere(self, world: World):
        """Its name would stand in the list of whoever likes."""
        who = (await world.accounts.locate(ME, OTTER, None)).who
        otter = Subject(riot_id=who.riot_id, lol_puuid=who.lol_puuid, tft_puuid=who.tft_puuid)
        async with world.database.write() as session:
            await forbid(session, otter, world.clock.now())
        assert "does not want" in await refusal(world.link(user=OTHER))
        assert await world.names(OTHER) == []

    async def test_of_two_at_once_counts_for_one(self, world: World):
        answers = await asyncio.gather(*(world.link(user=user) for user in range(1, 7)))
        assert [each.said for each in answers].count(Said.LINKED) == 1

    async def test_ends_when_its_member_takes_it_back(self, world: World):
        await world.link()
        await world.link(HERON)
        assert str(await world.accounts.unlink(user_id=ME, account="QUIET otter#euw")) == OTTER
        [link] = await world.links()
        await world.accounts.unlink(user_id=ME, account=str(link.id))
        assert await world.names() == []
        assert (await world.link(user=OTHER)).said is Said.LINKED

    async def test_cannot_be_taken_back_by_anybody_else(self, world: World):
        link = (await world.link()).link
        assert link is not None
        for text in (str(link.id), OTTER, "Quiet Otter"):
            said = await refusal(world.accounts.unlink(user_id=OTHER, account=text))
            assert "is not linked to you" in said
        assert await world.names() == [OTTER]

    async def test_counts_for_ten_accounts_at_most(self, world: World):
        for number in range(MOST_LINKS):
            world.riot.add(f"Otter {number}#EUW", f"otter-{number}")
            await world.link(f"Otter {number}#EUW")
        world.clock.shift(600)
        assert "10 accounts" in await refusal(world.link())
        assert "10 accounts" in await refusal(world.prove())
        await world.accounts.unlink(user_id=ME, account="Otter 3")
        await world.link()

    async def test_is_not_given_so_often_that_riot_is_kept_busy(self, world: World):
        for _ in range(MOST):
            await world.link()
        asked = len(world.riot.calls)
        assert "within ten minutes" in await refusal(world.link())
        assert len(world.riot.calls) == asked
        await world.link(user=OTHER, riot_id=HERON)
        world.clock.shift(600)
        await world.link()


async def test_results_are_asked_for_before_anything_that_members_want(world: World):
    link = (await world.link()).link
    assert link is not None
    challenge = await world.accounts.begin_proof_of(user_id=ME, link_id=link.id)
    await world.check(challenge)
    assert world.riot.calls[-1] == "summoner lol"
    assert min(world.riot.priorities) > Priority.RESULT


class TestAProof:
    async def test_is_noted_on_the_link_that_was_there(self, world: World):
        await world.link()
        since = world.clock.now()
        world.clock.shift(60)
        link = await world.prove()
        assert (link.since, link.proved_at) == (since, world.clock.now())
        assert await world.names() == [OTTER]

    async def test_makes_the_link_where_there_was_none(self, world: World):
        await world.prove()
        assert await world.names() == [OTTER]

    async def test_takes_the_account_over_from_a_word(self, world: World):
        await world.link(user=OTHER)
        await world.wish(OTHER)
        await world.prove()
        assert (await world.names(), await world.names(OTHER)) == ([OTTER], [])
        assert await world.wishes(OTHER) == []

    async def test_takes_the_account_over_from_an_older_proof(self, world: World):
        await world.prove(user=OTHER)
        await world.prove()
        assert (await world.names(), await world.names(OTHER)) == ([OTTER], [])

    async def test_is_not_undone_by_a_word(self, world: World):
        await world.prove()
        assert (await world.link(user=OTHER)).said is Said.CLAIMED
        await world.link()
        [link] = await world.links()
        assert link.proved_at is not None

    async def test_links_nothing_a_second_time(self, world: World):
        account = await world.players.locate(OTTER, None)
        challenge = await world.accounts.begin_proof(user_id=ME, account=account)
        world.sets_icon(challenge)
        await world.check(challenge)
        await world.accounts.keep_proved(user_id=ME, token=challenge.token)
        await world.accounts.unlink(user_id=ME, account=OTTER)
        used = world.accounts.keep_proved(user_id=ME, token=challenge.token)
        assert "is over" in await refusal(used)
        assert await world.names() == []

    async def test_of_a_link_is_asked_for_under_its_present_name(self, world: World):
        link = (await world.link()).link
        assert link is not None
        world.riot.accounts.clear()
        world.riot.add("Loud Otter#1234", "otter", "KR")
        challenge = await world.accounts.begin_proof_of(user_id=ME, link_id=link.id)
        assert str(challenge.account.riot_id) == "Loud Otter#1234"
        assert challenge.account.platform == "KR"

    async def test_of_anothers_link_is_not_asked_for(self, world: World):
        link = (await world.link()).link
        assert link is not None
        begun = world.accounts.begin_proof_of(user_id=OTHER, link_id=link.id)
        assert "not linked to you" in await refusal(begun)

    async def test_of_an_account_that_is_gone_says_so(self, world: World):
        link = (await world.link()).link
        assert link is not None
        world.riot.accounts.clear()
        begun = world.accounts.begin_proof_of(user_id=ME, link_id=link.id)
        assert "no such account any more" in await refusal(begun)
        world.riot.errors["name"] = RiotUnavailable()
        begun = world.accounts.begin_proof_of(user_id=ME, link_id=link.id)
        assert "does not answer" in await refusal(begun)


class TestAWish:
    async def test_is_nothing_without_an_account(self, world: World):
        await world.wish()
        assert await world.wishes() == []

    async def test_ends_with_the_last_account(self, world: World):
        await world.link()
        await world.link(HERON)
        await world.wish()
        await world.wish()
        await world.accounts.unlink(user_id=ME, account=OTTER)
        assert await world.wishes() == [HERE]
        await world.accounts.unlink(user_id=ME, account=HERON)
        assert await world.wishes() == []

    async def test_is_taken_back_in_that_server_alone(self, world: World):
        await world.link()
        for guild_id in (HERE, THERE):
            await world.wish(guild=guild_id)
        await world.wish(wanted=False)
        assert await world.wishes() == [THERE]


class TestBesideTheFollowed:
    async def test_linking_an_adopted_player_leaves_him_polled(self, world: World):
        async with world.database.write() as session:
            player_id = await add_player(session, puuid="lol-otter", adopted=True)
        await world.link()
        await world.prove()
        async with world.database.read() as session:
            assert list(await session.scalars(select(Player.id).where(is_followed))) == [player_id]

    async def test_linking_follows_nobody(self, world: World):
        await world.link()
        async with world.database.read() as session:
            assert list(await session.scalars(select(Player))) == []

    async def test_a_player_who_is_only_linked_any_more_is_purged(self, world: World):
        async with world.database.write() as session:
            player_id = await add_player(session, puuid="lol-otter")
            await session.execute(update(Player).values(unfollowed_at=world.clock.now()))
        await world.link()
        world.clock.shift((KEPT + timedelta(hours=1)).total_seconds())
        assert await Purge(database=world.database, clock=world.clock).turn() == 1
        async with world.database.read() as session:
            assert await session.get(Player, player_id) is None
        assert await world.names() == [OTTER]

    async def test_a_server_shows_which_of_ones_accounts_it_follows(self, world: World):
        await world.link()
        await world.link(HERON)
        async with world.database.write() as session:
            player_id = await add_player(session, puuid="lol-otter")
        for guild_id in (HERE, THERE):
            await world.wish(OTHER, guild_id)  # remembers the server
        async with world.database.write() as session:
            await subscribe(session, HERE, player_id, world.clock.now())
        for guild_id, followed in ((HERE, [False, True]), (THERE, [False, False])):
            shown = await world.accounts.overview(user_id=ME, guild_id=guild_id)
            assert [link.followed for link in shown.links] == followed


class TestNames:
    async def test_follow_the_players(self, world: World):
        followed = await world.players.follow(**follow_here())
        await world.link()
        world.riot.accounts.clear()
        world.riot.add("Loud Otter#1234", "otter")
        world.clock.shift(2 * 86400)
        await world.players.resolve()
        assert await world.names() == ["Loud Otter#1234"]
        assert followed.game_name == "Quiet Otter"

    async def test_follow_when_the_account_is_followed_under_its_new_one(self, world: World):
        await world.link()
        world.riot.accounts.clear()
        world.riot.add("Loud Otter#1234", "otter")
        await world.players.follow(**follow_here("Loud Otter#1234"))
        assert await world.names() == ["Loud Otter#1234"]


class TestAnotherKey:
    """puuids belong to the key's application (riot.md §1.2)."""

    @pytest.fixture
    async def foreign(self, world: World):
        await world.prove()
        world.clock.shift(60)
        async with world.database.write() as session:
            await session.execute(update(AccountLink).values(lol_puuid="foreign-otter"))
        world.riot.foreign = {"foreign-otter"}

    async def puuids(self, world: World) -> list[str]:
        return [link.account.who.lol_puuid for link in await world.links()]

    async def test_a_link_follows_the_player_with_its_proof(self, world: World, foreign):
        async with world.database.write() as session:
            player_id = await add_player(session, puuid="foreign-otter")
            await subscribe_somewhere(session, player_id, world.clock.now())
            await mark_foreign(session, [player_id], world.clock.now())
        await world.players.resolve()
        [link] = await world.links()
        assert link.account.who.lol_puuid == "lol-otter"
        assert link.proved_at is not None

    async def test_a_link_of_nobody_who_is_followed_is_found_again_by_its_name(
        self, world: World, foreign
    ):
        """Which may be somebody else's by now: what is left is the member's word."""
        [link] = await world.links()
        await world.accounts.begin_proof_of(user_id=ME, link_id=link.id)
        [link] = await world.links()
        assert (link.account.who.lol_puuid, link.proved_at) == ("lol-otter", None)

    async def test_linking_it_again_makes_no_second_one(self, world: World, foreign):
        await world.link()
        assert await self.puuids(world) == ["lol-otter"]

    async def test_of_two_who_linked_it_under_either_key_the_older_stays(
        self, world: World, foreign
    ):
        await world.link(user=OTHER)
        [link] = await world.links()
        await world.accounts.begin_proof_of(user_id=ME, link_id=link.id)
        assert await self.puuids(world) == ["lol-otter"]
        assert await world.names(OTHER) == []

    async def test_a_proof_under_the_new_key_outlives_one_that_was_found_by_name(
        self, world: World, foreign
    ):
        await world.prove(user=OTHER)
        [link] = await world.links()
        await world.accounts.begin_proof_of(user_id=ME, link_id=link.id)
        assert (await world.names(), await world.names(OTHER)) == ([], [OTTER])


class TestForgetting:
    async def test_a_user_leaves_nothing(self, world: World):
        await world.link()
        await world.wish()
        await world.begin()
        await world.link(HERON, OTHER)
        async with world.database.write() as session:
            await forget_user(session, ME)
        assert (await world.names(), await world.wishes(), await world.challenges()) == ([], [], [])
        assert await world.names(OTHER) == [HERON]

    async def test_an_account_leaves_nothing(self, world: World):
        await world.link()
        await world.link(HERON)
        await world.begin(user=OTHER)
        async with world.database.write() as session:
            await forget_account(session, "lol-otter")
        assert (await world.names(), await world.challenges()) == ([HERON], [])


def follow_here(riot_id: str = OTTER):
    return {
        "riot_id": riot_id,
        "region": None,
        "guild_id": HERE,
        "guild_name": "Here",
        "channel_id": None,
        "fallback_channel_id": 1,
        "added_by": ME,
    }


async def subscribe_somewhere(session, player_id, now):
    await add_guild(session, HERE, now)
    await subscribe(session, HERE, player_id, now)
