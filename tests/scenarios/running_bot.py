"""The bot as its operator runs it: a process of its own, told of Riot and Discord by nothing but
its settings. Another moderator's hands are the local Discord's, another player's the local Riot's.
"""

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from simulators.discord import LocalDiscord
from simulators.riot import DEFAULT_KEY, Account, LocalRiot

ROOT = Path(__file__).parents[2]

MANAGE_SERVER = 1 << 5

QUICK = {
    "USE_GAME_CENTRIC_MODEL": "true",
    "DETECTION_INTERVAL_SECONDS": "1",
    "COMPLETION_INTERVAL_SECONDS": "1",
    "HISTORY_INTERVAL_SECONDS": "3",
    "RESULT_GRACE_SECONDS": "60",
    "MAX_PLAYERS_PER_GUILD": "500",
    "HEALTH_PORT": "0",
    "LOG_LEVEL": "WARNING",
}


@dataclass(slots=True, kw_only=True)
class RunningBot:
    """A bot at work, and the channel that its moderator has chosen."""

    riot: LocalRiot
    discord: LocalDiscord
    guild_id: int
    channel_id: int
    moderator_id: int
    folder: Path
    environment: dict[str, str]
    process: asyncio.subprocess.Process | None = None

    async def start(self, **settings: str) -> None:
        """Start the process, with these settings from now on, and wait for it at the gateway."""
        self.environment |= settings
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=self.folder, env=self.environment
        )
        await self.discord.gateway.wait_connected(timeout=30)

    async def stop(self) -> None:
        """End it as a supervisor does; fails where it does not end cleanly."""
        assert self.process is not None
        self.process.terminate()
        assert await asyncio.wait_for(self.process.wait(), 10) == 0

    async def kill(self) -> None:
        """End it as a power cut does; nothing where it has ended."""
        if self.process is not None and self.process.returncode is None:
            self.process.kill()
            await self.process.wait()

    async def command(self, path: str, **options: Any) -> str:
        """What the bot answers the moderator."""
        reply = await self.discord.slash(self.moderator_id, self.channel_id, path, **options)
        return reply.content

    async def follow(self, accounts: Iterable[Account]) -> None:
        """`/player add` for each; fails where the bot does not say that it follows him."""
        for account in accounts:
            name = f"{account.game_name}#{account.tag_line}"
            answer = await self.command("player add", riot_id=name)
            assert account.game_name in answer, answer

    def posts(self) -> list[dict[str, Any]]:
        """The messages of the channel, oldest first."""
        return self.discord.messages(self.channel_id)

    async def until_posts(self, number: int, seconds: float) -> list[dict[str, Any]]:
        """So many posts, or what there is after so many seconds of waiting."""
        for _ in range(round(seconds * 10)):
            if len(self.posts()) >= number:
                break
            await asyncio.sleep(0.1)  # another process works meanwhile
        return self.posts()


def match_id_of(post: dict[str, Any]) -> str:
    """The match id in the link of a post."""
    [row] = post["components"]
    [url] = [button["url"] for button in row["components"] if "url" in button]
    return str(url).rpartition("#")[2]


@asynccontextmanager
async def running_bot(
    folder: Path, accounts: Sequence[tuple[str, str]] = (), /, **settings: str
) -> AsyncIterator[RunningBot]:
    """Start a local Riot, a local Discord and the bot; `settings` are environment variables,
    `accounts` the names and tags of EUW that Riot knows when the bot starts."""
    async with LocalRiot(limits=None) as riot, LocalDiscord() as discord:
        for name, tag in accounts:
            riot.add_account(name, tag)
        guild = discord.add_guild("The Quiet Nexus")
        channel = discord.add_channel(guild.id, "results")
        moderator = discord.add_user("moderator", guild.id, permissions=MANAGE_SERVER)
        environment = {
            **{name: os.environ[name] for name in ("PATH", "LANG", "HOME") if name in os.environ},
            **QUICK,
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_URL": discord.api_url,
            "DISCORD_GATEWAY_URL": discord.gateway_url,
            "RIOT_API_KEY": DEFAULT_KEY,
            "RIOT_API_URL": riot.url_template,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'bot.db'}",
            "PYTHONPATH": str(ROOT),
            **settings,
        }
        bot = RunningBot(
            riot=riot,
            discord=discord,
            guild_id=guild.id,
            channel_id=channel.id,
            moderator_id=moderator.id,
            folder=folder,
            environment=environment,
        )
        try:
            await bot.start()
            await bot.command("channel set", channel=str(channel.id))
            yield bot
            await bot.stop()
        finally:
            await bot.kill()
