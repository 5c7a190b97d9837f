"""By whose clock a server lives, and where each sort of its posts goes."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import update

from tests.support.following import add_guild
from tracking.database.choice_models import TopicChannel
from tracking.database.guild_settings import channel_for, time_zone, zone_of
from tracking.database.models import Guild
from tracking.domain.topics import Topic

NOW = datetime(2026, 3, 1, 18, 0, tzinfo=UTC)
BIG = 1_000_000_000_000_000_000


@pytest.fixture
async def three(database):
    """A server with a channel, one with none, and one that is not known."""
    async with database.write() as session:
        await add_guild(session, BIG + 1, NOW, channel_id=BIG + 51)
        await add_guild(session, BIG + 2, NOW)
    return BIG + 1, BIG + 2, BIG + 3


async def test_a_server_that_chose_no_zone_lives_by_utc(database, three):
    first, second, unknown = three
    async with database.write() as session:
        await session.execute(
            update(Guild).where(Guild.id == first).values(timezone="Europe/Berlin")
        )
    async with database.read() as session:
        assert await time_zone(session, first) == ZoneInfo("Europe/Berlin")
        for each in (second, unknown):
            assert await time_zone(session, each) == ZoneInfo("UTC")


async def test_a_zone_that_this_machine_does_not_know_is_utc(database, three):
    async with database.write() as session:
        await session.execute(update(Guild).values(timezone="Middle-earth/Shire"))
    async with database.read() as session:
        assert await time_zone(session, three[0]) == ZoneInfo("UTC")


def test_a_zone_that_is_not_known_is_told_of_once(caplog):
    """The announcer asks for it every second."""
    for _ in range(3):
        assert zone_of("Middle-earth/Mordor") == ZoneInfo("UTC")
    assert caplog.text.count("Mordor") == 1


async def test_a_sort_of_posts_goes_to_its_channel_else_to_the_servers(database, three):
    first, second, _ = three
    async with database.write() as session:
        session.add(TopicChannel(guild_id=first, topic="recaps", channel_id=BIG + 52))
        session.add(TopicChannel(guild_id=second, topic="alerts", channel_id=BIG + 53))
    async with database.read() as session:
        recaps = [await channel_for(session, each, Topic.RECAPS) for each in three]
        alerts = [await channel_for(session, each, Topic.ALERTS) for each in three]
    assert recaps == [BIG + 52, None, None]
    assert alerts == [BIG + 51, BIG + 53, None]
