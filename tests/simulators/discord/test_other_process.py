"""The simulator as the real bot meets it: from a process of its own."""

import asyncio
import os
import sys

PROGRAM = """
import asyncio, sys
import discord, yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = sys.argv[1], yarl.URL(sys.argv[2])
client = discord.Client(intents=discord.Intents(guilds=True))
tree = discord.app_commands.CommandTree(client)

@tree.command(description="Says hello")
async def hello(interaction: discord.Interaction, to: str):
    await interaction.response.send_message(f"hello {to}")

client.setup_hook = tree.sync
client.run(sys.argv[3], log_handler=None)
"""


async def test_a_bot_in_another_process_answers(scene, sim):
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-W",
        "ignore",
        "-c",
        PROGRAM,
        sim.api_url,
        sim.gateway_url,
        sim.token,
        env=dict(os.environ),
    )
    try:
        await sim.gateway.wait_connected(20)
        reply = await sim.slash(scene.visitor, scene.channel, "hello", to="Quiet Otter")
        assert reply.content == "hello Quiet Otter"
    finally:
        process.kill()
        await process.wait()
