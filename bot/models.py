"""Which model polls: its turns, and what it takes over when it starts.

`USE_GAME_CENTRIC_MODEL`, `--game-centric` and `--legacy` choose; nothing else differs.
"""

import logging
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tracking import outbox
from tracking.clock import Clock
from tracking.database import reign
from tracking.database.cleanup import UNDO, is_archived
from tracking.database.engine import Database
from tracking.errors import ConfigurationError
from tracking.health.alerts import Alerts
from tracking.legacy.polling import PollingService
from tracking.legacy.recovery import Recovery
from tracking.legacy.store import is_empty
from tracking.polling.service import GameCentricPollingService
from tracking.recaps import Recaps
from tracking.riot.client import RiotClient
from tracking.settings import Settings

log = logging.getLogger(__name__)

UPKEEP_SECONDS = 60.0
RANKS_SECONDS = 15.0
"""How often is looked whose ranks are due; who is looked at is bounded by the budget alone."""
ALERTS_SECONDS = 60.0
RECAPS_SECONDS = 30.0
"""How often is looked which servers' recaps are due; each says its hour."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn and how often it runs."""

    name: str
    run: Callable[[], Coroutine[Any, Any, Mapping[str, Any]]]
    seconds: float
    record_idle: bool = False
    """Whether a run that did nothing is written down too."""


def turns(
    settings: Settings,
    service: GameCentricPollingService,
    *,
    database: Database,
    riot: RiotClient,
    clock: Clock,
) -> list[Turn]:
    """The turns of the model that is chosen."""
    upkeep = Turn(name="upkeep", run=service.upkeep_turn, seconds=UPKEEP_SECONDS)
    if not settings.use_game_centric_model:
        old = PollingService(database=database, riot=riot, settings=settings, clock=clock)
        return [*_old_model(settings, old, service), upkeep]
    turns = [*_new_model(settings, service), upkeep, _alerts(settings, database, clock)]
    if settings.emit_events:
        turns += _announcing(settings, service, database, clock)
    return turns


def _old_model(
    settings: Settings, old: PollingService, service: GameCentricPollingService
) -> list[Turn]:
    return [
        Turn(
            name="polling",
            run=old.polling_turn,
            seconds=settings.detection_interval_seconds,
            record_idle=True,
        ),
        # What the new model had open when it was switched off still gets its result.
        Turn(
            name="leftovers",
            run=service.leftovers_turn,
            seconds=settings.completion_interval_seconds,
        ),
    ]


def _new_model(settings: Settings, service: GameCentricPollingService) -> list[Turn]:
    history = settings.history_interval_seconds
    return [
        Turn(
            name="detection",
            run=service.detection_turn,
            seconds=settings.detection_interval_seconds,
            record_idle=True,
        ),
        Turn(
            name="completion",
            run=service.completion_turn,
            seconds=settings.completion_interval_seconds,
            record_idle=True,
        ),
        # Looked at ten times within the interval, so that players come due one by one.
        Turn(name="history", run=service.history_turn, seconds=min(60.0, max(1.0, history / 10))),
        # Settings that speed up detection, as the demo's, speed up what follows games too.
        Turn(
            name="ranks",
            run=service.ranks_turn,
            seconds=min(RANKS_SECONDS, settings.detection_interval_seconds),
        ),
    ]


def _alerts(settings: Settings, database: Database, clock: Clock) -> Turn:
    alerts = Alerts(
        database=database,
        clock=clock,
        most_retries=settings.max_result_retries,
        emit=settings.emit_events,
    )
    return Turn(name="alerts", run=alerts.turn, seconds=ALERTS_SECONDS)


def _announcing(
    settings: Settings, service: GameCentricPollingService, database: Database, clock: Clock
) -> list[Turn]:
    """What only a process that announces does. A shadow makes no recaps: whoever takes over makes
    those that are due itself, from the same stored games, so that two processes on one database
    never tell of one period both."""
    recaps = Recaps(database=database, clock=clock)
    return [
        Turn(name="recaps", run=recaps.turn, seconds=RECAPS_SECONDS),
        # The plan stops the shadow after the cut-over; what it finishes until then is owed too.
        Turn(
            name="takeover",
            run=service.takeover_turn,
            seconds=settings.completion_interval_seconds,
        ),
    ]


async def demand_its_tables(settings: Settings, database: Database) -> None:
    """Raise ConfigurationError where the old model is to run and its table is archived (006)."""
    if settings.use_game_centric_model:
        return
    async with database.read() as session:
        if not await is_archived(session):
            return
    raise ConfigurationError(
        "USE_GAME_CENTRIC_MODEL is false, but game_states is archived (revision 006); take that "
        f"back first with `{UNDO}`, or set USE_GAME_CENTRIC_MODEL to true"
    )


async def take_over(settings: Settings, database: Database, clock: Clock) -> None:
    """Take over the posts of a process that is gone or a shadow, and the games that are open at
    this moment from the other model's table.

    Only a process that announces does: a shadow is measured by what it sees itself.
    """
    if not settings.emit_events:
        return
    # Nobody else sends while we hold the role, so whoever claimed something is gone.
    async with database.write() as session:
        await outbox.release_claims(session, clock.now())
        max_age = timedelta(hours=settings.announce_max_age_hours)
        promoted = await outbox.promote(session, clock.now(), max_age)
    if promoted:
        log.info("%d posts that a shadow only put down are owed now", promoted)
    async with database.write() as session:
        await reign.begin(session, game_centric=settings.use_game_centric_model, now=clock.now())
    young = timedelta(hours=settings.result_deadline_hours)
    recovery = Recovery(database=database, clock=clock, young=young)
    async with database.read() as session:
        untouched = await is_empty(session)
    if settings.use_game_centric_model:
        if not untouched:
            done = await recovery.to_tracked_games(since=clock.now() - young)
            log.info("taken over from the old model: %d games", done.rows)
        return
    if untouched:
        log.warning(
            "the old model runs on a database that it has never written to; is "
            "USE_GAME_CENTRIC_MODEL false on purpose?"
        )
    done = await recovery.to_game_states(only_open=True)
    log.info("taken over from the new model: %d games", done.rows)
