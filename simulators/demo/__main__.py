"""`python -m simulators.demo`: the whole bot without any token.

A local Riot and a local Discord run here, the real bot in a process of its own, told of them by
nothing but its settings. Ends on Ctrl-C, or when the bot ends. With `--gallery` it posts one game
of every kind instead of an evening, in one server for each language, asks there what members ask,
and lets the bot post the recap of the week so far, and what a quiet night held back.
"""

import argparse
import asyncio
import os
import signal
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from simulators.demo.night import digests_of_a_night
from simulators.demo.recaps import recaps_of_the_week
from simulators.discord import LocalDiscord
from simulators.riot import DEFAULT_KEY, Account, LocalRiot
from simulators.riot.evening import Evening, demo_evening
from simulators.riot.gallery import gallery as hang

PAGE = Path(__file__).parent / "page"
ROOT = Path(__file__).parents[2]
PORT = 8787

MANAGE_SERVER = 1 << 5

SETTLED = 15.0
"""Seconds after which the last games are posted, and those that go on are seen."""

QUICK = {
    "DETECTION_INTERVAL_SECONDS": "1",
    "COMPLETION_INTERVAL_SECONDS": "2",
    "HISTORY_INTERVAL_SECONDS": "10",
    "RESULT_GRACE_SECONDS": "60",
    "USE_GAME_CENTRIC_MODEL": "true",
    "HEALTH_PORT": "0",
    "LOG_LEVEL": "WARNING",
}
"""The bot's settings for an evening in quick time."""


async def main(port: int, *, gallery: bool = False) -> int:
    """Set the scene, start the bot, play the evening; gives back the bot's exit code."""
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with AsyncExitStack() as stack:
        riot = LocalRiot(limits=None, latency=0.03)
        await stack.enter_async_context(riot)
        discord = LocalDiscord(page=PAGE)
        await _listen(discord, port)
        stages = _stages(discord, GALLERY if gallery else EVENING)
        stack.push_async_callback(discord.stop)
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="lol-tracker-demo-"))
        # In a folder of its own, so that nobody's config.toml is read.
        bot = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            "run",
            cwd=folder,
            env=_settings(riot, discord, _database_url(Path(folder))),
        )
        print(f"\n  The channel, as people see it: {discord.page_url}\n  Ctrl-C ends it.\n")
        print(_OWNER.format(url=riot.url))
        script = hang(riot) if gallery else demo_evening(riot)
        tell = partial(_tell, _database_url(Path(folder))) if gallery else None
        evening = asyncio.create_task(_evening(discord, stages, script, ask=gallery, tell=tell))
        ended = asyncio.create_task(bot.wait())
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait([ended, stopped], return_when=asyncio.FIRST_COMPLETED)
        for task in (evening, stopped):
            task.cancel()
        await asyncio.gather(evening, stopped, return_exceptions=True)
        if not ended.done():
            bot.terminate()
        return await ended


async def _listen(discord: LocalDiscord, port: int) -> None:
    try:
        await discord.start(port)
    except OSError:
        await discord.start(0)  # somebody else has that port


def _database_url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'demo.db'}"


def _settings(riot: LocalRiot, discord: LocalDiscord, database_url: str) -> dict[str, str]:
    """The environment without any setting of a real bot, and the demo's instead."""
    from tracking.settings import Settings

    names = {name.upper() for name in Settings.model_fields}
    plain = {
        name: value for name, value in os.environ.items() if name.removesuffix("_FILE") not in names
    }
    return (
        plain
        | QUICK
        | {
            "DISCORD_TOKEN": discord.token,
            "DISCORD_API_URL": discord.api_url,
            "DISCORD_GATEWAY_URL": discord.gateway_url,
            "RIOT_API_KEY": DEFAULT_KEY,
            "RIOT_API_URL": riot.url_template,
            "PYTHONPATH": str(ROOT),
            "DATABASE_URL": database_url,
        }
    )


_OWNER = """\
  What the owner of an account does when /account link asks for his profile icon:
  curl -d '{{"player": "Quiet Otter#EUW", "icon": 7}}' {url}/sim/icons
"""


@dataclass(frozen=True, slots=True)
class Stage:
    """Where it plays, and as whom the visitor acts."""

    channel_id: int
    visitor_id: int


