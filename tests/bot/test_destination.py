"""What `adopt` is told of the server and the channel that it is given."""

import pytest

from bot.destination import NO_ANSWER, NO_TOKEN, demand_destination
from tracking.errors import ConfigurationError
from tracking.settings import Settings

CATEGORY = 4


@pytest.fixture
def place(local):
    """A server and a channel of it, and whether they will do."""
    guild = local.add_guild("Otter Den")
    channel = local.add_channel(guild.id, "results")

    async def looked_at(*, guild_id=guild.id, channel_id=channel.id, **changed):
        settings = {"discord_token": local.token, "discord_api_url": local.api_url} | changed
        return await demand_destination(
            Settings(**settings), guild_id=int(guild_id), channel_id=int(channel_id)
        )

    return looked_at, guild.id, channel.id


async def test_a_channel_of_that_server_is_taken(place):
    looked_at, _, _ = place
    assert await looked_at() is None


async def test_a_number_that_is_no_channel_says_so_and_what_to_do(place):
    """As when the two numbers are given the wrong way round."""
    looked_at, guild, _ = place
    with pytest.raises(ConfigurationError, match=f"no channel {guild}.*run this again"):
        await looked_at(channel_id=guild)


async def test_a_channel_of_another_server_is_not_taken(place, local):
    looked_at, guild, channel = place
    other = local.add_guild("Heron Pond")
    with pytest.raises(
        ConfigurationError, match=f"Channel {channel} belongs to server {guild}, not to {other.id}"
    ):
        await looked_at(guild_id=other.id)


async def test_where_nothing_can_be_posted_is_not_taken(place, local):
    looked_at, guild, _ = place
    category = local.add_channel(guild, "games", type=CATEGORY)
    with pytest.raises(ConfigurationError, match="name a text channel"):
        await looked_at(channel_id=category.id)


async def test_a_refused_token_is_named_and_not_shown(place):
    looked_at, _, _ = place
    with pytest.raises(ConfigurationError, match="DISCORD_TOKEN is refused") as refused:
        await looked_at(discord_token="wrong.token.here")
    assert "wrong.token" not in refused.value.message


async def test_where_nobody_can_be_asked_it_is_taken_and_said(place, local):
    looked_at, _, _ = place
    assert await looked_at(discord_token=None, emit_events=False) == NO_TOKEN
    assert await looked_at(discord_api_url="http://127.0.0.1:9/api/v10") == NO_ANSWER
    local.fault("GET", "^/channels/", status=503)
    assert await looked_at() == NO_ANSWER
