"""Which server follows whom, and where."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.support.clock import FakeClock
from tests.support.following import add_guild, add_player, subscribe
from tracking import subscriptions
from tracking.choices import Choices, choices
from tracking.database.engine import Database
from tracking.database.models import Guild, Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.domain.games import Game

HERE, THERE = 1_000_000_000_000_000_001, 1_000_000_000_000_000_002


@pytest.fixture
async def otter(database: Database, clock: FakeClock) -> int:
    """A player whom the server HERE follows; its channel is 10."""
    async with database.write() as session:
        await add_guild(session, HERE, clock.now(), channel_id=10)
        await add_guild(session, THERE, clock.now())
        player = await add_player(session)
        await subscribe(session, HERE, player, clock.now(), fallback_channel_id=12)
    return player


def waiting(clock: FakeClock, game_id: str = "100", **changes) -> Announcement:
    """An announcement to channel 10 that was never tried."""
    values = {
        "kind": "result",
        "platform": "EUW1",
        "game_id": game_id,
        "guild_id": HERE,
        "channel_id": 10,
        "state": "PENDING",
        "payload": {},
        "event_at": clock.now(),
        "created_at": clock.now(),
        "due_at": clock.now(),
    }
    return Announcement(**{**values, **changes})


def paused(clock: FakeClock, channel_id: int = 10) -> PausedChannel:
    return PausedChannel(channel_id=channel_id, reason="Missing Access", paused_at=clock.now())


class TestFollowed:
    async def test_a_server_sees_its_own_players_only(self, database, clock, otter):
        async with database.write() as session:
            await subscribe(session, THERE, await add_player(session, "Slow Kettle"), clock.now())
        async with database.read() as session:
            (player,) = await subscriptions.followed(session, HERE)
        assert (player.player_id, player.riot_id) == (otter, "Quiet Otter#EUW")
        assert (player.platform, player.playing, player.problem) == ("EUW1", False, None)

    @pytest.mark.parametrize(
        ("asked", "server", "typed_in", "expected"),
        [(1, 2, 3, 1), (None, 2, 3, 2), (None, None, 3, 3), (None, None, None, None)],
    )
    async def test_the_channel_asked_for_comes_first_then_the_servers_then_where_it_was_typed(
        self, database, clock, asked, server, typed_in, expected
    ):
        async with database.write() as session:
            await add_guild(session, HERE, clock.now(), channel_id=server)
            await subscribe(
                session,
                HERE,
                await add_player(session),
                clock.now(),
                channel_id=asked,
                fallback_channel_id=typed_in,
            )
        async with database.read() as session:
            (player,) = await subscriptions.followed(session, HERE)
            (route,) = await subscriptions.routes(session, [player.player_id], Game.LOL)
        assert (player.places.lol, route.channel_id) == (expected, expected)

    @pytest.mark.parametrize(
        ("status", "held_over", "playing"),
        [("ACTIVE", False, True), ("ACTIVE", True, False), ("COMPLETED", False, False)],
    )
    async def test_a_game_that_is_over_is_not_being_played(
        self, database, clock, otter, status, held_over, playing
    ):
        async with database.write() as session:
            session.add(
                TrackedGameRow(
                    player_id=otter,
                    game_id="100",
                    status=status,
                    detected_at=clock.now(),
                    held_over_at=clock.now() if held_over else None,
                )
            )
        async with database.read() as session:
            (player,) = await subscriptions.followed(session, HERE)
        assert player.playing is playing

    async def test_a_route_says_since_when_games_are_owed(self, database, clock, otter):
        async with database.read() as session:
            (route,) = await subscriptions.routes(session, [otter], Game.LOL)
        assert (route.guild_id, route.since) == (HERE, clock.now())


class TestSearch:
    @pytest.fixture(autouse=True)
    async def players(self, database, clock, otter):
        async with database.write() as session:
            for name in ("Ärger Ärger", "The Quiet One", "Brave Teapot"):
                await subscribe(session, HERE, await add_player(session, name), clock.now())

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("quiet", ["Quiet Otter", "The Quiet One"]),
            ("ÄRGER", ["Ärger Ärger"]),
            ("otter#e", ["Quiet Otter"]),
            ("  brave ", ["Brave Teapot"]),
            ("%", []),
            ("", ["Brave Teapot", "Quiet Otter", "The Quiet One", "Ärger Ärger"]),
        ],
    )
    async def test_it_finds_any_part_of_a_riot_id_in_any_case(self, database, text, found):
        async with database.read() as session:
            players = await subscriptions.search(session, HERE, text)
        assert [p.game_name for p in players] == found

    async def test_it_gives_no_more_than_discord_shows(self, database):
        async with database.read() as session:
            assert len(await subscriptions.search(session, HERE, "", limit=2)) == 2


class TestChannels:
    async def test_a_server_that_never_used_the_bot_chose_nothing(self, database):
        async with database.read() as session:
            assert await choices(session, HERE) == Choices()

    async def test_setting_the_channel_makes_the_server_known(self, database, clock):
        async with database.write() as session:
            await subscriptions.set_channel(session, HERE, "x" * 300, 20, clock.now())
        async with database.read() as session:
            assert (await choices(session, HERE)).channel_id == 20
            assert await session.scalar(select(Guild.name)) == "x" * 100

    async def test_setting_the_channel_changes_where_results_go(self, database, clock, otter):
        async with database.write() as session:
            await subscriptions.set_channel(session, HERE, "Server", 20, clock.now())
        async with database.read() as session:
            (route,) = await subscriptions.routes(session, [otter], Game.LOL)
        assert route.channel_id == 20

    async def test_a_paused_channel_is_shown_with_its_reason(self, database, clock, otter):
        async with database.write() as session:
            session.add_all([paused(clock), paused(clock, 99)])
        async with database.read() as session:
            here = await subscriptions.paused_channels(session, HERE)
            there = await subscriptions.paused_channels(session, THERE)
        assert [(p.channel_id, p.reason) for p in here] == [(10, "Missing Access")]
        assert there == []

    async def test_resuming_lets_what_waits_go_at_once(self, database, clock, otter):
        async with database.write() as session:
            later = clock.now() + timedelta(hours=1)
            session.add_all([paused(clock), waiting(clock, due_at=later)])
        async with database.write() as session:
            assert await subscriptions.resume_channel(session, 10, clock.now())
            assert not await subscriptions.resume_channel(session, 10, clock.now())
        async with database.read() as session:
            (row,) = await session.scalars(select(Announcement))
        assert row.due_at == clock.now()

    async def test_what_waits_for_a_channel_that_is_gone_moves_to_the_new_one(
        self, database, clock, otter
    ):
        async with database.write() as session:
            session.add_all(
                [
                    paused(clock),
                    waiting(clock, "100"),
                    waiting(clock, "200", first_attempt_at=clock.now()),
                    waiting(clock, "300", state="SENT"),
                    waiting(clock, "400"),
                    waiting(clock, "400", channel_id=20, state="SENT"),
                ]
            )
        async with database.write() as session:
            await subscriptions.set_channel(session, HERE, "Server", 20, clock.now())
        async with database.read() as session:
            rows = await session.execute(
                select(Announcement.game_id, Announcement.channel_id).where(
                    Announcement.state == "PENDING"
                )
            )
            assert {tuple(row) for row in rows} == {("100", 20), ("200", 10), ("400", 10)}

    async def test_what_waits_for_a_channel_that_works_stays_there(self, database, clock, otter):
        async with database.write() as session:
            session.add(waiting(clock))
        async with database.write() as session:
            await subscriptions.set_channel(session, HERE, "Server", 20, clock.now())
        async with database.read() as session:
            assert await session.scalar(select(Announcement.channel_id)) == 10


class TestForgettingAServer:
    async def test_nobody_is_followed_there_and_nothing_is_owed_there(self, database, clock, otter):
        async with database.write() as session:
            session.add_all([waiting(clock), waiting(clock, "200", state="SENT")])
        async with database.write() as session:
            await subscriptions.forget_guild(session, HERE, clock.now())
        async with database.read() as session:
            assert await subscriptions.followed(session, HERE) == []
            states = await session.scalars(
                select(Announcement.state).order_by(Announcement.game_id)
            )
            assert list(states) == ["FAILED", "SENT"]
            assert await session.scalar(select(Player.unfollowed_at)) == clock.now()
            left = await session.scalar(select(Guild.left_at).where(Guild.id == HERE))
            assert left == clock.now()

    async def test_a_player_another_server_follows_is_still_followed(self, database, clock, otter):
        async with database.write() as session:
            await subscribe(session, THERE, otter, clock.now())
            await subscriptions.forget_guild(session, HERE, clock.now())
        async with database.read() as session:
            assert await session.scalar(select(Player.unfollowed_at)) is None
            assert await session.scalar(select(Subscription.guild_id)) == THERE

    async def test_a_server_that_comes_back_is_not_gone(self, database, clock, otter):
        async with database.write() as session:
            await subscriptions.forget_guild(session, HERE, clock.now())
            await subscriptions.set_channel(session, HERE, "Server", 20, clock.now())
        async with database.read() as session:
            assert await session.scalar(select(Guild.left_at).where(Guild.id == HERE)) is None

    async def test_a_server_nobody_knows_is_forgotten_without_a_fuss(self, database, clock):
        async with database.write() as session:
            await subscriptions.forget_guild(session, 999, clock.now())
