"""One run on one database: set up, play, drain, judge."""

import asyncio
import random
import tempfile
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from simulators.discord import LocalDiscord
from simulators.riot import DEFAULT_KEY, LocalRiot
from tests.chaos.databases import Store, opened
from tests.chaos.judge import UNFINISHED, Judge, Verdict
from tests.chaos.process import BotProcess, Killer
from tests.chaos.scale import Scale
from tests.chaos.script import write_script
from tests.chaos.stage import Stage, on_time
from tests.chaos.trouble import Troublemaker

TFT_KEY = "RGAPI-simulated-tft"


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a run gave."""

    seed: int
    database: str
    seconds: float
    drained: float | None
    """How long the bot took to finish; None where it did not in time."""
    stage: Stage
    bot: BotProcess
    verdict: Verdict
    left: str


async def run_once(seed: int, scale: Scale, dialect: str, folder: Path | None = None) -> Outcome:
    """Play the script of this seed on one database and judge it. Logs are kept in `folder`."""
    async with AsyncExitStack() as stack:
        if folder is None:
            made = tempfile.TemporaryDirectory(prefix="tracker-chaos-")
            folder = Path(stack.enter_context(made))
        store = await stack.enter_async_context(opened(dialect, folder))
        riot = await stack.enter_async_context(LocalRiot(limits=None, latency=(0.0, 0.02)))
        if two_keys(seed, dialect):
            riot.add_key(TFT_KEY, application="tft", games=frozenset({"tft"}))
        discord = await stack.enter_async_context(LocalDiscord())
        script = write_script(seed, scale)
        stage = Stage(script, riot, discord)
        stage.build()
        bot = BotProcess(_settings(stage, store), folder)
        stack.push_async_callback(bot.kill)
        return await _play(stage, store, bot)


def two_keys(seed: int, dialect: str) -> bool:
    """One key for both games in one run, one each in the other."""
    return (
        random.Random(f"{seed}/keys").random() < 0.5
        if dialect == "sqlite"
        else (not two_keys(seed, "sqlite"))
    )


async def _play(stage: Stage, store: Store, bot: BotProcess) -> Outcome:
    began = time.monotonic()
    script, trouble = stage.script, Troublemaker(stage, store)
    await bot.start()
    await stage.discord.gateway.wait_connected(timeout=60)
    await stage.follow_everybody()
    moments = {"post": stage.next_post, "record": stage.next_record}
    killer = Killer(bot, moments, stage.connected, script.scale.patience)
    background = asyncio.gather(
        on_time([(t.at, partial(trouble.riot, t)) for t in script.riot]),
        on_time([(t.at, partial(trouble.discord, t)) for t in script.discord]),
        on_time([(t.at, partial(trouble.database, t)) for t in script.database]),
        on_time([(t.at, partial(trouble.people, t)) for t in script.people]),
        killer.follow(script.kills, script.scale.kill_within),
        stage.play(),
    )
    await background
    trouble.all_clear()
    drained, left = await _drain(stage, store)
    verdict = await Judge(stage).judge(store)
    return Outcome(
        seed=script.seed,
        database=store.name,
        seconds=time.monotonic() - began,
        drained=drained,
        stage=stage,
        bot=bot,
        verdict=verdict,
        left=left,
    )


async def _drain(stage: Stage, store: Store) -> tuple[float | None, str]:
    """Wait until nothing is left to be done; what is left where that takes too long."""
    began = time.monotonic()
    last = max((p.game.published_at or 0.0) for p in stage.played)
    await asyncio.sleep(max(0.0, last - time.time()))
    left = ""
    while (waited := time.monotonic() - began) < stage.script.scale.drain:
        left = await left_by_new(store, max(last, time.time() - waited))
        if not left:
            return waited, ""
        await asyncio.sleep(0.5)
    return None, left


COMPARED = """
    SELECT count(*) AS n FROM tracked_players p
    WHERE EXISTS (SELECT 1 FROM subscriptions s WHERE s.player_id = p.id)
      AND (p.history_at IS NULL OR p.history_at < '{since}')
"""


async def left_by_new(store: Store, since: float) -> str:
    """What the new model has still to do, having compared everybody after that instant."""
    moment = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(since + 1))
    [row] = await store.rows(UNFINISHED)
    [behind] = await store.rows(COMPARED.format(since=moment))
    parts = {
        "games ACTIVE": row["active"],
        "announcements waiting": row["waiting"],
        "players not compared": behind["n"],
    }
    return ", ".join(f"{count} {what}" for what, count in parts.items() if count)


def _settings(stage: Stage, store: Store) -> dict[str, str]:
    keys = {"RIOT_API_KEY": DEFAULT_KEY}
    if TFT_KEY in stage.riot.keys:
        keys["TFT_RIOT_API_KEY"] = TFT_KEY
    return {
        **stage.script.scale.settings(),
        **keys,
        "DATABASE_URL": store.url,
        "DISCORD_TOKEN": stage.discord.token,
        "DISCORD_API_URL": stage.discord.api_url,
        "DISCORD_GATEWAY_URL": stage.discord.gateway_url,
        "RIOT_API_URL": stage.riot.url_template,
    }
