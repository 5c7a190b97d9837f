"""An unpatched discord.py bot that does a little of everything."""

import asyncio
import io
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import discord
import yarl
from discord import app_commands
from discord.asset import Asset
from discord.ext import commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from simulators.discord import LocalDiscord

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489"
    "0000000d49444154789c6360f8cf500f0003860181a0ab2fb40000000049454e44ae426082"
)


@asynccontextmanager
async def pointed_at(sim: LocalDiscord) -> AsyncIterator[None]:
    """The three class attributes by which discord.py finds its Discord, and back again."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE
    Route.BASE, Asset.BASE = sim.api_url, sim.cdn_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(sim.gateway_url)
    try:
        yield
    finally:
        Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, Asset.BASE = before


class Panel(discord.ui.View):
    def __init__(self) -> None:
        super().__init__(timeout=None)

    @discord.ui.button(label="Press", custom_id="panel:press")
    async def press(self, interaction: discord.Interaction, _: discord.ui.Button["Panel"]) -> None:
        await interaction.response.edit_message(content="pressed", view=None)

    @discord.ui.button(label="Form", custom_id="panel:form")
    async def form(self, interaction: discord.Interaction, _: discord.ui.Button["Panel"]) -> None:
        await interaction.response.send_modal(Form())


class Form(discord.ui.Modal, title="Feedback"):
    word: discord.ui.Label["Form"] = discord.ui.Label(
        text="A word", component=discord.ui.TextInput(custom_id="word", max_length=20)
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        entered = self.word.component
        assert isinstance(entered, discord.ui.TextInput)
        await interaction.response.send_message(f"you wrote {entered.value}", ephemeral=True)


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Things(commands.GroupCog, group_name="thing", group_description="Things"):
    @app_commands.command(description="Add one")
    @app_commands.describe(name="Its name", channel="Where", count="How many")
    async def add(
        self,
        interaction: discord.Interaction,
        name: str,
        channel: discord.TextChannel | None = None,
        count: app_commands.Range[int, 1, 9] = 1,
    ) -> None:
        where = "nowhere" if channel is None else channel.mention
        text = f"{name} x{count} in {where}"
        await interaction.response.send_message(text, ephemeral=True)

    @add.autocomplete("name")
    async def names(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        return [app_commands.Choice(name=f"{current}{n}", value=f"{current}{n}") for n in range(3)]


@app_commands.command(description="A panel with buttons")
async def panel(interaction: discord.Interaction) -> None:
    embed = discord.Embed(title="Panel", description="Choose")
    await interaction.response.send_message("pick one", embed=embed, view=Panel())


@app_commands.command(description="Takes its time")
@app_commands.describe(private="Only for you")
async def slow(interaction: discord.Interaction, private: bool = False) -> None:
    await interaction.response.defer(thinking=True, ephemeral=private)
    await asyncio.sleep(0)
    await interaction.followup.send("done", file=discord.File(io.BytesIO(PNG), "card.png"))
    await interaction.followup.send("and more", ephemeral=True)


@app_commands.command(description="Never answers")
async def mute(interaction: discord.Interaction) -> None:
    del interaction


class Bot(commands.Bot):
    def __init__(self) -> None:
        super().__init__(
            command_prefix=commands.when_mentioned,
            intents=discord.Intents(guilds=True),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.01,
            help_command=None,
        )
        self.events: list[str] = []

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the five seconds before every identify but the first."""

    async def setup_hook(self) -> None:
        await self.add_cog(Things(self))
        self.tree.add_command(panel)
        self.tree.add_command(slow)
        self.tree.add_command(mute)
        self.add_view(Panel())
        await self.tree.sync()

    async def on_resumed(self) -> None:
        self.events.append("resumed")

    async def on_guild_join(self, guild: discord.Guild) -> None:
        self.events.append(f"joined {guild.name}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        self.events.append(f"left {guild.name}")


@asynccontextmanager
async def running(sim: LocalDiscord) -> AsyncIterator[Bot]:
    """A bot that is logged in, synced and ready."""
    async with pointed_at(sim), Bot() as bot:
        task = asyncio.create_task(bot.start(sim.token))
        ready = asyncio.create_task(sim.gateway.wait_connected())
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            ready.cancel()
            task.result()
        await bot.wait_until_ready()
        yield bot
        await bot.close()
        await asyncio.wait_for(task, 5)
