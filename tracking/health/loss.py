"""No data loss: games without their row, owed announcements that are not out."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Exists, Select, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.choice_models import MutedGame
from tracking.database.guilds import effective_channel
from tracking.database.models import GameState, Guild, LoopRun, Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement, PausedChannel
from tracking.database.states import NOT_IN_GAME, has_status
from tracking.domain.events import Kind, State
from tracking.domain.games import GameStatus
from tracking.health.figures import Loss
from tracking.health.metrics import RECOVERED, is_completed

Query = Select[*tuple[Any, ...]]

SENT_WITHIN = timedelta(minutes=10)
"""An announcement that is due for longer is unsent."""

ENQUEUED_WITHIN = timedelta(minutes=1)
"""It is written with the result, in one transaction."""

LONGEST_WAIT = timedelta(days=3)
"""No game is given up longer after it was detected (RESULT_DEADLINE_HOURS is a day)."""

MOST = 20
"""Sentences of each sort; more are not read by anybody."""


async def data_loss(session: AsyncSession, *, since: datetime, now: datetime) -> Loss:
    """What the audit of the match lists found, and what channels are still owed.

    The audit is the history turn's: it notes what is missing before it repairs anything.
    """
    audit = await _audit(session, since)
    unsent = [*await _waiting(session, now), *await _failed(session, since)]
    unsent += await _never_enqueued(session, since, now)
    return Loss(
        audited=audit["listed"],
        overdue=audit["games"],
        unsent=tuple(unsent),
        after_absence=audit["after_absence"],
        listed_late=audit["listed_late"],
        refused=audit["refused"],
    )


async def _audit(session: AsyncSession, since: datetime) -> dict[str, Any]:
    """The audits of all turns together; a game that each of them finds is one."""
    runs = await session.scalars(
        select(LoopRun.detail).where(LoopRun.loop == "history", LoopRun.started_at >= since)
    )
    counts = dict.fromkeys(("listed", "after_absence", "listed_late", "refused"), 0)
    games: dict[str, None] = {}
    unnamed = 0
    for detail in runs:
        if not isinstance(detail, dict):
            continue
        for name in counts:
            counts[name] += int(detail.get(name, 0))
        named = [str(each) for each in detail.get("overdue_games", ())]
        games |= dict.fromkeys(named)
        unnamed += max(0, int(detail.get("overdue", 0)) - len(named))
    told = [f"{match_id} had no row" for match_id in games]
    told += ["a game that no turn had room to name had no row"] * unnamed
    return {**counts, "games": tuple(told)}


async def _waiting(session: AsyncSession, now: datetime) -> list[str]:
    rows = await session.execute(
        select(Announcement.platform, Announcement.game_id, Announcement.channel_id)
        .where(
            Announcement.state.in_((State.PENDING.value, State.SENDING.value)),
            Announcement.kind != Kind.NOTICE.value,
            Announcement.due_at < now - SENT_WITHIN,
            Announcement.channel_id.not_in(select(PausedChannel.channel_id)),
        )
        .limit(MOST)
    )
    return [f"{row.platform}_{row.game_id} waits for channel {row.channel_id}" for row in rows]


async def _failed(session: AsyncSession, since: datetime) -> list[str]:
    rows = await session.execute(
        select(Announcement.platform, Announcement.game_id, Announcement.state)
        .where(
            Announcement.state.in_((State.FAILED.value, State.UNCERTAIN.value)),
            Announcement.kind != Kind.NOTICE.value,
            Announcement.created_at >= since,
        )
        .limit(MOST)
    )
    return [f"{row.platform}_{row.game_id} is {row.state.lower()}" for row in rows]


async def _never_enqueued(session: AsyncSession, since: datetime, now: datetime) -> list[str]:
    """Games that are over, and of which nothing in the outbox names a player whom it should."""
    shadow = not await _announces(session, since)
    found: list[Any] = []
    for kind, over_at, is_over in (
        (Kind.RESULT, TrackedGameRow.completed_at, _completed(since)),
        (Kind.UNAVAILABLE, TrackedGameRow.given_up_at, _given_up(since)),
    ):
        owed: Query = (
            select(
                TrackedGameRow.platform,
                TrackedGameRow.game_id,
                Player.game_name,
                Player.tag_line,
            )
            .join(Player, Player.id == TrackedGameRow.player_id)
            .where(is_over, over_at < now - ENQUEUED_WITHIN, _own_work())
            .limit(MOST)
        )
        named = _named(session, kind, over_at)
        if shadow:
            # It puts down what it would have told, whoever has told it: of everybody.
            named = named.where(Announcement.state == State.SUPPRESSED.value)
            nobodys = ~exists().where(Subscription.player_id == TrackedGameRow.player_id)
            found += (await session.execute(owed.where(nobodys, ~named))).all()
        else:
            owed = owed.where(~_by_old_service())
        found += (await session.execute(_to_guilds(owed, named))).all()
    return [
        f"{row.platform}_{row.game_id} of {row.game_name}#{row.tag_line} was never announced"
        for row in found
    ]


def _completed(since: datetime) -> ColumnElement[bool]:
    return and_(is_completed, TrackedGameRow.completed_at >= since)


def _given_up(since: datetime) -> ColumnElement[bool]:
    """That is told only of a game whose start had been seen."""
    return and_(
        TrackedGameRow.status == GameStatus.UNAVAILABLE.value,
        TrackedGameRow.seen_at.is_not(None),
        TrackedGameRow.detected_at >= since - LONGEST_WAIT,
        TrackedGameRow.given_up_at >= since,
    )


def _to_guilds(owed: Query, named: Exists) -> Query:
    """Of what is owed, that of which a server is not told although it follows the player."""
    told = named.where(Announcement.guild_id == Subscription.guild_id)
    return (
        owed.join(Subscription, Subscription.player_id == TrackedGameRow.player_id)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(
            TrackedGameRow.ended_at >= Subscription.created_at,
            Guild.left_at.is_(None),
            effective_channel(TrackedGameRow.game).is_not(None),
            ~told,
            ~_muted(),
        )
    )


def _muted() -> ColumnElement[bool]:
    """A filter of the server kept it from being posted when it ended; filters change since."""
    return exists().where(
        MutedGame.subscription_id == Subscription.id,
        MutedGame.platform == TrackedGameRow.platform,
        MutedGame.game_id == TrackedGameRow.game_id,
    )


def _own_work() -> ColumnElement[bool]:
    """Neither back-filled nor of a database that stood at 005, whose rows name no platform."""
    return and_(
        TrackedGameRow.platform.is_not(None),
        or_(TrackedGameRow.source.is_(None), TrackedGameRow.source != RECOVERED),
    )


def _by_old_service() -> ColumnElement[bool]:
    """The old service has finished it, and has told of it by itself."""
    game = TrackedGameRow
    return exists().where(
        GameState.game_id == game.game_id,
        GameState.player_id == game.player_id,
        has_status(GameState.status, NOT_IN_GAME),
        GameState.origin.is_(None),
    )


def _named(session: AsyncSession, kind: Kind, over_at: Any) -> Exists:
    """Whether the outbox holds something of this game that names its player, or that was out
    already when his part of it came to its end: a channel is told of a game once."""
    if session.get_bind().dialect.name == "sqlite":
        line = func.json_each(Announcement.payload, "$.players").table_valued("value")
        number = func.json_extract(line.c.value, "$.player_id")
        names: ColumnElement[bool] = exists(
            select(1).select_from(line).where(number == TrackedGameRow.player_id)
        ).correlate(Announcement, TrackedGameRow)
    else:
        line_of_his = func.jsonb_build_object("player_id", TrackedGameRow.player_id)
        names = Announcement.payload["players"].op("@>")(func.jsonb_build_array(line_of_his))
    return exists().where(
        Announcement.platform == TrackedGameRow.platform,
        Announcement.game_id == TrackedGameRow.game_id,
        Announcement.kind == kind.value,
        or_(names, Announcement.created_at < over_at),
    )


async def _announces(session: AsyncSession, since: datetime) -> bool:
    """Whether a process that announces ran the new model in the window."""
    return bool(
        await session.scalar(
            select(LoopRun.id)
            .where(LoopRun.loop == "completion", LoopRun.role == "bot", LoopRun.started_at >= since)
            .limit(1)
        )
    )
