"""The operator's commands on the command line: health, recover, adopt."""

import argparse
import json
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from bot.progress import Progress
from bot.views.health_text import health_lines
from tracking.clock import Clock, SystemClock
from tracking.database.blockers import who_uses
from tracking.database.cleanup import UNDO, is_archived
from tracking.database.engine import Database
from tracking.database.migrate import demand_current
from tracking.errors import AlreadyRunning, ConfigurationError, Refused, UserMistake
from tracking.health.criteria import Judgement, Outcome, judge
from tracking.health.figures import Figures
from tracking.health.report import collect
from tracking.legacy import parity
from tracking.legacy.recovery import Recovery
from tracking.players.adopt import adopt
from tracking.settings import Settings

HOLDS, FAILS, CANNOT_SAY = 0, 1, 3


@asynccontextmanager
async def _opened(settings: Settings) -> AsyncIterator[Database]:
    database = Database(settings.database_url)
    try:
        await demand_current(database)
        yield database
    finally:
        await database.close()


def loop_intervals(settings: Settings) -> dict[str, float]:
    """The interval of each loop that must keep up, in seconds, by the loop's name."""
    return {
        "detection": settings.detection_interval_seconds,
        "completion": settings.completion_interval_seconds,
        "history": settings.history_interval_seconds,
    }


async def measure(
    database: Database, *, hours: float, intervals: Mapping[str, float], clock: Clock
) -> Figures:
    """All figures of the last `hours`, read in one transaction."""
    now = clock.now()
    async with database.read() as session:
        compared = await parity.measure(session, since=now - timedelta(hours=hours), now=now)
        return await collect(session, parity=compared, now=now, hours=hours, intervals=intervals)


async def health(settings: Settings, *, hours: float, as_json: bool) -> int:
    """Print the migration's health; the exit code says whether every criterion holds."""
    async with _opened(settings) as database:
        figures = await measure(
            database, hours=hours, intervals=loop_intervals(settings), clock=SystemClock()
        )
    judgement = judge(figures)
    if as_json:
        print(json.dumps(as_data(figures, judgement), indent=2, default=_plain))
    else:
        print("\n".join(health_lines(figures, judgement)))
    return exit_code(judgement)


def exit_code(judgement: Judgement) -> int:
    """0 where every applicable criterion holds, 1 where one fails, 3 where it cannot be said."""
    outcomes = {criterion.outcome for criterion in judgement.criteria}
    if Outcome.FAIL in outcomes:
        return FAILS
    return CANNOT_SAY if Outcome.TOO_LITTLE_DATA in outcomes else HOLDS


def as_data(figures: Figures, judgement: Judgement) -> dict[str, object]:
    """The report as JSON: the verdict, the criteria, and the figures they come from."""
    return {
        "since": figures.since,
        "until": figures.until,
        "verdict": judgement.verdict.value,
        "reason": judgement.reason,
        "emits": figures.emits,
        "criteria": [asdict(criterion) for criterion in judgement.criteria],
        "figures": asdict(figures),
    }


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


async def recover(settings: Settings, *, to: str, since: datetime | None, dry_run: bool) -> int:
    """Back-fill one model's table from the other's, with its progress on stderr."""
    async with _opened(settings) as database:
        if to == "game_states":
            await _demand_not_archived(database)
        days = settings.raw_response_days
        recovery = Recovery(
            database=database,
            clock=SystemClock(),
            young=timedelta(hours=settings.result_deadline_hours),
            raw_kept=timedelta(days=days) if days else None,
        )
        fill = recovery.to_game_states if to == "game_states" else recovery.to_tracked_games
        progress = Progress(SystemClock())
        try:
            done = await fill(since=since, dry_run=dry_run, progress=progress)
        except TimeoutError:
            raise await _held_up(database) from None
        progress.end()
    verb = "would be written" if dry_run else "written"
    print(f"{done.rows} rows {verb} to {to}, of {done.players} players.")
    return HOLDS


async def _held_up(database: Database) -> AlreadyRunning:
    """What to say where a statement waited in vain, which it does for a transaction of somebody."""
    async with database.engine.connect() as connection:
        users = await who_uses(connection)
    return AlreadyRunning(
        f"rows that are needed are held for a minute{users and f' by {users}'}; end that, and run "
        "this again: it goes on where it stopped"
    )


async def _demand_not_archived(database: Database) -> None:
    async with database.read() as session:
        if await is_archived(session):
            raise Refused(
                "game_states is archived (revision 006), so nothing is written to it any more; "
                f"take that back first with `{UNDO}`."
            )


async def adopt_players(
    settings: Settings, *, guild_id: int, channel_id: int, names: list[str]
) -> int:
    """Give players of an old database to a server and channel that Discord knows."""
    # What speaks with Discord takes its time to import, which the other commands would wait for.
    from bot.destination import demand_destination

    unseen = await demand_destination(settings, guild_id=guild_id, channel_id=channel_id)
    async with _opened(settings) as database, database.write() as session:
        try:
            done = await adopt(
                session,
                guild_id=guild_id,
                channel_id=channel_id,
                names=names,
                most=settings.max_players_per_guild,
                now=SystemClock().now(),
            )
        except UserMistake as mistake:
            raise ConfigurationError(mistake.message) from None
    if unseen:
        print(unseen, file=sys.stderr)
    unknown = dict(done.unknown)
    for name in done.new:
        print(f"followed  {name}{f'  ({unknown[name]})' if name in unknown else ''}")
    print(f"{len(done.new)} players are followed anew; {done.followed_already} were already.")
    return HOLDS


def moment(text: str) -> datetime:
    """`2026-11-24`, `2026-11-24T18:00`, with or without an offset; UTC where none is given."""
    try:
        at = datetime.fromisoformat(text)
        return (at if at.tzinfo else at.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no time; write it like 2026-11-24T18:00 (UTC), or 2026-11-24"
        ) from None
