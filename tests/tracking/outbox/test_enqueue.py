"""Every game is enqueued once per channel."""

import asyncio
from datetime import datetime, timedelta

import pytest

from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.outbox.world import CHANNEL, GUILD, MAX_AGE, MINUTE, WIN, World, named
from tracking import outbox, subscriptions
from tracking.database.models import TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.domain.events import GameEvent, Kind
from tracking.domain.games import Game, GameKey
from tracking.domain.milestones import Best, Figure, Milestones
from tracking.domain.results import LoLResult, Outcome
from tracking.outbox import FinishedGame


def named_in(row: Announcement) -> list[str]:
    return [line["game_name"] for line in row.payload["players"]]


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

    async def test_a_server_is_told_of_a_players_game_in_one_channel_whichever_it_is_by_then(
        self, world: World
    ):
        """After a move back the old model finishes once more what it had open at the cut-over."""
        await world.enqueue(world.game("100", world.first))
        async with world.database.write() as session:
            await add_guild(session, 7, world.now, channel_id=70)
            await subscribe(session, 7, world.first, world.now - 2 * MINUTE)
            await subscriptions.set_channel(session, GUILD, "Den", CHANNEL + 1, world.now)
        assert await world.enqueue(world.game("100", world.first, world.second)) == 2
        told = {row.channel_id: named_in(row) for row in await world.rows()}
        assert told == {
            CHANNEL: ["Quiet Otter"],
            CHANNEL + 1: ["Brave Teapot"],
            70: ["Quiet Otter"],
        }

    async def test_that_there_is_no_result_is_not_told_of_who_has_one(self, world: World):
        given_up = {"kind": Kind.UNAVAILABLE, "reason": "private"}
        await world.enqueue(world.game("100", world.first))
        assert await world.enqueue(world.game("100", world.first, **given_up)) == 0
        assert await world.enqueue(world.game("100", world.second, **given_up)) == 1
        assert await world.enqueue(world.game("200", world.first, **given_up)) == 1
        assert await world.enqueue(world.game("200", world.first)) == 1

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


class TestMilestones:
    """What a game was beside those before it is worked out with the announcement."""

    async def _history(self, world, player, count, **figures):
        async with world.database.write() as session:
            session.add_all(
                TrackedGameRow(
                    player_id=player,
                    game_id=str(number),
                    platform="EUW1",
                    game="lol",
                    queue_id=420,
                    status="COMPLETED",
                    ended_at=world.now - timedelta(hours=number),
                    game_result_data=LoLResult(outcome=Outcome.WIN, **figures).to_json(),
                )
                for number in range(1, count + 1)
            )

    async def test_a_streak_and_a_best_are_told_of_the_player_who_has_them(self, world):
        await self._history(world, world.first, 20, kills=11)
        result = LoLResult(outcome=Outcome.WIN, kills=12).to_json()
        await world.enqueue(world.game("100", results={world.first: result, world.second: result}))
        [row] = await world.rows()
        told = GameEvent.from_json(row.payload).milestones
        best = Best(figure=Figure.KILLS, value=12, before=11)
        assert told == {world.first: Milestones(streak=21, bests=(best,))}

    async def test_who_comes_later_brings_his_own(self, world):
        await self._history(world, world.second, 4)
        await world.enqueue(world.game("100", world.first))
        await world.enqueue(world.game("100", world.second))
        [row] = await world.rows()
        told = GameEvent.from_json(row.payload)
        assert told.milestones == {world.second: Milestones(streak=5)}
        assert named(told) == ["Quiet Otter", "Brave Teapot"]
