import asyncio

import aiohttp
import discord
import pytest

from simulators.discord import LocalDiscord
from simulators.discord.ids import Snowflakes
from simulators.discord.sessions import KEPT_EVENTS, RESUMABLE_SECONDS, Sessions
from tests.simulators.discord.bot import Bot, pointed_at, running
from tests.support.clock import FakeClock


async def until(true, timeout=3.0):
    async with asyncio.timeout(timeout):
        # What the bot knows changes without an event that could be awaited.
        while not true():  # noqa: ASYNC110
            await asyncio.sleep(0.005)


async def test_a_bot_logs_in_and_knows_its_servers_channels_and_permissions(scene, sim, bot):
    guild = bot.get_guild(scene.guild.id)
    assert guild.name == "First Server"
    assert [one.name for one in guild.channels] == ["general"]
    granted = guild.channels[0].permissions_for(guild.me)
    assert granted.send_messages
    assert granted.attach_files
    assert not granted.manage_guild
    assert bot.application_id == sim.world.application_id
    assert bot.user.id == sim.world.bot.id


async def test_changes_of_permissions_reach_the_bot(scene, sim, bot):
    channel = bot.get_channel(scene.channel.id)
    sim.deny_bot(channel.id, discord.Permissions(send_messages=True).value)
    await until(lambda: not channel.permissions_for(channel.guild.me).send_messages)

    sim.deny_bot(channel.id, 0)
    sim.set_role_permissions(scene.guild, scene.guild, 0)
    await until(lambda: channel.guild.default_role.permissions.value == 0)
    assert channel.permissions_for(channel.guild.me).send_messages, "by the bot's own role"


async def test_servers_and_channels_come_and_go(scene, sim, bot):
    second = sim.add_guild("Second Server")
    await until(lambda: "joined Second Server" in bot.events)
    there = sim.add_channel(second, "arena")
    await until(lambda: bot.get_channel(there.id))
    sim.delete_channel(there)
    await until(lambda: bot.get_channel(there.id) is None)
    sim.set_guild_available(second, False)
    await until(lambda: bot.get_guild(second.id).unavailable)
    sim.set_guild_available(second, True)
    await until(lambda: not bot.get_guild(second.id).unavailable)
    sim.kick_bot(second)
    await until(lambda: "left Second Server" in bot.events)
    assert bot.get_guild(scene.guild.id) is not None


@pytest.mark.parametrize("trouble", ["close", "abort", "reconnect", "invalid"])
async def test_a_lost_connection_is_resumed_and_what_was_missed_is_answered(
    scene, sim, bot, trouble
):
    act = {
        "close": lambda: sim.gateway.close(4000),
        "abort": sim.gateway.abort,
        "reconnect": sim.gateway.ask_reconnect,
        "invalid": lambda: sim.gateway.invalidate(resumable=True),
    }
    act[trouble]()
    # Asked while nobody listens any more: it is replayed to the session that comes back.
    missed = await sim.slash(scene.visitor, scene.channel, "panel")
    assert missed.content == "pick one"
    await until(lambda: "resumed" in bot.events)

    reply = await sim.slash(scene.visitor, scene.channel, "panel")
    assert reply.content == "pick one"
    assert [one["op"] for one in sim.gateway.received].count(2) == 1


async def test_a_session_that_is_gone_is_begun_anew(scene, sim, bot):
    sim.gateway.invalidate(resumable=False)
    await until(lambda: [one["op"] for one in sim.gateway.received].count(2) == 2)
    await sim.gateway.wait_connected()

    reply = await sim.slash(scene.visitor, scene.channel, "panel")
    assert reply.content == "pick one"
    assert "resumed" not in bot.events


async def test_a_gateway_that_asks_for_a_heartbeat_gets_one(sim, bot):
    before = [one["op"] for one in sim.gateway.received].count(1)
    sim.gateway.ask_heartbeat()
    await until(lambda: [one["op"] for one in sim.gateway.received].count(1) > before)


async def test_a_silent_gateway_takes_everything_and_says_nothing(sim):
    async with aiohttp.ClientSession() as session, session.ws_connect(sim.gateway_url) as socket:
        assert (await socket.receive_json())["op"] == 10
        sim.gateway.silent = True
        await socket.send_json({"op": 1, "d": None})
        await until(lambda: sim.gateway.received)
        sim.gateway.silent = False
        await socket.send_json({"op": 1, "d": 1})
        assert (await socket.receive_json())["op"] == 11
        assert [one["d"] for one in sim.gateway.received] == [None, 1]