EVENING = (("The Quiet Nexus", "results", "You", "en-US"),)
GALLERY = (
    *EVENING,
    ("Le Nexus paisible", "résultats", "Toi", "fr"),
    ("Der stille Nexus", "ergebnisse", "Du", "de"),
    ("El nexo tranquilo", "resultados", "Tú", "es-ES"),
    ("조용한 넥서스", "결과", "나", "ko"),
)
"""A server and its channel, the visitor there, and the language both have."""


def _stages(discord: LocalDiscord, told: Iterable[tuple[str, str, str, str]]) -> list[Stage]:
    stages = []
    for server, name, visitor, locale in told:
        guild = discord.add_guild(server, locale=locale)
        channel = discord.add_channel(guild.id, name)
        if told is EVENING:
            discord.add_channel(guild.id, "talk")
        user = discord.add_user(
            visitor.lower(),
            guild.id,
            display_name=visitor,
            permissions=MANAGE_SERVER,
            locale=locale,
        )
        stages.append(Stage(channel_id=channel.id, visitor_id=user.id))
    return stages


async def _evening(
    discord: LocalDiscord,
    stages: Sequence[Stage],
    evening: Evening,
    *,
    ask: bool = False,
    tell: Callable[[], Awaitable[None]] | None = None,
) -> None:
    try:
        for stage in stages:
            await _follow(discord, stage, evening.friends)
        # In the evening the visitor may say himself who he is.
        for stage, friend in zip(stages, evening.friends, strict=False) if stages[1:] else ():
            await _introduce(discord, stage, friend)
            await _post_promotions(discord, stage)
        await evening.timeline.run()
        if ask:
            await asyncio.sleep(SETTLED)
            for stage in stages:
                await _ask(discord, stage, evening.friends)
        if tell is not None:
            await tell()
    except Exception as error:  # nobody looks at the task before the end
        print(f"  The evening broke off: {error!r}\n")
        raise
    print("  The evening is over. The page stays; try /players, or /player add.\n")


async def _tell(database_url: str) -> None:
    """What comes once a week, and once a night."""
    await recaps_of_the_week(database_url)
    await digests_of_a_night(database_url)


async def _follow(discord: LocalDiscord, stage: Stage, friends: Iterable[Account]) -> None:
    """Do as a moderator does: choose the channel, follow everybody."""
    await discord.gateway.wait_connected(timeout=60)
    await discord.slash(
        stage.visitor_id, stage.channel_id, "channel set", channel=str(stage.channel_id)
    )
    for friend in friends:
        reply = await discord.slash(
            stage.visitor_id, stage.channel_id, "player add", riot_id=friend.riot_id
        )
        # Plain, for a terminal: the page shows the whole answer.
        trouble = "" if f"<#{stage.channel_id}>" in (reply.content or "") else f": {reply.content}"
        print(f"  /player add {friend.riot_id}{trouble}")


async def _introduce(discord: LocalDiscord, stage: Stage, friend: Account) -> None:
    """The visitor says which of the players he is, and that he wants to be mentioned."""
    reply = await discord.slash(
        stage.visitor_id, stage.channel_id, "account link", riot_id=friend.riot_id
    )
    await reply.until(lambda shown: bool(shown.components))
    assert reply.message is not None
    await discord.click(stage.visitor_id, reply.message, "account:on:0")


async def _post_promotions(discord: LocalDiscord, stage: Stage) -> None:
    """Promotions have a post of their own only where they have a channel."""
    here = str(stage.channel_id)
    await discord.slash(
        stage.visitor_id, stage.channel_id, "channel set", channel=here, kind="promotions"
    )


async def _ask(discord: LocalDiscord, stage: Stage, friends: Sequence[Account]) -> None:
    """What members ask for, of the friend who plays League most and of one who plays TFT."""
    first, last = friends[0].riot_id, friends[-2].riot_id
    asked: Sequence[tuple[str, dict[str, str]]] = (
        ("live", {}),
        ("history", {"player": first}),
        ("history", {"player": last, "queue": "tft"}),
        ("stats", {"player": first}),
        ("rank", {"player": first}),
        ("leaderboard", {}),
        ("players", {}),
        ("privacy show", {}),
        ("privacy show", {"riot_id": last}),
    )
    for path, options in asked:
        await discord.send_slash(stage.visitor_id, stage.channel_id, path, options)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m simulators.demo", description=__doc__)
    parser.add_argument("--port", type=int, default=PORT, help=f"of the page, {PORT} by default")
    parser.add_argument("--gallery", action="store_true", help="a game of every kind instead")
    given = parser.parse_args()
    sys.exit(asyncio.run(main(given.port, gallery=given.gallery)))
