"""A server that removed the bot has its data removed after a stated time, and not before."""

import pytest
from sqlalchemy import func, select

from tests.support.following import add_guild, add_player, subscribe
from tests.tracking.privacy.conftest import on_both
from tracking import notices, subscriptions
from tracking.database.board_models import LeaderboardMessage
from tracking.database.guilds import remember_guild
from tracking.database.models import Guild, Player, Subscription
from tracking.database.outbox_models import Announcement, Notice, PausedChannel
from tracking.privacy import SERVER_KEPT, Departed, servers

HERE, THERE = 1, 2


def post(clock, guild_id, number):
    now = clock.now()
    return Announcement(
        kind="result",
        platform="EUW1",
        game_id=str(number),
        guild_id=guild_id,
        channel_id=guild_id * 10,
        state="SENT",
        payload={},
        event_at=now,
        created_at=now,
    )


async def furnish(database, clock, guild_id):
    now = clock.now()
    async with database.write() as session:
        await add_guild(session, guild_id, now, channel_id=guild_id * 10)
        await subscribe(session, guild_id, await add_player(session, f"P{guild_id}"), now)
        session.add_all([post(clock, guild_id, number) for number in range(3)])
        session.add(
            PausedChannel(channel_id=guild_id, reason="no", paused_at=now, guild_id=guild_id)
        )
        session.add(
            LeaderboardMessage(
                guild_id=guild_id, channel_id=guild_id, ladder="x", begun_at=now, due_at=now
            )
        )
        await notices.begin(session, f"x{guild_id}", "…", now=now, guild_id=guild_id)


async def left_over(database, guild_id):
    """How many rows name the server, by table."""
    async with database.read() as session:
        return {
            table.__tablename__: await session.scalar(
                select(func.count()).select_from(table).where(column == guild_id)
            )
            for table, column in (
                (Guild, Guild.id),
                (Subscription, Subscription.guild_id),
                (Announcement, Announcement.guild_id),
                (PausedChannel, PausedChannel.guild_id),
                (LeaderboardMessage, LeaderboardMessage.guild_id),
                (Notice, Notice.guild_id),
            )
        }


@pytest.fixture
async def departed(database, clock):
    """The bot has just left one of two servers."""
    await furnish(database, clock, HERE)
    await furnish(database, clock, THERE)
    async with database.write() as session:
        await subscriptions.forget_guild(session, HERE, clock.now())
    return Departed(database=database, clock=clock)


@on_both
async def test_all_that_names_the_server_is_removed_after_the_time(
    database, clock, departed, monkeypatch
):
    monkeypatch.setattr(servers, "AT_ONCE", 2)
    before = await left_over(database, THERE)
    clock.shift(SERVER_KEPT.total_seconds() + 1)
    assert await departed.turn() == 1
    assert set((await left_over(database, HERE)).values()) == {0}
    assert await left_over(database, THERE) == before
    assert min(before.values()) == 1
    assert await departed.turn() == 0


async def test_until_then_it_finds_its_settings_again(database, clock, departed):
    clock.shift(SERVER_KEPT.total_seconds() - 1)
    assert await departed.turn() == 0
    async with database.write() as session:
        await remember_guild(session, HERE, "Server", clock.now())
    clock.shift(SERVER_KEPT.total_seconds())
    assert await departed.turn() == 0
    assert (await left_over(database, HERE))["leaderboard_messages"] == 1


async def test_nobody_is_followed_there_from_the_first_moment_on(database, clock, departed):
    async with database.read() as session:
        assert list(await session.scalars(select(Subscription.guild_id))) == [THERE]
        unfollowed = await session.scalars(
            select(Player.game_name).where(Player.unfollowed_at.is_not(None))
        )
        assert list(unfollowed) == ["P1"]


async def test_a_server_that_comes_back_while_it_is_removed_keeps_the_rest(
    database, clock, departed, monkeypatch
):
    monkeypatch.setattr(servers, "AT_ONCE", 2)
    monkeypatch.setattr(servers, "PER_TURN", 1)
    clock.shift(SERVER_KEPT.total_seconds() + 1)
    assert await departed.turn() == 0
    async with database.write() as session:
        await remember_guild(session, HERE, "Server", clock.now())
    assert await departed.turn() == 0
    assert (await left_over(database, HERE))["guilds"] == 1