async def test_a_taken_port_is_said_and_another_may_be_tried(sim):
    port = int(sim.page_url.rsplit(":", 1)[1].strip("/"))
    second = LocalDiscord()
    with pytest.raises(OSError, match="in use"):
        await second.start(port)
    await second.start()
    await second.stop()


async def test_a_wrong_token_does_not_get_in(sim):
    async with pointed_at(sim), Bot() as bot:
        with pytest.raises(discord.LoginFailure):
            await bot.start("another.token")


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ('{"op": 2, "d": {"token": "wrong", "intents": 1}}', 4004),
        ('{"op": 6, "d": {"token": "wrong", "session_id": "x", "seq": 1}}', 4004),
        ('{"op": 2, "d": {"token": "local.discord.token", "intents": -1}}', 4013),
        ('{"op": 2, "d": {"token": "local.discord.token", "intents": 2}}', 4014),
        ('{"op": 2, "d": {"token": "local.discord.token", "intents": 1, "shard": [1, 1]}}', 4010),
        ('{"op": 3, "d": {}}', 4003),
        ("nonsense", 4002),
    ],
)
async def test_a_bad_frame_closes_with_its_code(sim, frame, code):
    async with aiohttp.ClientSession() as session, session.ws_connect(sim.gateway_url) as socket:
        assert (await socket.receive_json())["op"] == 10
        await socket.send_str(frame)
        closing = await socket.receive(timeout=3)
        assert closing.type is aiohttp.WSMsgType.CLOSE
        assert closing.data == code


async def test_an_unknown_session_cannot_be_resumed(sim):
    async with aiohttp.ClientSession() as session, session.ws_connect(sim.gateway_url) as socket:
        await socket.receive_json()
        resume = {"token": sim.token, "session_id": "gone", "seq": 3}
        await socket.send_json({"op": 6, "d": resume})
        assert await socket.receive_json() == {"op": 9, "d": False, "s": None, "t": None}


async def test_refused_connections_are_tried_again(scene, sim):
    sim.gateway.refuse_connections(1)
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(sim.gateway_url)
    async with running(sim) as bot:
        assert bot.get_guild(scene.guild.id)


async def test_each_shard_hears_of_its_own_servers():
    clock = FakeClock()
    sessions = Sessions(clock=clock, ids=Snowflakes(clock))
    even = sessions.begin(intents=1, shard=(0, 2))
    odd = sessions.begin(intents=1, shard=(1, 2))

    assert sessions.listening("GUILD_CREATE", 2 << 22) == [even]
    assert sessions.listening("GUILD_CREATE", 3 << 22) == [odd]
    assert sessions.listening("INTERACTION_CREATE", None) == [even]
    assert sessions.listening("MESSAGE_CREATE", 2 << 22) == [], "not without the intent"


async def test_a_session_is_kept_a_while_and_with_so_many_events():
    clock = FakeClock()
    sessions = Sessions(clock=clock, ids=Snowflakes(clock))
    session = sessions.begin(intents=1, shard=(0, 1))
    for _ in range(KEPT_EVENTS + 5):
        session.note("GUILD_UPDATE", {})

    assert sessions.resumable(session.id, 4) is None
    assert sessions.resumable(session.id, 5) is session
    assert len(session.after(5)) == KEPT_EVENTS
    assert sessions.resumable(session.id, KEPT_EVENTS + 6) is None
    sessions.lost(session)
    clock.shift(RESUMABLE_SECONDS + 1)
    assert sessions.resumable(session.id, KEPT_EVENTS) is None


async def test_only_loopback_is_listened_on():
    with pytest.raises(ValueError, match="loopback only"):
        await LocalDiscord().start(host="0.0.0.0")


async def test_a_sharded_bot_is_ready_on_every_shard(scene, sim):
    async with pointed_at(sim), Sharded() as bot:
        task = asyncio.create_task(bot.start(sim.token))
        await until(lambda: task.done() or len(bot.begun) == 2)
        identified = [one["d"]["shard"] for one in sim.gateway.received if one["op"] == 2]
        assert sorted(identified) == [[0, 2], [1, 2]]
        await until(lambda: bot.get_guild(scene.guild.id))
        await bot.close()
        await asyncio.wait_for(task, 5)


class Sharded(discord.AutoShardedClient):
    def __init__(self):
        super().__init__(intents=discord.Intents(guilds=True), shard_count=2)
        self.begun: set[int] = set()

    async def before_identify_hook(self, shard_id, *, initial=False):
        """Without the five seconds between two shards."""

    async def on_shard_connect(self, shard_id):
        self.begun.add(shard_id)
