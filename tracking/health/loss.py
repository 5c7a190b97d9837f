"""No data loss: games without their row, owed announcements that are not out."""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from tracking.database.models import (
    Announcement,
    GameState,
    Guild,
    LoopRun,
    PausedChannel,
    Player,
    Subscription,
    TrackedGameRow,
)
from tracking.database.states import NOT_IN_GAME, has_status
from tracking.domain.events import Kind, State
from tracking.domain.games import GameStatus
from tracking.health.figures import Loss

SENT_WITHIN = timedelta(minutes=10)
"""An announcement that is due for longer is unsent."""

MOST = 20
"""Sentences of each sort; more are not read by anybody."""


async def data_loss(session: AsyncSession, *, role: str, since: datetime, now: datetime) -> Loss:
    """What the audit of the match lists found, and what channels are still owed.

    The audit is the history turn's: it notes what is missing before it repairs anything.
    """
    runs = await session.scalars(
        select(LoopRun.detail).where(
            LoopRun.loop == "history", LoopRun.role == role, LoopRun.started_at >= since
        )
    )
    audited, overdue = 0, []
    for detail in runs:
        if isinstance(detail, dict):
            audited += int(detail.get("listed", 0))
            overdue += [str(each) for each in detail.get("overdue_games", ())]
    unsent = [*await _waiting(session, now), *await _failed(session, since)]
    unsent += await _never_enqueued(session, since, now)
    games = [f"{match_id} had no row" for match_id in overdue]
    return Loss(audited=audited, overdue=tuple(games), unsent=tuple(unsent))


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
    """Results that a server is owed and for which nothing stands in the outbox."""
    game = TrackedGameRow
    told = exists().where(
        Announcement.platform == game.platform,
        Announcement.game_id == game.game_id,
        Announcement.guild_id == Subscription.guild_id,
    )
    by_old_service = exists().where(
        GameState.game_id == game.game_id,
        GameState.player_id == game.player_id,
        has_status(GameState.status, NOT_IN_GAME),
        GameState.origin.is_(None),
    )
    rows = await session.execute(
        select(game.platform, game.game_id, Player.game_name)
        .join(Player, Player.id == game.player_id)
        .join(Subscription, Subscription.player_id == game.player_id)
        .join(Guild, Guild.id == Subscription.guild_id)
        .where(
            game.status == GameStatus.COMPLETED.value,
            game.completed_at >= since,
            game.completed_at < now - timedelta(minutes=1),
            game.ended_at >= Subscription.created_at,
            or_(game.source.is_(None), game.source != "recover"),
            or_(Subscription.channel_id.is_not(None), _has_channel()),
            ~told,
            ~by_old_service,
        )
        .limit(MOST)
    )
    return [f"{row.platform}_{row.game_id} of {row.game_name} was never announced" for row in rows]


def _has_channel() -> ColumnElement[bool]:
    return or_(Guild.channel_id.is_not(None), Subscription.fallback_channel_id.is_not(None))
