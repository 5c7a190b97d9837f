"""What a server does not post, chosen in the panel."""

import asyncio

import pytest
from sqlalchemy import update

from tests.support.following import add_player, subscribe
from tests.tracking.polling.riot import record
from tracking.database.models import Subscription
from tracking.domain.queue_groups import QueueGroup

OTTER = "Quiet Otter#EUW"


async def own(server):
    return [each.muted for each in await server.subscriptions()]


async def test_queues_are_muted_by_picking_them_and_posted_again_by_letting_them_go(panel):
    await panel.open("queues")
    assert "Everything is posted" in panel.text
    await panel.press("mutelol", "aram", "arena")
    await panel.press("mutetft", "tft-normal")
    assert (await panel.choices()).muted == {
        QueueGroup.ARAM,
        QueueGroup.ARENA,
        QueueGroup.TFT_NORMAL,
    }
    assert "Not posted: ARAM, Arena, TFT Normal." in panel.text
    await panel.press("mutelol")
    assert (await panel.choices()).muted == {QueueGroup.TFT_NORMAL}


async def test_a_muted_game_is_stored_not_posted_and_explained(panel, server, riot, clock):
    await server.admin_says("player add", riot_id=OTTER)
    await panel.open("queues")
    await panel.press("mutelol", "solo")
    clock.shift(60)
    riot.records["EUW1_1"] = record(1, clock.now(), **{"puuid-Quiet Otter": True})
    await server.admin_says("games import", match="EUW1_1")
    reply = await server.admin_says("games explain", game="EUW1_1")
    assert "this server does not post Ranked Solo/Duo (`/settings`)" in reply.text


async def test_a_player_gets_a_filter_of_his_own_and_gives_it_back(panel, server):
    await server.admin_says("player add", riot_id=OTTER)
    await panel.open("players")
    assert "Nobody has a filter" in panel.text
    [player] = await server.subscriptions()
    await panel.press("who", player.player_id)
    await panel.press("mutelol", "flex")
    assert await own(server) == ["flex"]
    assert "not posted: Ranked Flex" in panel.text
    await panel.press("server")
    assert await own(server) == [None]


async def test_a_filter_of_his_own_begins_as_the_servers_and_may_mute_nothing(panel, server):
    await server.admin_says("player add", riot_id=OTTER)
    await panel.open("queues")
    await panel.press("mutelol", "aram")
    await panel.open("players")
    [player] = await server.subscriptions()
    await panel.press("who", player.player_id)
    await panel.press("own")
    assert await own(server) == ["aram"]
    await panel.press("mutelol")
    assert await own(server) == [""]
    assert "everything is posted" in panel.text


async def test_two_moderators_who_pick_at_once_take_nothing_from_each_other(panel, server):
    await server.admin_says("player add", riot_id=OTTER)
    await panel.open("players")
    [player] = await server.subscriptions()
    await panel.press("who", player.player_id)
    message, picks = panel.reply.message, {"mutelol": "flex", "mutetft": "tft-normal"}
    replies = await asyncio.gather(
        *(
            server.local.click(server.admin, message, panel.control(act)["custom_id"], [group])
            for act, group in picks.items()
        )
    )
    for reply in replies:
        await reply.until(lambda shown: shown.edited)
    assert await own(server) == ["flex,tft-normal"]


async def test_the_command_opens_the_filter_of_a_player(server):
    await server.admin_says("player add", riot_id=OTTER)
    reply = await server.admin_says("settings", player=OTTER)
    assert OTTER in reply.text
    assert len(reply.components) == 5
    reply = await server.admin_says("settings", player="Nobody#X")
    assert "not followed in this server" in reply.text


async def test_who_is_followed_no_more_has_no_filter(panel, server):
    await server.admin_says("player add", riot_id=OTTER)
    await panel.open("players")
    [player] = await server.subscriptions()
    await panel.press("who", player.player_id)
    await server.admin_says("player remove", player=OTTER)
    await panel.press("mutelol", "flex")
    assert "not followed in this server any more" in panel.reply.followups[0]["content"]


@pytest.fixture
async def many(server, clock):
    """As many as take three pages."""
    async with server.database.write() as session:
        for number in range(60):
            player = await add_player(session, f"Otter {number:02}")
            await subscribe(session, server.guild.id, player, clock.now())


async def test_players_are_paged_and_the_one_who_is_picked_stays_so(panel, server, many):
    await panel.open("players")
    assert len(panel.control("who")["options"]) == 25
    await panel.press("turn")
    turns = [each for each in panel.ids if ":turn:" in each]
    assert [each.rpartition(":")[2] for each in turns] == ["0", "2"]
    shown = panel.control("who")["options"]
    assert shown[0]["label"] == "Otter 25#EUW"
    await panel.press("who", shown[3]["value"])
    await panel.press("mutetft", "tft-modes")
    assert "Otter 28#EUW" in panel.text
    assert len(panel.reply.components) == 5


async def test_filters_of_many_fit_into_a_message(panel, server, many):
    every = ",".join(group.value for group in QueueGroup)
    async with server.database.write() as session:
        await session.execute(update(Subscription).values(muted=every))
    await panel.open("players")
    assert "more" in panel.text
    await panel.open("all")
    await panel.open("queues")
    assert "60 players have filters of their own" in panel.text
