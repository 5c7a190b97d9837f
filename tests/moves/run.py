"""One round on one database: set up, play while the operator moves, drain, judge."""

import asyncio
import tempfile
import time
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from simulators.discord import LocalDiscord
from simulators.riot import DEFAULT_KEY, LocalRiot
from tests.chaos.databases import Store, opened
from tests.chaos.judge import Verdict
from tests.chaos.run import left_by_new
from tests.chaos.stage import Stage
from tests.moves.choices import Choices, choose
from tests.moves.judge import MovesJudge
from tests.moves.operator import Diary, Operator, Pace
from tests.moves.script import LONG_AGO, Round

LEFT_BY_OLD = """
    SELECT (SELECT count(*) FROM announcements WHERE state IN ('PENDING', 'SENDING')) AS waiting,
           (SELECT count(*) FROM tracked_games
            WHERE status = 'ACTIVE' AND detected_at < '{moved}') AS active,
           (SELECT count(*) FROM game_states s WHERE s.status = 'IN_GAME' AND NOT EXISTS
               (SELECT 1 FROM game_states n WHERE n.player_id = s.player_id AND
                (n.created_at > s.created_at OR (n.created_at = s.created_at AND n.id > s.id)))
           ) AS playing
"""

QUIET = 2.0
"""Nothing was left to be done for so long."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What a round gave."""

    name: str
    seconds: float
    drained: float | None
    """How long the bot took to finish; None where it did not in time."""
    left: str
    plan: Round
    diary: Diary
    stage: Stage
    operator: Operator
    verdict: Verdict
    forgiven: Mapping[str, int]
    """Results that were not owed and not told, by the reason."""

    def passed(self) -> bool:
        """Whether every promise held."""
        hung = self.operator.bot.slow_stops + self.operator.shadow.slow_stops
        return not self.verdict.broken and self.drained is not None and not hung


async def play(name: str, plan: Round, dialect: str, folder: Path | None = None) -> Outcome:
    """Play one round. Logs are kept in `folder`."""
    async with AsyncExitStack() as stack:
        if folder is None:
            made = tempfile.TemporaryDirectory(prefix="tracker-moves-")
            folder = Path(stack.enter_context(made))
        store = await stack.enter_async_context(opened(dialect, folder))
        riot = await stack.enter_async_context(LocalRiot(limits=None, latency=(0.0, 0.02)))
        discord = await stack.enter_async_context(LocalDiscord())
        stage = Stage(plan.script, riot, discord)
        stage.build()
        diary = Diary()

        choices: Choices | None = None

        def judge() -> MovesJudge:
            strict = plan.max_age == LONG_AGO
            return MovesJudge(stage, diary, strict=strict, choices=choices)

        async def untold() -> list[str]:
            return await judge().untold(store)

        pace = Pace()
        operator = Operator(_settings(stage, store), folder, stage, untold, diary, pace)
        stack.push_async_callback(operator.bot.kill)
        stack.push_async_callback(operator.shadow.kill)
        began = time.monotonic()
        await operator.start(new=plan.starts_new)
        await discord.gateway.wait_connected(timeout=60)
        await stage.follow_everybody()
        choices = await choose(stage, store)
        await asyncio.gather(operator.follow(plan), pace.play(stage))
        drained, left = await _drain(stage, store, diary)
        last = judge()
        verdict = await last.judge(store)
        return Outcome(
            name=name,
            seconds=time.monotonic() - began,
            drained=drained,
            left=left,
            plan=plan,
            diary=diary,
            stage=stage,
            operator=operator,
            verdict=verdict,
            forgiven=last.forgiven,
        )


async def _drain(stage: Stage, store: Store, diary: Diary) -> tuple[float | None, str]:
    """Wait until nothing is left to be done for a while; what is left where that takes too long."""
    published = max((p.game.published_at or 0.0) for p in stage.played)
    await asyncio.sleep(max(0.0, published - time.time()))
    began = quiet_since = time.monotonic()
    left = ""
    while (waited := time.monotonic() - began) < stage.script.scale.drain:
        if diary.new:
            left = await left_by_new(store, time.time() - waited)
        else:
            left = await _left_by_old(store, diary)
        if left:
            quiet_since = time.monotonic()
        elif diary.new or time.monotonic() - quiet_since > QUIET:
            return waited, ""
        await asyncio.sleep(0.5)
    return None, left


async def _left_by_old(store: Store, diary: Diary) -> str:
    moved = time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(diary.moves[-1][0]))
    [row] = await store.rows(LEFT_BY_OLD.format(moved=moved))
    parts = {
        "players IN_GAME": row["playing"],
        "announcements waiting": row["waiting"],
        "games of the new model ACTIVE": row["active"],
    }
    return ", ".join(f"{count} {what}" for what, count in parts.items() if count)


def _settings(stage: Stage, store: Store) -> dict[str, str]:
    return {
        **stage.script.scale.settings(),
        "RESULT_GRACE_SECONDS": "8",
        "RIOT_API_KEY": DEFAULT_KEY,
        "RIOT_BUDGET_SHARE": "0.5",
        "DATABASE_URL": store.url,
        "DISCORD_TOKEN": stage.discord.token,
        "DISCORD_API_URL": stage.discord.api_url,
        "DISCORD_GATEWAY_URL": stage.discord.gateway_url,
        "RIOT_API_URL": stage.riot.url_template,
    }
