"""No data loss: games without their row, owed announcements that are not out."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Exists, Row, and_, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.choice_models import MutedGame
from tracking.database.guilds import effective_channel
from tracking.database.models import GameState, Guild, LoopRun, Player, Subscription, TrackedGameRow
from tracking.database.outbox_models import Announcement
from tracking.database.states import NOT_IN_GAME, has_status
from tracking.domain.events import Kind, State
from tracking.domain.games import GameStatus
from tracking.health.figures import Loss
from tracking.health.metrics import RECOVERED, is_completed
from tracking.health.unsent import Query, Told, in_the_outbox, some_of

ENQUEUED_WITHIN = timedelta(minutes=1)
"""It is written with the result, in one transaction."""

LEFT_WITHIN = timedelta(minutes=2)
"""A turn of the leftovers does not take longer."""

LONGEST_WAIT = timedelta(days=3)
"""No game is given up longer after it was detected (RESULT_DEADLINE_HOURS is a day)."""


async def data_loss(session: AsyncSession, *, since: datetime, now: datetime) -> Loss:
    """What the audit of the match lists found, and what channels are still owed.

    The audit is the history turn's: it notes what is missing before it repairs anything.
    """
    audit = await _audit(session, since)
    unsent = await in_the_outbox(session, since=since, now=now)
    unsent += await _never_enqueued(session, since, now)
    return Loss(
        audited=audit["listed"],
        overdue=audit["games"],
        unsent=unsent.sentences,
        more_unsent=unsent.more,
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


async def _never_enqueued(session: AsyncSession, since: datetime, now: datetime) -> Told:
    """Games that are over, and of which nothing in the outbox names a player whom it should."""
    shadow, leftovers = not await _announces(session, since), await _leftovers_until(session, since)
    found = Told()
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
        )
        named = _named(session, kind, over_at)
        ways = [named]
        if shadow:
            # It puts down what it would have told, whoever has told it: of everybody.
            put_down = named.where(Announcement.state == State.SUPPRESSED.value)
            left = over_at <= leftovers
            nobodys = owed.where(_nobodys(over_at), ~put_down, ~left)
            found += await some_of(session, nobodys, _never)
            ways = [put_down, named.where(left)]
        else:
            owed = owed.where(~_by_old_service())
        found += await some_of(
            session,
            _to_guilds(owed, ways),
            lambda row: f"{_never(row)} in server {row.guild_id}",
        )
    return found


def _never(row: Row[Any]) -> str:
    return f"{row.platform}_{row.game_id} of {row.game_name}#{row.tag_line} was never announced"


def _nobodys(over_at: Any) -> ColumnElement[bool]:
    """Nobody followed him when it was over, as with the players of an old database. Whoever was
    followed then may have been muted, and that is forgotten with the subscription."""
    return and_(
        ~exists().where(Subscription.player_id == TrackedGameRow.player_id),
        or_(Player.unfollowed_at.is_(None), Player.unfollowed_at <= over_at),
    )


async def _leftovers_until(session: AsyncSession, since: datetime) -> datetime:
    """Until when the bot, with the old model after the operator went back, brought to its end and
    told of what had been open then; a shadow beside it does not put that down."""
    last = await session.scalar(
        select(func.max(LoopRun.started_at)).where(
            LoopRun.loop == "leftovers", LoopRun.started_at >= since
        )
    )
    return last + LEFT_WITHIN if last else since


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


def _to_guilds(owed: Query, ways: Sequence[Exists]) -> Query:
    """Of what is owed, that of which a server is not told in any of these ways although it follows
    the player."""
    told = or_(*(named.where(Announcement.guild_id == Subscription.guild_id) for named in ways))
    return (
        owed.add_columns(Subscription.guild_id)
        .join(Subscription, Subscription.player_id == TrackedGameRow.player_id)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(
            func.coalesce(TrackedGameRow.ended_at, TrackedGameRow.seen_at)
            >= Subscription.created_at,
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
    already when his part of it came to its end: a channel is told of a game once, and who has a
    result of no missing one."""
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
        Announcement.kind.in_([each.value for each in (kind, Kind.RESULT)]),
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
