"""The outbox: every game once per channel, none lost, none twice."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from tests.support.clock import FakeClock
from tests.support.following import add_guild, add_player, subscribe
from tracking import outbox
from tracking.database.engine import Database
from tracking.database.models import Announcement, PausedChannel
from tracking.domain.events import Kind
from tracking.domain.games import Game, GameKey
from tracking.outbox import Claimed, FinishedGame

GUILD, CHANNEL = 1_000_000_000_000_000_001, 2_000_000_000_000_000_001
MAX_AGE = timedelta(hours=6)
MINUTE = timedelta(minutes=1)
WIN: Mapping[str, Any] = {"game": "lol", "version": 1, "outcome": "win"}


@dataclass
class World:
    """A server that follows two players in one channel, since an hour."""

    database: Database
    clock: FakeClock
    first: int
    second: int

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def game(self, game_id: str = "100", *players: int, **changes: Any) -> FinishedGame:
        values: dict[str, Any] = {
            "kind": Kind.RESULT,
            "key": GameKey(platform="EUW1", game_id=game_id),
            "game": Game.LOL,
            "queue_id": 420,
            "queue_name": "Ranked Solo/Duo",
            "ended_at": self.now - MINUTE,
            "duration_seconds": 1800,
            "results": dict.fromkeys(players or (self.first,), WIN),
        }
        return FinishedGame(**{**values, **changes})

    async def enqueue(self, event: FinishedGame, *, emit: bool = True) -> int:
        async with self.database.write() as session:
            return await outbox.enqueue(session, event, emit=emit, now=self.now, max_age=MAX_AGE)

    async def fold(self) -> int:
        async with self.database.write() as session:
            return await outbox.fold_stale(session, self.now, MAX_AGE)

    async def claim(self, limit: int = 10) -> list[Claimed]:
        async with self.database.write() as session:
            return await outbox.claim(session, self.now, limit)

    async def deliver(self, announcement_id: int, message_id: int = 1) -> None:
        async with self.database.write() as session:
            await outbox.delivered(session, announcement_id, message_id, self.now)

    async def rows(self) -> list[Announcement]:
        async with self.database.read() as session:
            return list(await session.scalars(select(Announcement).order_by(Announcement.id)))

    async def states(self) -> list[str]:
        return [row.state for row in await self.rows()]

    async def backlog(self) -> int:
        async with self.database.read() as session:
            return await outbox.backlog(session)


@pytest.fixture
async def world(database: Database, clock: FakeClock) -> World:
    now = clock.now()
    async with database.write() as session:
        await add_guild(session, GUILD, now, channel_id=CHANNEL)
        first = await add_player(session, "Quiet Otter", "EUW")
        second = await add_player(session, "Brave Teapot", "0001")
        for player in (first, second):
            await subscribe(session, GUILD, player, now - timedelta(hours=1))
    return World(database=database, clock=clock, first=first, second=second)


def named(event: Any) -> list[str]:
    return [line.game_name for line in event.players]


class TestEnqueue:
    async def test_premades_are_one_message(self, world: World):
        assert await world.enqueue(world.game("100", world.first, world.second)) == 1
        (claimed,) = await world.claim()
        assert named(claimed.event) == ["Quiet Otter", "Brave Teapot"]
        assert claimed.channel_id == CHANNEL
        assert claimed.guild_id == GUILD
        assert claimed.event.key.match_id == "EUW1_100"
        assert claimed.event.players[0].result == WIN

    async def test_a_game_is_announced_in_every_channel_that_follows_one_of_its_players(
        self, world: World
    ):
        async with world.database.write() as session:
            await add_guild(session, 7, world.now, channel_id=70)
            await subscribe(session, 7, world.second, world.now - 2 * MINUTE)
        assert await world.enqueue(world.game("100", world.first, world.second)) == 2
        told = {c.channel_id: named(c.event) for c in await world.claim()}
        assert told == {CHANNEL: ["Quiet Otter", "Brave Teapot"], 70: ["Brave Teapot"]}

    async def test_a_channel_named_for_a_player_comes_before_the_servers(self, world: World):
        async with world.database.write() as session:
            await add_guild(session, 7, world.now, channel_id=70)
            await subscribe(session, 7, world.first, world.now - 2 * MINUTE, channel_id=71)
            await add_guild(session, 8, world.now)
            await subscribe(session, 8, world.first, world.now - 2 * MINUTE, fallback_channel_id=80)
        await world.enqueue(world.game())
        assert {c.channel_id for c in await world.claim()} == {CHANNEL, 71, 80}

    async def test_the_same_game_again_is_not_a_second_announcement(self, world: World):
        assert await world.enqueue(world.game()) == 1
        assert await world.enqueue(world.game()) == 0
        assert await world.states() == ["PENDING"]

    async def test_a_player_who_comes_later_is_added_to_what_is_not_out_yet(self, world: World):
        await world.enqueue(world.game("100", world.first))
        assert await world.enqueue(world.game("100", world.second)) == 0
        (claimed,) = await world.claim()
        assert named(claimed.event) == ["Quiet Otter", "Brave Teapot"]

    async def test_a_player_who_comes_after_the_post_does_not_make_a_second_one(self, world: World):
        await world.enqueue(world.game("100", world.first))
        (claimed,) = await world.claim()
        await world.deliver(claimed.id)
        assert await world.enqueue(world.game("100", world.second)) == 0
        assert await world.states() == ["SENT"]

    async def test_a_game_that_ended_before_the_player_was_followed_is_not_owed(self, world: World):
        early = world.game(ended_at=world.now - timedelta(hours=1, seconds=1))
        assert await world.enqueue(early) == 0
        assert await world.enqueue(early, emit=False) == 0
        assert await world.states() == []

    async def test_a_game_that_ended_as_the_player_was_followed_is_owed(self, world: World):
        assert await world.enqueue(world.game(ended_at=world.now - timedelta(hours=1))) == 1

    async def test_a_game_that_may_have_ended_after_the_player_was_followed_is_owed(
        self, world: World
    ):
        swarm = world.game(
            ended_at=world.now - timedelta(minutes=62), over_by=world.now - timedelta(minutes=58)
        )
        assert await world.enqueue(swarm) == 1

    async def test_a_game_without_a_known_end_is_owed(self, world: World):
        assert await world.enqueue(world.game(ended_at=None)) == 1

    async def test_players_nobody_follows_are_announced_nowhere(self, world: World):
        async with world.database.write() as session:
            adopted = await add_player(session, "Old Lantern", "NA1", adopted=True)
        assert await world.enqueue(world.game("100", adopted)) == 0
        assert await world.states() == []

    async def test_a_shadow_process_puts_down_what_nobody_is_told_of(self, world: World):
        async with world.database.write() as session:
            adopted = await add_player(session, "Old Lantern", "NA1", adopted=True)
        event = world.game("100", world.first, adopted)
        assert await world.enqueue(event, emit=False) == 2
        assert await world.enqueue(event, emit=False) == 0
        assert {(r.channel_id, r.state) for r in await world.rows()} == {
            (CHANNEL, "SUPPRESSED"),
            (None, "SUPPRESSED"),
        }
        assert await world.claim() == []
        assert await world.backlog() == 0

    async def test_what_a_shadow_process_put_down_does_not_silence_the_bot(self, world: World):
        await world.enqueue(world.game(), emit=False)
        assert await world.enqueue(world.game()) == 1
        assert sorted(await world.states()) == ["PENDING", "SUPPRESSED"]

    async def test_a_game_given_up_is_news_though_it_ended_long_ago(self, world: World):
        async with world.database.write() as session:
            other = await add_player(session, "Slow Kettle", "KR1")
            await subscribe(session, GUILD, other, world.now - timedelta(days=3))
        given_up = world.game(
            "100",
            other,
            kind=Kind.UNAVAILABLE,
            ended_at=world.now - timedelta(days=1),
            results={other: None},
            reason="Riot did not publish this game within 24 hours.",
        )
        await world.enqueue(given_up)
        assert await world.fold() == 0
        (claimed,) = await world.claim()
        assert claimed.kind is Kind.UNAVAILABLE
        assert claimed.event.reason == given_up.reason

    async def test_nothing_is_left_when_the_transaction_fails(self, world: World):
        async def store_and_fail() -> None:
            async with world.database.write() as session:
                await outbox.enqueue(
                    session, world.game(), emit=True, now=world.now, max_age=MAX_AGE
                )
                raise RuntimeError("the result could not be stored")

        with pytest.raises(RuntimeError):
            await store_and_fail()
        assert await world.states() == []

    async def test_two_turns_that_finish_one_game_at_once_announce_it_once(self, world: World):
        new = await asyncio.gather(
            *(world.enqueue(world.game("100", player)) for player in (world.first, world.second)),
            *(world.enqueue(world.game("100", world.first)) for _ in range(3)),
        )
        assert sum(new) == 1
        (claimed,) = await world.claim()
        assert sorted(named(claimed.event)) == ["Brave Teapot", "Quiet Otter"]

    def test_a_naive_end_is_refused(self):
        with pytest.raises(ValueError, match="naive"):
            FinishedGame(
                kind=Kind.RESULT,
                key=GameKey(platform="EUW1", game_id="1"),
                game=Game.LOL,
                queue_id=None,
                queue_name="",
                ended_at=datetime(2026, 3, 1),  # noqa: DTZ001
                duration_seconds=None,
                results={},
            )


class TestClaim:
    async def test_the_oldest_game_of_a_channel_goes_first_and_one_at_a_time(self, world: World):
        await world.enqueue(world.game("200", ended_at=world.now - MINUTE))
        await world.enqueue(world.game("100", ended_at=world.now - 2 * MINUTE))
        (first,) = await world.claim()
        assert first.key.game_id == "100"
        assert await world.claim() == []
        await world.deliver(first.id)
        (second,) = await world.claim()
        assert second.key.game_id == "200"

    async def test_channels_do_not_wait_for_each_other_and_the_limit_holds(self, world: World):
        async with world.database.write() as session:
            for number in range(3):
                await add_guild(session, number + 1, world.now, channel_id=number + 50)
                await subscribe(session, number + 1, world.first, world.now - 2 * MINUTE)
        await world.enqueue(world.game())
        taken = await world.claim(limit=3)
        assert len(taken) == 3
        assert len(await world.claim(limit=3)) == 1
        assert await world.claim(limit=3) == []

    async def test_a_claim_says_when_it_lapses_and_counts_the_attempt(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        assert (claimed.first_attempt_at, claimed.attempts) == (world.now, 1)
        (row,) = await world.rows()
        assert (row.state, row.due_at) == ("SENDING", world.now + outbox.LEASE)

    async def test_after_a_crash_it_is_claimed_again_with_the_same_nonce(self, world: World):
        await world.enqueue(world.game())
        (before,) = await world.claim()
        world.clock.shift(outbox.LEASE.total_seconds() - 1)
        assert await world.claim() == []
        world.clock.shift(1)
        (after,) = await world.claim()
        assert (after.id, after.nonce) == (before.id, before.nonce)
        assert after.first_attempt_at == before.first_attempt_at
        assert after.attempts == 2

    async def test_a_new_process_does_not_wait_for_the_claims_of_a_dead_one(self, world: World):
        await world.enqueue(world.game())
        (before,) = await world.claim()
        world.clock.shift(1)
        async with world.database.write() as session:
            await outbox.release_claims(session, world.clock.now())
        (after,) = await world.claim()
        assert (after.id, after.nonce, after.attempts) == (before.id, before.nonce, 2)
        assert after.first_attempt_at == before.first_attempt_at

    async def test_the_lease_ends_while_discord_still_knows_the_nonce(self):
        assert timedelta(seconds=120) > outbox.LEASE

    async def test_two_senders_never_take_the_same_announcement(self, world: World):
        async with world.database.write() as session:
            for number in range(20):
                await add_guild(session, number + 1, world.now, channel_id=number + 50)
                await subscribe(session, number + 1, world.first, world.now - 2 * MINUTE)
        await world.enqueue(world.game())
        taken = [
            c for batch in await asyncio.gather(*(world.claim(7) for _ in range(4))) for c in batch
        ]
        rest = [c for _ in range(3) for c in await world.claim(7)]
        ids = [c.id for c in taken + rest]
        assert len(ids) == len(set(ids)) == 21

    async def test_an_empty_outbox_gives_nothing(self, world: World):
        assert await world.claim() == []


class TestOutcomes:
    async def test_what_was_delivered_is_never_claimed_again(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        await world.deliver(claimed.id, message_id=99)
        world.clock.shift(3600)
        assert await world.claim() == []
        (row,) = await world.rows()
        assert (row.state, row.message_id, row.last_error) == ("SENT", 99, None)

    async def test_a_late_failure_does_not_undo_a_delivery(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        await world.deliver(claimed.id)
        async with world.database.write() as session:
            await outbox.failed(session, claimed.id, "timed out", world.now)
            await outbox.dead(session, claimed.id, "too long")
            await outbox.uncertain(session, claimed.id, "no history")
        assert await world.states() == ["SENT"]

    async def test_a_failure_is_tried_again_when_it_is_due_and_remembers_the_first_attempt(
        self, world: World
    ):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        async with world.database.write() as session:
            await outbox.failed(session, claimed.id, "timed out", world.now + MINUTE)
        assert await world.claim() == []
        world.clock.shift(60)
        (again,) = await world.claim()
        assert again.first_attempt_at == claimed.first_attempt_at
        assert again.nonce == claimed.nonce

    async def test_a_failure_before_anything_was_sent_leaves_no_doubt_behind(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        async with world.database.write() as session:
            await outbox.failed(
                session, claimed.id, "not connected", world.now + MINUTE, maybe_posted=False
            )
        world.clock.shift(60)
        (again,) = await world.claim()
        assert again.first_attempt_at == world.now

    async def test_a_refused_channel_is_paused_and_what_it_is_owed_waits(self, world: World):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        for reason in ("Missing Access", "Missing Permissions"):
            async with world.database.write() as session:
                await outbox.refused(session, claimed.id, CHANNEL, reason, world.now)
        world.clock.shift(3600)
        assert await world.claim() == []
        assert await world.backlog() == 0
        assert await world.states() == ["PENDING"]
        async with world.database.read() as session:
            (paused,) = await session.scalars(select(PausedChannel))
        assert (paused.channel_id, paused.reason) == (CHANNEL, "Missing Permissions")

    @pytest.mark.parametrize(
        ("settle", "state"), [(outbox.dead, "FAILED"), (outbox.uncertain, "UNCERTAIN")]
    )
    async def test_what_is_given_up_stays_so_and_says_why(self, world: World, settle, state):
        await world.enqueue(world.game())
        (claimed,) = await world.claim()
        async with world.database.write() as session:
            await settle(session, claimed.id, "the reason")
        world.clock.shift(3600)
        assert await world.claim() == []
        assert await world.enqueue(world.game()) == 0
        (row,) = await world.rows()
        assert (row.state, row.last_error, row.due_at) == (state, "the reason", None)

    async def test_the_backlog_counts_what_waits_or_is_under_way(self, world: World):
        await world.enqueue(world.game("100"))
        await world.enqueue(world.game("200"))
        (claimed,) = await world.claim()
        assert await world.backlog() == 2
        await world.deliver(claimed.id)
        assert await world.backlog() == 1


class TestDigest:
    @pytest.fixture
    async def world(self, world: World) -> World:
        """The same, followed for days."""
        async with world.database.write() as session:
            for guild_id, channel_id in ((7, 70), (8, 80)):
                await add_guild(session, guild_id, world.now, channel_id=channel_id)
                await subscribe(session, guild_id, world.first, world.now - timedelta(days=9))
        return world

    async def old_games(self, world: World, *game_ids: str) -> None:
        for hours, game_id in enumerate(game_ids, start=7):
            ended = world.now - timedelta(hours=hours)
            assert await world.enqueue(world.game(game_id, ended_at=ended)) == 2

    async def test_old_results_are_one_digest_per_channel_oldest_first(self, world: World):
        await self.old_games(world, "100", "200", "300")
        assert await world.claim() == []
        assert await world.fold() == 6
        world.clock.shift(15)
        claimed = await world.claim()
        assert [c.channel_id for c in claimed] == [70, 80]
        for digest in claimed:
            assert digest.kind is Kind.DIGEST
            assert [e.key.game_id for e in digest.events] == ["300", "200", "100"]
        assert await world.backlog() == 2

    async def test_a_single_old_result_is_a_digest_of_one_line(self, world: World):
        await self.old_games(world, "100")
        assert await world.fold() == 2
        world.clock.shift(15)
        assert [len(c.events) for c in await world.claim()] == [1, 1]

    async def test_a_fresh_result_is_not_folded_and_does_not_wait(self, world: World):
        await self.old_games(world, "100")
        await world.enqueue(world.game("200"))
        await world.fold()
        claimed = {c.channel_id: c.kind for c in await world.claim()}
        assert claimed == {70: Kind.RESULT, 80: Kind.RESULT, CHANNEL: Kind.RESULT}

    async def test_a_digest_that_is_not_out_takes_what_comes_meanwhile(self, world: World):
        await self.old_games(world, "100")
        await world.fold()
        world.clock.shift(10)
        await self.old_games(world, "200")
        await world.fold()
        world.clock.shift(10)
        assert await world.claim() == []
        world.clock.shift(5)
        assert [len(c.events) for c in await world.claim()] == [2, 2]

    async def test_a_digest_does_not_wait_for_ever(self, world: World):
        for number in range(12):
            await self.old_games(world, str(100 + number))
            await world.fold()
            if await world.claim():
                break
            world.clock.shift(12)
        assert number == 10

    async def test_a_digest_under_way_is_closed(self, world: World):
        await self.old_games(world, "100")
        await world.fold()
        world.clock.shift(15)
        assert len(await world.claim()) == 2
        await self.old_games(world, "200")
        await world.fold()
        digests = [row for row in await world.rows() if row.kind == "digest"]
        assert [len(row.payload["games"]) for row in digests] == [1, 1, 1, 1]
        assert len({(row.game_id, row.channel_id) for row in digests}) == 4

    async def test_what_may_have_been_posted_already_is_not_folded(self, world: World):
        await world.enqueue(world.game("100"))
        claimed = await world.claim()
        world.clock.shift(timedelta(hours=7).total_seconds())
        assert await world.fold() == 0
        assert {c.id for c in await world.claim()} == {c.id for c in claimed}

    async def test_a_post_whose_answer_was_lost_is_not_folded(self, world: World):
        await world.enqueue(world.game("100"))
        claimed = await world.claim()
        for each in claimed:
            async with world.database.write() as session:
                await outbox.failed(session, each.id, "timed out", world.now)
        world.clock.shift(timedelta(hours=7).total_seconds())
        assert await world.fold() == 0
        assert {c.nonce for c in await world.claim()} == {c.nonce for c in claimed}

    async def test_a_digest_whose_answer_was_lost_is_closed(self, world: World):
        await self.old_games(world, "100")
        await world.fold()
        world.clock.shift(15)
        for each in await world.claim():
            async with world.database.write() as session:
                await outbox.failed(session, each.id, "timed out", world.now + MINUTE)
        await self.old_games(world, "200")
        await world.fold()
        digests = [row for row in await world.rows() if row.kind == "digest"]
        assert [len(row.payload["games"]) for row in digests] == [1, 1, 1, 1]

    async def test_what_waited_too_long_in_the_outbox_is_folded_too(self, world: World):
        await world.enqueue(world.game("100"))
        world.clock.shift(timedelta(hours=7).total_seconds())
        assert await world.fold() == 3
        assert await world.claim() == []

    async def test_a_paused_channel_is_not_folded(self, world: World):
        await self.old_games(world, "100")
        async with world.database.write() as session:
            session.add(PausedChannel(channel_id=70, reason="gone", paused_at=world.now))
        assert await world.fold() == 1

    async def test_a_folded_game_is_never_announced_again(self, world: World):
        await self.old_games(world, "100")
        await world.fold()
        event = world.game("100", ended_at=world.now - timedelta(hours=7))
        assert await world.enqueue(event) == 0

    async def test_nothing_old_means_no_digest(self, world: World):
        assert await world.fold() == 0


class TestNonce:
    KEY = GameKey(platform="EUW1", game_id="100")

    def test_it_fits_discord(self):
        assert len(outbox.nonce(Kind.RESULT, self.KEY, CHANNEL, 0)) == 24

    def test_it_is_the_same_in_every_process(self):
        assert outbox.nonce(Kind.RESULT, self.KEY, 42, 0) == "edb39743ef9b09201df42c10"

    def test_each_part_of_the_key_makes_another(self):
        other = GameKey(platform="EUN1", game_id="100")
        nonces = {
            outbox.nonce(Kind.RESULT, self.KEY, 1, 0),
            outbox.nonce(Kind.UNAVAILABLE, self.KEY, 1, 0),
            outbox.nonce(Kind.RESULT, other, 1, 0),
            outbox.nonce(Kind.RESULT, self.KEY, 2, 0),
            outbox.nonce(Kind.RESULT, self.KEY, 1, 1),
        }
        assert len(nonces) == 5
